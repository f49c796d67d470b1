import Diagnostics

extension Verb {
  static let importSchema = Option<String>.text(
    "schema", valueName: "book",
    help: Phrase(
      "The rule book whose record the rows are checked against; of several, scenarios among them, what all need.",
      "规则书，其记录定义即数据要求；可写多个规则书或情景，取其共同所需。"), isRequired: true, isRepeated: true)
  static let into = Option<String>.text(
    "into", valueName: "file",
    help: Phrase(
      "The history file; it is made if absent, else added to.", "历史文件；不存在则新建，存在则追加。"),
    isRequired: true)
  static let csv = Option<String>.text(
    "csv", valueName: "dir",
    help: Phrase(
      "The folder of CSV files: one for the record, for each list and for each table beside them.",
      "CSV 文件所在的文件夹：记录、各明细表与各附表各一个文件。"))
  static let sqlite = Option<String>.text(
    "sqlite", valueName: "file",
    help: Phrase(
      "An SQLite database with a table for each of these, instead of files.",
      "以 SQLite 数据库中的同名表代替文件。"))
  static let manifest = Option<String>.text(
    "manifest", valueName: "file",
    help: Phrase(
      "The sender's control counts and sums, as JSON; the import fails where they disagree.",
      "发送方的控制行数与合计（JSON）；不一致则导入失败。"))
  static let quarantine = Flag(
    "quarantine",
    help: Phrase(
      "Keeps rows that do not fit aside in the history file, instead of stopping.",
      "遇到不合要求的行不停止，而是隔离在历史文件中。"))

  /// Brings past applications into a history file.
  static let `import` = Verb(
    "import", Phrase("Bring past applications into a history file.", "把历史申请导入历史文件。"),
    discussion: Phrase(
      """
      Reads the decided record, its lists, and where they are there 'recorded.csv', 'performance.csv' and \
      'consents.csv' of fixed columns. All of it is written, or nothing: whenever the import ends, the file is as \
      before or as after. Rows that were imported before are refused. docs/import.md has the details and the format \
      of the manifest.
      """,
      """
      读取被决策的记录及其明细表；如有“recorded.csv”、“performance.csv”、“consents.csv”（列固定），一并读取。\
      要么全部写入，要么完全不写：无论导入在何时结束，历史文件都是导入前或导入后的完整状态。已导入过的行会被拒绝。\
      详情与清单格式见 docs/import.md。
      """),
    accepts: [importSchema, into, csv, sqlite, manifest, quarantine] + DataOptions.naming
  ) { arguments, console in
    try ImportRun(arguments, console).run()
  }
}
