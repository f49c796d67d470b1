/// The first line of a CSV file: the names of its columns.
struct CSVHeader {
  var columns: [String]
  /// Where the first record starts.
  var end: Int
  /// The 1-based line of the first record.
  var firstLine: Int
  /// Whether a name is no valid UTF-8.
  var isBroken = false

  /// Reads the header behind a byte order mark and blank lines.
  ///
  /// - Throws: `noHeader`, `unclosedQuote`.
  init(_ input: InputBytes, file: String) throws(IntakeError) {
    let limit = input.base + input.count
    var place = input.base
    firstLine = 1
    if input.count >= 3, place[0] == 0xEF, place[1] == 0xBB, place[2] == 0xBF { place += 3 }
    while place < limit, place[0] == 10 || place[0] == 13 && place[1] == 10 {
      place += place[0] == 13 ? 2 : 1
      firstLine += 1
    }
    guard place < limit else { throw .noHeader(file: file) }
    columns = []
    var scratch: [UInt8] = []
    let start = place
    while true {
      let cell = CSVCell(at: place, limit: limit)
      if cell.isUnclosed { throw .unclosedQuote(file: file, line: firstLine) }
      columns.append(
        cell.withPlainContent(&scratch) {
          String(decoding: FieldReader.trimmed($0), as: UTF8.self)
        })
      isBroken = isBroken || !FieldReader.isUTF8(cell.content)
      place = cell.end
      if cell.endsRecord(limit) { break }
      place += 1
    }
    end = min(input.count, place + 1 - input.base)
    firstLine += UnsafeBufferPointer(start: start, count: input.base + end - start)
      .reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
  }
}
