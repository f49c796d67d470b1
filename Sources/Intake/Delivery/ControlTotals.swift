package import Numbers

/// What a file delivers, counted and summed over its text alone, whatever a schema makes of it.
package struct ControlTotals: Hashable, Sendable {
  package struct Sum: Hashable, Sendable {
    /// Exact; `nil` where it does not stay below 10²⁶.
    package var total: Number?
    /// Cells that are not empty and no number; they count as nothing.
    package var unreadable: Int
  }
  /// Rows, blank lines aside.
  package var rows: Int
  /// By column; a column that the file has not is absent.
  package var sums: [String: Sum]

  /// Goes over a whole file.
  ///
  /// - Throws: `IntakeError` where it has no header or a quote is never closed.
  package init(
    of input: InputBytes, file: String, columns: [String]
  ) throws(IntakeError) {
    let header = try CSVHeader(input, file: file)
    let limit = input.base + input.count
    let positions = columns.compactMap { name in
      header.columns.firstIndex(of: name).map { (position: $0, name: name) }
    }
    var totals = positions.map { _ in Total() }
    rows = 0
    var scratch: [UInt8] = []
    var place = input.base + header.end
    while place < limit {
      if place[0] == 10 || place[0] == 13 && place[1] == 10 {
        place += place[0] == 13 ? 2 : 1
        continue
      }
      rows += 1
      for (index, column) in positions.enumerated() {
        guard let cell = CSVRecord.cell(column.position, place, limit) else { continue }
        cell.withPlainContent(&scratch) { totals[index].add(FieldReader.trimmed($0)) }
      }
      place = CSVRecord.end(place, limit)
    }
    sums = [:]
    for (column, total) in zip(positions, totals) {
      sums[column.name] = Sum(
        total: total.units.flatMap { Number(units: $0) }, unreadable: total.unreadable)
    }
  }

  /// A sum in the making, in units of 10⁻¹².
  private struct Total {
    var units: Int128? = 0
    var unreadable = 0

    mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
      if cell.isEmpty { return }
      guard let number = try? DecimalText(cell),
        let value = number.scaled(decimals: Number.decimals, shift: 0, factor: 1), value != .max
      else {
        unreadable += 1
        return
      }
      guard let (sum, overflow) = units?.addingReportingOverflow(value), !overflow else {
        units = nil
        return
      }
      units = sum
    }
  }
}
