import Diagnostics
import Engine
import Semantics

// Branches of `if` that no case takes.
extension RuleAnalysis {
  /// A choice on the way to a node, and which way it goes there.
  private struct Turn: Hashable {
    var condition: NodeID
    var isTaken: Bool
  }

  private struct Visit: Hashable {
    var node: NodeID
    var path: [Turn]
  }

  /// Ways that are followed; a book has a few choices, not thousands.
  private static let visitLimit = 20_000

  mutating func lookAtBranches() {
    var contexts: [NodeID: [[Turn]]] = [:]
    var seen: Set<Visit> = []
    var pending = (program.definitions.map(\.node) + program.rules.map(\.condition)).map {
      Visit(node: $0, path: [])
    }
    while let visit = pending.popLast(), seen.count < Self.visitLimit {
      guard seen.insert(visit).inserted else { continue }
      let operation = program[visit.node].operation
      guard case .choose(let condition, let then, let otherwise) = operation else {
        pending += operation.operands.map { Visit(node: $0, path: visit.path) }
        continue
      }
      contexts[visit.node, default: []].append(visit.path)
      pending.append(Visit(node: condition, path: visit.path))
      for (branch, isTaken) in [(then, true), (otherwise, false)] {
        pending.append(
          Visit(
            node: branch, path: visit.path + [Turn(condition: condition, isTaken: isTaken)]))
      }
    }
    for node in contexts.keys.sorted() { lookAtChoice(node, contexts[node] ?? []) }
  }

  private mutating func lookAtChoice(_ node: NodeID, _ paths: [[Turn]]) {
    // What a parameter switches is meant to be switched.
    guard case .choose(let condition, let then, let otherwise) = program[node].operation,
      program[node].domain == .application, !program.isPolicy(condition)
    else { return }
    for (truth, branch) in [(true, then), (false, otherwise)] {
      var isNever = true
      var other: Witness?
      for path in paths where isNever {
        guard let space = space(path.map(\.condition) + [condition]) else { return }
        let roots = space.model.roots
        func search(_ wanted: Truths) -> ConditionSearch.Answer {
          ConditionSearch.first(space, reading: roots) { search in
            zip(roots, path.map { $0.isTaken ? Truths.yes : .no } + [wanted]).reduce(.reached) {
              $0.and(search.verdict($1.0, in: $1.1))
            }
          }
        }
        isNever = search(truth ? .yes : .no) == .none
        if isNever, case .found(let example) = search(truth ? .no : .yes) {
          other = witness(example, space)
        }
      }
      guard isNever, !paths.isEmpty else { continue }
      let span = place(of: condition, in: program[node].span ?? Self.nowhere)
      report(
        truth ? .branchNeverTaken : .otherwiseNeverTaken, ["text": .text(text(at: span))],
        at: program[branch].span ?? span,
        related: [RelatedPlace(role: "never_so_here", span: span)], witness: other)
    }
  }

  private static let nowhere = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
}
