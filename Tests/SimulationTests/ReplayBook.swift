import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Simulation
import Testing
import Trials

/// Two versions of a book with more rules than a plane holds, and seeded applications for them.
enum ReplayBook {
  static func text(minimum: Int, disabling code: String? = nil) -> String {
    """
    rulebook replay
    decides application
    record application {
      id         text key
      applied_on date as_of
      level      one of A, B, C optional
      age        integer
      debts      integer optional
      income     money optional
      flag       boolean
      requested  money
      notes      list of note optional
    }
    record note parent application { weight integer optional }
    parameter minimum: integer = \(minimum)
    reference base: rate { from 2024-02-01 = 3% }
    facts {
      let weight = sum of weight in notes skipping missing
      let owed = debts assumed 0 because "no record"
    }
    fraud {
      undecided: refer
      decline F1 when flag and age < 10
      refer   F2 when flag
    }
    admission {
      undecided: refer
      refer   A1 when age < minimum
      require A2: level in (A, B) else decline
      decline A3 when debts > 7 undecided: decline
      refer   A4 when debts > 5 undecided: ignore because "rare"
      decline A5 when income < 100
      refer   A6 when weight > 8
      refer   A7 when base > 4%
      decline A8 when age > 95
      refer   A9 when income / debts < 50
    }
    line {
      undecided: refer
      output line: money = round(requested * (if level = A then 2 else 1), down to 10)
      decline L1 when line < 100
    }
    pricing { refer P1 when owed > 8 }
    \(code.map { "disable \($0) because \"to see what it does\"" } ?? "")
    """
  }

  static func program(minimum: Int = 18, disabling code: String? = nil) throws -> Program {
    let text = text(minimum: minimum, disabling: code)
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    let checked = book.program
    return try #require(checked, "\(problems)")
  }

  /// So many applications, drawn from a seed; an eighth of what may be missing is.
  static func table(_ count: Int, of program: Program, seed: UInt64 = 1) throws -> RecordTable {
    var draw = SeededNumbers(seed: seed)
    func maybe(_ value: Constant) -> Constant? { draw.next(0, 7) == 0 ? nil : value }
    let cases = (0..<count).map { index -> TestCase in
      let day = CalendarDate(year: 2024, month: 1, day: 1)?.adding(days: draw.next(0, 150))
      let notes = (0..<draw.next(0, 3)).map { _ in [maybe(.number(Number(draw.next(0, 5))))] }
      return TestCase(
        title: "",
        values: [
          .text("a\(index)"), day.map { .date($0) }, maybe(.code(draw.next(0, 2))),
          .number(Number(draw.next(0, 99))), maybe(.number(Number(draw.next(0, 9)))),
          maybe(.number(Number(draw.next(0, 900)))), .truth(draw.next(0, 9) == 0),
          .number(Number(draw.next(5, 999))),
        ], rows: [draw.next(0, 9) == 0 ? nil : notes], parameters: [:], expectations: [],
        span: program.rules[0].span)
    }
    return RecordTable(cases, of: program)
  }
}

/// Whole numbers drawn from a seed.
struct SeededNumbers {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next(_ least: Int, _ greatest: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return least + Int((state >> 33) % UInt64(greatest - least + 1))
  }
}
