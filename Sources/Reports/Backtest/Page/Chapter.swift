import Diagnostics
import Markup
import RunRecord

/// A chapter of the page: a question, and the tables that answer it.
struct Chapter {
  let id: String
  let title: Phrase
  /// Names of tables, in reading order.
  let tables: [String]
  /// What a run must have for any of them.
  let needs: Phrase

  init(_ id: String, _ title: Phrase, _ tables: [String], needs: Phrase) {
    self.id = id
    self.title = title
    self.tables = tables
    self.needs = needs
  }

  private static let anyRun = Phrase("a run over a history", "需对历史数据运行回测")
  private static let outcomes = Phrase(
    "a scenario, and a history that tells what became of loans", "需情景文件，且历史数据含贷款表现")

  private static let loans = Phrase(
    "a scenario that states how lines are drawn, repaid and go bad", "情景须说明用信、还款与违约")

  static let all = [
    Chapter(
      "outcomes", Phrase("Outcomes and swap sets", "结论对照与换入换出"),
      [
        "matrix", "swap_sets", "swap_sets_after_referral", "referrals", "intervals",
        "risk_observed",
      ],
      needs: anyRun),
    Chapter(
      "attribution", Phrase("Which change did it", "变化归因"), ["attribution"],
      needs: Phrase(
        "two versions that differ, with changes that can be taken one by one", "两版须有可逐项拆分的差异")),
    Chapter("funnel", Phrase("Funnel", "漏斗"), ["funnel"], needs: anyRun),
    Chapter(
      "rules", Phrase("Rules", "规则命中"),
      ["rules", "rules_by_year", "rules_by_quarter", "rules_by_month"], needs: anyRun),
    Chapter(
      "segments", Phrase("Segments and who loses", "客群与受损者"), ["who_loses", "segments"],
      needs: Phrase("fields that the book declares as segments", "规则书须声明分群字段")),
    Chapter(
      "parameters", Phrase("Parameters, old → new", "参数，旧 → 新"), ["parameters"],
      needs: Phrase("versions that differ in parameters or tables", "两版参数或决策表须有差异")),
    Chapter(
      "time", Phrase("Over time", "按时间"), TimeView.tables, needs: anyRun),
    Chapter(
      "balances", Phrase("Loan balances", "贷款余额"),
      [
        "balance_bridge", "loans_by_year", "loans_by_quarter", "loans_by_month", "loans_by_day",
        "opening_book", "opening_renewals", "vintages_by_quarter", "vintages_by_month",
        "balance_bands", "switch_day",
      ],
      needs: loans),
    Chapter(
      "returns", Phrase("Does the return cover the risk", "收益是否覆盖风险"),
      ["returns", "tornado", "gate_flips", "returns_by_segment"], needs: loans),
    Chapter(
      "migration", Phrase("Migration of line, rate and term", "额度、利率与期限迁移"),
      ["migration", "line_migration", "rate_migration", "term_migration"],
      needs: Phrase("outputs for line, rate or term in both versions", "两版均须输出额度、利率或期限")),
    Chapter(
      "risk", Phrase("Risk", "风险"),
      [
        "swap_in_risk", "score_bands", "hidden_truth", "break_even", "expected_loss",
        "calibration", "roc", "discrimination", "stability", "tuned_until",
        "tuned_until_risk",
      ], needs: outcomes),
    Chapter(
      "frontier", Phrase("Frontier", "有效前沿"), ["frontier"],
      needs: Phrase(
        "a sweep over tunable parameters: ‘rulebench sweep’", "须对可调参数扫描：rulebench sweep")),
    Chapter(
      "measures", Phrase("The scenario", "情景"), ["measures", "scenario"],
      needs: Phrase(
        "measures in the scenario: ‘measure NAME = count where …’", "情景文件中须有 measure 定义")),
    Chapter(
      "trust", Phrase("Can the replay be trusted", "回放是否可信"),
      [
        "match_rate", "mismatches", "overrides", "backcast", "lookahead_audit", "exclusions",
        "preflight",
        "support", "open_loop",
      ], needs: anyRun),
  ]
}

/// A chapter as the page shows it.
struct ChapterView {
  let page: BacktestPage
  let chapter: Chapter

  var html: HTML {
    let present = chapter.tables.compactMap { page.table($0) }
    let parts = present.isEmpty ? [needs] : content(present)
    return .tag(
      "section", class: "chapter", ["id": chapter.id, "aria-labelledby": "c-\(chapter.id)"],
      [.tag("h2", ["id": "c-\(chapter.id)"], [.words(chapter.title)])] + parts)
  }

  private func content(_ tables: [RunTable]) -> [HTML] {
    switch chapter.id {
    case "time": [TimeView(tables: tables, window: page.header.window).html]
    case "balances": balances(tables)
    default: tables.map { PartView(page: page, table: $0).html }
    }
  }

  /// The grains of the loans together, at the place of the first of them.
  private func balances(_ tables: [RunTable]) -> [HTML] {
    let grains = tables.filter { LoansView.tables.contains($0.name) }
    return tables.compactMap { table in
      guard grains.contains(where: { $0.name == table.name }) else {
        return PartView(page: page, table: table).html
      }
      return table.name == grains.first?.name ? LoansView(page: page).html : nil
    }
  }

  private var needs: HTML {
    .tag(
      "p", class: "soft", [:],
      [.words("Not available in this run; it needs ", "本次运行无此内容；"), .words(chapter.needs)])
  }
}
