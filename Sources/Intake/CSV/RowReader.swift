import Semantics

/// Reads the rows of one piece of a CSV file straight into the columns' memory.
///
/// Each cell is first tried as its field's plain form: digits with a point, an ISO date, a listed
/// text, all without quotes or spaces and ended by the expected byte. That takes a few machine
/// words' operations. Whatever is not plain goes to `readSlowly`, which tells the whole truth.
struct RowReader {
  let plan: RecordPlan
  /// Position of the key among the fields; −1: none.
  let keyField: Int
  let keyIsText: Bool
  /// Where the codes of the keys go.
  let keyValues: UnsafeMutablePointer<Int32>
  let widths: [Width]
  let cells: UnsafeMutableBufferPointer<CellPlan>
  /// Where the parents of child rows go.
  let parents: UnsafeMutablePointer<Int32>?
  let parentIndex: ParentIndex?
  let base: UnsafePointer<UInt8>
  let limit: UnsafePointer<UInt8>
  let listed: Int
  var result: PieceResult

  /// The key of the row being read; it is claimed when the whole row is good.
  var key = RowKey()
  /// The row's own count of lines, for faults.
  var lineCursor: UnsafePointer<UInt8>
  var line: Int
  var scratch: [UInt8] = []
  var lastParent = LastParent()

  struct RowKey {
    var bytes: UnsafePointer<UInt8>?
    var length = 0
    /// Keeps a key whose bytes do not lie in the input.
    var copy: [UInt8] = []
    var number: Int128 = 0
  }

  /// Rows of one parent mostly stand together.
  struct LastParent {
    var bytes: UnsafePointer<UInt8>?
    var length = 0
    var row: Int32 = 0
  }

  /// How a cell that was not plain came out.
  enum Outcome {
    case next(UnsafePointer<UInt8>)
    case fault(value: String?, BadRow.Cause)
    /// The row's parent is left out.
    case leftOut
  }

  mutating func read(_ piece: CSVPiece) {
    var place = base + piece.bytes.lowerBound
    let end = base + piece.bytes.upperBound
    lineCursor = place
    line = piece.firstLine
    var row = piece.firstRow
    while place < end {
      // A blank line is no row.
      if place[0] == 10 || place[0] == 13 && place[1] == 10 {
        place += place[0] == 13 ? 2 : 1
        continue
      }
      result.read += 1
      if let next = readRecord(place, row) {
        place = next
        row += 1
      } else {
        place = CSVRecord.end(place, limit)
      }
    }
    result.kept = row - piece.firstRow
  }

  /// Reads one record into a row.
  ///
  /// - Returns: where the next record starts; `nil` where this one is not kept.
  @inline(__always)
  private mutating func readRecord(
    _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    var place = start
    var index = 0
    let count = cells.count
    let cells = cells.baseAddress!
    while index < count {
      let cell = cells + index
      index &+= 1
      if let next = readPlain(cell, place, row) {
        if !cell.pointee.readsAgain { place = next }
        continue
      }
      switch readSlowly(cell.pointee, place, row) {
      case .next(let next): if !cell.pointee.readsAgain { place = next }
      case .fault(let value, let cause):
        fault(start, cell: cell.pointee, value: value, cause)
        return nil
      case .leftOut:
        result.leftOut += 1
        return nil
      }
    }
    if keyField >= 0, !claimKey(row) {
      duplicateKey(start)
      return nil
    }
    return place
  }

