/// One record of a CSV file as it lies in the input.
enum CSVRecord {
  /// The place after the record that starts at `start`.
  static func end(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var cell = CSVCell(at: start, limit: limit)
    while !cell.endsRecord(limit) { cell = CSVCell(at: cell.end + 1, limit: limit) }
    return min(limit, cell.end + 1)
  }

  /// The cell of a column of the record that starts at `start`; `nil` where it has fewer.
  static func cell(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> CSVCell? {
    var cell = CSVCell(at: start, limit: limit)
    for _ in 0..<column {
      if cell.endsRecord(limit) { return nil }
      cell = CSVCell(at: cell.end + 1, limit: limit)
    }
    return cell
  }

  /// The cells of the record that starts at `start`.
  static func cells(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> [CSVCell] {
    var cells = [CSVCell(at: start, limit: limit)]
    while let last = cells.last, !last.endsRecord(limit) {
      cells.append(CSVCell(at: last.end + 1, limit: limit))
    }
    return cells
  }
}
