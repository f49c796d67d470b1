import Numbers
import Semantics
import Syntax
import Testing

@Suite("Date kernels")
struct DateKernelTests {
  /// Every day of two years, one of them a leap year, and the ends of the calendar.
  private static let days: [CalendarDate] =
    (0..<731).compactMap { CalendarDate(year: 2024, month: 1, day: 1)!.adding(days: $0) }
    + [CalendarDate(year: 9999, month: 12, day: 31)!, CalendarDate(year: 1, month: 2, day: 28)!]

  @Test("parts of every day of two years")
  func parts() throws {
    let rows = Self.days.map { [Constant.date($0)] }
    var small = SmallProgram()
    let date = small.field(.date)
    let nodes = [
      small.node(.monthIndex(date), .integer), small.node(.year(date), .integer),
      small.node(.month(date), .integer), small.node(.startOfMonth(date), .date),
      small.node(.endOfMonth(date), .date),
    ]
    for node in nodes { #expect(try small.difference(at: node, rows) == nil) }
  }

  @Test("the latest period due, monthly and quarterly", arguments: [1, 15, 28, 29, 30, 31])
  func lastDue(day: Int) throws {
    let rows = Self.days.map { [Constant.date($0)] }
    for quarterly in [false, true] {
      var small = SmallProgram()
      let calendar = CalendarSyntax(quarterly: quarterly, dueDay: day)
      let due = small.node(.lastDue(small.field(.date), calendar), .date)
      #expect(try small.difference(at: due, rows) == nil)
    }
  }

  @Test("due days that holidays moved, earlier and later", arguments: [false, true])
  func shiftedDue(quarterly: Bool) throws {
    let shifts = [
      (2023 * 12 + 11, "2024-01-25"), (2024 * 12 + 2, "2024-04-02"), (2024 * 12 + 5, "2024-09-20"),
    ]
    let calendar = CalendarSyntax(
      quarterly: quarterly, dueDay: 15,
      shifts: try shifts.map { .init(month: $0.0, due: try #require(CalendarDate(parsing: $0.1))) })
    var small = SmallProgram()
    let due = small.node(.lastDue(small.field(.date), calendar), .date)
    let rows = Self.days.map { [Constant.date($0)] }
    #expect(try small.difference(at: due, rows) == nil)
  }

  @Test("shifts by days and months, out of the calendar too")
  func shifts() throws {
    let counts = [0, 1, -1, 11, 12, 28, 31, -366, 96_000, 4_000_000, -4_000_000, 1 << 40]
    var rows: [[Constant?]] = []
    for date in stride(from: 0, to: Self.days.count, by: 9).map({ Self.days[$0] }) {
      for count in counts { rows.append([.date(date), .number(Number(count))]) }
    }
    rows.append([nil, .number(Number(4_000_000))])
    var small = SmallProgram()
    let (date, count) = (small.field(.date, isOptional: true), small.field(.days))
    let months = small.node(.retype(count), .months)
    let nodes = [
      small.node(.addDays(date, count), .date), small.node(.addMonths(date, months), .date),
    ]
    for node in nodes { #expect(try small.difference(at: node, rows) == nil) }
  }

  @Test("days and whole months between")
  func between() throws {
    var rows: [[Constant?]] = []
    for from in stride(from: 0, to: Self.days.count, by: 29).map({ Self.days[$0] }) {
      for to in stride(from: 0, to: Self.days.count, by: 7).map({ Self.days[$0] }) {
        rows.append([.date(from), .date(to)])
      }
    }
    var small = SmallProgram()
    let (from, to) = (small.field(.date), small.field(.date))
    let nodes = [
      small.node(.daysBetween(from: from, to: to), .days),
      small.node(.monthsBetween(from: from, to: to), .months),
    ]
    for node in nodes { #expect(try small.difference(at: node, rows) == nil) }
  }
}