  /// Reads a cell of plain form.
  ///
  /// - Returns: where the next cell starts; `nil` where the cell needs a second look.
  @inline(__always)
  private mutating func readPlain(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    if cell.pointee.hasValidity {
      if start[0] == cell.pointee.terminator, cell.pointee.isOptional, start < limit {
        storeMissing(cell.pointee, row)
        return start + 1
      }
      cell.pointee.validity[row] = 1
    }
    switch cell.pointee.route {
    case .int32, .lanes, .wide:
      guard let (value, end) = PlainNumber.read(start, cell) else { return nil }
      guard let next = passed(end, cell) else { return nil }
      guard value >= cell.pointee.lowest, value <= cell.pointee.highest else { return nil }
      switch cell.pointee.route {
      case .int32:
        cell.pointee.values.assumingMemoryBound(to: Int32.self)[row] =
          Int32(truncatingIfNeeded: value)
      case .lanes:
        cell.pointee.values.assumingMemoryBound(to: Double.self)[row] = Double(value)
      default: cell.pointee.values.assumingMemoryBound(to: Int128.self)[row] = Int128(value)
      }
      if cell.pointee.field == keyField { key.number = Int128(value) }
      return next
    case .date:
      guard let packed = DateText.packed(start), let next = passed(start + 10, cell) else {
        return nil
      }
      cell.pointee.values.assumingMemoryBound(to: Int32.self)[row] = packed
      return next
    case .symbol: return readPlainSymbol(cell, start, row)
    case .text, .key: return readPlainText(cell, start, row)
    case .ignored:
      guard start[0] != UInt8(ascii: "\"") else { return nil }
      let end = CSVCell.plainEnd(start, limit)
      return end < limit && end[0] == cell.pointee.terminator ? end + 1 : nil
    case .other: return nil
    }
  }

  /// Where the next cell starts, if this one ends as its place in the row demands.
  @inline(__always)
  private func passed(
    _ end: UnsafePointer<UInt8>, _ cell: UnsafeMutablePointer<CellPlan>
  ) -> UnsafePointer<UInt8>? {
    if end[0] == cell.pointee.terminator { return end + 1 }
    if cell.pointee.isLast, end[0] == 13, end[1] == 10 { return end + 2 }
    return nil
  }

  @inline(__always)
  private func readPlainSymbol(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    let terminator = ByteWords.repeated(cell.pointee.terminator)
    var first = ByteWords.load(start)
    var second: UInt64 = 0
    var length = 0
    let ends = ByteWords.matches(first, terminator)
    if ends != 0 {
      length = ByteWords.position(ends)
    } else {
      second = ByteWords.load(start + 8)
      let ends = ByteWords.matches(second, terminator)
      guard ends != 0 else { return nil }
      length = 8 + ByteWords.position(ends)
    }
    let end = start + length
    if cell.pointee.isLast, length > 0, end[-1] == 13 { length -= 1 }
    first = ByteWords.prefix(first, min(8, length))
    second = length > 8 ? ByteWords.prefix(second, length - 8) : 0
    let code = cell.pointee.symbols.code(first, second)
    guard code >= 0 else { return nil }
    cell.pointee.values.assumingMemoryBound(to: UInt8.self)[row] =
      UInt8(truncatingIfNeeded: code)
    return end + 1
  }

  @inline(__always)
  private mutating func readPlainText(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    guard start[0] != UInt8(ascii: "\"") else { return nil }
    let comma = ByteWords.repeated(UInt8(ascii: ","))
    let feed = ByteWords.repeated(UInt8(ascii: "\n"))
    var place = start
    var seen: UInt64 = 0
    while true {
      let word = ByteWords.load(place)
      seen |= word
      let ends = ByteWords.matches(word, comma) | ByteWords.matches(word, feed)
      if ends != 0 {
        place += ByteWords.position(ends)
        break
      }
      place += 8
      // Only the last line without a line feed runs past the end.
      guard place < limit else { return nil }
    }
    guard place < limit, place[0] == cell.pointee.terminator else { return nil }
    var length = place - start
    if cell.pointee.isLast, length > 0, start[length - 1] == 13 { length -= 1 }
    guard length > 0 else { return nil }
    if seen & ByteWords.highBits != 0 {
      guard FieldReader.isUTF8(UnsafeBufferPointer(start: start, count: length)) else { return nil }
    }
    if cell.pointee.route == .key {
      key.bytes = start
      key.length = length
    } else {
      let code = result.texts[cell.pointee.field].insert(start, length).code
      cell.pointee.values.assumingMemoryBound(to: Int32.self)[row] = code
    }
    return place + 1
  }
}
