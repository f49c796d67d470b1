import Diagnostics
import Markup
import Numbers
import Reports
import RunRecord
import Testing

@Suite("Loans and returns on the page of a backtest") struct BalancePageTests {
  private static let page = FixtureRun.page.page(in: .english).rendered

  /// The page of the fixture with a table changed.
  private static func changed(_ change: (inout RunTable) -> Void) -> String {
    var tables = FixtureRun.tables
    for index in tables.indices { change(&tables[index]) }
    return BacktestPage(
      tables: tables, summary: FixtureRun.summary, header: FixtureRun.header
    ).page(in: .english).rendered
  }

  /// What stands between two texts, the second being the first of its kind after the first.
  private static func between(
    _ start: String, _ end: String, in page: String
  ) throws -> Substring {
    let rest = page[try #require(page.firstRange(of: start)).upperBound...]
    return rest[..<(try #require(rest.firstRange(of: end))).lowerBound]
  }

  // MARK: Figures

  @Test("numbers on the page equal summary.json")
  func figures() throws {
    var shown: Set<String> = []
    for match in Self.page.matches(of: /data-metric="([^"]+)" value="([^"]+)"/) {
      let name = String(match.output.1)
      #expect(
        FixtureRun.summary[name]?.number?.description == String(match.output.2), "\(name)")
      shown.insert(name)
    }
    for metric in [
      BacktestMetric.balance, .averageBalance, .nonPerformingRate, .loanLossYear, .loanLossLife,
      .weightedRate, .minimumRate, .raroc, .cover,
    ] {
      for side in MetricSide.allCases {
        #expect(shown.contains(side.name(of: metric.name)), "\(metric.name), \(side)")
      }
    }
    for name in ["backcast.balance", "backcast.defaults", "inclusive_balance.candidate"] {
      #expect(shown.contains(name))
    }
  }

  @Test("a row has both versions, the difference and its share")
  func row() throws {
    let row = try Self.between("title=\"balance\">", "</tr>", in: Self.page)
    for text in [">600,000,000<", ">720,000,000<", ">+120,000,000<", ">+20.00%<"] {
      #expect(row.contains(text), "\(text)")
    }
    #expect(!row.contains("modelled"))
    let cover = try Self.between("title=\"cover\">", "</tr>", in: Self.page)
    for text in [">1.1204<", ">1.0412<", ">−0.0792<", ">−7.07%<"] {
      #expect(cover.contains(text), "\(text)")
    }
  }

  @Test("without loans by month in the history balances are marked as modelled")
  func modelled() throws {
    let page = Self.changed { table in
      guard table.name.hasPrefix("loans_by_") else { return }
      for column in table.columns.indices where table.columns[column].name.hasSuffix(".actual") {
        for row in table.rows.indices {
          table.rows[row][column] = .unavailable("not_seen", Phrase("not seen", "未见"))
        }
      }
    }
    for metric in ["balance", "average_balance", "npl_rate"] {
      let row = try Self.between("title=\"\(metric)\">", "</tr>", in: page)
      #expect(row.contains(", modelled"), "\(metric)")
      #expect(row.contains("（模型推算）"), "\(metric)")
    }
    #expect(page.contains("with no loans by month to hold it against"))
    #expect(!page.contains("dots as seen"))
    #expect(Self.page.contains("dots as seen"))
  }

  @Test("without balances one row says why")
  func nothing() throws {
    var summary = Summary()
    let why = Phrase("the scenario says nothing of draws", "情景未说明用信")
    for metric in BacktestMetric.allCases where metric.isByVersion {
      let value = Summary.Value.unavailable("no_balances", why)
      summary.set(metric, live: value, candidate: value)
    }
    let page = BacktestPage(tables: [], summary: summary, header: FixtureRun.header)
      .page(in: .english).rendered
    let table = try Self.between("h-headline", "</table>", in: page)
    #expect(table.contains("title=\"balance\">"))
    for metric in ["average_balance", "loan_loss.life", "cover", "raroc"] {
      #expect(!table.contains("title=\"\(metric)\">"), "\(metric)")
    }
  }

  // MARK: Trust

  /// The band is 0.9 to 1.1: balances of 1.0169 lie in it, defaults of 1.1433 do not.
  @Test("the backcast stands beside the match rate, green within its band and red outside")
  func backcast() throws {
    let card = try Self.between("tile double", "</div>", in: Self.page)
    #expect(card.contains("<b class=\"good\">✓ <data data-metric=\"backcast.balance\""))
    #expect(card.contains("<b class=\"bad\">✕ <data data-metric=\"backcast.defaults\""))
    #expect(card.contains(">1.0169<"))
    #expect(card.contains(">1.1433<"))
    #expect(card.contains("; must lie between 0.9 and 1.1"))
    #expect(card.contains("；须在 0.9 至 1.1 之间"))
    let open = Self.changed { table in
      if table.name == "backcast" { table.columns.removeAll { $0.name.hasPrefix("limit.") } }
    }
    let other = try Self.between("tile double", "</div>", in: open)
    #expect(!other.contains("<b"))
    #expect(other.contains("; no band is stated"))
  }

  @Test("the backcast draws both sides, the ratio, and the band that it must stay in")
  func backcastCharts() throws {
    let part = try Self.between("id=\"t-backcast\"", "<table", in: Self.page)
    for id in ["cap-backcast-balance", "cap-backcast-defaults", "cap-backcast-ratio"] {
      #expect(part.contains("aria-labelledby=\"\(id)\""), "\(id)")
    }
    #expect(part.contains("<polygon class=\"band within\""))
    // Defaults up to March are 50,000 against 20,000, which is above 2 and not drawn; up to April 90,000 against 80,000.
    #expect(!part.contains("2023-03: 2.5"))
    #expect(part.contains("2023-04: 1.125"))
  }

  // MARK: Loans

  /// Of 36 months 24 have applications: 24 points a line, then a line of 13 that begins at the last of them.
  @Test("what runs off after the last application is drawn apart")
  func runOff() throws {
    let chart = try Self.between(
      "aria-labelledby=\"cap-loans-month-balance\"", "</svg>", in: Self.page)
    func corners(_ style: String) throws -> [Substring] {
      try Self.between(
        "<g class=\"series \(style)\"><polyline points=\"", "\"", in: String(chart)
      ).split(separator: " ")
    }
    for style in ["one", "two"] {
      let (known, after) = (try corners(style), try corners("\(style) after"))
      #expect(known.count == 24)
      #expect(after.count == 13)
      #expect(known.last == after.first)
    }
    #expect(chart.contains("<polygon class=\"band beyond\""))
    #expect(chart.contains("<polygon class=\"band one\""))
    #expect(chart.contains("<polygon class=\"band two\""))
    #expect(chart.contains(">run-off<"))
    // Seen are 27 months.
    #expect(
      try Self.between("<g class=\"series three\">", "</g>", in: String(chart))
        .split(separator: "<circle").count == 27)
  }

  @Test("no two elements have one id, though two chapters are by day, month, quarter or year")
  func ids() {
    let ids = Self.page.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
    #expect(ids.count == Set(ids).count)
    for id in ["statistics-month", "loans-month", "loans-quarter", "loans-year"] {
      #expect(ids.contains(id), "\(id)")
    }
    #expect(!ids.contains("loans-day"))
  }

  @Test("the bridge says what each step adds")
  func bridge() throws {
    let chart = try Self.between("aria-labelledby=\"cap-bridge-balance\"", "</svg>", in: Self.page)
    let words = chart.matches(of: /class="middle name"[^>]*>([^<]+)</).map { String($0.output.1) }
    #expect(words == ["600.0", "+90.0", "−12.0", "+30.0", "−3.0", "+15.0", "720.0"])
    #expect(
      chart.matches(of: /class="step ([a-z]+)"/).map { String($0.output.1) }
        == ["one", "up", "down", "up", "down", "up", "two"])
  }

