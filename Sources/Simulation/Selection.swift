import Columns
import Engine
import Semantics

/// The applications of a part that a backtest counts, and how many of the others it leaves for which reason.
struct Selection {
  var table: RecordTable
  /// By row of `table` its place in the history; `nil` where they follow `first`.
  var places: [Int]?
  var first: Int
  var outsideMonths = 0
  var withdrawnApplications = 0
  var withdrawnCustomers: Set<String> = []

  /// - Parameter first: the place of the part's first row in the history.
  init(_ part: RecordTable, first: Int, _ options: BacktestOptions, dates: Column?) {
    table = part
    self.first = first
    var rows = Array(0..<part.count)
    if let months = options.months, let dates {
      rows = rows.filter {
        dates.isPresent($0) && months.contains(Int32(truncatingIfNeeded: dates.scaled($0)) >> 5)
      }
      outsideMonths = part.count - rows.count
    }
    if let shard = options.shard { rows = shard.rows(rows, of: part) }
    if case .withdrawn(let gone, let field)? = options.processing?.record, !gone.isEmpty,
      let column = part.column(field), let words = column.dictionary,
      case .int32(let codes) = column.storage
    {
      let isGone = words.map { gone.contains($0) }
      rows = rows.filter { row in
        guard column.isPresent(row), isGone[Int(codes[row])] else { return true }
        withdrawnApplications += 1
        withdrawnCustomers.insert(words[Int(codes[row])])
        return false
      }
    }
    guard rows.count < part.count else { return }
    table = part.gathering(rows)
    places = rows.map { first + $0 }
  }
}

extension Program {
  /// The as-of dates of a table's rows.
  func asOfDates(in table: RecordTable) -> Column? {
    record.asOf.flatMap { table.column(record.fields[$0].name) }
  }
}
