import Diagnostics
import Semantics
import Testing
import Trials

/// A book small enough that what its tests meet can be counted by hand.
enum ShopBook {
  static let text = """
    rulebook shop "Shop credit" zh "店铺贷"
    decides application
    record application {
      id          text key
      applied_on  date as_of
      level       one of A, B, C optional
      amount      money [0, 1_000_000]
    }
    parameter least: money = 100
    table factor(level) -> decimal {
      | level   | factor  |
      | A       | 2       |
      | B, C    | 1       |
      | missing | missing |
    }
    facts {
      let big = if amount >= 1_000 then 1 else 0
    }
    admission {
      undecided: refer
      require A01 "Enough" zh "金额足够": amount >= least else decline
      refer A02 "Low level" when level = C
    }
    line {
      undecided: refer
      output line: money = round(amount * factor(level), down to 1)
    }
    applicant base { id: "1", applied_on: 2026-03-10, level: A, amount: 100 }

    """

  static let oneTest = "test \"at\" { given base expect approve, line = 200, reasons none }\n"

  /// The book with tests behind it and a table of cases beside it.
  static func book(_ tests: String = "", cases: String? = nil) throws -> CheckedBook {
    var files = ["shop.rules": text + tests]
    files["shop.cases.csv"] = cases
    return try check(bookAt: "shop.rules", reader: .memory(files))
  }

  /// The book, which must hold.
  static func trials(_ tests: String = "", cases: String? = nil) throws -> TrialBook {
    let book = try book(tests, cases: cases)
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    return try #require(TrialBook(book), "\(problems)")
  }

  /// What is wrong with a table of cases: `line:column message; help`, in both languages.
  static func problems(_ cases: String, in language: Language = .english) throws -> [String] {
    let book = try book(cases: cases)
    return book.diagnostics.map { problem in
      let file = book.files[problem.span.file]
      let (line, column) = file.lineAndColumn(at: problem.span.lower)
      let help = problem.help(in: language).map { " | \($0)" } ?? ""
      return "\(file.path):\(line):\(column) \(problem.message(in: language))\(help)"
    }
  }
}
