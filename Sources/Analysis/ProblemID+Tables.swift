import Diagnostics

// What is found in tables and scorecards; the words are in the catalogue of `Diagnostics`.
extension ProblemID {
  static let binNeverTrue = ProblemID("bin_never_true")
  static let binOtherwiseUnreached = ProblemID("bin_otherwise_unreached")
  static let binsConstant = ProblemID("bins_constant")
  static let binsJoinable = ProblemID("bins_joinable")
  static let cellTakesAll = ProblemID("cell_takes_all")
  static let columnIdle = ProblemID("column_idle")
  static let otherwiseUnreached = ProblemID("otherwise_unreached")
  static let policyAnyPossible = ProblemID("policy_any_possible")
  static let policyUniquePossible = ProblemID("policy_unique_possible")
  static let rowMasked = ProblemID("row_masked")
  static let rowNeverTrue = ProblemID("row_never_true")
  static let rowSubsumed = ProblemID("row_subsumed")
  static let rowsJoinable = ProblemID("rows_joinable")
  static let tableConstant = ProblemID("table_constant")
}
