import Engine
import Semantics

/// The names by which cases set the values of a program.
struct SettableNames {
  private var names: [NodeID: [String]] = [:]

  init(_ program: Program) {
    for (index, node) in program.nodes.enumerated() where node.domain == .application {
      switch node.operation {
      case .field(let position):
        names[NodeID(index), default: []].append(program.record.fields[position].name)
      case .seen(let field, _, _):
        if let name = names[field] { names[NodeID(index)] = name }
      default: break
      }
    }
    for card in program.scorecards {
      for (node, member) in [(card.points, "points"), (card.pd, "pd")] {
        guard let node else { continue }
        names[program.unwrapped(node), default: []].append("\(card.name).\(member)")
      }
    }
    for definition in program.definitions {
      let node = program.unwrapped(definition.node)
      guard program[node].domain == .application, !program.isPolicy(node) else { continue }
      names[node, default: []].append(definition.name)
    }
  }

  /// All names of a value, of which a case sets each; empty where it has none.
  func all(of node: NodeID) -> [String] { names[node] ?? [] }

  /// What people call the value.
  func first(of node: NodeID) -> String? { names[node]?.first }
}
