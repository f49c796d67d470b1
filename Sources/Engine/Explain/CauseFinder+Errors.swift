package import Semantics

extension CauseFinder {
  /// Where an error value of the application began.
  package static func error(of node: NodeID, in trace: Trace, names: NodeNames) -> ErrorCause? {
    let program = trace.program
    var node = node
    while true {
      let next = program[node].operation.operands.first { operand in
        trace.values(of: operand).contains { $0.isError }
      }
      guard let next else { break }
      node = next
    }
    guard trace.values(of: node).contains(where: \.isError) else { return nil }
    let reason: ErrorCause.Reason =
      switch program[node].operation {
      case .reference: .beforeFirstReference
      case .round, .clamp: .crossedBounds
      default: .overflow
      }
    return ErrorCause(reason, names.text(of: node))
  }
}
