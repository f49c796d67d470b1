import Semantics
import Syntax
import Testing
import Trials

@Suite("The rule books that ship")
struct ShippedBooksTests {
  @Test("are all here")
  func present() {
    let named = [
      "invoice_line/v1", "invoice_line/v2", "price_quote", "rb30", "tax_line/v1", "tax_line/v2",
      "term_loan/v1", "term_loan/v2",
    ]
    #expect(ShippedBooks.all == named)
  }

  @Test("check without a problem and pass their tests", arguments: ShippedBooks.all)
  func sound(name: String) throws {
    let book = try ShippedBooks.book(name)
    let report = try runTrials(of: try #require(TrialBook(book)))
    for result in report.results where !result.failures.isEmpty {
      Issue.record("\(name), \(result.title): \(result.failures)")
    }
    if name != "rb30" { #expect(report.passed >= 10) }
  }

  /// Outcomes, what was paid out later and other banks' ratings must never reach a decision.
  @Test("read no column that is known only afterwards")
  func noPeeking() throws {
    let forbidden: Set = [
      "MIS_Status", "ChgOffDate", "ChgOffPrinGr", "DisbursementDate", "DisbursementGross",
      "BalanceGross", "rating", "defaulted",
    ]
    for name in ShippedBooks.all {
      let program = try ShippedBooks.program(name)
      let records = [program.record] + program.lists.map(\.record)
      for field in records.flatMap(\.fields) {
        #expect(!forbidden.contains(field.externalName ?? field.name), "\(name): \(field.name)")
      }
    }
  }

  @Test("say every rule, field, value and output in Chinese too", arguments: ShippedBooks.all)
  func chineseWords(name: String) throws {
    let program = try ShippedBooks.program(name)
    let records = [program.record] + program.lists.map(\.record)
    var wordless = program.rules.filter { $0.words.zh == nil }.map(\.code)
    wordless += program.outputs.filter { $0.words.zh == nil }.map(\.name)
    wordless += program.parameters.filter { $0.words.zh == nil }.map(\.name)
    for field in records.flatMap(\.fields) where field.words.zh == nil {
      wordless.append(field.name)
    }
    if name != "rb30" { #expect(wordless == []) }
  }
}