  // MARK: What adds up

  private static let statements = [
    "loans of all products by month:", "loan balance of the first page =",
    "the steps of the balance bridge add up",
  ]

  private static func verdict(_ statement: String, in page: String) throws -> String {
    let end = try #require(page.firstRange(of: statement)).lowerBound
    let start = try #require(page[..<end].ranges(of: "<li>").last).upperBound
    return page[start..<end].contains("class=\"good\"") ? "holds" : "fails"
  }

  @Test("balances are reconciled", arguments: statements)
  func reconciled(_ statement: String) throws {
    #expect(try Self.verdict(statement, in: Self.page) == "holds")
  }

  @Test(
    "a gap beyond rounding is told",
    arguments: [
      ("loans_by_month", 5, "balance.live", statements[0]),
      ("loans_by_month", 7, "drawn.candidate", statements[0]),
      ("loans_by_month", 23, "balance.candidate", statements[1]),
      ("balance_bridge", 2, "balance", statements[2]),
    ])
  func gap(_ name: String, _ row: Int, _ column: String, _ statement: String) throws {
    let page = Self.changed { table in
      guard table.name == name, let place = table.columns.firstIndex(where: { $0.name == column }),
        case .number(let number) = table.rows[row][place],
        let other = number.adding(FixtureRun.number("0.09"))
      else { return }
      table.rows[row][place] = .number(other)
    }
    #expect(try Self.verdict(statement, in: page) == "fails")
  }
}
