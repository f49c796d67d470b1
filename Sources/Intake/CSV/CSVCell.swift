/// One cell of a CSV record as it lies in the input.
///
/// The grammar, also of `CSVPieces`: a cell that starts with `"` runs to the next lone `"`, in which
/// `""` stands for one; every other cell runs to a comma or line end, quotes in it being plain text.
/// A line ends with LF, of which a CR before it is part.
struct CSVCell {
  /// The content without its quotes; doubled quotes are still doubled.
  var content: UnsafeBufferPointer<UInt8>
  var hasDoubledQuotes: Bool
  /// Text follows the closing quote.
  var isMalformed: Bool
  /// The input ends before the closing quote.
  var isUnclosed = false
  /// The comma or line feed after the cell, or the end of the input.
  var end: UnsafePointer<UInt8>

  /// Reads the cell at `start`.
  init(at start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>) {
    var place = start
    hasDoubledQuotes = false
    isMalformed = false
    if place < limit, place[0] == UInt8(ascii: "\"") {
      place += 1
      let first = place
      while place < limit {
        if place[0] == UInt8(ascii: "\"") {
          guard place[1] == UInt8(ascii: "\""), place + 1 < limit else { break }
          hasDoubledQuotes = true
          place += 1
        }
        place += 1
      }
      content = UnsafeBufferPointer(start: first, count: place - first)
      if place < limit { place += 1 } else { isUnclosed = true }
      let close = place
      place = Self.plainEnd(place, limit)
      let trailing = place - close
      let endsLine = place == limit || place[0] == UInt8(ascii: "\n")
      isMalformed = !(trailing == 0 || trailing == 1 && endsLine && close[0] == 13)
    } else {
      place = Self.plainEnd(place, limit)
      var length = place - start
      let endsLine = place == limit || place[0] == UInt8(ascii: "\n")
      if endsLine, length > 0, start[length - 1] == 13 { length -= 1 }
      content = UnsafeBufferPointer(start: start, count: length)
    }
    end = place
  }

  /// The next comma or line feed, eight bytes at a time.
  @inline(__always)
  static func plainEnd(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var place = start
    while place < limit {
      let word = ByteWords.load(place)
      let commas = ByteWords.matches(word, ByteWords.repeated(UInt8(ascii: ",")))
      let feeds = ByteWords.matches(word, ByteWords.repeated(UInt8(ascii: "\n")))
      if commas | feeds != 0 { return min(limit, place + ByteWords.position(commas | feeds)) }
      place += 8
    }
    return limit
  }

  /// Whether the cell is the last of its record.
  func endsRecord(_ limit: UnsafePointer<UInt8>) -> Bool {
    end >= limit || end[0] == UInt8(ascii: "\n")
  }

  /// The content with doubled quotes single, copied to `scratch` if it has any.
  ///
  /// What is given is readable for eight bytes past its end.
  func withPlainContent<Result>(
    _ scratch: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard hasDoubledQuotes else { return body(content) }
    scratch.removeAll(keepingCapacity: true)
    var index = 0
    while index < content.count {
      scratch.append(content[index])
      index += content[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    let count = scratch.count
    scratch.append(contentsOf: repeatElement(0, count: 8))
    return scratch.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }
}
