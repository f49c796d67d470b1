import Columns
import Diagnostics
import Glibc
import History
import Intake
import Numbers
import Registry
import Semantics
import Simulation

/// The options of verbs that replay a history file.
enum HistoryOptions {
  static let history = Option<String>.text(
    "history", valueName: "file",
    help: Phrase(
      "The history file to replay, instead of --data or --file.", "回放该历史数据文件，代替 --data 或 --file。"))
  static let processedOn = Option<CalendarDate>.date(
    "processed-on",
    help: Phrase(
      "The day on which customers must consent to be processed; others are left out.",
      "以该日判断客户是否仍授权处理其数据；未授权者不计入。"),
    defaultText: Phrase("today", "今天"))

  /// What two versions read of a history, and who may be processed.
  struct Opened {
    var history: History
    var name: HistoryName
    var parts: any TableParts
    var processing: ProcessingConsent
  }

  /// Opens a history for two versions: only columns that one of them reads, texts only where words matter.
  ///
  /// - Parameters:
  ///   - day: the day on which customers must consent to be processed.
  ///   - showsKeys: whether applications are to be named.
  ///   - ledger: what is to be kept of each application.
  static func open(
    _ path: String, processedOn day: CalendarDate, live: Program, candidate: Program,
    showsKeys: Bool,
    ledger: LedgerRequest? = nil, _ console: Console
  ) throws -> Opened {
    if FileSystem.status(path) != nil { try FileSystem.check(path, .history) }
    let history = try History(path: path)
    var schema = try InputSchema(live).merged(with: InputSchema(candidate))
    if let scenario = ledger?.scenario?.scenario { schema = try schema.merged(with: scenario) }
    var reading = live.columnsReplayed.union(candidate.columnsReplayed)
      .union(ledger?.columns ?? [])
    var words = live.wordsReplayed.union(candidate.wordsReplayed).union(ledger?.words ?? [])
    if showsKeys, let key = schema.record.key { words.insert(schema.record.fields[key].name) }
    let withdrawn = try history.withoutConsent(scope: "modelling", on: day)
    if let field = withdrawn?.field {
      reading.insert(field)
      words.insert(field)
      if schema.record.position(of: field) == nil {
        schema.record.fields.append(FieldSchema(name: field, type: .text, isOptional: true))
      }
    }
    schema.reading = reading
    if reading.contains(History.earlierList) { try sayHowFar(history, console) }
    return Opened(
      history: history, name: HistoryName(path: path, digest: history.digest),
      parts: try history.replayParts(for: schema, words: words),
      processing: ProcessingConsent(
        on: day,
        record: withdrawn.map { .withdrawn($0.names, field: $0.field) } ?? .notRecorded))
  }

  /// Says for which applications the derived list is missing, and why.
  private static func sayHowFar(_ history: History, _ console: Console) throws {
    let list = History.earlierList
    guard let derivation = try history.derivation() else {
      console.say(
        Phrase(
          """
          note: the derived list '\(list)' is not computed: it is missing in every application; \
          compute it with 'rulebench history derive \(history.path)'
          """,
          """
          说明：派生明细表“\(list)”尚未计算：所有申请的该明细表都按缺失处理；\
          可用“rulebench history derive \(history.path)”计算
          """))
      return
    }
    guard try history.hasApplications(after: derivation.computedTo) else { return }
    console.say(
      Phrase(
        """
        note: the derived list '\(list)' is stale: computed to \(derivation.computedTo), it is \
        missing in the applications after that day
        """,
        """
        说明：派生明细表“\(list)”已过时：仅计算至 \(derivation.computedTo)，\
        其后申请的该明细表按缺失处理
        """))
  }

  /// The day that the arguments name, else today.
  static func processedOn(_ arguments: Arguments) -> CalendarDate {
    arguments[processedOn] ?? today()
  }

  /// The day by the system's clock, where it stands.
  private static func today() -> CalendarDate {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    let month = (Int32(local.tm_year) + 1900) * 12 + Int32(local.tm_mon)
    return CalendarDate(packed: month << 5 | Int32(local.tm_mday))
  }
}
