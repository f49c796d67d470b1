import Diagnostics
import Semantics
import Testing
import Trials

/// A book of every kind of value, to which tests are added.
enum SmallBook {
  static let text = """
    rulebook small "A small book"
    decides application
    record application {
      id          text key
      applied_on  date as_of
      level       one of A, B, C optional
      age         months
      amount      money [0, 100_000_000_000_000_000]
      score       decimal(4) optional
      is_known    boolean
      sales       list of sale
      notes       list of note optional
    }
    record sale parent application {
      sold_on  date period
      buyer    text
      amount   money optional
    }
    record note parent application { weight integer }
    parameter least: money = 100
    facts {
      let total = sum of amount in sales
      let weight = sum of weight in notes
      let half = score / 2
      let grown = applied_on + 1 month
      let again = level
    }
    admission {
      undecided: refer
      require A01 "Level A or B": level in (A, B) else decline
      refer A02 "Too few sales" when total < least
      decline A03 "Heavy notes" when weight > 3 undecided: ignore because "notes are rare"
    }
    line {
      undecided: refer
      output line: money = round(total * 2, down to 10)
    }
    applicant typical {
      id: "T", applied_on: 2026-03-10, level: A, age: 30 months, amount: 1_000, score: 1.5, is_known: true,
      sales: [ { sold_on: 2026-01-31, buyer: "x", amount: 60.25 }, { sold_on: 2026-02-28, buyer: "y", amount: 40 } ]
    }

    """

  /// The report of the book with these tests behind it.
  static func report(_ tests: String) throws -> TrialReport {
    let book = try check(
      bookAt: "small.rules", reader: .memory(["small.rules": text + tests]))
    let trials = TrialBook(book)
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    return try runTrials(of: try #require(trials, "\(problems)"))
  }

  /// The failures of one test, each as `subject: expected … found …`.
  static func failures(_ test: String) throws -> [String] {
    let report = try report("test \"t\" { \(test) }\n")
    return report.results.flatMap(\.failures).map {
      "\($0.subject): expected \($0.expected), found \($0.found)"
    }
  }
}
