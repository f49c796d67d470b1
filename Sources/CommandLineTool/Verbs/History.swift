import Diagnostics

/// What `history` can do.
enum HistoryAction: String, CaseIterable, Sendable {
  case show, verify, derive, export, quarantine, erase
}

extension Verb {
  static let historyAction = Positional(
    "action",
    help: Phrase(
      """
      show: what it holds; verify: whether it is whole; derive: computes derived lists; export: as CSV files; \
      quarantine: rows that imports kept aside; \
      erase: customers, by order.
      """,
      """
      show：内容概览；verify：完整性核验；derive：计算派生明细表；export：导出为 CSV；\
      quarantine：导入时隔离的行；erase：按指令删除客户。
      """),
    choices: HistoryAction.allCases.map(\.rawValue))
  static let historyFile = Positional(
    "file", help: Phrase("The history file.", "历史文件。"))
  static let historyOut = Option<String>.text(
    "out", valueName: "path",
    help: Phrase(
      "export: the folder to write to, made if absent. quarantine: the CSV file to write.",
      "export：写入的文件夹，不存在时新建；quarantine：写入的 CSV 文件。"))
  static let identified = Flag(
    "identified",
    help: Phrase(
      "export: writes ids as they are; without it customers, keys, persons, addresses and phones get pseudonyms.",
      "export：原样写出标识；不加则以代号替换客户、主键、人员、地址与电话。"))
  static let customers = Option<String>.text(
    "customer", valueName: "id", help: Phrase("erase: a customer to erase.", "erase：要删除的客户。"),
    isRepeated: true)
  static let customersFrom = Option<String>.text(
    "customers-from", valueName: "file",
    help: Phrase(
      "erase: a file with a customer on each line.", "erase：每行一个客户的文件。"))
  static let order = Option<String>.text(
    "order", valueName: "text",
    help: Phrase("erase: by whose order, as the log is to say.", "erase：依据何人何项指令，写入日志。"))
  static let formerDigest = Option<String>.text(
    "digest", valueName: "digest",
    help: Phrase(
      "verify: also whether a run over the history of this digest can be computed again.",
      "verify：同时核验该摘要对应的历史能否重新计算。"))

  /// Looks at a history file and takes care of it.
  static let history = Verb(
    "history",
    Phrase("Show, verify, export or erase what a history file holds.", "查看、核验、导出或删除历史文件的内容。"),
    discussion: Phrase(
      """
      A history file is an SQLite database: any tool can query its tables. What is shown are counts, ranges and shares, \
      never a customer. An export with --identified imports again to the same digest; one without is for people who need \
      no names. Texts in it that a spreadsheet would run begin with an apostrophe, which the import takes away.
      """,
      """
      历史文件是 SQLite 数据库，任何工具都能查询其中的表。show 只给出计数、范围与占比，不显示任何客户。\
      加 --identified 的导出可重新导入并得到相同摘要；不加则供无需知晓身份的人使用。\
      可能被电子表格当作公式执行的文本以撇号开头，导入时会去掉。
      """),
    accepts: [
      format, historyOut, identified, customers, customersFrom, order, formerDigest, historyAction,
      historyFile,
    ]
  ) { arguments, console in
    let run = HistoryRun(arguments, console)
    return switch HistoryAction(rawValue: arguments[historyAction]) ?? .show {
    case .show: try run.show()
    case .verify: try run.verify()
    case .derive: try HistoryDeriving.run(arguments[historyFile], console)
    case .export: try run.export()
    case .quarantine: try run.quarantine()
    case .erase: try run.erase()
    }
  }
}
