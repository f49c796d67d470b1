/// The rates of value-added tax and the relief of small-scale payers, by month.
enum VATLaw {
  /// Kinds of sales that bear different rates.
  enum Class: String, CaseIterable, Sendable { case goods, works, services }

  /// A rate in hundredths of percent from a month on.
  struct Step: Sendable {
    let month: Int
    let rates: [Class: Int]
    let source: String
  }

  /// The rates of general payers, oldest first.
  static let steps = [
    Step(
      month: monthNumber(2012, 1), rates: [.goods: 1_700, .works: 1_100, .services: 600],
      source: "财税〔2016〕36号, before 2018-05-01"),
    Step(
      month: monthNumber(2018, 5), rates: [.goods: 1_600, .works: 1_000, .services: 600],
      source: "财税〔2018〕32号 (DOMAIN §5.2)"),
    Step(
      month: monthNumber(2019, 4), rates: [.goods: 1_300, .works: 900, .services: 600],
      source: "财政部 税务总局 海关总署公告2019年第39号 (DOMAIN §5.2)"),
  ]

  /// Hundredths of percent of sales in a month.
  static func rate(_ kind: Class, month: Int) -> Int {
    let step = steps.last { $0.month <= month } ?? steps[0]
    return step.rates[kind] ?? 0
  }

  static func latestRate(_ kind: Class) -> Int { steps[steps.count - 1].rates[kind] ?? 0 }

  /// What small-scale payers owe, in hundredths of percent of sales.
  static let smallScaleRate = 300

  /// What relief leaves of that from a month on.
  struct Relief: Sendable {
    let month: Int
    /// Sales of a quarter in yuan up to which nothing is due.
    let exemptQuarter: Int
    /// Hundredths of percent of sales above that.
    let rate: Int
    let source: String
  }

  static let reliefs = [
    Relief(
      month: monthNumber(2012, 1), exemptQuarter: 90_000, rate: 300, source: "财税〔2017〕76号"),
    Relief(
      month: monthNumber(2019, 1), exemptQuarter: 300_000, rate: 300, source: "财税〔2019〕13号"),
    Relief(
      month: monthNumber(2020, 3), exemptQuarter: 300_000, rate: 100,
      source: "财政部 税务总局公告2020年第13号"),
    Relief(
      month: monthNumber(2021, 4), exemptQuarter: 450_000, rate: 100,
      source: "财政部 税务总局公告2021年第11号"),
    Relief(
      month: monthNumber(2022, 4), exemptQuarter: Int.max, rate: 0,
      source: "财政部 税务总局公告2022年第15号"),
    Relief(
      month: monthNumber(2023, 1), exemptQuarter: 300_000, rate: 100,
      source: "财政部 税务总局公告2023年第1号, 第19号"),
  ]

  /// The relief in force in a month.
  static func relief(month: Int) -> Relief { reliefs.last { $0.month <= month } ?? reliefs[0] }

  /// Corporate income tax, and what small low-profit firms pay of it, in hundredths of percent of profit.
  static let incomeRate = 2_500
  static let smallProfitRate = 500

  static let figures = FigureTable(
    title: "Tax law",
    about: "Rates are the law's; which class an industry's sales belong to is simplified.",
    figures: steps.map { step in
      Figure(
        "VAT of general payers from \(month(step.month))",
        Class.allCases.map { "\($0) \(percent(step.rates[$0] ?? 0, of: 10_000))" }
          .joined(separator: ", "), .published(step.source))
    } + [
      Figure(
        "VAT of small-scale payers before relief", percent(smallScaleRate, of: 10_000),
        .published("增值税暂行条例"))
    ]
      + reliefs.map { relief in
        let isAll = relief.exemptQuarter == Int.max
        let text =
          isAll
          ? "nothing due"
          : "nothing due up to \(relief.exemptQuarter) yuan a quarter, \(percent(relief.rate, of: 10_000)) above"
        return Figure(
          "small-scale payers from \(month(relief.month))", text, .published(relief.source))
      } + [
        Figure(
          "corporate income tax", percent(incomeRate, of: 10_000), .published("企业所得税法")),
        Figure(
          "paid by small low-profit firms, taken for all years and firms",
          percent(smallProfitRate, of: 10_000),
          .published("财政部 税务总局公告2023年第12号; all years: assumption")),
      ])

  /// `2019-04` for a month's number.
  static func month(_ number: Int) -> String {
    let month = number % 12 + 1
    return "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
  }
}
