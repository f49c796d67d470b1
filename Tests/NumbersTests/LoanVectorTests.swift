import Numbers
import Testing

/// The trade's own figures: 1,000,000 at 4.35 % over twelve months, and a line by tax paid.
@Suite("figures of loans")
struct LoanVectorTests {
  static let principal = Number(1_000_000)

  static func cents(_ number: Number?) throws -> Number {
    try #require(number?.rounded(.halfUp, toDecimals: 2))
  }

  /// 4.35 % ÷ 12, which is exact.
  static func monthlyRate() throws -> Number {
    try #require(Number(parsingWithUnits: "4.35%").divided(by: Number(12)))
  }

  @Test("equal instalments: A = P·i·(1 + i)ⁿ ÷ ((1 + i)ⁿ − 1)")
  func equalInstalments() throws {
    let rate = try Self.monthlyRate()
    #expect(rate.description == "0.003625")
    let onePlusRate = try #require(Number.one.adding(rate))
    let growth = try #require(onePlusRate.power(Number(12)))
    let divisor = try #require(growth.subtracting(.one))
    let instalment = try #require(
      Self.principal.multiplied(by: rate)?.multiplied(by: growth)?.divided(by: divisor))
    #expect(instalment.asMoney == "85,309.90")

    // B = P·((1 + i)ⁿ − (1 + i)ᵏ) ÷ ((1 + i)ⁿ − 1)
    let balances = try (1...12).map { month in
      try Self.cents(
        onePlusRate.power(Number(month)).flatMap { growth.subtracting($0) }?
          .multiplied(by: Self.principal)?.divided(by: divisor)
      ).asMoney
    }
    #expect(
      balances == [
        "918,315.10", "836,334.09", "754,055.90", "671,479.45", "588,603.67", "505,427.46",
        "421,949.73", "338,169.40", "254,085.36", "169,696.52", "85,001.77", "0.00",
      ])
  }

  @Test("in cents, the last instalment takes what rounding left")
  func instalmentsInCents() throws {
    let rate = try Self.monthlyRate()
    let instalment = try Number(parsing: "85309.90")
    var (balance, interest) = (Self.principal, Number.zero)
    var balances: [Number] = []
    for _ in 1..<12 {
      balances.append(balance)
      let due = try Self.cents(balance.multiplied(by: rate))
      interest = try #require(interest.adding(due))
      balance = try #require(balance.adding(due)?.subtracting(instalment))
    }
    balances.append(balance)
    let due = try Self.cents(balance.multiplied(by: rate))
    #expect(balance.adding(due)?.asMoney == "85,309.89")
    #expect(interest.adding(due)?.asMoney == "23,718.79")
    let total = try #require(balances.reduce(Number.zero as Number?) { $0?.adding($1) })
    let average = try #require(total.divided(by: Number(12))?.divided(by: Self.principal))
    #expect(average.rounded(.halfUp, toDecimals: 4)?.description == "0.5453")
  }

  @Test("equal principal: first, last and all interest")
  func equalPrincipal() throws {
    let rate = try Self.monthlyRate()
    let part = try #require(Self.principal.divided(by: Number(12)))
    let interests = try (0..<12).map { month in
      try #require(
        Self.principal.multiplied(by: Number(12 - month))?.divided(by: Number(12))?
          .multiplied(by: rate))
    }
    #expect(try Self.cents(part.adding(interests[0])).asMoney == "86,958.33")
    #expect(try Self.cents(part.adding(interests[11])).asMoney == "83,635.42")
    let total = interests.reduce(Number.zero as Number?) { $0?.adding($1) }
    #expect(try Self.cents(total).asMoney == "23,562.50")
  }

  @Test("3.65 % for a year, by actual/360 and 30/360")
  func dayCounts() throws {
    let rate = try Number(parsingWithUnits: "0.01%/day")
    let start = try #require(CalendarDate(parsing: "2025-01-01"))
    let end = try #require(start.adding(days: 365))
    func interest(_ count: DayCount) throws -> String {
      let yearly = try #require(Self.principal.multiplied(by: rate))
      return try Self.cents(yearly.multiplied(by: count.fraction(from: start, to: end))).asMoney
    }
    #expect(try interest(.actual360) == "37,006.94")
    #expect(try interest(.thirty360) == "36,500.00")
  }

  @Test("20 % a year repaid early is 1.8423 % a month")
  func prepayment() throws {
    let twelfth = try #require(Number.one.divided(by: Number(12)))
    let kept = try #require(Number(parsing: "0.8").power(twelfth))
    #expect(Number.one.subtracting(kept)?.asPercent(decimals: 4) == "1.8423%")
  }

  @Test("VAT of 10万 seven times and income tax of 5万 nine times is a line of 115万")
  func line() throws {
    let vat = try Number(parsingWithUnits: "10万").multiplied(by: Number(7))
    let income = try #require(Number(parsingWithUnits: "5万").multiplied(by: Number(9)))
    #expect(vat?.adding(income)?.asWan == "115万")
  }
}
