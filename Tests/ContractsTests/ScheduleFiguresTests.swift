import Contracts
import Foundation
import Numbers
import Testing

/// Where the figures are wanted, if they are.
private let figuresFile = ProcessInfo.processInfo.environment["SCHEDULE_FIGURES"]

/// Writes contracts made by chance and our schedules of them for Reference/schedules.py, which reckons them again.
@Suite("Schedules for an outside judge", .enabled(if: figuresFile != nil))
struct ScheduleFiguresTests {
  @Test("schedules for an outside judge")
  func write() throws {
    var seeded = SeededContracts(seed: 10)
    var text = ""
    for _ in 0..<10_000 { text += try Self.line(Schedule(seeded.contract())) + "\n" }
    try text.write(toFile: try #require(figuresFile), atomically: true, encoding: .utf8)
  }

  /// Amounts in fen, the rate in units of its twelfth decimal; `level` is the payment by equal instalments of whole
  /// months, whatever the method.
  private static func line(_ schedule: Schedule) throws -> String {
    let contract = schedule.contract
    let plain = try Contract(
      principal: contract.principal, rate: contract.rate, term: contract.term,
      method: .equalInstalments, firstDay: contract.firstDay)
    let level = try #require(Schedule(plain).formula).firstPayment
    let movements = contract.movements.map {
      "[\"\($0.kind == .draw ? "draw" : "repay")\",\"\($0.day)\",\($0.amount)]"
    }
    let instalments = schedule.instalments.map {
      "[\"\($0.due)\",\($0.days),\($0.opening),\($0.drawn),\($0.principal),\($0.interest),"
        + "\($0.payment),\($0.closing)]"
    }
    let formula = schedule.formula.map {
      "[\($0.firstPayment),\($0.lastPayment),\($0.interest)]"
    }
    return "{\"principal\":\(contract.principal),\"rate\":\(contract.rate.units),"
      + "\"term\":\(contract.term),\"method\":\"\(contract.method.rawValue)\","
      + "\"day_count\":\"\(contract.accrual.rawValue)\","
      + "\"interest_months\":\(contract.interestPeriod.months),"
      + "\"from\":\"\(contract.firstDay)\",\"payment_day\":\(contract.paymentDay),"
      + "\"movements\":[\(movements.joined(separator: ","))],"
      + "\"instalments\":[\(instalments.joined(separator: ","))],"
      + "\"formula\":\(formula ?? "null"),\"level\":\(level)}"
  }
}
