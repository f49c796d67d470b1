import Engine
import Testing

@Suite("Why something is missing")
struct CauseTests {
  static let text = """
    rulebook b
    decides application
    source tax "Tax office" requires consent consent_from to consent_until
    record application {
      id            text key
      applied_on    date as_of
      established_on date role established
      level         one of A, B optional from tax
      profit        money optional
      staff         integer
      consent_from  date optional
      consent_until date optional
      sales         list of sale
      visits        list of visit optional
      filings       list of filing from tax
    }
    record sale parent application { sold_on date period  buyer text  amount money optional }
    record visit parent application { day date  minutes integer }
    record filing parent application { period_end date period  paid money }
    table factor(level) -> decimal {
      | level   | factor  |
      | A       | 1       |
      | B       | missing |
      | missing | missing |
    }
    facts {
      let total = sum of amount in sales
      let recent = sum of amount in sales where sold_on within 2 months to last_due
      let each = profit / staff
      let longest = greatest of minutes in visits
      let series = monthly(sum of amount in sales by sold_on, 3 to last_due)
      let run = longest run of zero months in series
      let change = growth(1) of series
      let filed = sum of paid in filings
    }
    admission {
      undecided: refer
      refer A01 when level = A
      refer A02 when profit > 10
      refer A03 when each > 10
      refer A04 when total > 10
      refer A05 when longest > 10
      refer A06 when factor(level) > 1
      refer A07 when run > 1
      refer A08 when change > 100%
      refer A09 when filed > 10
      refer A10 when profit > 10 or total > 10
      refer A11 when recent > 10
    }
    """

  /// Applied 2026-03-20: periods to 2026-02 are due, so the three months are 2025-12, 2026-01 and 2026-02.
  static let application = [
    "id": "1", "applied_on": "2026-03-20", "established_on": "2020-01-01", "level": "A",
    "profit": "50", "staff": "2", "consent_from": "2026-01-01", "consent_until": "2026-12-31",
  ]
  static let lists = [
    "sales": [
      ["sold_on": "2025-12-05", "buyer": "x", "amount": "5"],
      ["sold_on": "2026-01-05", "buyer": "x", "amount": "5"],
      ["sold_on": "2026-02-05", "buyer": "x", "amount": "5"],
    ],
    "visits": [["day": "2026-01-01", "minutes": "5"]],
    "filings": [["period_end": "2026-01-31", "paid": "5"]],
  ]

  private func causes(
    _ code: String, without fields: [String] = [], changing changes: [String: String] = [:],
    lists: [String: [[String: String]]] = lists
  ) throws -> [String] {
    var application = Self.application.merging(changes) { $1 }
    for field in fields { application[field] = nil }
    return try SmallBook(Self.text).explanation(application, lists: lists).causes(code)
  }

  @Test("nothing is missing where all is there")
  func nothing() throws {
    let explanation = try SmallBook(Self.text).explanation(Self.application, lists: Self.lists)
    #expect(explanation.rules.allSatisfy { $0.causes.isEmpty && $0.state != .undecided })
  }

  @Test("a field that was not supplied, one without consent")
  func fields() throws {
    #expect(try causes("A02", without: ["profit"]) == ["absent profit"])
    #expect(try causes("A01", without: ["level"]) == ["absent level"])
    #expect(try causes("A01", without: ["consent_from"]) == ["no_consent level"])
    #expect(
      try causes("A01", changing: ["consent_until": "2026-03-19"]) == ["no_consent level"])
    // The last day of consent still counts.
    #expect(try causes("A01", changing: ["consent_until": "2026-03-20"]) == [])
    #expect(try causes("A09", without: ["consent_from"]) == ["no_consent filings"])
  }

  @Test("the source that consent is missing for")
  func source() throws {
    var application = Self.application
    application["consent_from"] = nil
    let explanation = try SmallBook(Self.text).explanation(application, lists: Self.lists)
    #expect(
      try explanation.rule("A01").causes
        == [MissingCause(.noConsent(source: "tax"), "level", detail: .consent(.incomplete))])
  }

  @Test("÷ 0, or what is divided")
  func division() throws {
    #expect(try causes("A03", changing: ["staff": "0"]) == ["division_by_zero each"])
    #expect(try causes("A03", without: ["profit"]) == ["absent profit"])
  }

  @Test("a row of a list, by its number and field; only rows that count")
  func rows() throws {
    var lists = Self.lists
    lists["sales"]?[0]["amount"] = nil
    #expect(try causes("A04", lists: lists) == ["absent sales.amount 1"])
    // 2025-12 lies before the two months of the window.
    #expect(try causes("A11", lists: lists) == [])
    lists["sales"]?[2]["amount"] = nil
    #expect(try causes("A04", lists: lists) == ["absent sales.amount 1", "absent sales.amount 3"])
    #expect(try causes("A11", lists: lists) == ["absent sales.amount 3"])
  }

  @Test("a list that is not there, one that is empty")
  func listsThemselves() throws {
    var lists = Self.lists
    lists["visits"] = nil
    #expect(try causes("A05", lists: lists) == ["no_list visits"])
    lists["visits"] = []
    #expect(try causes("A05", lists: lists) == ["no_rows visits"])
  }

  @Test("a table whose row says missing, and one whose input is")
  func tables() throws {
    #expect(try causes("A06", changing: ["level": "B"]) == ["table_says_missing factor"])
    #expect(try causes("A06", without: ["level"]) == ["absent level"])
  }

  @Test("a month of a series: before the firm existed, with an unknown row; a base of zero")
  func series() throws {
    // Months before the firm's own are unknown, rows or not.
    #expect(
      try causes("A07", changing: ["established_on": "2026-01-15"])
        == ["before_firm established_on"])
    var lists = Self.lists
    lists["sales"]?.removeFirst()
    #expect(
      try causes("A07", changing: ["established_on": "2026-01-15"], lists: lists)
        == ["before_firm established_on"])
    lists = Self.lists
    lists["sales"]?[1]["amount"] = nil
    #expect(try causes("A07", lists: lists) == ["absent sales.amount 2"])
    lists["sales"]?[1]["amount"] = "0"
    #expect(try causes("A08", lists: lists) == ["base_not_positive change"])
  }

  @Test("all causes of a condition, each once")
  func several() throws {
    var lists = Self.lists
    lists["sales"]?[0]["amount"] = nil
    #expect(
      try causes("A10", without: ["profit"], lists: lists)
        == ["absent profit", "absent sales.amount 1"])
    // A part that is certain to be true leaves nothing undecided.
    #expect(try causes("A10", lists: lists) == [])
  }
}
