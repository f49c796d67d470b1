package import Semantics

/// A value of one application with what people call it.
package struct NamedValue: Hashable, Sendable {
  package var node: NodeID
  package var name: NodeNames.Name
  package var type: ValueType
  package var value: TracedValue

  package init(node: NodeID, name: NodeNames.Name, type: ValueType, value: TracedValue) {
    self.node = node
    self.name = name
    self.type = type
    self.value = value
  }

  init(_ node: NodeID, _ trace: Trace, _ names: NodeNames) {
    self.init(
      node: node, name: names.nameOrText(of: node), type: trace.program[node].type,
      value: trace.value(of: node))
  }
}
