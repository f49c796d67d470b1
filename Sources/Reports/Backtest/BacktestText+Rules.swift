import Diagnostics
import Engine
import Semantics
import Simulation
import Syntax

extension BacktestText {
  mutating func writeRules(_ version: VersionResult, _ role: Phrase) {
    heading(Phrase("Rules of the \(role.english) version", "\(role.chinese)的规则"))
    var table = table([
      (Phrase("rule", "规则"), .left), (Phrase("effect", "作用"), .left),
      (Phrase("first", "首因"), .right), (Phrase("any", "命中"), .right),
      (Phrase("only", "唯一"), .right), (Phrase("→ approve", "→ 通过"), .right),
      (Phrase("→ refer", "→ 转人工"), .right), (Phrase("undecided", "待定"), .right),
      (Phrase("errors", "出错"), .right), (Phrase("title", "标题"), .left),
    ])
    for (rule, hits) in zip(version.program.rules, version.rules) {
      let isQuiet = hits.any == 0 && hits.fired == 0 && hits.undecided == 0
      table.add(
        [
          rule.code,
          words(rule.disabledBecause == nil ? Self.word(rule.effect) : Phrase("disabled", "停用")),
        ]
          + (isQuiet
            ? ["0", "0", "0", "", "", "", ""]
            : [
              BacktestWords.count(hits.first),
              BacktestWords.count(rule.section == .warning ? hits.fired : hits.any),
              BacktestWords.count(hits.only), Self.some(hits.onlyToApprove),
              Self.some(hits.onlyToRefer), Self.some(hits.undecided), Self.some(hits.errors),
            ])
          + [title(rule.words)])
    }
    if version.firstByOutput > 0 {
      table.add([
        "–", words(Self.word(.refer)), BacktestWords.count(version.firstByOutput), "", "", "", "",
        "", "",
        words(Phrase("no rule: an output is not known or in error", "没有规则：输出未知或出错")),
      ])
    }
    table.addRule()
    let first = version.rules.reduce(0) { $0 + $1.first } + version.firstByOutput
    table.add(
      [words(Self.all), "", BacktestWords.count(first), "", "", "", "", "", ""]
        + [words(Phrase("not approved", "未通过"))])
    add(table)
  }

  /// An effect as the book writes it; in Chinese what it does.
  private static func word(_ effect: Effect) -> Phrase {
    Phrase("\(effect.rawValue)", "\(effect.words.chinese)")
  }

  /// A title in English with the Chinese one behind it, or in Chinese alone.
  private func title(_ words: Words) -> String {
    language == .chinese
      ? words.title(in: .chinese) ?? ""
      : [words.title, words.zh].compactMap { $0 }.joined(separator: "  ")
  }

  /// A count where there is something to count.
  private static func some(_ count: Int) -> String { count == 0 ? "" : BacktestWords.count(count) }

  mutating func writeUndecided(_ version: VersionResult, _ role: Phrase) {
    let undecided = version.undecided
    guard undecided.applications > 0 else { return }
    heading(
      Phrase(
        "What was missing where rules of the \(role.english) version were undecided",
        "\(role.chinese)规则待定时缺失的内容"))
    if undecided.isSample {
      let all = BacktestWords.count(undecided.applications)
      let examined = BacktestWords.count(undecided.examined)
      let stride =
        (undecided.applications + undecided.examined - 1) / max(1, undecided.examined)
      add(
        Phrase(
          "a sample: one in \(stride) of \(all) applications, in order, \(examined) in all",
          "抽样：\(all) 笔申请中按顺序每 \(stride) 笔取一笔，共 \(examined) 笔"))
    } else {
      add(
        BacktestWords.count(
          undecided.applications, "application has an undecided rule",
          "applications have an undecided rule", "笔申请有规则待定"))
    }
    var table = table([
      (Phrase("missing", "缺失内容"), .left), (Phrase("why", "缘由"), .left),
      (Self.applications, .right), (Phrase("rules", "规则"), .left),
    ])
    for cause in undecided.causes {
      let rules = cause.rules.map {
        "\(version.program.rules[$0.rule].code) \(BacktestWords.count($0.applications))"
      }
      table.add([
        cause.place, words(cause.reason.title), BacktestWords.count(cause.applications),
        rules.joined(separator: ", "),
      ])
    }
    add(table)
  }

  mutating func writeAssumptions() {
    guard versions.contains(where: { !$0.version.assumptions.isEmpty }) else { return }
    heading(Phrase("Assumptions that decisions rest on", "决定所依据的假定"))
    var table = table([
      (Phrase("version", "版本"), .left), (Self.applications, .right),
      (Phrase("assumption", "假定"), .left), (Phrase("because", "理由"), .left),
    ])
    for (role, version) in versions {
      for count in version.assumptions {
        let assumption = version.program.assumptions[count.assumption]
        table.add([
          words(role),
          count.applications.map { BacktestWords.count($0) }
            ?? words(Phrase("not counted", "未计数")), assumption.text,
          assumption.because,
        ])
      }
    }
    add(table)
  }
}
