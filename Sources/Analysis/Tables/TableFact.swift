package import Semantics

/// Something true of a decision table for all inputs; rows and columns are positions.
package enum TableFact: Hashable, Sendable {
  /// The row is true of no case: no value of the column meets its cell.
  case neverTrue(row: Int, column: Int)
  /// The row is true of some cases, but other rows decide all of them.
  case masked(row: Int, by: [Int])
  /// Another row with the same output takes all the row's cases.
  case subsumed(row: Int, by: Int)
  /// The rows differ in one column alone and have the same output; `cell` says what theirs say together.
  case joinable(rows: [Int], column: Int, cell: CellTest)
  /// Whatever the column brings, the answer is the same.
  case columnIdle(Int)
  /// The cell takes every value of its column.
  case cellTakesAll(row: Int, column: Int)
  /// Rows and `otherwise` all have the same output.
  case constant
  /// Some row is true of, or undecided about, every case without a missing input.
  case otherwiseUnreached
  /// Under another hit policy the table says the same.
  case policyPossible(DecisionTable.Policy)
}

/// What is known of one table.
package struct TableKnowledge: Sendable {
  package var facts: [TableFact] = []
  /// Whether some question was given up: the facts are true, but there may be more.
  package var isPartial = false
}
