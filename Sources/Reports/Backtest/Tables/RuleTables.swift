import Diagnostics
import Numbers
import RunRecord
import Semantics
import Simulation
import Syntax

extension Comparison {
  /// Cases that remain after each section.
  var funnelTable: RunTable {
    let count = rules.funnel.last.map {
      ($0.liveRemaining, $0.candidateRemaining)
    }
    let all = rules.funnel.reduce((count?.0 ?? 0, count?.1 ?? 0)) {
      ($0.0 + $1.liveDropped, $0.1 + $1.candidateDropped)
    }
    func row(
      _ stage: RunTable.Cell, _ live: (Int, Int), _ candidate: (Int, Int)
    ) -> [RunTable.Cell] {
      [stage] + RunTable.pair(.count(live.0), .count(candidate.0))
        + RunTable.pair(.count(live.1), .count(candidate.1))
        + RunTable.pair(.share(live.1, of: all.0), .share(candidate.1, of: all.1))
    }
    return RunTable(
      "funnel", Phrase("Funnel by section", "各环节漏斗"),
      note: Phrase(
        """
        a case remains while no rule has declined or referred it, every section counted in its order; outputs that are not \
        known come last, of cases that no rule hit
        """,
        "申请在尚未被任何规则拒绝或转人工时计为留存，按环节顺序；仅因输出项未知而未通过的列在最后"),
      columns: [.init("section", Phrase("After", "环节之后"), .text)]
        + RunTable.pair("n_dropped", Phrase("Dropped", "流失"), .count)
        + RunTable.pair("n_remaining", Phrase("Remaining", "留存"), .count)
        + RunTable.pair("share_remaining", Phrase("Share remaining", "留存占比"), .share),
      rows: [row(.label("start", Phrase("Start", "起始")), (0, all.0), (0, all.1))]
        + rules.funnel.map { step in
          row(
            step.section.map { .label($0.rawValue, $0.words) }
              ?? .label("outputs", Phrase("Outputs not known", "输出项未知")),
            (step.liveDropped, step.liveRemaining),
            (step.candidateDropped, step.candidateRemaining))
        })
  }

  /// How often each rule hit.
  var ruleTable: RunTable {
    RunTable(
      "rules", Phrase("Rules", "规则命中"), note: Self.ruleNote,
      columns: Self.ruleColumns + Self.hitColumns,
      rows: rules.rules.indices.map { ruleCells($0) + Self.cells(rules.hits[$0]) })
  }

  /// The same by month, quarter and year.
  var rulePeriodTables: [RunTable] {
    let grains: [(Grain, Phrase)] = [
      (.month, Phrase("Rules by month", "按月规则命中")),
      (.quarter, Phrase("Rules by quarter", "按季规则命中")),
      (.year, Phrase("Rules by year", "按年规则命中")),
    ]
    return grains.compactMap { grain, title in
      guard let periods = rules.periods[grain] else { return nil }
      return RunTable(
        "rules_by_\(grain.rawValue)", title, note: Self.ruleNote,
        columns: [
          .init("period", Phrase("Period", "统计期"), .text),
          .init("n_applications", Phrase("Applications", "申请笔数"), .count),
        ] + Self.ruleColumns + Self.hitColumns,
        rows: periods.flatMap { period in
          rules.rules.indices.map { rule in
            [.text(period.period.name), .count(period.applications)] + ruleCells(rule)
              + Self.cells(period.hits[rule])
          }
        })
    }
  }

  private static let ruleNote = Phrase(
    """
    first: applications of whose outcome the rule is the earliest reason; any: it fired, was undecided with an effect, or \
    was in error; only: the outcome changes when this rule alone is disabled
    """,
    "首要：该规则为结论的最先原因；任一：规则命中、待定且有效果或出错；唯一：仅停用该规则结论即改变")

  private static let ruleColumns: [RunTable.Column] = [
    .init("rule", Phrase("Rule", "规则"), .text),
    .init("title", Phrase("Title", "名称"), .text),
    .init("section", Phrase("Section", "环节"), .text),
  ]

  private func ruleCells(_ index: Int) -> [RunTable.Cell] {
    let pair = rules.rules[index]
    guard
      let rule = pair.candidate.map({ candidate.rules[$0] }) ?? pair.live.map({ live.rules[$0] })
    else { return [.empty, .empty, .empty] }
    return [
      .text(rule.code), .title(rule.words, else: rule.code),
      .label(rule.section.rawValue, rule.section.words),
    ]
  }

  private struct Measure: Sendable {
    let name: String
    let title: Phrase
    let value: @Sendable (RuleHits) -> Int
  }

  private static let measures: [Measure] = [
    Measure(name: "n_first_hit", title: Phrase("First", "首要")) { $0.first },
    Measure(name: "n_any_hit", title: Phrase("Any", "任一")) { $0.any },
    Measure(name: "n_only_hit", title: Phrase("Only", "唯一")) { $0.only },
    Measure(name: "n_only_to_approve", title: Phrase("Only, else approved", "唯一，否则通过")) {
      $0.onlyToApprove
    },
    Measure(name: "n_only_to_refer", title: Phrase("Only, else referred", "唯一，否则转人工")) {
      $0.onlyToRefer
    },
    Measure(name: "n_fired", title: Phrase("Fired", "命中")) { $0.fired },
    Measure(name: "n_undecided", title: Phrase("Undecided", "待定")) { $0.undecided },
    Measure(name: "n_rule_errors", title: Phrase("In error", "出错")) { $0.errors },
  ]

  private static let hitColumns = measures.flatMap { RunTable.pair($0.name, $0.title, .count) }

  private static func cells(_ hits: RuleComparison.Hits) -> [RunTable.Cell] {
    measures.flatMap { measure in
      RunTable.pair(
        .count(hits.live.map(measure.value), else: .noRule),
        .count(hits.candidate.map(measure.value), else: .noRule))
    }
  }
}

extension RunTable.Cell {
  /// The version has no rule of the code.
  fileprivate static let noRule = Self.unavailable(
    "no_rule", Phrase("the version has no such rule", "该版本没有此规则"))
}
