import Diagnostics
import Numbers
import RunRecord
import Simulation

extension OpenLoop {
  /// Totals with and without applications of which recorded facts tell less.
  var table: RunTable {
    func row(_ id: String, _ words: Phrase, _ pair: Pair) -> [RunTable.Cell] {
      let sides = (pair.live, pair.candidate)
      func count(_ value: (Side) -> Int) -> [RunTable.Cell] {
        RunTable.pair(.count(value(sides.0)), .count(value(sides.1)))
      }
      return [.label(id, words)] + count(\.applications) + count(\.approved) + count(\.referred)
        + count(\.declined)
        + RunTable.pair(.number(sides.0.passRate), .number(sides.1.passRate))
        + RunTable.pair(
          .number(sides.0.line, else: .noLine), .number(sides.1.line, else: .noLine))
    }
    return RunTable(
      "open_loop", Phrase("With and without what hangs on earlier decisions", "剔除受先前结论影响的申请"),
      note: Phrase(
        """
        facts are as recorded, whatever a version would have decided before; a repeat lies within the validity of a line \
        that the same version granted the customer of that product; dependent applications follow one of the same \
        customer whose outcome the candidate changes
        """,
        "事实均按历史记录，不随版本结论变化；重复申请指在同一版本已授予该客户该产品额度的有效期内的申请；受影响申请指同一客户此前有申请的结论被候选版改变"),
      columns: [.init("total", Phrase("Total", "合计口径"), .text)]
        + RunTable.pair("n_applications", Phrase("Applications", "申请笔数"), .count)
        + RunTable.pair("n_approved", Phrase("Approved", "通过笔数"), .count)
        + RunTable.pair("n_referred", Phrase("Referred", "转人工笔数"), .count)
        + RunTable.pair("n_declined", Phrase("Declined", "拒绝笔数"), .count)
        + RunTable.pair("pass_rate", Phrase("Pass rate", "通过率"), .share)
        + RunTable.pair("line_total", Phrase("Approved line", "通过额度"), .money),
      rows: [
        row("all", Phrase("all applications", "全部申请"), all),
        row("without_repeats", Phrase("without repeats of a line", "剔除重复申请"), withoutRepeats),
        row(
          "without_dependent", Phrase("without dependent applications", "剔除受影响申请"),
          withoutDependent),
      ])
  }
}
