import Columns
import Diagnostics
import Glibc
import Intake
import Semantics

/// The options of every verb that reads applications, and how they are read.
enum DataOptions {
  static let data = Option<String>.text(
    "data", valueName: "path",
    help: Phrase(
      """
      The folder of CSV files, one for the record and one for each list; or a file of NDJSON; or \
      '-' for NDJSON on standard input.
      """,
      "CSV 文件所在的文件夹，记录与每个明细表各一个文件；或一个 NDJSON 文件；“-”表示从标准输入读取 NDJSON。"))
  static let file = Option<Pair>.pairs(
    "file", of: "list=path",
    help: Phrase("Reads the record or a list from this file.", "从该文件读取记录或某个明细表。"))
  static let map = Option<Pair>.pairs(
    "map", of: "column=field",
    help: Phrase("Reads a column of another name as a field.", "把另一名称的列当作某个字段读取。"))
  static let constant = Option<Pair>.pairs(
    "constant", of: "field=value",
    help: Phrase("Gives a field the same value in every row.", "给某个字段在每一行填同一个值。"))
  static let skipBad = Flag(
    "skip-bad",
    help: Phrase(
      "Leaves out rows that do not fit, and counts them, instead of stopping.",
      "遇到不合要求的行不停止，而是跳过并计数。"))
  static let threads = Option<Int>.integer(
    "threads", in: 1...256, help: Phrase("Threads to use.", "使用的线程数。"),
    defaultText: Phrase("one for each processor", "每个处理器一个"))

  static let all: [any Accepted] = [data, file, map, constant, skipBad, threads]
  /// Those that say what the columns of files are.
  static let naming: [any Accepted] = [file, map, constant, threads]

  /// Whether any data is named.
  static func areGiven(_ arguments: Arguments) -> Bool {
    arguments[data] != nil || !arguments.all(file).isEmpty
  }

  /// How many threads to use.
  static func threadCount(_ arguments: Arguments) -> Int {
    arguments[threads] ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// What to read, of a record of that name.
  ///
  /// - Throws: where nothing says what.
  static func request(_ arguments: Arguments, record: String) throws(UsageError)
    -> (request: IntakeRequest, isNDJSON: Bool)
  {
    var request = naming(arguments)
    request.skipBad = arguments[skipBad]
    guard let path = arguments[data] else {
      guard !request.files.isEmpty else {
        throw .missing(data.parameter)
      }
      return (request, false)
    }
    if path == "-" || path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") {
      request.files[record] = path
      return (request, true)
    }
    if path.hasSuffix(".csv"), !FileSystem.isFolder(path) {
      request.files[record] = request.files[record] ?? path
    } else {
      request.folder = path
    }
    return (request, false)
  }

  /// What the arguments say of files and their columns.
  static func naming(_ arguments: Arguments) -> IntakeRequest {
    IntakeRequest(
      files: dictionary(arguments.all(file)), maps: dictionary(arguments.all(map)),
      constants: dictionary(arguments.all(constant)), threads: threadCount(arguments))
  }

  private static func dictionary(_ pairs: [Pair]) -> [String: String] {
    Dictionary(pairs.map { ($0.left, $0.right) }, uniquingKeysWith: { $1 })
  }

  /// Reads the applications that a schema asks for; what was left out is said, not kept quiet.
  ///
  /// - Throws: where rows do not fit and were not to be skipped; these are shown first.
  static func load(
    _ arguments: Arguments, schema: InputSchema, _ console: Console
  ) throws -> (table: RecordTable, intake: IntakeResult) {
    let (request, isNDJSON) = try request(arguments, record: schema.record.name)
    let result =
      isNDJSON
      ? try loadNDJSON(request, schema: schema) : try Intake.load(request, schema: schema)
    guard let table = result.table else {
      show(result.badRows, of: result.badRowCount, console)
      throw ToolError(
        .badInput, unfit(result.badRowCount, result.causes),
        remedy: Phrase(
          "mend them, or leave them out with --skip-bad", "修正这些行，或用 --skip-bad 跳过它们"))
    }
    if result.badRowCount > 0 {
      let left = Phrase(
        "\(result.skipped) of \(result.read) applications are left out",
        "\(result.read) 笔申请中跳过 \(result.skipped) 笔")
      console.say(
        Phrase("note: ", "说明：") + unfit(result.badRowCount, result.causes) + Phrase("; ", "；")
          + left)
    }
    note(missing: result.missingLists, console)
    return (table, result)
  }

  /// Shows bad rows, and how many more there are.
  static func show(_ rows: [BadRow], of count: Int, _ console: Console) {
    for row in rows { console.say(Phrase("error: ", "错误：") + row.words) }
    let hidden = count - rows.count
    if hidden > 0 { console.say(Phrase("… and \(hidden) more", "……另有 \(hidden) 行")) }
  }

  /// Says which lists have no file.
  static func note(missing lists: [String], _ console: Console) {
    for list in lists {
      console.say(
        Phrase(
          "note: no file for '\(list)': the list is missing in every application",
          "说明：没有“\(list)”的文件：所有申请的该明细表都按缺失处理"))
    }
  }

  /// How many rows do not fit, and why.
  static func unfit(_ count: Int, _ causes: [String: Int]) -> Phrase {
    let causes = words(of: causes)
    return Phrase(
      "\(count == 1 ? "1 row does" : "\(count) rows do") not fit (\(causes.english))",
      "\(count) 行不合要求（\(causes.chinese)）")
  }

  /// `3 out_of_range, 1 absent`: the commonest first.
  private static func words(of causes: [String: Int]) -> Phrase {
    .joined(
      causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { id, count in
        Phrase("\(count) \(id)", "\(title(ofCause: id)) \(count) 行")
      }, by: Phrase(", ", "、"))
  }

  /// The Chinese title of a cause.
  static func title(ofCause id: String) -> String {
    Catalogue.words(of: .term("cause_\(id)"), in: .chinese)
  }
}
