import Diagnostics
import Semantics
import Syntax
import Testing

/// Which values may be missing, inferred.
@Suite struct MissingTests {
  private static let schema = """
    rulebook missing_values
    decides application
    source tax requires consent begun to ended
    record application {
      at       date as_of
      founded  date role established
      income   money
      costs    money optional
      level    one of a, b from tax
      grade    one of a, b optional
      begun    date optional
      ended    date optional
      checks   list of check
      filings  list of filing from tax
    }
    record check parent application { seen date amount money note money optional }
    record filing parent application { period_end date period paid money }
    table total(grade) -> decimal {
      | grade | total |
      | a | 1 |
      | b | 2 |
      | missing | 3 |
    }
    table partial(grade) -> decimal {
      | grade | partial |
      | a | 1 |
      | b | 2 |
    }
    table silent(grade) -> decimal {
      | grade | silent |
      | a | 1 |
      | b | 2 |
      | missing | missing |
    }

    """

  @Test(
    "may this be missing?",
    arguments: [
      ("income", false), ("costs", true), ("level", true), ("income + costs", true),
      ("income / 3", false), ("income / income", true), ("costs is missing", false),
      ("costs assumed 0 because \"none\"", false), ("count of checks", false),
      ("sum of amount in checks", false), ("sum of note in checks", true),
      ("sum of note in checks skipping missing", false), ("average of amount in checks", true),
      ("sum of amount in checks where note > 5", true), ("count of filings", true),
      ("any checks where note > 5", true), ("latest amount in checks by seen", true),
      ("total(grade)", false), ("partial(grade)", true), ("silent(grade)", true),
      ("ln(2)", false), ("ln(decimal(income))", true), ("exp(decimal(income))", false),
      ("pow(2, decimal(income))", false), ("sqrt(decimal(income))", true),
      ("if costs > 5 then 1 else 2", true), ("if income > 5 then costs else income", true),
      ("sum of monthly(sum of amount in checks by seen, 3 to at)", true),
      ("if income > 5 then income else missing", true),
    ])
  func inferred(expression: String, expected: Bool) throws {
    let book = try check(Self.schema + "facts { let x = \(expression) }")
    #expect(book.diagnostics.map(summary) == [])
    let program = try #require(book.program)
    #expect(GraphText(program: program).node(of: "x")?.mayBeMissing == expected)
  }

  @Test func undecidedIsNeverGraverThanTheRule() throws {
    let book = try check(
      Self.schema
        + """
        admission {
          undecided: decline
          refer A when costs > 1
          decline B when costs > 2
          decline C when costs > 3 undecided: refer
          decline D when income > 3
          decline E when costs > 4 undecided: ignore because "rarely known"
        }
        """)
    #expect(book.diagnostics.map(summary) == [])
    let program = try #require(book.program)
    #expect(
      program.rules.map { $0.undecided?.effect } == [.refer, .decline, .refer, nil, .ignore])
    #expect(program.rules[4].undecided?.because == "rarely known")
  }

  @Test func theFixForAnUndecidedRuleMendsTheBook() throws {
    let text =
      Self.schema + "admission { decline A when costs > 1 }\nline { output x = costs * 2 }\n"
    let book = try check(text)
    #expect(book.diagnostics.map(\.id.code) == ["undecided_needed", "undecided_needed"])
    #expect(try check(applying(book, to: text)).diagnostics.map(summary) == [])
  }

  @Test func aProblemShowsWhereItComesFrom() throws {
    let text =
      Self.schema
        + """
        facts { let burden = costs / income let mixed = income + founded let odd = costs = 5% }
        admission { decline A when burden > 2 }
        """
    let book = try check(text)
    let places = book.diagnostics.map { diagnostic in
      [book.files.text(at: diagnostic.span)]
        + diagnostic.related.map { place in
          "\(Catalogue.words(of: place, in: .english)): \(book.files.text(at: place.span))"
        }
    }
    #expect(
      places == [
        [
          "income + founded", "'income' is money, declared here: income",
          "'founded' is date, declared here: founded",
        ],
        ["5%", "'costs' is money, declared here: costs"],
        [
          "A", "'costs' may be missing: costs    money optional",
        ],
      ])
  }

  @Test func theFixForANumberWithoutItsUnitMendsTheBook() throws {
    let text =
      Self.schema
        + """
        facts {
          let growth = share(income / costs) - 1
          let young = (months from founded to at) < 24
          let late = at - founded > 10
          let kept = max(growth, 0.05)
          let chosen = if young then growth else 0
          let fixed: rate = 0.035
        }
        """
    let book = try check(text)
    #expect(
      book.diagnostics.map(\.id.code) == [
        "operands_do_not_fit", "incomparable", "incomparable", "type_mismatch",
      ])
    let mended = applying(book, to: text)
    for piece in ["- 100%", "< 24 months", "> 10 days", "= 3.5%"] {
      #expect(mended.contains(piece), "\(piece)")
    }
    let again = try check(mended)
    #expect(again.diagnostics.map(\.id.code) == ["type_mismatch", "branches_differ"])
    #expect(try check(applying(again, to: mended)).diagnostics.map(summary) == [])
  }

  @Test func theFixForAWindowMendsTheBook() throws {
    let text =
      Self.schema
      + "facts { let x = sum of paid in filings where period_end within 12 months }\n"
    let book = try check(text)
    #expect(book.diagnostics.map(\.id.code) == ["window_needs_end"])
    #expect(try check(applying(book, to: text)).diagnostics.map(summary) == [])
  }

  /// The text with the first fix of each of a book's problems applied.
  private func applying(_ book: CheckedBook, to text: String) -> String {
    SourceFile(path: "book.rules", text: text)
      .text(after: book.diagnostics.compactMap(\.fixes.first).flatMap(\.edits))
  }
}
