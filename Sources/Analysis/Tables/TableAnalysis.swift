package import Semantics

/// Finds what is true of a decision table for all inputs.
///
/// Cases are never walked one by one: rows are boxes in a `CaseSpace`, and questions about them are settled by
/// cutting regions along the boxes' edges. A table that needs more than the budget is only partly known.
package struct TableAnalysis {
  let table: DecisionTable
  let space: CaseSpace
  let answers: TableAnswers
  var budget: SearchBudget

  package init(
    _ table: DecisionTable, oneOfs: [OneOfType], budget: SearchBudget = SearchBudget()
  ) {
    self.table = table
    self.budget = budget
    space = CaseSpace(table, oneOfs: oneOfs)
    answers = TableAnswers(table)
  }

  /// Everything that is known of the table.
  package mutating func knowledge() -> TableKnowledge {
    var known = TableKnowledge()
    known.facts = neverTrue()
    ask(&known) { (analysis) throws(TooManyCases) in try analysis.masked() }
    known.facts += subsumed()
    known.facts += joinable(without: Set(known.facts.compactMap(\.idleRow)))
    ask(&known) { (analysis) throws(TooManyCases) in try analysis.idleColumns() }
    known.facts += cellsThatTakeAll()
    if isConstant { known.facts.append(.constant) }
    ask(&known) { (analysis) throws(TooManyCases) in
      try analysis.otherwiseIsUnreached() ? [.otherwiseUnreached] : []
    }
    if let policy = possiblePolicy() { known.facts.append(.policyPossible(policy)) }
    return known
  }

  /// Adds what a question is answered with, or notes that it was given up.
  private mutating func ask(
    _ known: inout TableKnowledge,
    _ question: (inout TableAnalysis) throws(TooManyCases) -> [TableFact]
  ) {
    do { known.facts += try question(&self) } catch { known.isPartial = true }
  }

  /// Whether rows that are true together add to each other's outputs.
  var adds: Bool { table.policy == .collect(.sum) || table.policy == .collect(.count) }

  func isNeverTrue(_ row: Int) -> Bool { space.isEmpty(space.trueCases[row]) }
}

extension TableFact {
  /// The row that decides nothing.
  var idleRow: Int? {
    switch self {
    case .neverTrue(let row, _), .masked(let row, _), .subsumed(let row, _): row
    default: nil
    }
  }
}
