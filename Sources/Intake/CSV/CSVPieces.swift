import Glibc

/// A stretch of whole records that one thread reads at a time.
struct CSVPiece {
  /// Byte offsets of the first record and of the end.
  var bytes: Range<Int>
  /// Line ends outside of quotes before the piece: no fewer than the rows before it.
  var firstRow: Int
  /// 1-based line of the first record.
  var firstLine: Int
}

/// Cuts a CSV file into pieces at record ends without reading it in order.
///
/// The file is first cut anywhere behind a line feed. Such a cut is either the start of a record or
/// within quotes, nothing else; which of them follows from the block before. So every block is
/// scanned as if it started a record, by several threads; then one walk over the blocks, in order,
/// settles what each really starts with, and scans again the few that started within quotes.
/// A block without quotes, the common case, is only counted.
struct CSVPieces {
  var pieces: [CSVPiece]
  /// Line ends outside of quotes, and one more for a last line without: at least the rows.
  var capacity: Int

  /// What a block holds, read from one of its two possible starts.
  private struct Scan {
    var lineFeeds = 0
    var recordEnds = 0
    /// The offset after the first record end.
    var firstRecordStart: Int?
    var endsWithinQuotes = false
  }

  /// - Parameter size: the pieces' size in bytes, about.
  /// - Throws: `IntakeError.unclosedQuote`.
  init(
    _ input: InputBytes, from start: Int, firstLine: Int, size: Int, threads: Int, file: String
  ) throws(IntakeError) {
    let bounds = Self.bounds(input, from: start, size: max(1, size))
    var scans = [Scan](repeating: Scan(), count: bounds.count - 1)
    Threads.forEach(&scans, threads: threads) { index, scan in
      let range = bounds[index]..<bounds[index + 1]
      scan = Self.scan(input, range, withinQuotes: false)
      input.release(range)
    }
    pieces = []
    var row = 0
    var line = firstLine
    var withinQuotes = false
    for index in scans.indices {
      let range = bounds[index]..<bounds[index + 1]
      if withinQuotes { scans[index] = Self.scan(input, range, withinQuotes: true) }
      let scan = scans[index]
      if !withinQuotes {
        pieces.append(
          CSVPiece(bytes: range.lowerBound..<input.count, firstRow: row, firstLine: line))
      } else if let first = scan.firstRecordStart, first < range.upperBound {
        let feeds = Self.scan(input, range.lowerBound..<first, withinQuotes: true).lineFeeds
        pieces.append(
          CSVPiece(bytes: first..<input.count, firstRow: row + 1, firstLine: line + feeds))
      }
      row += scan.recordEnds
      line += scan.lineFeeds
      withinQuotes = scan.endsWithinQuotes
    }
    for (index, next) in pieces.dropFirst().enumerated() {
      pieces[index].bytes = pieces[index].bytes.lowerBound..<next.bytes.lowerBound
    }
    let endsOpen = input.count > start && input.base[input.count - 1] != UInt8(ascii: "\n")
    capacity = row + (endsOpen ? 1 : 0)
    if withinQuotes {
      throw .unclosedQuote(file: file, line: Self.openRecordLine(input, from: pieces.last))
    }
    guard capacity <= Int(Int32.max) else { throw .tooManyRows(file: file) }
  }

  /// Offsets from `start` to the end, each inner one behind a line feed.
  private static func bounds(_ input: InputBytes, from start: Int, size: Int) -> [Int] {
    var bounds = [start]
    var next = start + size
    while next < input.count {
      while next < input.count, input.base[next - 1] != UInt8(ascii: "\n") { next += 1 }
      if next < input.count { bounds.append(next) }
      next += size
    }
    if input.count > start { bounds.append(input.count) }
    return bounds
  }

  private static func scan(
    _ input: InputBytes, _ range: Range<Int>, withinQuotes: Bool
  ) -> Scan {
    let (feeds, hasQuotes) = count(input.base + range.lowerBound, range.count)
    if !hasQuotes {
      var scan = Scan(lineFeeds: feeds, endsWithinQuotes: withinQuotes)
      if !withinQuotes { scan.recordEnds = feeds }
      return scan
    }
    var scan = Scan(lineFeeds: feeds)
    let limit = input.base + range.upperBound
    var place = input.base + range.lowerBound
    var isOpen = withinQuotes
    while place < limit {
      if isOpen || place[0] == UInt8(ascii: "\"") {
        guard let close = closingQuote(isOpen ? place : place + 1, limit) else {
          scan.endsWithinQuotes = true
          return scan
        }
        isOpen = false
        place = close + 1
      }
      place = CSVCell.plainEnd(place, limit)
      guard place < limit else { break }
      if place[0] == UInt8(ascii: "\n") {
        scan.recordEnds += 1
        if scan.firstRecordStart == nil { scan.firstRecordStart = place + 1 - input.base }
      }
      place += 1
    }
    return scan
  }

  /// The quote that ends a quoted cell; a doubled one does not.
  private static func closingQuote(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var place = start
    while place < limit {
      if place[0] == UInt8(ascii: "\"") {
        // A block ends behind a line feed, so the byte after a quote belongs to the same block,
        // unless the input ends here.
        guard place + 1 < limit, place[1] == UInt8(ascii: "\"") else { return place }
        place += 1
      }
      place += 1
    }
    return nil
  }

  /// Line feeds in a stretch, and whether a quote is there.
  private static func count(_ start: UnsafePointer<UInt8>, _ count: Int) -> (Int, Bool) {
    // The C library searches with the widest registers of the machine it runs on; both searches
    // go over a stretch while it is in the cache.
    let stretch = 1 << 15
    var feeds = 0
    var hasQuotes = false
    var offset = 0
    while offset < count {
      let end = min(count, offset + stretch)
      hasQuotes =
        hasQuotes || memchr(start + offset, Int32(UInt8(ascii: "\"")), end - offset) != nil
      while let found = memchr(start + offset, Int32(UInt8(ascii: "\n")), end - offset) {
        feeds += 1
        offset = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
      }
      offset = end
    }
    return (feeds, hasQuotes)
  }

  /// The line on which the record that never ends starts.
  private static func openRecordLine(_ input: InputBytes, from piece: CSVPiece?) -> Int {
    guard let piece else { return 1 }
    let limit = input.base + input.count
    var place = input.base + piece.bytes.lowerBound
    var line = piece.firstLine
    while place < limit {
      let recordStart = place
      var cell = CSVCell(at: place, limit: limit)
      while !cell.endsRecord(limit) { cell = CSVCell(at: cell.end + 1, limit: limit) }
      if cell.end >= limit { return line }
      place = cell.end + 1
      line += count(recordStart, place - recordStart).0
    }
    return line
  }
}
