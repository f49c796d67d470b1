extension Conformance {
  /// The book, whose tests are the cases.
  static let book = """
    rulebook conformance "Conformance"

    decides application

    record application {
      id          text                  key
      applied_on  date                  as_of
      level       one of A, B, M, C, D  optional
      founded_on  date                  optional
      requested   money [0, 10_000_000]
      turnover    money                 optional
      part        share [0%, 100%]
      filings     list of filing        optional
    }
    record filing parent application {
      received_on  date   known_on
      period_end   date   period
      paid         money  optional
    }

    parameter least: money = 5_000

    reference lpr: rate {
      from 2024-10-21 = 3.10%
      from 2025-05-20 = 3.00%
    }

    table multiple(level) -> decimal hit unique {
      | level   | multiple |
      | A       | 7        |
      | B, M    | 4.5      |
      | C, D    | 0        |
      | missing | missing  |
    }

    scorecard behaviour {
      base 600
      odds 50:1
      points_to_double 20
      filed  { < 6: -40   [6, 12): -10   >= 12: 15   missing: -25 }
      growth { < -30%: -60   [-30%, 0%): -10   >= 0%: 20   missing: -20 }
    }

    facts {
      let paid_year = sum of paid in filings where period_end within 12 months to applied_on
      let filed     = count of months in filings where period_end within 24 months to applied_on
      let growth    = growth(12) of monthly(sum of paid in filings by period_end, 24 to applied_on)
      let age       = months from founded_on to applied_on
      let ratio     = turnover / requested
      let burden    = exp(decimal(part)) + ln(1 + decimal(part)) - sqrt(decimal(part))
    }

    admission {
      undecided: refer
      require A01 "Level A, B or M": level in (A, B, M) else decline
      require A02 "Paid enough": paid_year >= least else decline
      refer A03 "Young" when age < 24 months
      refer A04 "Small turnover" when ratio < 0.333333333333
    }

    line {
      undecided: refer
      output line: money = round(min(paid_year * multiple(level) * burden, requested, 3_000_000), down to 1_000)
      decline L01 "Too small" when line < 10_000
    }

    pricing {
      undecided: refer
      output rate: rate = round(lpr + behaviour.pd * 60% + 1.01%, half_up to 0.01%) within [lpr, lpr * 1.5]
    }

    applicant firm {
      id: "1",
      applied_on: 2026-03-10,
      level: B,
      founded_on: 2019-02-28,
      requested: 500_000,
      turnover: 1_234_567.89,
      part: 37.5%,
      filings: monthly 2024-02 to 2026-01 { paid: 8_333.33 }
    }

    test "even payments" {
      given firm
      expect approve
    }
    test "no level known" {
      given firm with level: missing
      expect refer
    }
    test "no list of filings" {
      given firm with filings: missing
      expect refer
    }
    test "a payment that is not known" {
      given firm with filings: monthly 2024-02 to 2025-12 { paid: 8_333.33 } + [ { period_end: 2026-01-31, received_on: 2026-02-15, paid: missing } ]
      expect refer
    }
    test "a payment that was received too late" {
      given firm with filings: monthly 2024-02 to 2025-12 { paid: 4_000 } + [ { period_end: 2026-01-31, received_on: 2026-03-11, paid: 9_999_999 } ]
      expect approve
    }
    test "division by nothing" {
      given firm with requested: 0
      expect decline
    }
    test "a month of 29 days" {
      given firm with applied_on: 2028-02-29, founded_on: 2026-02-28
      expect decline
    }
    test "before the first reference" {
      given firm with applied_on: 2024-10-20
      expect error
    }
    test "thirds" {
      given firm with requested: 3, turnover: 1
      expect decline
    }
    test "falling payments" {
      given firm with part: 0%, filings: monthly 2024-02 to 2025-01 { paid: 90_000.01 } + monthly 2025-02 to 2026-01 { paid: 60_000.07 }
      expect approve
    }
    test "the greatest line" {
      given firm with level: A, requested: 10_000_000, part: 100%, filings: monthly 2024-03 to 2026-02 { paid: 1_000_000 }
      expect refer
    }
    test "level C" {
      given firm with level: C, founded_on: missing
      expect decline
    }
    """
}
