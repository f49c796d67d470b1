package import Diagnostics
package import Engine
import Numbers
package import Semantics
package import Simulation

/// What becomes of past applications under another version, in words and for machines.
package struct OutcomeChangesText {
  private let changes: OutcomeChanges
  private let live: Program
  private let candidate: Program
  private let language: Language

  package init(
    _ changes: OutcomeChanges, live: Program, candidate: Program, in language: Language
  ) {
    self.changes = changes
    self.live = live
    self.candidate = candidate
    self.language = language
  }

  /// A heading, then every kind of change with its examples.
  package var text: String {
    var lines = [words(summary)]
    for group in changes.groups {
      lines += ["", words(group.kind.words) + words(Phrase(": ", "：")) + Self.count(group.count)]
      for example in group.examples { lines.append("  " + words(phrase(example))) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  private static func count(_ count: Int) -> String {
    Number(count).grouped(decimals: 0, separator: ",")
  }

  private var summary: Phrase {
    let all = Self.count(changes.count)
    let changed = changes.groups.reduce(0) { $0 + $1.count }
    if changed == 0 {
      return Phrase(
        "both versions treat all \(all) applications alike", "两版对全部 \(all) 笔申请的处理相同")
    }
    return Phrase(
      "\(Self.count(changed)) of \(all) applications are treated otherwise",
      "\(all) 笔申请中有 \(Self.count(changed)) 笔处理不同")
  }

  /// `A000231 of 2024-03-02: declined by A02 → approved, line 300,000.00 (280 alike)`.
  private func phrase(_ example: OutcomeChanges.Example) -> Phrase {
    let (old, new) = (phrase(example.live, live), phrase(example.candidate, candidate))
    let date = example.date.map { CalendarDate(packed: $0) }
    let name =
      Phrase(verbatim: example.key)
      + (date.map { Phrase(" of \($0)", "（\($0)）") } ?? Phrase(verbatim: ""))
    let alike =
      example.alike > 1
      ? Phrase(
        " (\(Self.count(example.alike)) by these reasons)",
        "（同原因共 \(Self.count(example.alike)) 笔）")
      : Phrase(verbatim: "")
    return name + Phrase(": ", "：") + old + Phrase(verbatim: " → ") + new + alike
  }

  private func phrase(_ treatment: OutcomeChanges.Treatment, _ version: Program) -> Phrase {
    var parts = [treatment.outcome.pastWords]
    if let reason = treatment.reason {
      let code = version.rules[reason].code
      parts[0] = parts[0] + Phrase(" by \(code)", "（\(code)）")
    }
    if treatment.outcome != .decline {
      if let line = treatment.line {
        let amount = (Number(Int128(line), over: 100) ?? .zero).asMoney
        parts.append(Phrase("line \(amount)", "额度 \(amount)"))
      }
      if let rate = treatment.rate {
        let percent = rate.asPercent(decimals: 2)
        parts.append(Phrase("rate \(percent)", "利率 \(percent)"))
      }
      if let term = treatment.term {
        parts.append(Phrase("\(term) months", "期限 \(term) 个月"))
      }
    }
    return .joined(parts, by: Phrase(", ", "，"))
  }

  /// The same for machines: amounts and rates as exact texts.
  package var json: JSON {
    .members([
      "applications": .count(changes.count),
      "changes": .array(
        changes.groups.map { group in
          .members([
            "kind": .text(group.kind.rawValue), "count": .count(group.count),
            "examples": .array(group.examples.map(json)),
          ])
        }),
    ])
  }

  private func json(_ example: OutcomeChanges.Example) -> JSON {
    .members([
      "application": .text(example.key),
      "date": example.date.map { .text("\(CalendarDate(packed: $0))") },
      "live": json(example.live, live), "candidate": json(example.candidate, candidate),
      "alike": .count(example.alike),
    ])
  }

  private func json(_ treatment: OutcomeChanges.Treatment, _ version: Program) -> JSON {
    .members([
      "outcome": .text(treatment.outcome.word),
      "reason": treatment.reason.map { .text(version.rules[$0].code) },
      "line": treatment.line.flatMap { Number(Int128($0), over: 100) }.map { .decimal($0) },
      "rate": treatment.rate.map { .decimal($0) },
      "term": treatment.term.map { .count($0) },
    ])
  }
}

extension Outcome {
  fileprivate var pastWords: Phrase {
    switch self {
    case .approve: Phrase("approved", "通过")
    case .refer: Phrase("referred", "转人工")
    case .decline: Phrase("declined", "拒绝")
    }
  }
}

extension OutcomeChanges.Kind {
  /// What the candidate does otherwise.
  package var words: Phrase {
    switch self {
    case .admittedAnew: Phrase("admitted anew", "新准入")
    case .admittedWithoutPerson: Phrase("approved, no longer referred", "由转人工改为通过")
    case .refusedAnew: Phrase("refused anew", "新拒绝")
    case .refusedWithoutPerson: Phrase("declined, no longer referred", "由转人工改为拒绝")
    case .referredNotApproved: Phrase("referred, no longer approved", "由通过改为转人工")
    case .referredNotDeclined: Phrase("referred, no longer declined", "由拒绝改为转人工")
    case .lineRaised: Phrase("line raised", "额度提高")
    case .lineCut: Phrase("line cut", "额度降低")
    case .rateRaised: Phrase("rate raised", "利率提高")
    case .rateCut: Phrase("rate cut", "利率降低")
    case .termLengthened: Phrase("term lengthened", "期限延长")
    case .termShortened: Phrase("term shortened", "期限缩短")
    case .otherReason: Phrase("same outcome for another first reason", "结论相同但首个原因不同")
    }
  }
}
