import Columns
import Semantics

/// A column that grows row by row and takes the narrowest storage in the end, as CSV's does.
struct ColumnBuilder {
  let reader: FieldReader
  private var values: [Int64] = []
  /// Values beyond 64 bits by row.
  private var large: [Int: Int128] = [:]
  private var validity: [UInt8] = []
  private var missing = 0
  private var texts = TextTable()
  private var width: Width

  init(_ reader: FieldReader) {
    self.reader = reader
    width = Width(reader)
  }

  var count: Int { values.count }

  mutating func append(_ value: Int128) {
    if let short = Int64(exactly: value) {
      values.append(short)
    } else {
      large[values.count] = value
      values.append(0)
    }
    validity.append(1)
  }

  /// Adds a text that is readable for eight bytes past its end.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    // A text always lies in a buffer, an empty one included.
    append(Int128(texts.insert(text.baseAddress!, text.count).code))
  }

  mutating func appendMissing() {
    values.append(0)
    validity.append(0)
    missing += 1
  }

  /// Takes back the rows from `count` on.
  mutating func truncate(to count: Int) {
    while values.count > count {
      values.removeLast()
      missing -= validity.removeLast() == 0 ? 1 : 0
      large[values.count] = nil
    }
  }

  func column() -> Column {
    var width = width
    if reader.kind == .number {
      for value in values { width = max(width, Width(holding: Int128(value))) }
      if !large.isEmpty { width = .wide }
    }
    let storage: Column.Storage =
      switch width {
      case .bytes: .bytes(values.map { UInt8(truncatingIfNeeded: $0) })
      case .int32: .int32(values.map { Int32(truncatingIfNeeded: $0) })
      case .lanes: .lanes(values.map { Double($0) })
      case .wide: .wide(values.indices.map { large[$0] ?? Int128(values[$0]) })
      }
    var dictionary = reader.dictionary
    if reader.kind == .text {
      // A code in a missing slot must stand for something.
      dictionary = texts.count == 0 ? [""] : texts.strings(threads: 1)
    }
    return Column(
      storage, validity: missing > 0 ? validity : nil, decimals: reader.field.decimals,
      dictionary: dictionary)
  }
}
