/// What reading one piece of a CSV file brought, besides the values themselves.
struct PieceResult {
  /// A row that does not fit.
  struct Fault {
    var line: Int
    var column: Int?
    var value: String?
    var cause: BadRow.Cause
  }

  /// Rows written, from the piece's first row on.
  var kept = 0
  var read = 0
  var bad = 0
  /// Rows whose parent is left out.
  var leftOut = 0
  /// The first faults, as many as are listed.
  var faults: [Fault] = []
  var causes: [String: Int] = [:]
  /// The distinct texts of each field, by field.
  var texts: [TextTable]
  /// The keys of kept rows where the key is a number.
  var keys = TextTable()
  /// The keys of bad rows, as far as they could be read.
  var badKeys = TextTable()
  /// Parents of bad rows.
  var badParents: [Int32] = []
  /// Whether a field is missing somewhere, by field.
  var hasMissing: [Bool]
  /// Codes that no value lists, by field.
  var unlisted: [Int]
  /// The width that each field's values need.
  var widths: [Width]

  init(_ plan: RecordPlan, widths: [Width]) {
    texts = Array(repeating: TextTable(), count: plan.fields.count)
    hasMissing = Array(repeating: false, count: plan.fields.count)
    unlisted = Array(repeating: 0, count: plan.fields.count)
    self.widths = widths
  }
}
