import Numbers

/// Rows as CSV: comma, line feed, nothing quoted, ISO dates, money with two decimals.
struct CSVText: RowSink {
  private(set) var bytes: [UInt8] = []
  private(set) var rows = 0
  /// By column whether it is written.
  private let kept: [Bool]
  private var column = 0

  /// Rows of a table so far empty; some columns may be left out.
  init(_ table: Table) { kept = table.columns.map(\.isKept) }

  /// Whether the next column is written; moves on.
  private mutating func takesNext() -> Bool {
    defer { column += 1 }
    return kept[column]
  }

  mutating func text(_ text: String) {
    guard takesNext() else { return }
    bytes.append(contentsOf: text.utf8)
    bytes.append(Self.comma)
  }

  mutating func identifier(_ letter: UInt8, _ number: Int, digits: Int) {
    guard takesNext() else { return }
    bytes.append(letter)
    append(number, digits: digits)
    bytes.append(Self.comma)
  }

  mutating func whole(_ value: Int?) {
    guard takesNext() else { return }
    if let value { append(value, digits: 1) }
    bytes.append(Self.comma)
  }

  mutating func money(fen: Int?) {
    guard takesNext() else { return }
    if let fen {
      if fen < 0 { bytes.append(Self.minus) }
      append(Int(fen.magnitude / 100), digits: 1)
      bytes.append(Self.point)
      append(Int(fen.magnitude % 100), digits: 2)
    }
    bytes.append(Self.comma)
  }

  mutating func number(_ scaled: Int?, decimals: Int) {
    guard takesNext() else { return }
    if let scaled { bytes.append(contentsOf: plain(scaled, decimals: decimals).utf8) }
    bytes.append(Self.comma)
  }

  mutating func date(_ date: CalendarDate?) {
    guard takesNext() else { return }
    if let date {
      append(date.year, digits: 4)
      bytes.append(Self.minus)
      append(date.month, digits: 2)
      bytes.append(Self.minus)
      append(date.day, digits: 2)
    }
    bytes.append(Self.comma)
  }

  mutating func truth(_ value: Bool) { text(value ? "true" : "false") }

  mutating func nothing() {
    guard takesNext() else { return }
    bytes.append(Self.comma)
  }

  mutating func endRow() {
    bytes[bytes.count - 1] = Self.lineFeed
    column = 0
    rows += 1
  }

  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")
  private static let minus = UInt8(ascii: "-")
  private static let lineFeed = UInt8(ascii: "\n")

  /// The digits of a number, at least so many.
  private mutating func append(_ number: Int, digits: Int) {
    var left = number.magnitude
    if number < 0 { bytes.append(Self.minus) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
      left /= 10
    } while left > 0 || bytes.count - start < digits
    bytes[start...].reverse()
  }
}

/// `0.51` for 51 with two decimals.
private func plain(_ scaled: Int, decimals: Int) -> String {
  decimal(scaled, places: decimals).replacing("−", with: "-")
}
