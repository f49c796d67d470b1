import Columns
import Diagnostics
import Engine
import Numbers
import Registry
import Semantics
import Simulation

/// The decision log of a run of `decide`: what is decided is written to it before it is handed out.
final class DecisionLogging {
  static let log = Option<String>.text(
    "log", valueName: "path",
    help: Phrase(
      """
      Appends every decision to this decision log before it is written out; in a folder each process writes a file of \
      its own.
      """,
      "每笔决策在输出前先写入该决策日志；指定文件夹时，每个进程各写一个文件。"))
  static let key = Option<String>.text(
    "log-key", valueName: "file",
    help: Phrase(
      "The key under which the log names applications and customers: 64 hexadecimal digits, mode 0600 or 0400.",
      "日志中申请与客户编号所用的密钥文件：64 位十六进制数字，权限 0600 或 0400。"))
  static let mask = Option<String>.text(
    "mask", valueName: "field",
    help: Phrase(
      "Leaves a field's values, or a list, out of the log; such decisions cannot be replayed.",
      "日志中不记录该字段的值或该明细表；这样的决策不可重放。"), isRepeated: true)
  static let supersedes = Option<String>.text(
    "supersedes", valueName: "decision",
    help: Phrase(
      "The earlier decision, in the same log, that this one corrects; both stay.",
      "本次决策所更正的、同一日志中的较早决策；两者都保留。"))
  static let options: [any Accepted] = [log, key, mask, supersedes]

  private let writer: DecisionLogWriter
  private let key: IdentifierKey
  private let masked: Set<String>
  private let corrected: Corrected?
  /// Held from the look at what is to be corrected until the correction is written.
  private let turn: DecisionLogFolder.Turn?
  /// By version's digest.
  private var forms: [String: Form] = [:]

  /// How a version's applications are written.
  private struct Form {
    var inputs: DecidedInputs
    /// What cannot be had back from the log.
    var lost: [String]
    var customer: FieldSchema?
  }

  /// - Parameters:
  ///   - versions: all by which applications may be decided, whichever are.
  ///   - bundle: digest of the bundle that decides.
  /// - Returns: `nil` where no log is asked for.
  /// - Throws: where the log or the key cannot be used, none of the versions has a field that is to be masked, or a
  ///   correction is of several applications; then nothing is written.
  init?(
    _ arguments: Arguments, deciding applications: Int, by versions: [Program], bundle: String?
  ) throws {
    guard let path = arguments[Self.log] else { return nil }
    key = try IdentifierKey(file: try arguments.required(Self.key))
    masked = Set(arguments.all(Self.mask))
    try Self.checkMask(masked, versions)
    if bundle != nil, masked.contains(PlannedProvinces.field) {
      throw UsageError(
        Phrase(
          "the field '\(PlannedProvinces.field)' cannot be masked: by it the version is chosen",
          "字段“\(PlannedProvinces.field)”不能屏蔽：版本据此选定"))
    }
    turn = try arguments[Self.supersedes].map { _ in try DecisionLogFolder.Turn(at: path) }
    corrected = try arguments[Self.supersedes].map { try Corrected($0, in: path) }
    if corrected != nil, applications != 1 {
      throw UsageError(
        Phrase(
          "'--supersedes' corrects one decision, and \(applications) applications are given",
          "“--supersedes”只更正一笔决策，而给出了 \(applications) 笔申请"))
    }
    writer = try DecisionLogWriter(
      at: path,
      DecisionLogHeader(
        started: .now, key: key.id, bundle: bundle, semantics: Conformance.semanticsVersion,
        conformance: try Conformance.digest()))
  }

  /// Refuses, before anything is read or decided, what would be refused of a log's options behind that.
  static func check(_ arguments: Arguments) throws {
    guard arguments[log] != nil else {
      return try arguments.refuse([key, mask, supersedes], without: log)
    }
    _ = try IdentifierKey(file: try arguments.required(key))
  }

  /// Refuses a field to mask that no version has.
  private static func checkMask(
    _ masked: Set<String>, _ versions: [Program]
  ) throws(UsageError) {
    let known = Set(versions.flatMap { DecidedInputs.names($0) })
    let names = Set(versions.map(\.name))
    for name in masked.sorted() where !known.contains(name) {
      let shown = Names.shown(name)
      let book = names.count == 1 ? names.first : nil
      throw UsageError(
        (book.map { Phrase("'\($0)' has no", "“\($0)”没有可屏蔽的") }
          ?? Phrase("no version has a", "各版本都没有可屏蔽的"))
          + Phrase(" field '\(shown)' to mask", "字段“\(shown)”")
          + .suggestion(of: NearestName.of(name, among: known.sorted())))
    }
  }

  /// Takes a decision, not yet on disk.
  func append(
    _ explanation: Explanation, row: Int, of table: RecordTable, by source: LoggedDecision.Source,
    at time: Timestamp
  ) throws -> DecisionID {
    let program = explanation.program
    let form = form(of: program)
    let application = explanation.id.map { key.token(.application, of: $0) }
    try corrected?.check(application)
    let customer = form.customer.flatMap { field in
      let value = table.column(field.name)?.constant(row, of: field.type) ?? .missing
      return value == .missing
        ? nil : key.token(.customer, of: program.exactText(value, field.type))
    }
    return writer.append(
      LoggedDecision(
        at: time, source: source, application: application,
        customer: customer, asOf: explanation.asOf?.description,
        masked: form.lost, inputs: form.inputs.json(row, of: table).line,
        decision: DecisionRecord(explanation).logged(isMasked: !form.lost.isEmpty),
        supersedes: corrected?.id))
  }

