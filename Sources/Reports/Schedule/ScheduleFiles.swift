package import Contracts
package import Engine
import Numbers

extension Schedule {
  /// One line an instalment, amounts in yuan; the due date is empty where none was asked for.
  package func csv(isDated: Bool) -> String {
    let head =
      "number,due,days,balance_days,opening,drawn,principal,interest,payment,closing\n"
    return instalments.reduce(into: head) { text, instalment in
      let cells =
        ["\(instalment.number)", isDated ? "\(instalment.due)" : "", "\(instalment.days)"]
        + [
          instalment.balanceDays, instalment.opening, instalment.drawn, instalment.principal,
          instalment.interest, instalment.payment, instalment.closing,
        ].map(\.plainYuan)
      text += cells.joined(separator: ",") + "\n"
    }
  }

  /// The schedule for machines: counts are numbers, amounts in yuan and the rate are strings.
  package func json(isDated: Bool) -> JSON {
    func day(_ date: CalendarDate) -> JSON { isDated ? .text(date.description) : .null }
    func yuan(_ fen: Int) -> JSON { .text(fen.plainYuan) }
    return .members([
      "amount": yuan(contract.principal), "rate": .decimal(contract.rate),
      "term": .count(contract.term), "method": .text(contract.method.rawValue),
      "day_count": .text(contract.accrual.rawValue),
      "interest_period": .text(contract.interestPeriod.rawValue),
      "from": day(contract.firstDay), "maturity": day(contract.maturity),
      "rounding": .text("half_up to 0.01"),
      "instalments": .array(
        instalments.map { instalment in
          .members([
            "number": .count(instalment.number), "due": day(instalment.due),
            "days": .count(instalment.days), "balance_days": yuan(instalment.balanceDays),
            "opening": yuan(instalment.opening), "drawn": yuan(instalment.drawn),
            "principal": yuan(instalment.principal), "interest": yuan(instalment.interest),
            "payment": yuan(instalment.payment), "closing": yuan(instalment.closing),
          ])
        }),
      "totals": .members([
        "drawn": yuan(drawn), "principal": yuan(principal), "interest": yuan(interest),
        "payment": yuan(payment),
      ]),
      "formula": formula.map {
        .members([
          "first_payment": yuan($0.firstPayment), "last_payment": yuan($0.lastPayment),
          "interest": yuan($0.interest),
        ])
      },
    ])
  }
}

extension Int {
  /// An amount in fen as yuan without marks: `85309.90`.
  fileprivate var plainYuan: String {
    Number(Int128(self), decimals: 2)?.grouped(decimals: 2, separator: nil) ?? "\(self)"
  }
}
