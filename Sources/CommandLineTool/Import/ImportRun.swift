import Columns
import Diagnostics
import Foundation
import Glibc
import History
import Intake
import Numbers
import Reports
import SQLite
import Semantics
import Synchronization

/// One run of `import`: finds what is delivered, checks it, reads it, and writes all of it or nothing.
struct ImportRun {
  private let arguments: Arguments
  private let console: Console
  private let file: String

  init(_ arguments: Arguments, _ console: Console) throws(UsageError) {
    self.arguments = arguments
    self.console = console
    file = try arguments.required(Verb.into)
  }

  func run() throws -> ExitCode {
    let schema = try schema()
    let source = try source()
    var request = DataOptions.naming(arguments)
    let reading = Reading(console)
    request.progress = { reading.advance(by: $0) }
    let sides = SideTable.all.filter { side in
      !schema.lists.contains { $0.record.name == side.name || $0.name == side.name }
    }
    let delivery = try Delivery(
      request, schema: schema, sides: sides.map { SideSchema(schema: $0.schema) }, in: source)
    noteUnread(delivery.paths)
    let manifest = try checkedManifest(delivery.paths, in: source)

    if FileSystem.isFolder(file) { throw ToolError.file(file, .write, EISDIR) }
    let earlier = try EarlierHistory(file)
    let judge = try SideTableJudge(schema: schema, history: earlier.database)
    reading.begin(bytes: delivery.paths.reduce(0) { $0 + (FileSystem.size($1) ?? 0) })
    let result = try delivery.load(
      earlierKeys: delivery.hasSides ? try earlier.keys(of: schema.record) : [],
      keepingAside: arguments[Verb.quarantine], judge: judge)
    reading.finish()
    if let repeated = judge.repeats.first {
      throw HistoryError.keysExist(
        record: repeated.table, first: repeated.first, count: repeated.count)
    }
    try refuseBadRows(result)
    DataOptions.note(missing: result.missingLists, console)
    for file in result.files { note(file) }
    let facts = ImportFacts(
      books: arguments.all(Verb.importSchema), result: result, manifest: manifest)
    let history = try write(result, schema, sides, facts)
    console.print(ImportWords(result, manifest).text(history, console.language))
    return .good
  }

  // MARK: What is asked

  private func schema() throws -> InputSchema {
    let paths = arguments.all(Verb.importSchema)
    let scenarios = try paths.filter { try BookPaths.isScenario($0) }
    let schemas = try paths.filter { !scenarios.contains($0) }.map { path in
      InputSchema(try RuleBook.open(path, console).program)
    }
    guard let first = schemas.first else { throw UsageError.missing(Verb.importSchema.parameter) }
    let books = try schemas.dropFirst().reduce(first) { try $0.merged(with: $1) }
    return try scenarios.reduce(books) { schema, path in
      try schema.merged(with: scenario(path))
    }
  }

  /// The scenario in a file; its problems are shown first where it does not hold.
  private func scenario(_ path: String) throws -> Scenario {
    let checked = try check(scenarioAt: path, reader: .disk)
    if let scenario = checked.scenario { return scenario }
    console.sayRaw(
      DiagnosticRenderer(
        files: checked.files, limit: 20, language: console.language(of: checked.language)
      ).text(checked.diagnostics.filter { $0.severity == .error }))
    throw ToolError(
      .badInput, Phrase("the scenario '\(path)' does not hold", "情景“\(path)”有错误，不能使用"))
  }

  private func source() throws -> any InputSource {
    switch (arguments[Verb.csv], arguments[Verb.sqlite]) {
    case (_?, _?):
      throw UsageError(
        Phrase("'--csv' and '--sqlite' exclude each other", "“--csv”与“--sqlite”不能同时使用"))
    case (nil, let path?): return try DatabaseSource(path: path)
    case (let folder, nil):
      guard folder != nil || !arguments.all(DataOptions.file).isEmpty else {
        throw UsageError.missing(Verb.csv.parameter)
      }
      return DiskSource(folder: folder)
    }
  }

  /// Says what of the folder nothing reads; nothing of it is opened.
  private func noteUnread(_ paths: [String]) {
    guard let folder = arguments[Verb.csv], let names = FileSystem.names(in: folder) else { return }
    let read = Set(paths)
    let unread = names.filter { !$0.hasPrefix(".") && !read.contains("\(folder)/\($0)") }
      .map { FileSystem.isFolder("\(folder)/\($0)") ? "\($0)/" : $0 }
    guard !unread.isEmpty else { return }
    console.say(
      Phrase("note: nothing reads ", "说明：未读取 ")
        + .joined(unread.map { Phrase("'\($0)'", "“\($0)”") }, by: Phrase(", ", "、")))
  }

