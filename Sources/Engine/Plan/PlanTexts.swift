/// The texts that a plan knows, and the columns whose texts are told from them.
///
/// Texts are compared by codes. Those of constants and decision tables have theirs from the plan; what else stands in a
/// table's columns gets one when the table is bound, so that tables of other words need no other plan.
struct PlanTexts {
  /// A text column of a table.
  struct Column: Hashable {
    /// Position in the table's lists; `nil` for the applications' own.
    var list: Int?
    var column: Int
  }
  /// By code.
  private(set) var words: [String] = []
  private(set) var codes: [String: Int32] = [:]
  private(set) var columns: [Column] = []

  /// The code of a text, new or known.
  mutating func code(of text: String) -> Int32 {
    if let known = codes[text] { return known }
    let code = Int32(words.count)
    words.append(text)
    codes[text] = code
    return code
  }

  /// The position of a column among those that are told, new or known.
  mutating func position(of column: Column) -> Int {
    if let known = columns.firstIndex(of: column) { return known }
    columns.append(column)
    return columns.count - 1
  }
}