  /// Waits until the disk has all that was taken.
  func flush() throws { try writer.flush() }

  private func form(of program: Program) -> Form {
    if let form = forms[program.digest] { return form }
    let read = program.columnsReplayed
    // A rule that reads who it is cannot be run again without knowing it.
    // Another version may have the field that this one has not.
    let own = masked.intersection(DecidedInputs.names(program))
    let lost = own.union(program.identifiers.filter { read.contains($0) })
    let form = Form(
      inputs: DecidedInputs(program, masked: own), lost: lost.sorted(),
      customer: program.record.fields.first { $0.role == "customer" })
    forms[program.digest] = form
    return form
  }
}

/// The decision records that are written out, each after the log has it.
struct DecisionLines {
  private let log: DecisionLogging?
  private let console: Console
  private let replayed: CalendarDate?
  private var waiting: [String] = []

  /// - Parameter replayed: the day that a replay looks back on; what is decided today has none.
  init(_ log: DecisionLogging?, _ console: Console, replayed: CalendarDate? = nil) {
    self.log = log
    self.console = console
    self.replayed = replayed
  }

  mutating func add(
    _ explanation: Explanation, row: Int, of table: RecordTable, by source: LoggedDecision.Source,
    at time: Timestamp
  ) throws {
    let record = DecisionRecord(explanation)
    guard let log else { return console.print(record.line(by: source, replayed: replayed)) }
    let id = try log.append(explanation, row: row, of: table, by: source, at: time)
    waiting.append(record.line(by: source, at: id))
    if waiting.count == 256 { try finish() }
  }

  /// Writes out what waits for the log.
  mutating func finish() throws {
    try log?.flush()
    for line in waiting { console.print(line) }
    waiting.removeAll(keepingCapacity: true)
  }
}

/// An earlier decision that is to be corrected.
private struct Corrected {
  let id: DecisionID
  private let application: String?

  /// - Throws: where the log has no such decision, or it is corrected already.
  init(_ text: String, in path: String) throws {
    guard let id = DecisionID(text) else {
      throw UsageError(
        Phrase(
          "'\(text)' names no decision: expected a chain and a number, as in 'logged'",
          "“\(text)”不是决策编号：应为链号与序号，见输出中的“logged”"))
    }
    self.id = id
    var found: LoggedDecision?
    var later: DecisionID?
    for file in try DecisionLogWalk.files(at: path) {
      let walk = try DecisionLogWalk(file) { decision, header in
        if header.chain == id.chain, decision.number == id.number { found = decision }
        if decision.supersedes == id {
          later = DecisionID(chain: header.chain, number: decision.number)
        }
      }
      if let fault = walk.fault {
        throw ToolError(.badInput, Phrase(verbatim: "'\(file)': ") + fault.words)
      }
    }
    guard let found else {
      throw ToolError(
        .badInput, Phrase("the log '\(path)' has no decision \(id)", "日志“\(path)”中没有决策 \(id)"))
    }
    if let later {
      throw ToolError(
        .badInput,
        Phrase("decision \(id) is corrected already, by \(later)", "决策 \(id) 已由 \(later) 更正"),
        remedy: Phrase("correct that one", "请更正后者"))
    }
    application = found.application
  }

  /// - Throws: where the correction is of another application.
  func check(_ application: String?) throws(ToolError) {
    guard application == self.application, application != nil else {
      throw ToolError(
        .badInput,
        Phrase(
          "decision \(id) is of another application than the one given", "决策 \(id) 属于另一笔申请"))
    }
  }
}

extension DecisionRecord {
  /// The record as a log holds it: without the application's key and, where values are masked, without the values that
  /// conditions compared.
  func logged(isMasked: Bool) -> String {
    guard case .object(let members) = json else { return json.line }
    return JSON.object(
      members.compactMap { member in
        if member.name == "id" { return nil }
        guard isMasked, member.name == "reasons" else { return member }
        return JSON.Member(member.name, member.value.without("operands"))
      }
    ).line
  }

  /// The record with what it was decided by, where that came in a bundle, and the name of its place in a log.
  ///
  /// - Parameter replayed: the day that a replay looks back on, so that its record cannot pass for a decision.
  func line(
    by source: LoggedDecision.Source, at id: DecisionID? = nil, replayed: CalendarDate? = nil
  ) -> String {
    guard case .object(let members) = json else { return json.line }
    let release = source.bundle.map { bundle in
      JSON.members([
        "version": .text(source.version),
        "environment": source.environment.map { .text($0) },
        "product": source.product.map { .text($0) },
        "arm": source.place.map { .count($0) },
        "bundle": .text(bundle),
        "sequence": source.sequence.map { .count($0) },
        "replayed_on": replayed.map { .text($0.description) },
      ])
    }
    let logged = id.map { JSON.members(["logged": .text($0.description)]) }
    return JSON.object(members + (release?.objectMembers ?? []) + (logged?.objectMembers ?? []))
      .line
  }
}

extension JSON {
  /// The members of an object.
  fileprivate var objectMembers: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}

extension JSON {
  /// A list of objects without one of their members.
  fileprivate func without(_ name: String) -> JSON {
    switch self {
    case .array(let items): .array(items.map { $0.without(name) })
    case .object(let members): .object(members.filter { $0.name != name })
    default: self
    }
  }
}
