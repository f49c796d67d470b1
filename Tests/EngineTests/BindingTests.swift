import Columns
import Engine
import Numbers
import Semantics
import Syntax
import Testing

@Suite("Tables and what they lack")
struct BindingTests {
  private static func program() -> (Program, NodeID) {
    var small = SmallProgram()
    let date = small.field(.date)
    let note = small.field(.decimal, decimals: 2, isOptional: true)
    let isEarly = small.node(
      .compare(
        .less, date, small.constant(.date(CalendarDate(year: 2026, month: 1, day: 1)!), .date)),
      .boolean)
    small.rule(isEarly, .decline)
    let isNoted = small.node(.isMissing(note), .boolean)
    small.rule(isNoted, .refer)
    return (small.program, isEarly)
  }

  private func error(_ columns: [RecordTable.NamedColumn]) -> BindingError? {
    do throws(BindingError) {
      let (program, _) = Self.program()
      _ = try Engine(program).decide(RecordTable(count: 1, columns: columns))
      return nil
    } catch {
      return error
    }
  }

  @Test("a required field without a column is named; an optional one is missing")
  func columns() {
    let date = RecordTable.NamedColumn(
      name: "f0",
      column: Column(.int32([CalendarDate(year: 2026, month: 1, day: 1)!.packed])))
    #expect(error([date]) == nil)
    let absent = error([])
    #expect(absent?.field == "f0")
    #expect(absent?.list == nil)
    #expect(absent?.cause == .missingColumn)
  }

  @Test("a column of another kind of values is named", arguments: [0, 1, 2])
  func kinds(storage: Int) {
    let column: Column =
      switch storage {
      case 0: Column(.bytes([1]))
      case 1: Column(.lanes([1]))
      default: Column(.wide([1]))
      }
    let found = error([.init(name: "f0", column: column)])
    #expect(found?.field == "f0")
    #expect(found?.cause == .wrongKind)
  }

  @Test("a table of no rows has no decisions")
  func empty() throws {
    let (program, isEarly) = Self.program()
    let table = RecordTable(
      count: 0, columns: [.init(name: "f0", column: Column(.int32([])))])
    for exactOnly in [false, true] {
      let options = RunOptions(keep: [isEarly], exactOnly: exactOnly)
      let decisions = try Engine(program).decide(table, options: options)
      #expect(decisions.count == 0)
      #expect(decisions.outcomes.isEmpty)
      #expect(decisions.kept[isEarly]?.column.count == 0)
    }
  }
}
