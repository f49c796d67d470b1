import Columns
import Engine
import Numbers
import Semantics

/// What policy values come to on some days, by the engine that decides with them.
struct PolicyValues {
  /// By day, then by policy; `nil` for an error.
  let byDay: [[Constant?]]

  /// - Parameter days: as-of dates; none stands for a book without dates.
  init(_ engine: Engine, _ policies: [NodeID], on days: [CalendarDate]) {
    let program = engine.program
    // Most bounds are written out or are parameters: a run of the engine would find nothing else.
    let stated = policies.compactMap { program.stated($0) }
    guard stated.count < policies.count else {
      byDay = Array(repeating: stated, count: max(1, days.count))
      return
    }
    let asOf = program.record.asOf
    let cases = days.map { day in asOf.map { [$0: Constant.date(day)] } ?? [:] }
    let table = RecordTable(cases.isEmpty ? [[:]] : cases, of: program)
    guard let tracer = try? Tracer(engine, table, of: policies) else {
      byDay = (0..<table.count).map { _ in policies.map { _ in nil } }
      return
    }
    byDay = (0..<table.count).map { row in
      let trace = tracer.trace(row)
      return policies.map { policy in
        let value = trace.value(of: policy)
        return value.isError ? nil : value.constant
      }
    }
  }
}
