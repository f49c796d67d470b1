import Columns
import Diagnostics
import Engine
import Intake
import Numbers
import Registry
import Semantics

/// One version that decides logged applications again.
struct ReplayEngine: Sendable {
  private let program: Program
  private let engine: Engine

  init(_ program: Program) throws {
    self.program = program
    engine = Engine(program)
  }

  /// Of each decision in what it is not what the version comes to; `nil` where it is that, or where fields are masked and all
  /// else is as the version writes it.
  func differences(of decisions: [LoggedDecision]) throws -> [Phrase?] {
    let lines = decisions.map(\.inputs).joined(separator: "\n")
    let read = try DecidedInputs.reader(program).load(Array(lines.utf8), file: "log")
    guard let table = read.table, table.count == decisions.count else {
      // One of them cannot be read; alone each says which.
      guard decisions.count > 1 else {
        return [Phrase("its inputs do not fit the version", "其输入与该版本不符")]
      }
      return try decisions.flatMap { try differences(of: [$0]) }
    }
    let decided = try engine.decide(table, options: RunOptions(threads: 1))
    let explainer = try Explainer(engine, table)
    var forms: [[String]: DecidedInputs] = [:]
    return decisions.enumerated().map { row, decision in
      let form = forms[decision.masked] ?? DecidedInputs(program, masked: Set(decision.masked))
      forms[decision.masked] = form
      let explanation = explainer.explanation(of: row, decided: decided, at: row)
      return differences(of: decision, explanation)
        ?? differences(of: decision, explanation.asOf, form.json(row, of: table).line)
    }
  }

  /// What the record says of the outcome.
  private func differences(of decision: LoggedDecision, _ explanation: Explanation) -> Phrase? {
    let record = DecisionRecord(explanation)
    guard decision.isReplayable else {
      return LoggedOutcome(decision.decision)?.digest == program.digest
        ? nil
        : Phrase("its record is none of its version", "其记录不属于该版本")
    }
    return Self.equal(record.logged(isMasked: false), decision.decision)
      ? nil : record.difference(from: decision.decision)
  }

  /// What the record says of the application.
  private func differences(
    of decision: LoggedDecision, _ asOf: CalendarDate?, _ inputs: String
  ) -> Phrase? {
    guard Self.equal(inputs, decision.inputs) else {
      return Phrase("its inputs are not as its version writes them", "其输入与该版本的写法不符")
    }
    guard asOf?.description == decision.asOf else {
      return Phrase("its day is not that of its inputs", "其申请日期与输入不符")
    }
    let province = PlannedProvinces.field
    guard decision.source.bundle != nil, !decision.masked.contains(province),
      program.record.fields.contains(where: { $0.name == province }),
      decision.fields[province] != .some(decision.source.province)
    else { return nil }
    return Phrase("its province is not that of its inputs", "其省份与输入不符")
  }

  /// Whether two texts are the same bytes: letters that look and compare alike are others.
  static func equal(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}

extension DecisionRecord {
  /// In what a logged record differs: the outcome, or the first member.
  fileprivate func difference(from logged: String) -> Phrase {
    let decided = LoggedOutcome(logged)?.outcome ?? "?"
    guard case .object(let members) = json else { return Phrase(verbatim: "?") }
    let outcome = members.first { $0.name == "outcome" }?.value
    if outcome != .text(decided), case .text(let word)? = outcome {
      return Phrase(
        "it is logged as '\(Names.shown(decided))' and replays to '\(word)'",
        "日志记为“\(Names.shown(decided))”，重放结果为“\(word)”")
    }
    var rest = logged.utf8.dropFirst()
    for member in members where member.name != "id" {
      let text = JSON.object([member]).line.utf8.dropFirst().dropLast()
      if rest.first == UInt8(ascii: ",") { rest = rest.dropFirst() }
      guard rest.starts(with: text) else {
        return Phrase(
          "its '\(member.name)' is not what it replays to", "其“\(member.name)”与重放结果不同")
      }
      rest = rest.dropFirst(text.count)
    }
    return Phrase("it holds more than it replays to", "其内容多于重放结果")
  }
}
