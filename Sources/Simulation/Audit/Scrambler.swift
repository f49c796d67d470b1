import Columns
import Engine
import Numbers
import Semantics

/// Changes what decisions could not know: the same decisions must come of it.
///
/// What is drawn hangs on the seed, the application's place in the history and what is changed, so that a thing changed
/// alone changes as it does together with others.
struct Scrambler {
  /// One kind of change.
  enum Target: Hashable {
    /// Values of a field of the record.
    case field(Int)
    /// Values of a field in rows that were known later.
    case rowField(list: Int, field: Int)
    /// Rows that were known later: taken out, put in, put elsewhere, known on other days.
    case rows(list: Int)
  }

  let program: Program
  let known: KnownTime
  let seed: UInt64

  /// All that can be changed of the facts that a program reads.
  ///
  /// - Parameter read: fields that some decision hangs on.
  static func targets(_ program: Program, _ known: KnownTime, read: Set<FieldPlace>) -> [Target] {
    func hides(_ source: Int?) -> Bool {
      source.map { program.sources[$0].consent != nil } ?? false
    }
    var targets: [Target] = []
    for (index, field) in program.record.fields.enumerated()
    where read.contains(FieldPlace(field: index))
      && (known.fields[index] != nil || hides(field.source))
    { targets.append(.field(index)) }
    for (index, list) in program.lists.enumerated()
    where known.lists[index] != nil || hides(list.source) {
      targets.append(.rows(list: index))
      for field in list.record.fields.indices
      where field != known.lists[index]?.date
        && read.contains(FieldPlace(list: index, field: field))
      { targets.append(.rowField(list: index, field: field)) }
    }
    return targets
  }

  /// The table with the changes of some targets, and how many values and rows they are.
  func scramble(
    _ table: RecordTable, _ hidden: Hidden, places: [Int], _ targets: Set<Target>
  ) -> (table: RecordTable, changes: Int) {
    var table = table
    var changes = 0
    for (position, field) in program.record.fields.enumerated()
    where targets.contains(.field(position)) {
      guard let flags = hidden.fields[position],
        let index = table.columns.firstIndex(where: { $0.name == field.name })
      else { continue }
      var column = table.columns[index].column
      let values = ValueDraw(field, column, program)
      var edits: [ColumnEdit] = []
      for row in flags.indices where flags[row] {
        var random = Draws(seed, places[row], 1, position)
        edits.append(ColumnEdit(row: row, value: values.next(&random, near: hidden.asOf[row])))
      }
      changes += edits.count
      values.apply(edits, to: &column)
      table.columns[index].column = column
    }
    for list in program.lists.indices {
      let own = targets.filter {
        switch $0 {
        case .field: false
        case .rowField(let index, _), .rows(let index): index == list
        }
      }
      guard !own.isEmpty,
        let index = table.lists.firstIndex(where: { $0.name == program.lists[list].name }),
        hidden.rows[list] != nil
      else { continue }
      let scrambling = ListScrambling(self, list, table.lists[index], hidden, places, own)
      let result = scrambling.run()
      table.lists[index] = result.list
      changes += result.changes
    }
    return (table, changes)
  }
}

/// One list of a table with what was known later changed.
private struct ListScrambling {
  /// A row of the changed list.
  private struct Row {
    /// The row whose values it has, as far as they are not drawn.
    var source: Int
    var isHidden: Bool
    /// 0 for a row that was there; the number of one put in.
    var added = 0
    /// Whether its values are drawn instead of taken from its source.
    var isDrawn = false
    /// The day on which it becomes known, where that changes.
    var knownOn: CalendarDate?
  }
  private let scrambler: Scrambler
  private let index: Int
  private let list: RecordTable.List
  private let hidden: Hidden
  private let places: [Int]
  private let targets: Set<Scrambler.Target>

