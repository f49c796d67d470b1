/// A file of the sample: its name and what its columns mean.
struct Table: Sendable {
  /// A column with its meaning, in Markdown.
  struct Column: Sendable {
    let name: String
    let meaning: String
    /// Whether it is written: a brief sample leaves some out.
    var isKept = true
  }
  /// Without `.csv`.
  let name: String
  let about: String
  private(set) var columns: [Column]

  init(_ name: String, _ about: String, _ columns: KeyValuePairs<String, String>) {
    self.name = name
    self.about = about
    self.columns = columns.map { Column(name: $0.key, meaning: $0.value) }
  }

  /// All columns, those left out too: what rows are described by.
  var header: [String] { columns.map(\.name) }

  /// The columns that are written.
  var keptColumns: [Column] { columns.filter(\.isKept) }

  /// The same table with some columns only.
  func keeping(_ names: Set<String>) -> Table {
    var table = self
    for index in columns.indices {
      table.columns[index].isKept = names.contains(columns[index].name)
    }
    return table
  }
}
