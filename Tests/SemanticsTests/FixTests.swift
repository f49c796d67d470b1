import Diagnostics
import Semantics
import Testing

/// What the edits of fixes make of a text, and which of them may be made without asking.
@Suite struct FixTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String { wrong }
    let wrong: String
    let applicability: Fix.Applicability
    let label: String
    let fixed: String
    init(
      _ wrong: String, _ applicability: Fix.Applicability, _ label: String, _ fixed: String
    ) {
      self.wrong = wrong
      self.applicability = applicability
      self.label = label
      self.fixed = fixed
    }
  }

  private static let schema = """
    rulebook fixes
    decides application
    record application {
      id         text key
      applied_on date as_of
      requested  money
      tax_level  one of A, B, M optional
      owner_age  integer optional
      filings    list of filing
    }
    record filing parent application {
      period_end date period
      paid       money
    }
    scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }

    """

  /// The first fix of the only problem, its label and the whole text after it.
  @Test(arguments: [
    // Spellings: read as meant, or alone within one slip.
    Case("fcats { let a = 1 }", .safe, "write 'facts'", "facts { let a = 1 }"),
    Case("facts { lte a = 1 }", .safe, "write 'let'", "facts { let a = 1 }"),
    Case(
      "facts { let a = requestd + 1 }", .safe, "write 'requested'",
      "facts { let a = requested + 1 }"),
    Case(
      "facts { let a = round(requested, half_upp to 1) }", .safe, "write 'half_up'",
      "facts { let a = round(requested, half_up to 1) }"),
    Case(
      "facts { let a = maxx(requested, 1) }", .safe, "write 'max'",
      "facts { let a = max(requested, 1) }"),
    Case(
      "facts { let a = rqeuestd > 1 }", .choice, "write 'requested'",
      "facts { let a = requested > 1 }"),
    // What is missing and was read as if it stood there.
    Case("facts { let a = (1 + 2 }", .safe, "insert ')'", "facts { let a = (1 + 2) }"),
    Case(
      "facts { let a = requested in [1 5] }", .safe, "insert ','",
      "facts { let a = requested in [1, 5] }"),
    Case("facts { let a 1 }", .safe, "insert '='", "facts { let a = 1 }"),
    Case(
      "facts { let a = owner_age is }", .safe, "insert 'missing'",
      "facts { let a = owner_age is missing }"),
    Case("facts \n let a = 1 }", .safe, "insert '{'", "facts { \n let a = 1 }"),
    Case("facts { let a = \"open\n}", .safe, "insert '\"'", "facts { let a = \"open\"\n}"),
    Case("facts { let `a = 1 }", .safe, "insert '`'", "facts { let `a` = 1 }"),
    Case(
      "facts { let a = sum paid in filings }", .safe, "insert 'of'",
      "facts { let a = sum of paid in filings }"),
    Case("facts { let a = 1 == 2 }", .safe, "write '='", "facts { let a = 1 = 2 }"),
    Case("facts { let if = 1 }", .safe, "write '`if`'", "facts { let `if` = 1 }"),
    Case(
      "admission { decline A01 if requested > 1 }", .safe, "write 'when'",
      "admission { decline A01 when requested > 1 }"),
    Case(
      "facts { let a = requested assumed 0 because \"x\" }", .safe,
      "leave out 'assumed 0 because \"x\"'", "facts { let a = requested }"),
    // Decisions of policy, or of what is meant.
    Case(
      "facts { let a = 1 < requested < 5 }", .choice, "compare 'requested' twice, joined by 'and'",
      "facts { let a = 1 < requested and requested < 5 }"),
    Case(
      "facts { let a = tax_level = missing }", .choice, "write 'tax_level is missing'",
      "facts { let a = tax_level is missing }"),
    Case(
      "facts { let a: months = 24 }", .choice, "write '24 months'",
      "facts { let a: months = 24 months }"),
    Case(
      "facts { let a = filings > 3 }", .choice, "write 'count of filings'",
      "facts { let a = count of filings > 3 }"),
    Case(
      "facts { let a = behaviour > 3 }", .choice, "write 'behaviour.points'",
      "facts { let a = behaviour.points > 3 }"),
    Case(
      "facts { let a = sum of paid in filings where period_end within 12 months }", .choice,
      "insert 'to last_due'",
      "facts { let a = sum of paid in filings where period_end within 12 months to last_due }"),
    Case(
      "line { output a: money = requested * 0.333 }", .choice, "round 'half_up' to 0.01",
      "line { output a: money = round(requested * 0.333, half_up to 0.01) }"),
    Case(
      "admission { refer A01 when owner_age > 65 }", .choice, "say that it means 'refer'",
      "admission { refer A01 when owner_age > 65 undecided: refer }"),
  ])
  func theFirstFixMendsTheText(_ one: Case) throws {
    let text = Self.schema + one.wrong + "\n"
    let book = try check(text)
    #expect(book.diagnostics.count == 1)
    let problem = try #require(book.diagnostics.first)
    let fix = try #require(problem.fixes.first, "\(problem.message(in: .english))")
    #expect(fix.applicability == one.applicability)
    #expect(Catalogue.words(of: fix, in: .english) == one.label)
    let fixed = book.files[problem.span.file].text(after: fix.edits)
    #expect(fixed == Self.schema + one.fixed + "\n")
    #expect(try check(fixed).diagnostics.map(summary) == [])
  }

  @Test func whatMayBeMissingMayBeGivenAValue() throws {
    let text = Self.schema + "admission { decline A01 when owner_age > 65 }\n"
    let book = try check(text)
    let fixes = try #require(book.diagnostics.first?.fixes)
    #expect(
      fixes.map { Catalogue.words(of: $0, in: .english) } == [
        "say that it means 'refer'", "say that it means 'decline'",
        "say what 'owner_age' counts as where it is missing: 'assumed 0 because …'",
      ])
    #expect(
      book.files.files[0].text(after: fixes[2].edits)
        == Self.schema
        + "admission { decline A01 when owner_age assumed 0 because \"…\" > 65 }\n")
  }

  /// Two names are one slip away; only one of them is an amount.
  @Test func ofTwoNearNamesTheOneOfTheRightTypeIsMeant() throws {
    let text =
      Self.schema + """
        facts {
          let rank_a = applied_on
          let rank_b = requested
          let over = rank_c > 300万
        }

        """
    let problem = try #require(try check(text).diagnostics.first)
    #expect(problem.near == ["rank_b"])
    #expect(problem.fixes.map(\.applicability) == [.safe])
    let open = text.replacing("rank_c > 300万", with: "rank_c")
    #expect(try check(open).diagnostics.first?.near == ["rank_a", "rank_b"])
    #expect(try check(open).diagnostics.first?.fixes.map(\.applicability) == [.choice, .choice])
  }

  @Test func safeFixesAreMadeUntilNoneIsLeft() throws {
    let text =
      Self.schema + "fcats { lte a = (requestd + 1 }\nadmission { decline A01 when a == 5 }\n"
    let mending = try Mending(bookAt: "book.rules", reader: .memory(["book.rules": text]))
    #expect(
      mending.texts == [
        "book.rules": Self.schema
          + "facts { let a = (requested + 1) }\nadmission { decline A01 when a = 5 }\n"
      ])
    #expect(mending.spared == [])
    #expect(mending.edits.map(\.line) == [16, 16, 16, 17, 16])
  }

  /// Renaming back and renaming all uses are two ways, and nobody but the author can choose.
  @Test func aRenamedDeclarationIsToldOnceAtTheDeclaration() throws {
    let text =
      Self.schema + """
        parameter smallest: money = 5_000
        facts {
          let a = requested > least
          let b = requested > least * 2
        }
        admission { decline A01 when requested < least }

        """
    let book = try check(text)
    #expect(
      book.diagnostics.map(summary) == [
        """
        error[renamed]: 'smallest' is declared and never used, 'least' is used and never declared
        """
      ])
    let problem = book.diagnostics[0]
    #expect(book.files.text(at: problem.span) == "smallest")
    #expect(problem.related.count == 3)
    #expect(problem.fixes.map(\.applicability) == [.choice, .choice])
    for fix in problem.fixes {
      let fixed = book.files[problem.span.file].text(after: fix.edits)
      #expect(try check(fixed).diagnostics.map(summary) == [])
    }
  }

  /// What the parser reads on as if it stood there is what its edit writes.
  @Test func safeEditsOfTheTextLeaveItsMeaning() throws {
    for fixture in Fixture.all("bad") {
      let text = try BookReader.disk.text(fixture.path)
      let mending = try Mending(bookAt: "book.rules", reader: .memory(["book.rules": text]))
      guard let mended = mending.texts["book.rules"] else { continue }
      let before = try check(text).diagnostics.map(summary)
      let after = try check(mended).diagnostics.map(summary)
      #expect(Set(after).isSubset(of: before), "\(fixture.name)")
      #expect(after.count < before.count, "\(fixture.name)")
    }
  }
}
