import Columns
import Glibc
import Intake
import Semantics

/// The options of every verb that reads applications, and how they are read.
enum DataOptions {
  static let data = Option<String>.text(
    "data", valueName: "path",
    help: """
      The folder of CSV files, one for the record and one for each list; or a file of NDJSON; or \
      '-' for NDJSON on standard input.
      """)
  static let file = Option<Pair>.pairs(
    "file", of: "list=path", help: "Reads the record or a list from this file.")
  static let map = Option<Pair>.pairs(
    "map", of: "column=field", help: "Reads a column of another name as a field.")
  static let constant = Option<Pair>.pairs(
    "constant", of: "field=value", help: "Gives a field the same value in every row.")
  static let skipBad = Flag(
    "skip-bad", help: "Leaves out rows that do not fit, and counts them, instead of stopping.")
  static let threads = Option<Int>.integer(
    "threads", in: 1...256, help: "Threads to use.", defaultText: "one for each processor")

  static let all: [any Accepted] = [data, file, map, constant, skipBad, threads]

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
    var request = IntakeRequest(
      files: dictionary(arguments.all(file)), maps: dictionary(arguments.all(map)),
      constants: dictionary(arguments.all(constant)), skipBad: arguments[skipBad],
      threads: threadCount(arguments))
    guard let path = arguments[data] else {
      guard !request.files.isEmpty else {
        throw UsageError("missing option '\(data.parameter.label)'")
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
      for row in result.badRows { console.say("error: \(row)") }
      let hidden = result.badRowCount - result.badRows.count
      if hidden > 0 { console.say("… and \(hidden) more") }
      throw ToolError(
        .badInput, "\(rows(result.badRowCount)) not fit (\(causes(result)))",
        remedy: "mend them, or leave them out with --skip-bad")
    }
    if result.badRowCount > 0 {
      console.say(
        "note: \(rows(result.badRowCount)) not fit (\(causes(result))); "
          + "\(result.skipped) of \(result.read) applications are left out")
    }
    for list in result.missingLists {
      console.say("note: no file for '\(list)': the list is missing in every application")
    }
    return (table, result)
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "1 row does" : "\(count) rows do"
  }

  /// `3 out_of_range, 1 absent`: the commonest first.
  private static func causes(_ result: IntakeResult) -> String {
    result.causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}
