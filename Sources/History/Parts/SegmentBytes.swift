import Columns

/// Values of a column as the bytes of a segment: whole numbers of 1, 2 or 4 bytes, doubles of 8, or whole numbers of
/// 16, least significant byte first.
struct SegmentBytes: Sendable {
  var width: Int
  var bytes: [UInt8]

  /// The values in the narrowest width that holds them all.
  init(_ column: Column) {
    switch column.storage {
    case .bytes(let values): (width, bytes) = (1, values)
    case .int32(let values):
      width = Self.width(values.min() ?? 0, values.max() ?? 0)
      bytes = Self.narrowed(values, to: width)
    case .lanes(let values):
      let (least, most) = Self.bounds(values)
      width = Self.width(least, most)
      bytes = width == 8 ? Self.raw(values) : Self.narrowed(values, to: width)
    case .wide(let values):
      width = Self.width(values.min() ?? 0, values.max() ?? 0)
      bytes =
        switch width {
        case 16: Self.raw(values)
        case 8: Self.raw(values.map { Double($0) })
        default: Self.narrowed(values.map { Int32(truncatingIfNeeded: $0) }, to: width)
        }
    }
  }

  /// Counts of child rows.
  init(counts: [Int32]) { self.init(Column(.int32(counts))) }

  /// A bit for each row, the first in the lowest bit of the first byte.
  init(bits validity: [UInt8]) {
    width = 0
    bytes = Array(repeating: 0, count: (validity.count + 7) / 8)
    for row in validity.indices where validity[row] != 0 { bytes[row >> 3] |= 1 << UInt8(row & 7) }
  }

  /// Texts: their count, where each ends, all as numbers of 4 bytes, then their UTF-8 bytes.
  init(_ texts: TextBytes) {
    width = 4
    bytes = Self.raw([UInt32(texts.count)] + texts.ends.map { UInt32($0) })
    bytes += texts.bytes
  }

  // MARK: Widths

  private static func width<Number: BinaryInteger>(_ least: Number, _ most: Number) -> Int {
    if least >= Number(-128), most <= Number(127) { return 1 }
    if Int16(exactly: least) != nil, Int16(exactly: most) != nil { return 2 }
    if Int32(exactly: least) != nil, Int32(exactly: most) != nil { return 4 }
    let exact: Int128 = 1 << 53
    return Int128(least) > -exact && Int128(most) < exact ? 8 : 16
  }

  private static func width(_ least: Double, _ most: Double) -> Int {
    guard let low = Int32(exactly: least), let high = Int32(exactly: most) else { return 8 }
    return width(low, high)
  }

  private static func bounds(_ values: [Double]) -> (least: Double, most: Double) {
    var least = SIMD8<Double>(repeating: values.first ?? 0)
    var most = least
    let whole = values.count - values.count % 8
    values.withUnsafeBytes { bytes in
      for row in stride(from: 0, to: whole, by: 8) {
        let eight = bytes.loadUnaligned(fromByteOffset: row * 8, as: SIMD8<Double>.self)
        least = least.replacing(with: eight, where: eight .< least)
        most = most.replacing(with: eight, where: eight .> most)
      }
    }
    var (low, high) = (least.min(), most.max())
    for row in whole..<values.count {
      low = Swift.min(low, values[row])
      high = Swift.max(high, values[row])
    }
    return (low, high)
  }

  // MARK: Bytes

  private static func raw<Element>(_ values: [Element]) -> [UInt8] {
    values.withUnsafeBytes { Array($0) }
  }

  private static func narrowed(_ values: [Int32], to width: Int) -> [UInt8] {
    switch width {
    case 1: raw(values.map { Int8(truncatingIfNeeded: $0) })
    case 2: raw(values.map { Int16(truncatingIfNeeded: $0) })
    default: raw(values)
    }
  }

  private static func narrowed(_ values: [Double], to width: Int) -> [UInt8] {
    narrowed(values.map { Int32($0) }, to: width)
  }
}
