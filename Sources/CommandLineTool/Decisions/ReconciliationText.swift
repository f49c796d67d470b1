import Diagnostics
import Registry
import Reports

/// A reconciliation for a terminal.
enum ReconciliationText {
  static func lines(
    _ reconciliation: DecisionReconciliation, in language: Language
  ) -> [String] {
    func words(_ phrase: Phrase) -> String { phrase.text(in: language) }
    var table = TextTable([
      (words(Phrase("environment", "环境")), .left), (words(Phrase("product", "产品")), .left),
      (words(Phrase("version", "版本")), .left), (words(Phrase("arm", "分组")), .left),
      (words(Phrase("decisions", "决策笔数")), .right), (words(Phrase("late", "滞后笔数")), .right),
      (words(Phrase("at most", "最长滞后")), .right),
    ])
    for (group, tally) in reconciliation.counts.sorted(by: { $0.key < $1.key }) {
      table.add([
        group.environment, group.product, group.version.short, words(group.arm.words),
        "\(tally.proven)", "\(tally.late)", tally.late > 0 ? "\(tally.longest)" : "",
      ])
    }
    var lines = reconciliation.counts.isEmpty ? [] : table.lines()
    for violation in reconciliation.violations {
      lines.append(
        words(
          Phrase(
            "decision \(violation.decision) at \(violation.at), by \(violation.version.short), ",
            "决策 \(violation.decision)（\(violation.at)，版本 \(violation.version.short)）")
            + violation.cause.words))
    }
    let hidden = reconciliation.unproven - reconciliation.violations.count
    if hidden > 0 { lines.append(words(Phrase("… and \(hidden) more", "……另有 \(hidden) 笔"))) }
    let total = reconciliation.total
    let late =
      total.late > 0
      ? Phrase(
        " (\(total.late) late: by a statement still good, at most \(total.longest) after what is live had changed)",
        "（其中滞后 \(total.late) 笔：依据当时仍有效的声明，距生效情况变化最长 \(total.longest)）")
      : Phrase(verbatim: "")
    lines.append(
      words(
        Phrase(
          "\(counted(total.proven, "decision is", "decisions are")) proven", "已证实 \(total.proven) 笔"
        ) + late
          + Phrase(
            ", \(reconciliation.unproven) are not", "，未能证实 \(reconciliation.unproven) 笔")))
    if reconciliation.repeated > 0 {
      lines.append(
        words(
          Phrase(
            "\(reconciliation.repeated) of them decide an application that was decided before, and correct nothing",
            "其中 \(reconciliation.repeated) 笔的申请此前已有决策，且未注明更正")))
    }
    return lines
  }
}

extension DecisionReconciliation.Arm {
  /// As people read it.
  var words: Phrase {
    switch self {
    case .staged: Phrase("staged", "灰度")
    case .base: Phrase("base", "原版")
    case .all: Phrase("all", "全部")
    }
  }
}
