import Engine
import Semantics
import Syntax

/// Finds the conditions and choices of one expression, without those of the named values it reads.
struct ExpressionWalk {
  let program: Program
  let named: Set<NodeID>
  /// Comparisons and other truths that are no logic themselves, in text order.
  private(set) var conditions: [NodeID] = []
  /// `if … then … else …`.
  private(set) var choices: [NodeID] = []
  private var seen: Set<NodeID> = []

  init(program: Program, named: Set<NodeID>) {
    self.program = program
    self.named = named
  }

  /// Visits a node whose truth is asked for if it is boolean; the root may have a name itself.
  mutating func visit(_ node: NodeID, isRoot: Bool = false) {
    guard seen.insert(node).inserted else { return }
    let operation = program[node].operation
    let isTruth = program[node].type == .boolean
    if named.contains(node), !isRoot {
      if isTruth { conditions.append(node) }
      return
    }
    switch operation {
    case .not(let inner), .retype(let inner), .broadcast(let inner): visit(inner)
    case .and(let parts) where isWindow(node, parts): conditions.append(node)
    case .and(let parts), .or(let parts): parts.forEach { visit($0) }
    // Which filing calendar is the application's stands with the calendars.
    case .choose(_, let then, _) where isCalendar(then): break
    case .choose(let condition, let then, let otherwise):
      choices.append(node)
      [condition, then, otherwise].forEach { visit($0) }
    case .compare, .inSet, .isMissing:
      conditions.append(node)
      operation.operands.forEach { visit($0) }
    // What the language does by itself has no text that a test could be about.
    case .known, .seen, .standing, .bins: break
    case .constant, .parameter: break
    default:
      if isTruth { conditions.append(node) }
      operation.operands.forEach { visit($0) }
    }
  }

  private func isCalendar(_ node: NodeID) -> Bool {
    if case .lastDue = program[node].operation { true } else { false }
  }

  /// Whether a conjunction is what `within` means: its comparisons stand where it stands itself.
  private func isWindow(_ node: NodeID, _ parts: [NodeID]) -> Bool {
    guard let span = program[node].span else { return false }
    return parts.contains { program[$0].span == span }
  }
}