  init(
    _ scrambler: Scrambler, _ index: Int, _ list: RecordTable.List, _ hidden: Hidden,
    _ places: [Int], _ targets: Set<Scrambler.Target>
  ) {
    self.scrambler = scrambler
    self.index = index
    self.list = list
    self.hidden = hidden
    self.places = places
    self.targets = targets
  }

  private var schema: ListSchema { scrambler.program.lists[index] }

  func run() -> (list: RecordTable.List, changes: Int) {
    var rows: [Row] = []
    rows.reserveCapacity(Int(list.offsets.last ?? 0))
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(places.count + 1)
    var parents: [Int32] = []
    var changes = 0
    for parent in places.indices {
      let own = rowsOf(parent, &changes)
      rows += own
      parents += own.map { _ in Int32(parent) }
      offsets.append(Int32(rows.count))
    }
    var result = list
    result.offsets = offsets
    let sources = rows.map { Int32($0.source) }
    for (position, named) in list.columns.enumerated() {
      guard let field = schema.record.position(of: named.name) else { continue }
      var column = named.column.gathering(sources)
      let values = ValueDraw(schema.record.fields[field], named.column, scrambler.program)
      let isKnownOn = field == scrambler.known.lists[index]?.date
      let isTarget = targets.contains(.rowField(list: index, field: field))
      var edits: [ColumnEdit] = []
      for (row, content) in rows.enumerated() where content.isHidden {
        if isKnownOn {
          if let date = content.knownOn {
            edits.append(ColumnEdit(row: row, value: Int128(date.packed)))
          }
        } else if content.isDrawn || (isTarget && content.added == 0) {
          let parent = Int(parents[row])
          let number =
            content.added == 0 ? content.source - Int(list.offsets[parent]) : -content.added
          var random = Draws(scrambler.seed, places[parent], 4 + field, number &+ index << 20)
          edits.append(
            ColumnEdit(row: row, value: values.next(&random, near: hidden.asOf[parent])))
        }
      }
      changes += edits.count
      values.apply(edits, to: &column)
      result.columns[position].column = column
    }
    return (result, changes)
  }

  /// The rows of an application: those that were known in their order, the others between them anywhere.
  private func rowsOf(_ parent: Int, _ changes: inout Int) -> [Row] {
    let range = Int(list.offsets[parent])..<Int(list.offsets[parent + 1])
    let flags = hidden.rows[index] ?? []
    let all = range.map { Row(source: $0, isHidden: flags[$0]) }
    let isGiven = list.validity.map { $0[parent] != 0 } ?? true
    guard targets.contains(.rows(list: index)), isGiven else { return all }
    var random = Draws(scrambler.seed, places[parent], 2, index)
    var rows = all.filter { !$0.isHidden }
    func put(_ row: Row) { rows.insert(row, at: random.next(0, rows.count)) }
    for var row in all where row.isHidden {
      let (fate, day) = (random.next(0, 3), laterDay(parent, &random))
      changes += 1
      if fate == 0 { continue }
      if fate == 1 { row.knownOn = day }
      put(row)
    }
    let mayAdd = scrambler.known.lists[index] != nil || hidden.lists[index]?[parent] == true
    guard mayAdd, let rowCount = list.offsets.last, rowCount > 0 else { return rows }
    for number in 1..<random.next(1, 3) + 1 where number < 3 {
      let source =
        range.isEmpty
        ? random.next(0, Int(rowCount) - 1) : random.next(range.lowerBound, range.upperBound - 1)
      put(
        Row(
          source: source, isHidden: true, added: number, isDrawn: random.next(0, 1) == 0,
          knownOn: laterDay(parent, &random)))
      changes += 1
    }
    return rows
  }

  /// A day of which facts were not known yet: often the first such one.
  private func laterDay(_ parent: Int, _ random: inout Draws) -> CalendarDate? {
    let day = scrambler.known.lists[index]?.firstLater(than: hidden.asOf[parent])
    return random.next(0, 1) == 0 ? day : day?.adding(days: random.next(0, 400)) ?? day
  }
}
