/// CSV text that is read outside of a file.
package enum CSVText {
  /// The texts of one row's cells, without their quotes and escapes.
  package static func cells(of row: String) -> [String] {
    let count = row.utf8.count
    let bytes = Array(row.utf8) + [UInt8](repeating: 0, count: InputBytes.padding)
    return bytes.withUnsafeBufferPointer { buffer in
      guard count > 0, let base = buffer.baseAddress else { return [] }
      var scratch: [UInt8] = []
      return CSVRecord.cells(base, base + count).map { cell in
        cell.withPlainContent(&scratch) {
          String(decoding: FormulaEscape.undone($0), as: UTF8.self)
        }
      }
    }
  }
}
