import Diagnostics
import RunRecord
import Simulation

extension OutcomeSets {
  /// Who is in by the versions alone.
  var swapSetTable: RunTable {
    strictly.table(
      "swap_sets", Phrase("Swap sets", "换入换出"),
      note: Phrase(
        "in is approved by the version itself; a version's line is that of the cases it approves",
        "“进入”指该版本直接通过；各版额度仅计其通过的申请"))
  }

  /// Who is in when people have decided.
  var swapSetAfterReferralTable: RunTable {
    afterReferral.table(
      "swap_sets_after_referral", Phrase("Swap sets after referral", "人工审批后的换入换出"),
      note: Phrase(
        """
        a referral counts by what a person decided of the application at the time, else with the scenario's share of \
        approvals by reason; the same application is decided alike whichever version refers it
        """,
        "转人工的申请按当时的人工结论计；没有人工结论的，按情景中该原因的通过占比计；同一申请无论由哪一版转人工，人工结论相同"))
  }

  /// How much both versions leave to people.
  var referralTable: RunTable {
    func row(
      _ id: String, _ words: Phrase, _ value: (Referrals) -> RunTable.Cell
    ) -> [RunTable.Cell] {
      [.label(id, words)] + RunTable.pair(value(live), value(candidate))
    }
    return RunTable(
      "referrals", Phrase("Referral workload", "人工审批工作量"),
      columns: [.init("measure", Phrase("Measure", "指标"), .text)]
        + RunTable.pair("value", Phrase("Applications", "申请笔数"), .decimal),
      rows: [
        row("n_referred", Phrase("referred", "转人工")) { .count($0.referred) },
        row("n_decided_by_person", Phrase("of these decided by a person at the time", "其中当时有人工结论"))
        {
          .count($0.decidedByPerson)
        },
        row("n_approved_by_person", Phrase("of these approved by a person", "其中人工通过")) {
          .count($0.approvedByPerson)
        },
        row("n_approved_after_referral", Phrase("approved in the end, expected", "预计最终通过")) {
          .part($0.approved)
        },
      ])
  }
}

extension SwapSets {
  fileprivate func table(_ name: String, _ title: Phrase, note: Phrase) -> RunTable {
    RunTable(
      name, title, note: note,
      columns: [.init("set", Phrase("Set", "群体"), .text)] + PairFigureColumns.all,
      rows: [
        ("both_in", Phrase("in under both", "两版均进入"), bothIn),
        ("swap_in", Phrase("swapped in", "换入"), swapIn),
        ("swap_out", Phrase("swapped out", "换出"), swapOut),
        ("both_out", Phrase("in under neither", "两版均未进入"), bothOut),
      ].map { [.label($0, $1)] + PairFigureColumns.cells($2) })
  }
}
