import SQLite

/// The rows of a part as pages of their plain tables, for a file that is being made.
struct PlainPages: Sendable {
  /// By stored record.
  let pages: [FilledPages]

  /// - Parameter rowsBefore: rows that each table has already.
  init(_ part: PartCells, rowsBefore: [Int]) {
    pages = part.records.enumerated().map { place, rows in
      Self.pages(
        rows.plainColumns, count: rows.count,
        parents: place == 0 ? nil : (part.keys, rows.counts), rowsBefore: rowsBefore[place])
    }
  }

  /// The longest row that is sure to fit a page.
  static let longestRow = HistoryFormat.pageSize - 64

  private static func pages(
    _ columns: [CellColumn], count: Int, parents: (keys: CellColumn, counts: [Int32])?,
    rowsBefore: Int
  ) -> FilledPages {
    var pages = LeafPages(pageSize: HistoryFormat.pageSize, columns: columns.count + 1)
    defer { withExtendedLifetime((columns, parents)) {} }
    let cells = columns.map(\.cells)
    var scratch = PlainScratch(columns: columns.count + 1)
    var parent = ParentCursor(counts: parents?.counts ?? [])
    for row in 0..<count {
      scratch.begin()
      if let parents { pages.append(parents.keys.cells, parent.next(), &scratch) }
      for column in cells { pages.append(column, row, &scratch) }
      let fits = pages.endRow(Int64(rowsBefore + row + 1))
      // INVARIANT: `PartPlan.longestRow` was looked at before.
      precondition(fits, "a row is longer than a page")
    }
    return pages.take()
  }
}

extension LeafPages {
  /// Appends a cell to the row, as `Statement.bind` would bind it.
  @inline(__always)
  fileprivate mutating func append(
    _ cells: CellColumn.Cells, _ row: Int, _ scratch: inout PlainScratch
  ) {
    guard cells.isPresent(row) else {
      appendNull()
      return
    }
    switch cells.kind {
    case .number:
      if let wide = cells.wideNumber(row) {
        append(text: scratch.digits(wide))
      } else {
        append(cells.values[row])
      }
    case .date: append(text: scratch.date(cells.values[row]))
    case .text: append(text: cells.text(row))
    }
  }
}
