import Diagnostics
import Numbers
import Registry
import RunRecord

extension EvidenceRun {
  /// A line for people.
  struct Line {
    var words: Phrase
    /// The gate that it is of; `nil` where it is of none.
    var gate: JudgedGate?
  }

  /// What came of a gate on a part of the run.
  struct JudgedGate {
    var part: EvidencePart
    var outcome: RunRecord.GateOutcome
  }

  /// What was run, with what came of the gates: the whole first, then the late part.
  var lines: [Line] {
    func gates(_ part: EvidencePart) -> [Line] {
      outcomes.filter { $0.part == part }.map { _, outcome in
        Line(
          words: Phrase(verbatim: "  ") + outcome.line,
          gate: JudgedGate(part: part, outcome: outcome))
      }
    }
    var lines = [
      Line(
        words: Phrase("scenario \(scenario): result \(result)", "情景 \(scenario)：结果摘要 \(result)")),
      Line(
        words: Phrase(
          "  against \(live?.short ?? "–"), data \(data.short), months \(months ?? "all"), record \(run.short)",
          "  对照 \(live?.short ?? "–")，数据 \(data.short)，月份 \(months ?? "全部")，记录 \(run.short)")),
    ]
    lines += gates(.whole)
    if let late {
      lines.append(
        Line(
          words: Phrase(
            """
              late part \(late.months), tuned until \(late.tunedUntil): \(late.applications) of \(late.of) \
            applications, \(late.shareText) (at least \(late.asked)), record \(late.run.short)
            """,
            """
              样本外部分 \(late.months)，调优截至 \(late.tunedUntil)：\(late.of) 笔申请中的 \
            \(late.applications) 笔，占 \(late.shareText)（至少 \(late.asked)），记录 \(late.run.short)
            """)))
      lines += gates(.late)
    }
    return lines
  }
}

extension LateRun {
  /// `23.33%`.
  var shareText: String { share?.asPercent(decimals: 2) ?? "–" }
}
