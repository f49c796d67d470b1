import Engine
import Numbers
import Semantics
import Testing

@Suite("What was known, and under which consent")
struct KnownTimeTests {
  private static let text = """
    rulebook b
    decides application
    source tax    requires consent of firm scope decision in consents
    source bureau lag 3 days
    source court  same_day
    record application {
      id          text key
      applied_on  date as_of
      kind        one of general, small
      level       one of A, B optional known_on rated_on from tax
      rated_on    date optional
      queries     integer optional known_on asked_on from bureau
      asked_on    date optional
      cases       integer optional known_on heard_on from court
      heard_on    date optional
      returns     list of tax_return
      consents    list of consent
    }
    record tax_return parent application {
      document  text optional chain
      seen_on   date optional known_on
      period    date
      tax       one of vat, income
      paid      money
      is_void   boolean optional void
    }
    record consent parent application {
      source        one of tax, bureau
      subject       one of firm, owner
      scope         one of decision, post_loan
      given_on      date known_on
      valid_from    date optional
      valid_until   date optional
      withdrawn_on  date optional
    }
    filing_calendar monthly due day 15 { 2026-01 due 2026-02-25 }
    filing_calendar quarterly due day 15 when kind = small { 2025-12 due 2026-02-26 }
    facts {
      let paid = sum of paid in returns
      let vat_paid = sum of paid in returns where tax = vat
      let some = any returns where paid >= 100
      let due = last_due
    }
    admission {
      undecided: refer
      refer R01 when level = B
      refer R02 when queries > 5
      refer R03 when cases > 5
      refer R04 when paid = 0
      refer R05 when vat_paid = 0
      refer R06 when some
    }
    """

  private static let application = [
    "id": "1", "applied_on": "2026-02-20", "kind": "general", "level": "A",
    "rated_on": "2026-02-19",
    "queries": "1", "asked_on": "2026-02-16", "cases": "1", "heard_on": "2026-02-20",
  ]
  private static let consent = [
    "source": "tax", "subject": "firm", "scope": "decision", "given_on": "2026-01-01",
    "valid_from": "2026-01-01", "valid_until": "2026-12-31",
  ]

  private func explained(
    _ changes: [String: String?] = [:], consents: [[String: String]] = [Self.consent],
    returns: [[String: String]] = []
  ) throws -> Explanation {
    var application = Self.application
    for (name, value) in changes { application[name] = value }
    return try SmallBook(Self.text).explanation(
      application, lists: ["consents": consents, "returns": returns])
  }

  private func row(
    _ document: String?, _ seen: String?, _ paid: String, tax: String = "vat",
    isVoid: String? = "false"
  ) -> [String: String] {
    var row = ["period": "2026-01-31", "tax": tax, "paid": paid]
    row["document"] = document
    row["seen_on"] = seen
    row["is_void"] = isVoid
    return row
  }

  @Test("a value is seen after its date, its source's lag and the same day in mind")
  func fields() throws {
    let all = try explained()
    #expect(try ["R01", "R02", "R03"].allSatisfy { try all.causes($0).isEmpty })
    #expect(try explained(["rated_on": "2026-02-20"]).causes("R01") == ["not_yet_known level"])
    #expect(try explained(["rated_on": nil]).causes("R01") == ["not_yet_known level"])
    #expect(try explained(["level": nil]).causes("R01") == ["absent level"])
    // 16 February and three days are before the 20th, 17 February and three days are not.
    #expect(try explained(["asked_on": "2026-02-17"]).causes("R02") == ["not_yet_known queries"])
    #expect(try explained(["heard_on": "2026-02-21"]).causes("R03") == ["not_yet_known cases"])
  }

