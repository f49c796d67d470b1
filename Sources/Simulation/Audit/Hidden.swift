import Columns
import Numbers
import Semantics

/// Which facts of a table's applications no decision could see.
struct Hidden {
  /// By field of the record: rows in which it became known later, or for which there was no consent; `nil` where the
  /// field hides nowhere.
  private(set) var fields: [[Bool]?]
  /// By list: the same for each child row; `nil` where the table lacks the list, or where its rows hide nowhere.
  private(set) var rows: [[Bool]?]
  /// By list: applications whose rows are all hidden, for want of consent.
  private(set) var lists: [[Bool]?]
  /// As-of dates by row.
  let asOf: [CalendarDate]

  init(_ program: Program, _ known: KnownTime, _ table: RecordTable) {
    let dates = program.record.asOf.flatMap { table.column(program.record.fields[$0].name) }
    asOf = Self.dates(dates).map { $0 ?? CalendarDate(packed: 2000 * 12 << 5 | 1) }
    let asOf = asOf
    let consents = program.sources.map { source in
      source.consent.map { Consents($0, program, known, table, asOf).isLacking }
    }
    fields = program.record.fields.enumerated().map { position, field in
      let lacking = field.source.flatMap { consents[$0] }
      guard let rule = known.fields[position],
        let column = table.column(program.record.fields[rule.date].name)
      else { return lacking }
      return Self.dates(column).enumerated().map { row, date in
        lacking?[row] == true || date.map { rule.isLater($0, than: asOf[row]) } ?? false
      }
    }
    lists = program.lists.map { schema in
      table.list(schema.name) == nil ? nil : schema.source.flatMap { consents[$0] }
    }
    let lists = lists
    rows = program.lists.enumerated().map { index, schema in
      guard let list = table.list(schema.name) else { return nil }
      let rule = known.lists[index]
      let column = rule.flatMap { rule in
        list.columns.first { $0.name == schema.record.fields[rule.date].name }?.column
      }
      guard column != nil || lists[index] != nil else { return nil }
      var hidden = [Bool](repeating: false, count: Int(list.offsets.last ?? 0))
      let dates = column.map { Self.dates($0) }
      for parent in 0..<table.count {
        let isLacking = lists[index]?[parent] == true
        for row in Int(list.offsets[parent])..<Int(list.offsets[parent + 1]) {
          let date = dates?[row]
          hidden[row] =
            isLacking
            || (rule.flatMap { rule in date.map { rule.isLater($0, than: asOf[parent]) } }
              ?? false)
        }
      }
      return hidden
    }
  }

  /// Days by row; `nil` where missing.
  static func dates(_ column: Column?) -> [CalendarDate?] {
    guard let column, case .int32(let packed) = column.storage else { return [] }
    return packed.indices.map { row in
      column.isPresent(row) ? CalendarDate(validating: packed[row]) : nil
    }
  }
}

/// Where a source may not be seen by a decision.
private struct Consents {
  /// By application: no consent can be read to hold, however what is missing is read.
  let isLacking: [Bool]

  init(
    _ schema: ConsentSchema, _ program: Program, _ known: KnownTime, _ table: RecordTable,
    _ asOf: [CalendarDate]
  ) {
    switch schema {
    case .window(let from, let to):
      func dates(_ position: Int) -> [CalendarDate?] {
        let dates = Hidden.dates(table.column(program.record.fields[position].name))
        return dates.isEmpty ? asOf.map { _ in nil } : dates
      }
      isLacking = zip(zip(dates(from), dates(to)), asOf).map { ends, day in
        guard let first = ends.0, let last = ends.1 else { return true }
        return day < first || last < day
      }
    case .list(let consents):
      guard let list = table.list(program.lists[consents.list].name) else {
        isLacking = asOf.map { _ in true }
        return
      }
      let fields = program.lists[consents.list].record.fields
      func column(_ position: Int) -> Column? {
        list.columns.first { $0.name == fields[position].name }?.column
      }
      let rule = known.lists[consents.list]
      let demands = consents.demands.map { (column($0.field), Int128($0.value)) }
      let known = rule.map { Hidden.dates(column($0.date)) }
      let (first, last, withdrawn) = (
        Hidden.dates(column(consents.validFrom)), Hidden.dates(column(consents.validUntil)),
        Hidden.dates(column(consents.withdrawnOn))
      )
      isLacking = asOf.enumerated().map { parent, day in
        let rows = Int(list.offsets[parent])..<Int(list.offsets[parent + 1])
        return !rows.contains { row in
          if let rule, let date = known?[row], rule.isLater(date, than: day) { return false }
          for case (let column?, let value) in demands
          where column.isPresent(row) && column.scaled(row) != value { return false }
          return first[row].map { $0 <= day } ?? true && last[row].map { day <= $0 } ?? true
            && withdrawn[row].map { day < $0 } ?? true
        }
      }
    }
  }
}
