import Columns

/// The rows of one file in columns, before they meet those of other files.
struct LoadedFile {
  var plan: RecordPlan
  var rows: Int
  /// By the plan's fields.
  var columns: [Column]
  /// The parent's row of each row; empty for the decided record.
  var parents: [Int32]
  /// The keys by row, where they were asked for.
  var keys: TextTable
  var badKeys: TextTable
  /// Rows of the parent record that have a bad row here.
  var badParents: [Int32]
  var report: FileReport
  var badRows: [BadRow]
  var causes: [String: Int]
  /// What was read, for whoever must look at a row once more.
  var input: InputBytes
}
