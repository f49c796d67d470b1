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
      (words(Phrase("decisions", "决策笔数")), .right),
    ])
    for (group, count) in reconciliation.counts.sorted(by: { $0.key < $1.key }) {
      table.add([
        group.environment, group.product, group.version.short, words(group.arm.words),
        "\(count)",
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
    lines.append(
      words(
        Phrase(
          "\(reconciliation.proven) decisions are proven, \(reconciliation.unproven) are not",
          "已证实 \(reconciliation.proven) 笔，未能证实 \(reconciliation.unproven) 笔")))
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
