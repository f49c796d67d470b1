import Diagnostics
import Numbers
import Syntax

/// The growing graph of a program's nodes: equal nodes are one node, operands stand before users.
struct Graph {
  private struct Key: Hashable {
    var operation: Operation
    var type: ValueType
    var domain: Domain
  }
  private(set) var nodes: [Node] = []
  private var known: [Key: NodeID] = [:]

  subscript(id: NodeID) -> Node { nodes[id.index] }

  /// The node of an operation: the one that is there, or a new one.
  mutating func node(
    _ operation: Operation, type: ValueType, decimals: Int = 0, domain: Domain,
    mayBeMissing: Bool, mayFail: Bool, span: SourceSpan?
  ) -> NodeID {
    let key = Key(operation: operation, type: type, domain: domain)
    if let id = known[key] { return id }
    let id = NodeID(nodes.count)
    nodes.append(
      Node(
        operation: operation, type: type, decimals: decimals, domain: domain,
        mayBeMissing: mayBeMissing, mayFail: mayFail, span: span))
    known[key] = id
    return id
  }

  /// A node over operands: lifts them to their common domain, and is missing or failing where one of them may be.
  mutating func node(
    over operands: [NodeID], type: ValueType, decimals: Int = 0, mayBeMissing: Bool = false,
    mayFail: Bool = false, span: SourceSpan?, operation: ([NodeID]) -> Operation
  ) -> NodeID {
    let domain = commonDomain(of: operands)
    let lifted = operands.map { lift($0, to: domain) }
    return node(
      operation(lifted), type: type, decimals: decimals, domain: domain,
      mayBeMissing: mayBeMissing || lifted.contains { self[$0].mayBeMissing },
      mayFail: mayFail || lifted.contains { self[$0].mayFail }, span: span)
  }

  /// A value that is known when the book is checked.
  mutating func constant(_ value: Constant, type: ValueType, span: SourceSpan?) -> NodeID {
    var decimals = 0
    if case .number(let number) = value { decimals = number.leastDecimals }
    return node(
      .constant(value), type: type, decimals: decimals, domain: .book,
      mayBeMissing: value == .missing, mayFail: false, span: span)
  }

  /// The value of a constant node, lifted or not.
  func constant(at id: NodeID) -> Constant? {
    switch self[id].operation {
    case .constant(let value): value
    case .broadcast(let inner): constant(at: inner)
    default: nil
    }
  }

  /// The number of a constant node.
  func number(at id: NodeID) -> Number? {
    guard case .number(let number)? = constant(at: id) else { return nil }
    return number
  }

  /// The same value for every row or month of a domain.
  mutating func lift(_ id: NodeID, to domain: Domain) -> NodeID {
    let node = self[id]
    guard node.domain != domain else { return id }
    return self.node(
      .broadcast(id), type: node.type, decimals: node.decimals, domain: domain,
      mayBeMissing: node.mayBeMissing, mayFail: node.mayFail, span: node.span)
  }

  /// The innermost of the operands' domains.
  ///
  /// Two different lists or series never meet: the caller has refused that before.
  func commonDomain(of operands: [NodeID]) -> Domain {
    operands.map { self[$0].domain }.max { $0.depth < $1.depth } ?? .book
  }
}

extension Domain {
  /// Book 0, application 1, rows or months 2.
  var depth: Int {
    switch self {
    case .book: 0
    case .application: 1
    case .rows, .series: 2
    }
  }
}
