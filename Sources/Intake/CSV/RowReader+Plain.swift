/// The short cuts for cells of plain form.
extension RowReader {
  /// Reads a cell of plain form.
  ///
  /// - Returns: where the next cell starts; `nil` where the cell needs a second look.
  @inline(__always)
  mutating func readPlain(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    if start[0] == UInt8(ascii: "\"") { return readQuoted(cell, start + 1, row) }
    if cell.pointee.hasValidity {
      if start[0] == cell.pointee.terminator, cell.pointee.isOptional, start < limit {
        storeMissing(cell.pointee, row)
        return start + 1
      }
      cell.pointee.validity[row] = 1
    }
    return readContent(cell, start, row, isQuoted: false)
  }

  /// Reads a cell behind its opening quote.
  @inline(never)
  private mutating func readQuoted(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int
  ) -> UnsafePointer<UInt8>? {
    if cell.pointee.hasValidity { cell.pointee.validity[row] = 1 }
    return readContent(cell, start, row, isQuoted: true)
  }

  @inline(__always)
  private mutating func readContent(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int,
    isQuoted: Bool
  ) -> UnsafePointer<UInt8>? {
    switch cell.pointee.route {
    case .int32, .lanes, .wide:
      guard let (value, end) = PlainNumber.read(start, cell),
        let next = passed(end, cell, isQuoted: isQuoted),
        value >= cell.pointee.lowest, value <= cell.pointee.highest
      else { return nil }
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
      guard let packed = DateText.packed(start),
        let next = passed(start + 10, cell, isQuoted: isQuoted)
      else { return nil }
      cell.pointee.values.assumingMemoryBound(to: Int32.self)[row] = packed
      return next
    case .symbol: return readSymbol(cell, start, row, isQuoted: isQuoted)
    case .text, .key: return readText(cell, start, row, isQuoted: isQuoted)
    case .ignored:
      var seen: UInt64 = 0
      guard let end = contentEnd(start, &seen, isQuoted: isQuoted) else { return nil }
      return passed(end, cell, isQuoted: isQuoted)
    case .other: return nil
    }
  }

  /// Where the next cell starts, if this one's content ends as its place in the row demands.
  @inline(__always)
  private func passed(
    _ contentEnd: UnsafePointer<UInt8>, _ cell: UnsafeMutablePointer<CellPlan>, isQuoted: Bool
  ) -> UnsafePointer<UInt8>? {
    var end = contentEnd
    if isQuoted {
      guard end[0] == UInt8(ascii: "\"") else { return nil }
      end += 1
    }
    if end[0] == cell.pointee.terminator { return end + 1 }
    if cell.pointee.isLast, end[0] == 13, end[1] == 10 { return end + 2 }
    return nil
  }

  @inline(__always)
  private func readSymbol(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int,
    isQuoted: Bool
  ) -> UnsafePointer<UInt8>? {
    let terminator = ByteWords.repeated(isQuoted ? UInt8(ascii: "\"") : cell.pointee.terminator)
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
    if !isQuoted, cell.pointee.isLast, length > 0, start[length - 1] == 13 { length -= 1 }
    first = ByteWords.prefix(first, min(8, length))
    second = length > 8 ? ByteWords.prefix(second, length - 8) : 0
    let code = cell.pointee.symbols.code(first, second, length)
    guard code >= 0, let next = passed(start + length, cell, isQuoted: isQuoted) else {
      return nil
    }
    cell.pointee.values.assumingMemoryBound(to: UInt8.self)[row] =
      UInt8(truncatingIfNeeded: code)
    return next
  }

  @inline(__always)
  private mutating func readText(
    _ cell: UnsafeMutablePointer<CellPlan>, _ start: UnsafePointer<UInt8>, _ row: Int,
    isQuoted: Bool
  ) -> UnsafePointer<UInt8>? {
    // An apostrophe may be an escape.
    guard start[0] != UInt8(ascii: "'") else { return nil }
    var seen: UInt64 = 0
    guard var end = contentEnd(start, &seen, isQuoted: isQuoted) else { return nil }
    if !isQuoted, cell.pointee.isLast, end > start, end[-1] == 13 { end -= 1 }
    let length = end - start
    guard length > 0, let next = passed(end, cell, isQuoted: isQuoted) else { return nil }
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
    return next
  }

  /// The first comma or line feed, or within quotes the first quote; `nil` where the input ends.
  ///
  /// - Parameter seen: gets the bits of all bytes that were looked at.
  @inline(__always)
  private func contentEnd(
    _ start: UnsafePointer<UInt8>, _ seen: inout UInt64, isQuoted: Bool
  ) -> UnsafePointer<UInt8>? {
    let sought = ByteWords.repeated(isQuoted ? UInt8(ascii: "\"") : UInt8(ascii: ","))
    let feed = ByteWords.repeated(UInt8(ascii: "\n"))
    var place = start
    while place < limit {
      let word = ByteWords.load(place)
      seen |= word
      var ends = ByteWords.matches(word, sought)
      if !isQuoted { ends |= ByteWords.matches(word, feed) }
      if ends != 0 {
        let end = place + ByteWords.position(ends)
        return end < limit ? end : nil
      }
      place += 8
    }
    return nil
  }
}
