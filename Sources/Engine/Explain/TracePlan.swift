import Semantics

/// A plan that throws no value away, for tables of one layout.
final class TracePlan: Sendable {
  let binding: Binding
  let wanted: [NodeID]?
  /// The nodes that are wanted and all that they are computed from.
  let nodes: [NodeID]
  // The plan holds only values, but its enum payloads are not all declared Sendable; nothing writes to it after init.
  nonisolated(unsafe) let plan: Plan<ExactLanes>

  /// - Parameter wanted: some nodes; `nil` is all of them.
  init(
    _ program: Program, _ binding: Binding, bookValues: [NodeID: TracedValue], wanted: [NodeID]?
  ) throws(BindingError) {
    self.binding = binding
    self.wanted = wanted
    nodes = wanted.map { program.nodes(below: $0) } ?? program.nodes.indices.map { NodeID($0) }
    var builder = PlanBuilder<ExactLanes>(program, binding: binding, bookValues: bookValues)
    builder.keepsAll = true
    plan = try builder.build(wanted: nodes.filter { program[$0].domain != .book })
  }
}
