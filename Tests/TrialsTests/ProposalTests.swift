import Diagnostics
import Semantics
import Testing
import Trials

@Suite("Proposed cases") struct ProposalTests {
  /// A proposal as `name = value, side bound`.
  private func lines(_ proposals: CaseProposals) -> [String] {
    proposals.proposals.map { "\($0.name) = \($0.value), \($0.side) \($0.bound)" }
  }

  @Test("each threshold gets its sides, each case one value away from the base")
  func sides() throws {
    let proposals = try #require(try proposeCases(of: try ShopBook.book()))
    #expect(proposals.base == "base")
    #expect(
      lines(proposals) == [
        "amount = 99.99, justBelow least (100)", "amount = 100, exactly least (100)",
        "amount = 100.01, justAbove least (100)", "level = C, listed C", "level = A, unlisted A",
        "amount = 999.99, justBelow 1,000", "amount = 1000, exactly 1,000",
        "amount = 1000.01, justAbove 1,000",
      ])
    #expect(proposals.unnamed == [])
  }

  @Test("steps follow the type, and no value is proposed where none can lie")
  func steps() throws {
    let book = try check(
      bookAt: "steps.rules",
      reader: .memory([
        "steps.rules": """
        rulebook steps
        decides application
        record application { id text key
          applied_on date as_of
          opened date
          age months [0 months, ]
          stay days
          late integer [0, 9]
          part share
          ratio decimal(1)
        }
        facts { let doubled = late * 2 }
        admission {
          decline A1 "" when opened > 2026-01-31
          decline A2 "" when age < 24 months
          decline A3 "" when stay <= 30 days
          decline A4 "" when late > 0 or late >= 9
          decline A5 "" when part < 30%
          decline A6 "" when ratio > 1.5
          decline A7 "" when doubled + 1 > 3
        }
        applicant declined { id: "1", applied_on: 2026-03-10, opened: 2026-02-01, age: 1 month, stay: 1 day,
          late: 0, part: 0%, ratio: 0 }
        applicant approved { id: "2", applied_on: 2026-03-10, opened: 2026-01-01, age: 30 months, stay: 31 days,
          late: 0, part: 50%, ratio: 0 }

        """
      ]))
    #expect(book.diagnostics.filter { $0.severity == .error } == [])
    let proposals = try #require(try proposeCases(of: book))
    #expect(proposals.base == "approved")
    #expect(
      lines(proposals) == [
        "opened = 2026-01-30, justBelow 2026-01-31", "opened = 2026-01-31, exactly 2026-01-31",
        "opened = 2026-02-01, justAbove 2026-01-31", "age = 23 months, justBelow 24 months",
        "age = 24 months, exactly 24 months", "age = 25 months, justAbove 24 months",
        "stay = 29 days, justBelow 30 days", "stay = 30 days, exactly 30 days",
        "stay = 31 days, justAbove 30 days", "late = 0, exactly 0", "late = 1, justAbove 0",
        "late = 8, justBelow 9", "late = 9, exactly 9", "part = 29.99%, justBelow 30%",
        "part = 30%, exactly 30%", "part = 30.01%, justAbove 30%", "ratio = 1.4, justBelow 1.5",
        "ratio = 1.5, exactly 1.5", "ratio = 1.6, justAbove 1.5",
      ])
    #expect(proposals.unnamed == ["doubled + 1"])
  }

  @Test("a book without a complete applicant gets none")
  func noApplicant() throws {
    let book = try check(
      bookAt: "bare.rules",
      reader: .memory([
        "bare.rules": """
        rulebook bare
        decides application
        record application { id text key
          applied_on date as_of
        }
        applicant half { id: "1" }

        """
      ]))
    let proposals = try proposeCases(of: book)
    #expect(proposals?.base == nil)
  }
}
