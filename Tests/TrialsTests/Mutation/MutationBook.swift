import Diagnostics
import Semantics
import Testing

@testable import Trials

/// A book with a place for most operators.
enum MutationBook {
  static let text = """
    rulebook small
    decides application
    record application {
      id          text key
      applied_on  date as_of
      level       one of A, B, C, D optional
      age         integer [0, 120]
      amount      money [0, 1_000_000]
      is_known    boolean
      sales       list of sale
    }
    record sale parent application {
      sold_on  date period
      kind     one of own, other
      amount   money
    }
    parameter least: money = 100
    reference base: rate { from 2020-01-01 = 3% }
    table factor(level, kind: one of own, other) -> decimal {
      | level   | kind  | factor  |
      | A, B    | own   | 2       |
      | C, D    | own   | 1.5     |
      | any     | other | 0       |
      | missing | own   | missing |
    }
    scorecard card {
      base 600 odds 50:1 points_to_double 20
      age { < 18: -10   [18, 65): 5   >= 65: 0 }
    }
    facts {
      let total = sum of amount in sales where kind = own, sold_on within 12 months to applied_on
      let unread = age * 2
    }
    admission {
      undecided: refer
      require A01 "Level": level in (A, B, C) and not (age < 18) else decline
      refer A02 "Sales" when total < least or amount > 500_000
      decline A03 "Known" when is_known undecided: refer
    }
    line {
      undecided: refer
      output line: money =
        amplify total * factor(level, own)
        adjust  if age >= 65 then 0.5 else 1
        cap     amount, 10_000
        round   down to 100
    }
    pricing {
      output rate: rate = round(base + 1%, half_up to 0.01%) within [2%, 9%]
      refer P01 "Points" when card.points < 590
    }

    """

  /// The mutants of the book by one operator, each as the changed pieces: `<` → `<=`.
  static func mutants(_ operation: MutationOperator, of text: String = text) throws -> [String] {
    let book = try checked(text)
    return MutationTrial(book, operators: [operation]).mutants.map { mutant in
      mutant.edits.map { edit in
        let old = book.files.text(at: edit.span).replacing("\n", with: " ")
        return "\(old) → \(edit.text)"
      }.joined(separator: "; ")
    }
  }

  static func checked(_ text: String) throws -> CheckedBook {
    let book = try check(bookAt: "small.rules", reader: .memory(["small.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(
      book.diagnostics.filter { $0.severity == .error })
    #expect(problems == "")
    return book
  }

  /// What becomes of the mutants of a book with these tests.
  static func report(_ tests: String, _ operators: Set<MutationOperator>) throws -> MutationReport {
    MutationTrial(try checked(text + tests), operators: operators).run()
  }
}