  /// Says what a file has that is not kept as it is, and what it has not.
  private func note(_ file: FileReport) {
    func say(_ phrase: Phrase) {
      console.say(Phrase("note: \(file.file): ", "说明：\(file.file)：") + phrase)
    }
    func names(_ names: [String]) -> Phrase {
      .joined(names.map { Phrase("'\($0)'", "“\($0)”") }, by: Phrase(", ", "、"))
    }
    if !file.ignoredColumns.isEmpty {
      say(Phrase("no field reads ", "没有字段读取列") + names(file.ignoredColumns))
    }
    if !file.absentFields.isEmpty {
      say(
        Phrase("no column for ", "没有") + names(file.absentFields)
          + Phrase(", missing in every row", "的列，各行均按缺失处理"))
    }
    for (field, rows) in file.unlistedCodes.sorted(by: { $0.key < $1.key }) {
      let count = ImportWords.count(rows)
      say(
        Phrase(
          "'\(field)' has a code that no value lists in \(count) rows, which its 'else' takes",
          "“\(field)”有 \(count) 行的代码未列出，按其 else 处理"))
    }
  }

  // MARK: Checks

  private func checkedManifest(
    _ paths: [String], in source: any InputSource
  ) throws -> Manifest? {
    guard let path = arguments[Verb.manifest] else { return nil }
    let manifest: Manifest
    do {
      manifest = try Manifest(json: FileSystem.read(path))
    } catch let problem as ManifestProblem {
      throw ToolError(
        .badInput,
        Phrase("the manifest '\(path)' cannot be used: ", "清单“\(path)”无法使用：") + problem.words,
        remedy: Phrase("docs/import.md has the format", "格式见 docs/import.md"))
    }
    let failures = try manifest.failures(of: paths, in: source)
    guard !failures.isEmpty else { return manifest }
    for failure in failures { console.say(Phrase("error: ", "错误：") + failure.words) }
    let count = failures.count
    throw ToolError(
      .badInput,
      Phrase(
        """
        \(count) control\(count == 1 ? "" : "s") of '\(path)' \(count == 1 ? "does" : "do") not hold; \
        nothing was imported
        """, "清单“\(path)”有 \(count) 项控制不符；未导入任何数据"),
      remedy: Phrase("ask the sender for the delivery as it was meant", "请发送方核对并重新提供数据"))
  }

  private func refuseBadRows(_ result: DeliveryResult) throws {
    guard result.badRowCount > 0, !arguments[Verb.quarantine] else { return }
    DataOptions.show(Array(result.badRows.prefix(100)), of: result.badRowCount, console)
    for id in result.causes.keys.sorted() {
      guard let remedy = BadRow.Cause.remedy(of: id) else { continue }
      console.say(Phrase("note: \(id): ", "说明：\(DataOptions.title(ofCause: id))：") + remedy)
    }
    throw ToolError(
      .badInput,
      DataOptions.unfit(result.badRowCount, result.causes)
        + Phrase("; nothing was imported", "；未导入任何数据"),
      remedy: Phrase(
        "mend them, or keep them aside with --quarantine", "修正这些行，或用 --quarantine 隔离它们"))
  }

  // MARK: Writing

  private func write(
    _ result: DeliveryResult, _ schema: InputSchema, _ sides: [SideTable], _ facts: ImportFacts
  ) throws -> History {
    let rows = result.record?.table?.count ?? 0
    let progress = Progress(console, Phrase("writing", "写入中"), total: rows)
    defer { progress.finish() }
    return try History.importing(
      into: file, schema: schema, at: Date.now.ISO8601Format()
    ) { writing throws(HistoryError) in
      if let table = result.record?.table, table.count > 0 {
        try writing.append(table, input: schema) { progress.move(to: $0) }
      }
      for side in sides {
        guard let table = result.sides.first(where: { $0.files.first?.name == side.name })?.table
        else { continue }
        try writing.append(table, of: side)
      }
      try writing.keepAside(result.aside)
      return facts.json
    }
  }

  /// The bar over all bytes that are read.
  private final class Reading: Sendable {
    private let console: Console
    private let state: Mutex<(progress: Progress?, done: Int)> = Mutex((nil, 0))

    init(_ console: Console) { self.console = console }

    func begin(bytes: Int) {
      let progress = Progress(console, Phrase("reading (bytes)", "读取中（字节）"), total: bytes)
      state.withLock { $0 = (progress, 0) }
    }

    func advance(by bytes: Int) {
      state.withLock {
        $0.done += bytes
        $0.progress?.move(to: $0.done)
      }
    }

    func finish() { state.withLock { $0.progress?.finish() } }
  }
}

/// What a history file holds before an import; nothing where there is none.
private struct EarlierHistory {
  let database: Database?
  private let file: String

  init(_ file: String) throws(HistoryError) {
    self.file = file
    guard FileSystem.status(file) != nil else {
      database = nil
      return
    }
    // Says at once, before anything is read, that the file is none, damaged or too new.
    _ = try History(path: file)
    do { database = try Database(path: file) } catch { throw .store(path: file, error) }
  }

  /// The keys of all applications, as texts.
  func keys(of record: RecordSchema) throws(HistoryError) -> [String] {
    guard let database, let key = record.key else { return [] }
    let (column, table) = (
      Database.quoted(record.fields[key].name), Database.quoted(record.name)
    )
    do {
      return try database.rows("SELECT \(column) FROM \(table)") { $0.text(0) ?? "" }
    } catch { throw .store(path: file, error) }
  }
}
