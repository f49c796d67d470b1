import Columns
import Diagnostics
import Numbers
import Semantics
import Testing

@testable import Engine

/// A book that reads facts of every kind of known time, and seeded applications of which many became known later.
enum AuditBook {
  static let text = """
    rulebook audited
    decides application
    source tax    requires consent consent_from to consent_until
    source bureau lag 5 days
    source registry requires consent of firm scope decision in consents
    record application {
      id            text key
      applied_on    date as_of
      requested     money [0, 1_000_000]
      tax_level     one of A, B, C optional known_on level_day
      level_day     date optional
      revenue       money [0, 1_000_000] optional from tax
      age           integer [0, 99] optional from registry
      consent_from  date optional
      consent_until date optional
      filings       list of filing
      queries       list of query from bureau
      levels        list of level
      consents      list of consent
      earlier       list of earlier_application optional
    }
    record filing parent application {
      document    text chain
      received_on date known_on
      paid        money [0, 1_000]
      is_void     boolean void
    }
    record query parent application { asked_on date known_on  amount money [0, 1_000] }
    record level parent application { rating_day date  published_on date known_on  points integer [0, 9] }
    record consent parent application {
      source        one of tax, registry
      subject       one of firm, owner
      scope         one of decision, post_loan, modelling
      valid_from    date
      valid_until   date
      withdrawn_on  date optional
    }
    record earlier_application parent application {
      other text  customer text  applied_on date known_on
      link one of person, address, phone, invoices  shared share
    }
    facts {
      let paid   = sum of paid in filings
      let asked  = count of queries
      let points = latest points in levels by published_on
      let known  = count of earlier where link in (person, phone)
    }
    admission {
      undecided: refer
      refer A1 when tax_level = C
      refer A2 when paid < 600
      refer A3 when asked > 3
      refer A4 when points < 3
      refer A5 when revenue < 200_000
      refer A6 when age < 30
      refer A7 when known > 1
    }
    line { undecided: refer  output line: money = round(requested + paid, down to 1) }
    """

  static func program() throws -> Program {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    return try #require(book.program, "\(problems)")
  }

  /// So many applications, drawn from a seed.
  static func table(_ count: Int, of program: Program, seed: UInt64 = 1) -> RecordTable {
    var draw = SeededNumbers(seed: seed)
    func date(_ day: CalendarDate, _ least: Int, _ greatest: Int) -> Constant {
      day.adding(days: draw.next(least, greatest)).map { .date($0) } ?? .missing
    }
    func number(_ least: Int, _ greatest: Int) -> Constant {
      .number(Number(draw.next(least, greatest)))
    }
    func rows(_ count: ClosedRange<Int>, _ make: () -> [Constant?]) -> [[Constant?]] {
      (0..<draw.next(count.lowerBound, count.upperBound)).map { _ in make() }
    }
    let cases = (0..<count).map { index -> TestCase in
      let day = CalendarDate(year: 2025, month: 1, day: 1)!.adding(days: draw.next(0, 90))!
      return TestCase(
        title: "",
        values: [
          .text("a\(index)"), .date(day), number(0, 9_000), .code(draw.next(0, 2)),
          date(day, -60, 60), number(0, 400_000), number(18, 60), date(day, -60, 20),
          date(day, -20, 60),
        ],
        rows: [
          rows(0...6) {
            [
              .text("d\(draw.next(0, 3))"), date(day, -90, 60), number(0, 400),
              .truth(draw.next(0, 5) == 0),
            ]
          },
          rows(0...6) { [date(day, -20, 10), number(0, 900)] },
          rows(0...4) { [date(day, -300, 100), date(day, -200, 100), number(0, 9)] },
          rows(0...3) {
            [
              .code(draw.next(0, 1)), .code(draw.next(0, 1)), .code(draw.next(0, 1)),
              date(day, -60, 20), date(day, -10, 90), draw.next(0, 3) == 0 ? date(day, -9, 9) : nil,
            ]
          },
          draw.next(0, 5) == 0
            ? nil
            : rows(0...4) {
              [
                .text("o\(draw.next(0, 9))"), .text("c"), date(day, -90, 40),
                .code(draw.next(0, 3)), .number(.one),
              ]
            },
        ], parameters: [:], expectations: [], span: program.rules[0].span)
    }
    return RecordTable(cases, of: program)
  }
}

extension Program {
  /// The program with some nodes' operations replaced; `nil` leaves one as it is.
  func replacing(_ change: (Operation, Program) -> Operation?) -> Program {
    var program = self
    for index in nodes.indices {
      if let operation = change(nodes[index].operation, self) {
        program.nodes[index].operation = operation
      }
    }
    return program
  }

  /// The position of the list of a name.
  func list(_ name: String) -> Int { lists.firstIndex { $0.name == name } ?? -1 }
}
