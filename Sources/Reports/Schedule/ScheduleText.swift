package import Contracts
package import Diagnostics
import Numbers

/// A schedule for a terminal: its terms, the instalments with their totals, and what was assumed.
package struct ScheduleText {
  private let schedule: Schedule
  private let isDated: Bool
  private let language: Language
  private var contract: Contract { schedule.contract }

  /// The text, each line ended; without dates where none was asked for.
  package static func render(
    _ schedule: Schedule, isDated: Bool, in language: Language
  ) -> String {
    let text = ScheduleText(schedule: schedule, isDated: isDated, language: language)
    let lines = [text.title, ""] + text.table + [""] + text.notes
    return lines.map { $0 + "\n" }.joined()
  }

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  private var title: String {
    let (amount, rate, months) = (
      contract.principal.asYuan, contract.rate.asPercent, contract.term
    )
    let method = contract.method.words
    let terms = Phrase(
      "\(amount) yuan at \(rate) a year over \(months == 1 ? "1 month" : "\(months) months"), \(method.english)",
      "金额 \(amount) 元，年利率 \(rate)，期限 \(months) 个月，\(method.chinese)")
    return words(
      contract.method.amortises
        ? terms : terms + Phrase(", ", "，") + contract.interestPeriod.words)
  }

  /// A column: its head, its cell of an instalment, and its cell of the totals.
  private struct Column {
    let head: Phrase
    var alignment = TextTable.Alignment.right
    let cell: (Instalment) -> String
    var total = ""
  }

  private var columns: [Column] {
    let isRevolving = contract.method == .revolving
    var columns = [
      Column(
        head: Phrase("no.", "期次"), cell: { "\($0.number)" }, total: words(Phrase("total", "合计")))
    ]
    if isDated {
      columns.append(
        Column(head: Phrase("due", "还款日"), alignment: .left, cell: { $0.due.description }))
    }
    columns += [
      Column(head: Phrase("days", "计息天数"), cell: { "\($0.days)" }),
      Column(head: Phrase("opening", "期初余额"), cell: { $0.opening.asYuan }),
    ]
    if isRevolving {
      columns += [
        Column(
          head: Phrase("drawn", "提款"), cell: { $0.drawn.asYuan }, total: schedule.drawn.asYuan),
        Column(
          head: Phrase("yuan × days", "计息积数"),
          cell: { Number($0.balanceDays / 100).grouped(decimals: 0, separator: ",") }),
      ]
    }
    return columns + [
      Column(
        head: Phrase("principal", "本金"), cell: { $0.principal.asYuan },
        total: schedule.principal.asYuan),
      Column(
        head: Phrase("interest", "利息"), cell: { $0.interest.asYuan },
        total: schedule.interest.asYuan),
      Column(
        head: Phrase("payment", "还款额"), cell: { $0.payment.asYuan },
        total: schedule.payment.asYuan),
      Column(head: Phrase("closing", "期末余额"), cell: { $0.closing.asYuan }),
    ]
  }

  private var table: [String] {
    let columns = columns
    var table = TextTable(columns.map { (words($0.head), $0.alignment) })
    for instalment in schedule.instalments {
      table.add(columns.map { $0.cell(instalment) })
    }
    table.addRule()
    table.add(columns.map(\.total))
    return table.lines()
  }

  private var notes: [String] {
    let accrual = contract.accrual
    var notes = [
      Phrase("day count: ", "计息：") + accrual.words
        + Phrase("; the first day counts, the last does not", "；算头不算尾"),
      (accrual.isDaily
        ? Phrase("interest: on whole yuan of the balance", "利息：以元为单位的余额计息，元以下不计息")
        : Phrase("interest: on the balance to the fen", "利息：按精确到分的余额计息"))
        + Phrase(
          ", rounded half up to the fen once an instalment", "，每期四舍五入到分一次"),
    ]
    if isDated {
      notes.append(
        Phrase(
          "due dates: day \(contract.paymentDay) of the month, or the last day of a shorter one; maturity \(contract.maturity)",
          "还款日：每月 \(contract.paymentDay) 日，当月没有该日的为月末；到期日 \(contract.maturity)"))
    }
    if let formula = schedule.formula, let last = schedule.instalments.last {
      let (first, end) = (formula.firstPayment.asYuan, formula.lastPayment.asYuan)
      let interest = formula.interest.asYuan
      let absorbed = Self.signed(last.payment - formula.lastPayment)
      notes.append(
        Phrase(
          """
          formula, rounded only at its end: first payment \(first), last \(end), interest \(interest); \
          the last instalment absorbs the rounding: \(absorbed)
          """,
          "按公式计算、仅结果取整：首期 \(first)，末期 \(end)，利息 \(interest)；末期吸收尾差 \(absorbed)"))
    }
    return notes.map(words)
  }

  private static func signed(_ fen: Int) -> String { (fen > 0 ? "+" : "") + fen.asYuan }
}
