import Numbers

/// What the rows of a table come to under its hit policy, once it is known which are true and which undecided.
package struct TableAnswers: Sendable {
  /// By row.
  package var outputs: [Constant]
  package var policy: DecisionTable.Policy
  package var otherwise: Constant?

  package init(
    outputs: [Constant], policy: DecisionTable.Policy, otherwise: Constant?
  ) {
    self.outputs = outputs
    self.policy = policy
    self.otherwise = otherwise
  }

  package init(_ table: DecisionTable) {
    self.init(
      outputs: table.rows.map(\.output), policy: table.policy, otherwise: table.otherwise)
  }

  /// The output where these rows are true and these undecided, both in text order; `.missing` where none is
  /// decided.
  ///
  /// `hasMissing`: whether some input is missing, for which `otherwise` is never taken.
  package func answer(_ rowsTrue: [Int], _ rowsOpen: [Int], hasMissing: Bool) -> Constant {
    switch policy {
    case .unique, .any, .priority: return settled(rowsTrue, rowsOpen, hasMissing)
    case .first:
      // Rows after the first true one do not matter.
      let open = rowsTrue.first.map { first in rowsOpen.filter { $0 < first } } ?? rowsOpen
      return settled(Array(rowsTrue.prefix(1)), open, hasMissing)
    case .collect(let collect):
      if !rowsOpen.isEmpty { return .missing }
      return collected(collect, rowsTrue, hasMissing)
    }
  }

  private func settled(_ rowsTrue: [Int], _ rowsOpen: [Int], _ hasMissing: Bool) -> Constant {
    if rowsTrue.isEmpty && rowsOpen.isEmpty { return hasMissing ? .missing : otherwise ?? .missing }
    if !rowsOpen.isEmpty {
      let all = Set((rowsTrue + rowsOpen).map { outputs[$0] })
      return all.count == 1 ? all.first! : .missing
    }
    if case .priority(let order) = policy {
      return order.first { wanted in rowsTrue.contains { outputs[$0] == wanted } }
        ?? outputs[rowsTrue[0]]
    }
    return outputs[rowsTrue[0]]
  }

  private func collected(
    _ collect: DecisionTable.Collect, _ rows: [Int], _ hasMissing: Bool
  ) -> Constant {
    if rows.isEmpty, otherwise != nil { return empty(hasMissing) }
    if collect == .count { return .number(Number(rows.count)) }
    let values = rows.map { outputs[$0] }
    if values.contains(.missing) { return .missing }
    let numbers = values.map { value -> Number in
      if case .number(let number) = value { number } else { .zero }
    }
    switch collect {
    case .sum:
      return numbers.reduce(Number.zero as Number?) { total, next in total?.adding(next) }
        .map { .number($0) } ?? .missing
    case .min: return numbers.min().map { .number($0) } ?? empty(hasMissing)
    case .max: return numbers.max().map { .number($0) } ?? empty(hasMissing)
    case .count: return .number(Number(rows.count))
    }
  }

  private func empty(_ hasMissing: Bool) -> Constant {
    hasMissing ? .missing : otherwise ?? .missing
  }
}
