import Diagnostics
import RunRecord
import Simulation

extension SwitchDay {
  var table: RunTable {
    RunTable(
      "switch_day", Phrase("Under way on \(day)", "\(day) 的在途业务"),
      note: Phrase(
        "the day of the last application, taken as the day of the switch; outcomes and line are the candidate's",
        "以最后一笔申请之日为切换日；结论与额度为候选版的"),
      columns: [
        .init("kind", Phrase("Kind", "类别"), .text),
        .init("n_applications", Phrase("Applications", "笔数"), .count),
        .init("amount", Phrase("Amount", "金额"), .money),
        .init("n_approved.candidate", Phrase("Approved by the candidate", "候选版通过"), .count),
        .init("n_referred.candidate", Phrase("Referred", "转人工"), .count),
        .init("n_declined.candidate", Phrase("Declined", "拒绝"), .count),
        .init("line.candidate", Phrase("Its line", "候选版额度"), .money),
      ],
      rows: Kind.allCases.map { kind in
        let group = self[kind]
        return [
          .label(kind.rawValue, kind.title), .count(group.applications), .fen(group.amount),
          .count(group.outcomes[0]), .count(group.outcomes[1]), .count(group.outcomes[2]),
          .fen(group.line),
        ]
      })
  }
}

extension SwitchDay.Kind {
  fileprivate var title: Phrase {
    switch self {
    case .offers: Phrase("offers made in the last 30 days", "近 30 天已批未签")
    case .undrawn: Phrase("lines never drawn", "已签未用信额度")
    case .renewals: Phrase("loans due within 3 months", "3 个月内到期贷款")
    }
  }
}