  @Test("the day from which a value is known")
  func day() throws {
    let causes = try explained(["rated_on": "2026-03-01"]).rule("R01").causes
    #expect(causes.map(\.detail) == [.knownFrom(.init(year: 2026, month: 3, day: 1))])
    #expect(
      try explained(["rated_on": nil]).rule("R01").causes.map(\.detail) == [.knownFrom(nil)])
  }

  private func value(_ name: String, _ returns: [[String: String]]) throws -> String {
    let explanation = try explained(returns: returns)
    let node = try #require(explanation.program.definitions.first { $0.name == name }).node
    let table = try SmallBook(Self.text).table(
      [Self.application], lists: [["consents": [Self.consent], "returns": returns]])
    let value = try Engine(explanation.program).trace(table, row: 0).value(of: node)
    return value.isMissing ? "missing" : "\(explanation.program.exactText(value.constant, .money))"
  }

  @Test("of the versions of one thing the latest known one counts, unless it is void")
  func versions() throws {
    let first = row("a", "2026-02-01", "10")
    #expect(try value("paid", [first]) == "10")
    #expect(try value("paid", [first, row("a", "2026-02-05", "20")]) == "20")
    // The order of the rows says nothing, but of one day the last one counts.
    #expect(try value("paid", [row("a", "2026-02-05", "20"), first]) == "20")
    #expect(try value("paid", [row("a", "2026-02-01", "20"), first]) == "10")
    // What is received on the day itself or later is not there.
    #expect(try value("paid", [first, row("a", "2026-02-20", "20")]) == "10")
    #expect(try value("paid", [first, row("a", "2026-02-05", "20", isVoid: "true")]) == "0")
    #expect(try value("paid", [first, row("a", "2026-02-25", "20", isVoid: "true")]) == "10")
    // Rows without a document are things of their own.
    #expect(
      try value("paid", [row(nil, "2026-02-01", "1"), row(nil, "2026-02-02", "2"), first])
        == "13")
  }

  @Test(
    "a version without a date, or one that does not say whether it is void, leaves its chain unknown"
  )
  func history() throws {
    let undated = [row("a", "2026-02-01", "10"), row("a", nil, "20"), row("b", "2026-02-01", "5")]
    #expect(try value("paid", undated) == "missing")
    #expect(
      try explained(returns: undated).causes("R04")
        == ["history_unknown returns 1", "history_unknown returns 2"])
    let open = [row("a", "2026-02-01", "10", isVoid: nil)]
    #expect(try value("paid", open) == "missing")
    #expect(try explained(returns: open).causes("R04") == ["history_unknown returns 1"])
    // It does not matter of a version that another one replaced, of one not yet known, or where no row of the chain
    // could count.
    #expect(try value("paid", open + [row("a", "2026-02-02", "20")]) == "20")
    #expect(try value("paid", [row("a", "2026-02-21", "10", isVoid: nil)]) == "0")
    #expect(
      try value("vat_paid", [row("a", nil, "20", tax: "income"), row("b", "2026-02-01", "5")])
        == "5")
    #expect(try explained(returns: undated + [row("c", "2026-02-01", "100")]).causes("R06") == [])
  }

  private func gap(_ consents: [[String: String]]) throws -> [MissingCause.Detail?] {
    try explained(consents: consents).rule("R01").causes.map(\.detail)
  }

  private func changed(_ changes: [String: String?]) -> [String: String] {
    var consent = Self.consent
    for (name, value) in changes { consent[name] = value }
    return consent
  }

  @Test("a consent for the source, its subject and its scope holds from its first to its last day")
  func consents() throws {
    #expect(try gap([Self.consent]) == [])
    #expect(try gap([changed(["valid_from": "2026-02-20", "valid_until": "2026-02-20"])]) == [])
    #expect(try gap([changed(["withdrawn_on": "2026-02-21"])]) == [])
    #expect(try gap([changed(["source": "bureau"]), Self.consent]) == [])
  }

  @Test("what is in the way of a consent is said")
  func gaps() throws {
    func day(_ day: Int) -> CalendarDate { CalendarDate(year: 2026, month: 2, day: day)! }
    #expect(try gap([]) == [.consent(.notRecorded)])
    #expect(try gap([changed(["subject": "owner"])]) == [.consent(.notRecorded)])
    #expect(try gap([changed(["scope": "post_loan"])]) == [.consent(.notRecorded)])
    #expect(try gap([changed(["given_on": "2026-02-20"])]) == [.consent(.notRecorded)])
    #expect(try gap([changed(["valid_from": "2026-02-21"])]) == [.consent(.begins(day(21)))])
    #expect(try gap([changed(["valid_until": "2026-02-19"])]) == [.consent(.ended(day(19)))])
    #expect(try gap([changed(["withdrawn_on": "2026-02-20"])]) == [.consent(.withdrawn(day(20)))])
    #expect(try gap([changed(["valid_until": nil])]) == [.consent(.incomplete)])
    #expect(try explained(consents: []).causes("R01") == ["no_consent level"])
  }

  /// January's return was due on the 25th, the quarter's on the 26th.
  @Test(
    "the calendar of the application, with its moved days",
    arguments: [
      ("general", "2026-02-24", "2025-12-31"), ("general", "2026-02-25", "2026-01-31"),
      ("general", "2026-03-14", "2026-01-31"), ("general", "2026-03-15", "2026-02-28"),
      ("small", "2026-02-25", "2025-09-30"), ("small", "2026-02-26", "2025-12-31"),
      ("small", "2026-04-14", "2025-12-31"), ("small", "2026-04-15", "2026-03-31"),
    ])
  func calendar(kind: String, day: String, due: String) throws {
    let book = try SmallBook(Self.text)
    let table = try book.table(
      [Self.application.merging(["kind": kind, "applied_on": day]) { $1 }],
      lists: [["consents": [], "returns": []]])
    let node = try #require(book.program.definitions.first { $0.name == "due" }).node
    let value = try Engine(book.program).trace(table, row: 0).value(of: node)
    let wanted = try #require(CalendarDate(parsing: due))
    #expect(value.constant == .date(wanted))
  }
}
