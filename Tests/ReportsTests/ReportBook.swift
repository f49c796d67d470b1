import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Testing
import Trials

/// A small book in two versions, and four applications worked out by hand.
enum ReportBook {
  static func program(leastAge: Int) throws -> Program {
    let text = """
      rulebook shop "Shop loans" zh "商户贷"
      decides application
      record application {
        id          text key
        applied_on  date as_of
        age         months zh "经营月数"
        level       one of A zh "甲", B optional
        requested   money
      }
      parameter least_age: months = \(leastAge) months "Least age"
      table factor(level) -> decimal {
        | level   | factor  |
        | A       | 2       |
        | B       | 1       |
        | missing | missing |
      }
      admission {
        undecided: refer
        decline A01 "Too <young>" zh "经营时间短" when age < least_age basis "3 & 4"
        refer   A02 "Not level A" when level = B
      }
      line {
        undecided: refer
        output line: money = amplify requested * factor(level) cap 5_000 round down to 10 "Credit line"
      }
      """
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    let checked = book.program
    var program = try #require(checked, "\(problems)")
    program.digest = "sha256:\(leastAge)"
    return program
  }

  /// Four applications in two months with a month without any between them.
  static func table(of program: Program) -> RecordTable {
    func application(
      _ id: String, _ date: (Int, Int), _ age: Int, _ level: Int?, _ requested: Int
    ) -> TestCase {
      TestCase(
        title: "",
        values: [
          .text(id),
          CalendarDate(year: 2024, month: date.0, day: date.1).map { .date($0) },
          .number(Number(age)), level.map { .code($0) }, .number(Number(requested)),
        ], rows: [], parameters: [:], expectations: [], span: program.rules[0].span)
    }
    return RecordTable(
      [
        application("a", (1, 10), 30, 0, 1_000), application("b", (1, 20), 20, 1, 2_000),
        application("c", (3, 1), 12, 0, 4_000), application("d", (3, 2), 40, nil, 100),
      ], of: program)
  }

  static func explanation(_ row: Int, leastAge: Int = 24) throws -> Explanation {
    let program = try program(leastAge: leastAge)
    return try Explainer(Engine(program), table(of: program)).explanation(of: row)
  }
}
