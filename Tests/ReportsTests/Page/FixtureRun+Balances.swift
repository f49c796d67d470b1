import Diagnostics
import Numbers
import RunRecord

/// Loans by month of two years of applications and the year after, by round numbers: in each month of applications the live
/// book grows by 25 million and the candidate's by 30, and then they run off in twelve.
extension FixtureRun {
  static var balances: [RunTable] { [bridge] + loans + [bands, backcast] }

  static func addBalances(to summary: inout Summary) {
    func pair(_ metric: BacktestMetric, _ live: String, _ candidate: String) {
      summary.set(metric, live: .number(number(live)), candidate: .number(number(candidate)))
    }
    pair(.balance, "600000000", "720000000")
    pair(.averageBalance, "462500000", "555000000")
    pair(.nonPerformingRate, "0.01", "0.0125")
    pair(.loanLossYear, "6512000.25", "9140000.5")
    pair(.loanLossLife, "7200000.75", "10110000")
    pair(.loanLossRate, "0.0141", "0.0165")
    pair(.minimumRate, "0.0402", "0.0415")
    pair(.raroc, "0.1213", "0.1081")
    pair(.cover, "1.1204", "1.0412")
    pair(.inclusiveBalance, "540000000", "640000000")
    summary.set(.inclusiveCustomers, live: .count(4_100), candidate: .count(4_950))
    summary.set(.backcastBalance, .number(number("1.016882812118")))
    summary.set(.backcastDefaults, .number(number("1.143300476219")))
  }

  // MARK: From one balance to the other

  private static var bridge: RunTable {
    table(
      "balance_bridge", "From the live balance to the candidate's", "余额变动桥",
      [
        "step|Step|步骤|text", "balance|Balance|余额|money",
        "average_balance|Average of 12 months|十二个月平均余额|money",
        "interest|Interest|利息收入|money", "loss|Loss|损失|money",
      ],
      [
        "live=live version=现行版|600000000.00|462500000.00|25000000.00|7200000.75",
        "swap_in=+ swapped in=＋ 换入|90000000.00|70000000.00|4000000.00|2400000.00",
        "swap_out=− swapped out=－ 换出|-12000000.00|-9000000.00|-500000.00|-700000.75",
        "line=± line=± 额度|30000000.00|22000000.00|1300000.00|900000.00",
        "rate=± rate and take-up=± 利率与用信|-3000000.00|-2500000.00|-900000.00|-40000.00",
        "term=± term=± 期限|15000000.00|12000000.00|600000.00|350000.00",
        "candidate=candidate=候选版|720000000.00|555000000.00|29500000.00|10110000.00",
      ])
  }

  // MARK: Loans by month, quarter and year

  private static let months = (0..<36).map { month(2023 + $0 / 12, $0 % 12 + 1) }
  /// Months that were seen: up to 2025-03.
  private static let seen = 27

  private static func month(_ year: Int, _ month: Int) -> String {
    "\(year)-\(month < 10 ? "0" : "")\(month)"
  }

  private static func lastDay(_ month: Int) -> String {
    CalendarDate(year: 2023 + month / 12, month: month % 12 + 1, day: 1)?.endOfMonth.description
      ?? ""
  }

  /// In yuan at the end of a month: what grows by so much in 24 months falls to nothing in twelve.
  private static func closing(_ month: Int, by growth: Int) -> Int {
    month < 24 ? growth * (month + 1) : 2 * growth * (35 - month)
  }

  private static var loans: [RunTable] {
    let measures = [
      "balance|Loan balance", "average_balance_of_month_ends|Average balance",
      "non_performing|Non-performing", "drawn|Drawn", "scheduled|Repaid when due",
      "prepaid|Prepaid", "recovered|Recovered", "guarantor_paid|Guarantor paid",
      "written_off|Written off",
    ]
    let columns =
      [
        "product|Product|产品|text", "period|Period|统计期|text", "from|From|起|date",
        "to|To|止|date",
      ]
      + measures.flatMap { measure in
        let name = measure.split(separator: "|")
        return ["live", "candidate", "delta", "actual"].map { side in
          "\(name[0]).\(side)|\(name[1]), \(side)|\(name[1])，\(side)|money"
        }
      }
    func rows(_ length: Int, _ name: (Int) -> String) -> [String] {
      stride(from: 0, to: 36, by: length).map { first in
        let last = first + length - 1
        func flows(_ growth: Int) -> [Int] {
          let opening = first == 0 ? 0 : closing(first - 1, by: growth)
          let drawn = (first...last).count { $0 < 24 } * 2 * growth
          let repaid = opening + drawn - closing(last, by: growth)
          return [drawn, repaid - 3_000, 1_000, 1_000, 500, 500]
        }
        func figures(_ growth: Int) -> [Int] {
          let mean = (first...last).reduce(0) { $0 + closing($1, by: growth) } / length
          return [closing(last, by: growth), mean, closing(last, by: growth) / 100] + flows(growth)
        }
        let (live, candidate) = (figures(25_000_000), figures(30_000_000))
        let cells = zip(live, candidate).map { old, new in
          let actual = last < seen ? "\(old + (last % 3 - 1) * 100_000)" : "n/a"
          return "\(old)|\(new)|\(new - old)|\(actual)"
        }
        let head = ["all=all=全部", name(first), "\(months[first])-01", lastDay(last)]
        return (head + cells).joined(separator: "|")
      }
    }
    return [
      table("loans_by_month", "Loans by month", "按月贷款余额", columns, rows(1) { months[$0] }),
      table(
        "loans_by_quarter", "Loans by quarter", "按季贷款余额", columns,
        rows(3) { "\(2023 + $0 / 12)-Q\($0 % 12 / 3 + 1)" }),
      table("loans_by_year", "Loans by year", "按年贷款余额", columns, rows(12) { "\(2023 + $0 / 12)" }),
    ]
  }

  private static var bands: RunTable {
    let ends = ["low", "median", "high", "mean"]
    return table(
      "balance_bands", "How far the loans may stray", "余额与损失的波动区间",
      ["figure|Figure|指标|text", "month|Month|月份|text"]
        + ["live", "candidate"].flatMap { version in
          ends.map { "\(version).\($0)|\(version), \($0)|\(version)，\($0)|money" }
        },
      months.enumerated().map { index, month in
        let cells = [25_000_000, 30_000_000].flatMap { growth -> [String] in
          let middle = closing(index, by: growth)
          return [middle * 97 / 100, middle, middle * 102 / 100, middle].map { "\($0)" }
        }
        return (["balance=Loan balance=贷款余额", month] + cells).joined(separator: "|")
      })
  }

  // MARK: The scenario's own test

  private static var backcast: RunTable {
    table(
      "backcast", "The booked loans, projected and seen", "存量贷款回测：预测与实际",
      [
        "month|Month|月份|text", "balance.projected|Balance, projected|余额，预测|money",
        "balance.actual|Balance, actual|余额，实际|money",
        "balance.ratio|Projected ÷ actual|预测 ÷ 实际|decimal",
        "defaulted.projected|Defaulted, projected|违约，预测|money",
        "defaulted.actual|Defaulted, actual|违约，实际|money",
        "limit.low|Ratio at least|比值下限|decimal", "limit.high|Ratio at most|比值上限|decimal",
      ],
      [
        "2023-01|25000000|25000000|1|0|0|0.9|1.1",
        "2023-02|50500000|50000000|1.01|20000|0|0.9|1.1",
        "2023-03|72000000|75000000|0.96|30000|20000|0.9|1.1",
        "2023-04|103000000|100000000|1.03|40000|60000|0.9|1.1",
      ])
  }
}
