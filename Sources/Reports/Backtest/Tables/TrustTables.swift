import Columns
import Diagnostics
import Engine
import Numbers
package import RunRecord
package import Semantics
package import Simulation
import Syntax

extension Overrides {
  /// What people made of the system's outcomes, by the reason they gave.
  package var table: RunTable {
    RunTable(
      "overrides", Phrase("Outcomes that people changed or made", "人工改判与人工审批"),
      note: Phrase(
        "of \(BacktestWords.count(decided)) applications of which both outcomes are recorded",
        "共 \(BacktestWords.count(decided)) 笔同时记录了系统结论与最终结论"),
      columns: [
        .init("system_outcome", Phrase("system", "系统结论"), .text),
        .init("final_outcome", Phrase("in the end", "最终结论"), .text),
        .init("override_reason", Phrase("reason", "理由"), .text),
        .init("n_applications", Phrase("applications", "笔数"), .count),
        .init("share", Phrase("share", "占比"), .share),
        .init("n_observed", Phrase("loans observed", "已观察贷款"), .count),
        .init("n_bad", Phrase("bad", "不良"), .count),
        .init("bad_rate", Phrase("bad rate", "不良率"), .share),
      ],
      rows: groups.map { group in
        [
          .outcome(group.from), .outcome(group.to),
          group.reason.map { .text($0) }
            ?? .label("not_stated", Phrase("not stated", "未说明")),
          .count(group.applications), .share(group.applications, of: decided),
          .count(group.observed), .count(group.bad), .share(group.bad, of: group.observed),
        ]
      })
  }
}

extension Support {
  /// How much of the past speaks for each condition that the candidate loosens.
  package func table(live: Program, candidate: Program) -> RunTable {
    RunTable(
      "support", Phrase("Evidence for each loosened condition", "放宽条件的历史证据"),
      note: Phrase(
        """
        the newly admitted region: applications that the live rule stops and the candidate's does not; below \
        \(minimum) observed loans there is no evidence
        """,
        "新准入区域：现行版规则拦截而候选版不拦截的申请；已观察贷款少于 \(minimum) 笔时视为无证据"),
      columns: [
        .init("rule", Phrase("rule", "规则"), .text),
        .init("title", Phrase("title", "名称"), .text),
        .init("live", Phrase("live", "现行版"), .text),
        .init("candidate", Phrase("candidate", "候选版"), .text),
        .init("n_applications", Phrase("newly admitted", "新准入申请"), .count),
        .init("n_approved", Phrase("candidate approves", "候选版通过"), .count),
        .init("n_observed", Phrase("loans observed", "已观察贷款"), .count),
        .init("n_bad", Phrase("bad", "不良"), .count),
        .init("bad_rate", Phrase("bad rate", "不良率"), .share),
      ],
      rows: conditions.map { condition in
        let rule = live.rules[condition.live]
        let next = condition.candidate.map { candidate.rules[$0] }
        return [
          .text(condition.code), .title(rule.words, else: condition.code), .text(rule.text),
          next.map { .text($0.text) } ?? .label("removed", Phrase("removed", "删除")),
          .count(condition.admitted), .count(condition.approved), .count(condition.observed),
          hasEvidence(condition) ? .count(condition.bad) : Self.noEvidence,
          hasEvidence(condition)
            ? .share(condition.bad, of: condition.observed) : Self.noEvidence,
        ]
      })
  }

  private static var noEvidence: RunTable.Cell {
    .unavailable("no_evidence", Phrase("no evidence", "无证据"))
  }
}

extension Backtest {
  /// What was not decided, and why.
  package var exclusionTable: RunTable {
    var table = RunTable(
      "exclusions", Phrase("What was not decided", "未参与回放的数据"),
      columns: [
        .init("cause", Phrase("cause", "原因"), .text),
        .init("n_rows", Phrase("rows", "行数"), .count),
        .init("n_applications", Phrase("applications", "申请笔数"), .count),
      ],
      rows: excluded.map { [.text($0.cause), .count($0.rows), .empty] })
    table.rows.append([
      .label("left_out", Phrase("left out for rows that do not fit", "因数据行不合格被排除")), .empty,
      .count(leftOut),
    ])
    table.rows.append([
      .label("outside_months", Phrase("of other months", "不在所选月份")), .empty,
      .count(outsideMonths),
    ])
    let title = Phrase("customers without consent to be processed today", "客户当前未授权处理")
    let withdrawn: RunTable.Cell =
      processing?.withdrawn.map { .count($0.applications) }
      ?? .unavailable("not_recorded", Phrase("consents not recorded", "未记录授权"))
    table.rows.append([.label("no_consent_today", title), .empty, withdrawn])
    return table
  }

  /// Whether the data holds what the candidate reads.
  func preflightTable(_ words: FieldWords) -> RunTable {
    let held = preflight.months.filter { $0.rows > 0 }
    return RunTable(
      "preflight", Phrase("Fields the candidate reads", "候选版读取的字段"),
      columns: [
        .init("field", Phrase("field", "字段"), .text),
        .init("n_applications", Phrase("applications with it", "有值的申请"), .count),
        .init("share", Phrase("share", "占比"), .share),
        .init("n_months", Phrase("months with it", "有值的月份"), .count),
        .init("gaps", Phrase("months without it", "无值的月份"), .text),
      ],
      rows: preflight.fields.map { field in
        let present = field.present.reduce(0, +)
        let gaps = preflight.gaps(of: field)
        return [
          words.field(field.name), .count(present),
          .share(present, of: held.reduce(0) { $0 + $1.rows }),
          .count(held.count - gaps.count),
          gaps.isEmpty ? .empty : .text(gaps.map(BacktestWords.month).joined(separator: " ")),
        ]
      })
  }
}
