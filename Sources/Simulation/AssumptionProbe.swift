import Semantics

/// A program with nodes added that are true exactly where an assumption was used.
struct AssumptionProbe {
  private(set) var program: Program
  /// By assumption.
  private(set) var nodes: [NodeID?] = []

  init(_ program: Program) {
    self.program = program
    for assumption in program.assumptions { nodes.append(isUsed(assumption)) }
  }

  /// What the engine is to keep.
  var kept: [NodeID] { Array(Set(nodes.compactMap { $0 })).sorted() }

  private mutating func isUsed(_ assumption: Assumption) -> NodeID? {
    if case .aggregate(let question) = program[assumption.node].operation,
      question.skippingMissing
    {
      return skips(question)
    }
    let isMissing = add(.isMissing(assumption.node), like: assumption.node)
    switch program[assumption.node].domain {
    case .application: return isMissing
    case .rows(let list):
      return add(.aggregate(Aggregation(kind: .any, list: list, value: isMissing)), .application)
    case .book, .series: return nil
    }
  }

  /// Whether some row's condition is missing, or a row counts whose value or key is.
  private mutating func skips(_ question: Aggregation) -> NodeID {
    let domain = Domain.rows(list: question.list)
    let values = [question.value, question.key].compactMap { $0 }
      .map { add(.isMissing($0), domain) }
    var skipped = values.count == 1 ? values[0] : add(.or(values), domain)
    if let mask = question.mask {
      let counts = values.isEmpty ? [] : [add(.and([mask, skipped]), domain)]
      let parts = [add(.isMissing(mask), domain)] + counts
      skipped = parts.count == 1 ? parts[0] : add(.or(parts), domain)
    }
    return add(
      .aggregate(
        Aggregation(
          kind: .any, list: question.list, value: skipped, consent: question.consent)),
      .application)
  }

  private mutating func add(_ operation: Operation, like node: NodeID) -> NodeID {
    add(operation, program[node].domain)
  }

  private mutating func add(_ operation: Operation, _ domain: Domain) -> NodeID {
    program.nodes.append(
      Node(
        operation: operation, type: .boolean, decimals: 0, domain: domain, mayBeMissing: true,
        mayFail: true, span: nil))
    return NodeID(program.nodes.count - 1)
  }
}

/// Applications by assumption; `nil` where it is not counted by application.
struct AssumptionTally {
  private(set) var counts: [Int?]

  init(_ probe: AssumptionProbe) { counts = probe.nodes.map { _ in nil } }

  mutating func add(_ other: Self) {
    for (index, count) in other.counts.enumerated() {
      if let count { counts[index] = (counts[index] ?? 0) + count }
    }
  }

  /// Counts the rows of a part in which an assumption was used.
  mutating func add(_ index: Int, _ count: Int) { counts[index] = (counts[index] ?? 0) + count }
}
