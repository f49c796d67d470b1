import Diagnostics
import Engine
import Numbers
import Registry
import Simulation

/// The decisions of some logs by the versions that made them, ready to be held against evidence.
struct LogMonitoring {
  /// By version's digest.
  private(set) var decisions: [String: MonitoredDecisions] = [:]
  /// Decisions that a later one corrects, which do not count.
  private(set) var superseded = 0
  private(set) var masked = 0
  /// Applications whose decisions are here, by the names that the logs give them.
  private(set) var applications: Set<String> = []
  private let loans: LoanPerformance?
  private let fields: Set<String>
  private var scores: LoggedScores

  /// - Parameters:
  ///   - paths: log files.
  ///   - fields: those whose mix of values is wanted.
  ///   - versions: rules that decide again for their scores.
  /// - Throws: where a log does not hold.
  init(
    _ paths: [String], fields: Set<String>, versions: VersionPrints, loans: LoanPerformance?,
    key: IdentifierKey?
  ) throws {
    scores = LoggedScores(versions)
    self.loans = loans
    self.fields = fields
    var corrected: Set<DecisionID> = []
    for path in paths {
      let walk = try DecisionLogWalk(path) { decision, _ in
        if let earlier = decision.supersedes { corrected.insert(earlier) }
      }
      if let fault = walk.fault {
        throw ToolError(
          .badInput, Phrase("'\(path)': ", "“\(path)”：") + fault.words,
          remedy: Phrase("look at it with 'verify-log'", "请用“verify-log”查看"))
      }
      if let key, let header = walk.header, header.key != key.id {
        throw DecisionLogError.otherKey(path, found: header.key, given: key.id)
      }
    }
    for path in paths {
      _ = try DecisionLogWalk(path) { decision, header in
        let id = DecisionID(chain: header.chain, number: decision.number)
        if corrected.contains(id) { superseded += 1 } else { try add(decision, id) }
      }
    }
    try scores.finish(&decisions)
  }

  private mutating func add(_ decision: LoggedDecision, _ id: DecisionID) throws {
    guard let logged = LoggedOutcome(decision.decision), let outcome = logged.decided else {
      throw ToolError(
        .badInput, Phrase("decision \(id) holds no decision record", "决策 \(id) 中没有决策记录"))
    }
    if !decision.isReplayable { masked += 1 }
    if loans != nil, let application = decision.application { applications.insert(application) }
    func scaled(_ name: String, _ decimals: Int) throws(ToolError) -> Int64? {
      guard let text = logged.outputs[name] else { return nil }
      let number: Number
      do { number = try Number(parsing: text) } catch {
        throw Self.unreadable(
          id, Phrase("its output '\(name)' is '\(text)'", "其输出“\(name)”为“\(text)”"),
          Phrase("a number", "数值"))
      }
      return number.scaled(toDecimals: decimals).map { Int64(clamping: $0) }
    }
    let month = try decision.asOf.map { text throws(ToolError) in
      guard let day = CalendarDate(parsing: text) else {
        throw Self.unreadable(
          id, Phrase("the application's day is '\(text)'", "申请日期为“\(text)”"),
          Phrase("a day", "日期"))
      }
      return day.monthIndex
    }
    // Taken out, lest every decision copy those before it.
    var own = decisions.removeValue(forKey: decision.source.version) ?? MonitoredDecisions()
    own.decisions.append(
      MonitoredDecisions.Decision(
        outcome: outcome, quarter: month.map { $0 - $0 % 3 }, line: try scaled("line", 2),
        rate: try scaled("rate", 12),
        fired: logged.reasons.filter { $0.error == nil }.map(\.code),
        undecided: logged.undecided.map(\.code), loan: loans?[decision.application] ?? .none))
    for (field, value) in decision.fields where fields.contains(field) {
      own.mixes[field, default: [:]][value ?? "missing", default: 0] += 1
    }
    try scores.add(decision, to: &own)
    decisions[decision.source.version] = own
  }

  private static func unreadable(
    _ id: DecisionID, _ what: Phrase, _ expected: Phrase
  ) -> ToolError {
    ToolError(
      .badInput,
      Phrase("decision \(id): ", "决策 \(id)：") + what + Phrase(", expected ", "，应为") + expected,
      remedy: Phrase("look at the log with 'verify-log'", "请用“verify-log”查看该日志"))
  }
}
