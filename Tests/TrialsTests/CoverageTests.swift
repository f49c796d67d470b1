import Semantics
import Testing
import Trials

@Suite("Coverage") struct CoverageTests {
  /// An item as a line: kind, owner's subject, and the tests that meet each part.
  private func lines(_ coverage: Coverage) -> [String] {
    coverage.items.map { item in
      let owner =
        switch item.owner {
        case .rule(let index): coverage.program.rules[index].code
        case .definition(let index): coverage.program.definitions[index].name
        case .table(let index): coverage.program.tables[index].name
        case .scorecard(let index): coverage.program.scorecards[index].name
        }
      let bound = item.bound.isEmpty ? "" : " / \(item.bound)"
      let parts = item.parts.map { "\($0.meaning.rawValue) \($0.tests)" }
      return "\(item.kind) \(owner) [\(item.subject)\(bound)]: \(parts.joined(separator: ", "))"
    }
  }

  @Test("one test meets what can be counted by hand")
  func oneTest() throws {
    let measured = try coverage(of: try ShopBook.trials(ShopBook.oneTest))
    #expect(
      lines(measured) == [
        "rule A01 []: fired 0, not_fired 1",
        "reason A01 [A01]: expected 0",
        "condition A01 [amount >= least]: true 1, false 0",
        "boundary A01 [amount / least]: below 0, at 1, above 0",
        "rule A02 []: fired 0, not_fired 1, undecided 0",
        "reason A02 [A02]: expected 0",
        "condition A02 [level = C]: true 0, false 1, undecided 0",
        "condition big [amount >= 1_000]: true 0, false 1",
        "branch big [amount >= 1_000]: then 0, else 1",
        "boundary big [amount / 1,000]: below 1, at 0, above 0",
        "row factor [A]: hit 1",
        "row factor [B, C]: hit 0",
        "row factor [missing]: hit 0",
      ])
    #expect(measured.total == CoverageCount(met: 9, all: 25))
    #expect(measured.total.percent == "36.0%")
  }

  @Test("each test adds what it meets; parameters and facts set directly count where they act")
  func moreTests() throws {
    let measured = try coverage(
      of: try ShopBook.trials(
        ShopBook.oneTest
          + """
          test "below" { given base with amount: 99.99 expect decline, reasons A01 }
          test "dearer" { given base parameters least: 100.01 expect decline, reasons A01 }
          test "no level" { given base with level: missing expect refer, reasons A02 }

          """,
        cases: """
          title,given,level,big,amount,expect outcome,expect reasons,reviewed by
          set directly,base,C,1,1000,refer,A02,Li Na
          blank,base,B,,5000,,,

          """))
    #expect(
      lines(measured) == [
        // 100 ≥ 100 and 1,000 ≥ 100 hold; 99.99 ≥ 100 and 100 ≥ 100.01 do not.
        "rule A01 []: fired 2, not_fired 3",
        "reason A01 [A01]: expected 2",
        "condition A01 [amount >= least]: true 3, false 2",
        "boundary A01 [amount / least]: below 2, at 2, above 1",
        "rule A02 []: fired 1, not_fired 3, undecided 1",
        "reason A02 [A02]: expected 2",
        "condition A02 [level = C]: true 1, false 3, undecided 1",
        // The case that sets `big` does not compute it: four tests do, all far below 1,000.
        "condition big [amount >= 1_000]: true 0, false 4",
        "branch big [amount >= 1_000]: then 0, else 4",
        "boundary big [amount / 1,000]: below 4, at 0, above 0",
        // The blank case would have met B.
        "row factor [A]: hit 3",
        "row factor [B, C]: hit 1",
        "row factor [missing]: hit 1",
      ])
  }

  @Test("only what is complete reads 100%")
  func percent() {
    #expect(CoverageCount(met: 1999, all: 2000).percent == "99.9%")
    #expect(CoverageCount(met: 2000, all: 2000).percent == "100%")
    #expect(CoverageCount(met: 0, all: 3).percent == "0.0%")
    #expect(CoverageCount(met: 0, all: 0).percent == "100%")
  }

  @Test("windows, conditions of rows, bins, and sides where no value can lie")
  func otherItems() throws {
    let book = try check(
      bookAt: "list.rules",
      reader: .memory([
        "list.rules": """
        rulebook list
        decides application
        record application { id text key
          applied_on date as_of
          late integer [0, 99] optional
          sales list of sale
        }
        record sale parent application { sold_on date
          amount money [0, ]
        }
        facts {
          let recent = sum of amount in sales where amount > 10, sold_on within 3 months
        }
        scorecard card { base 600 odds 50:1 points_to_double 20
          late { 0: 10 [1, 3): 0 otherwise: -20 missing: -5 } reason SC01 "Late"
        }
        approval {
          undecided: refer
          decline R01 "Few points" when card.points < 600
          refer R02 "Late at all" when late > 0
        }
        applicant a { id: "1", applied_on: 2026-03-10, late: 1,
          sales: [ { sold_on: 2026-03-01, amount: 10 }, { sold_on: 2025-03-01, amount: 11 } ] }
        test "t" { given a expect refer, recent = 0, reasons R02 }

        """
      ]))
    let measured = try coverage(of: try #require(TrialBook(book)))
    #expect(
      lines(measured) == [
        // Every bin that may miss has points, so that they are never missing.
        "rule R01 []: fired 0, not_fired 1",
        "reason R01 [R01]: expected 0",
        "condition R01 [card.points < 600]: true 0, false 1",
        "boundary R01 [card.points / 600]: below 0, at 1, above 0",
        "rule R02 []: fired 1, not_fired 0, undecided 0",
        "reason R02 [R02]: expected 1",
        "condition R02 [late > 0]: true 1, false 0, undecided 0",
        // `late` is never below 0.
        "boundary R02 [late / 0]: at 0, above 1",
        "condition recent [amount > 10]: true 1, false 1",
        "condition recent [sold_on within 3 months]: true 1, false 1",
        "boundary recent [sales.amount / 10]: below 0, at 1, above 1",
        "bin card [late: 0]: hit 0",
        "bin card [late: [1, 3)]: hit 1",
        "bin card [late: otherwise]: hit 0",
        "bin card [late: missing]: hit 0",
        "boundary card [late / 1]: below 0, at 1, above 0",
        "boundary card [late / 3]: below 1, at 0, above 0",
        "reason card [SC01]: given 1",
      ])
  }
}
