import Numbers
import Semantics

/// The child rows of the batch's applications: those of application `a` are `starts[a] - first ..< starts[a + 1] - first`.
struct RowSpans {
  let starts: UnsafePointer<Int32>
  let first: Int
  let applications: Int

  @inline(__always) subscript(application: Int) -> Range<Int> {
    // Offsets ascend: checked when the table was bound.
    Range(
      uncheckedBounds: (
        Int(starts[application]) - first, Int(starts[application + 1]) - first
      ))
  }

  /// The rows of all applications of the batch.
  var all: Range<Int> {
    Int(starts[0]) - first..<Int(starts[applications]) - first
  }
}

/// Which rows of a list count, and what of it is unknown.
struct RowMask {
  /// 1 where the row counts; absent: all do.
  let value: Bytes?
  let status: Bytes?
  let skippingMissing: Bool

  /// Whether the row counts; its status where that is not known.
  @inline(__always) func admits(_ row: Int, _ unknown: inout UInt8) -> Bool {
    if let status, status[row] != 0 {
      if !skippingMissing || status[row] & Status.error != 0 { unknown |= status[row] }
      return false
    }
    return value.map { $0[row] != 0 } ?? true
  }
}

/// A column of row values with its status.
struct RowValues<Element> {
  let base: UnsafeMutablePointer<Element>
  let status: Bytes?
}

/// Aggregates over the rows of each application, in row order; a list that is not there is not looked into.
enum Rows {
  static func broadcast<T>(
    _ a: UnsafeMutablePointer<T>, into out: UnsafeMutablePointer<T>, spans: RowSpans
  ) {
    for application in 0..<spans.applications {
      let value = a[application]
      for row in spans[application] { out[row] = value }
    }
  }

  static func count(_ mask: RowMask, into out: Packed, status: Bytes, spans: RowSpans) {
    for application in 0..<spans.applications {
      out[application] = 0
      guard status[application] == 0 else { continue }
      var unknown: UInt8 = 0
      var total: Int32 = 0
      for row in spans[application] where mask.admits(row, &unknown) { total += 1 }
      out[application] = total
      status[application] = unknown
    }
  }

  /// Σ of the values; a total that is no longer exact escapes (in exact lanes: is an error).
  static func sum<L: LaneKernels>(
    _: L.Type, _ values: RowValues<L.Element>, _ mask: RowMask,
    into out: UnsafeMutablePointer<L.Element>, status: Bytes, escape: Bytes, spans: RowSpans
  ) {
    for application in 0..<spans.applications {
      out[application] = L.zero
      guard status[application] == 0 else { continue }
      var unknown: UInt8 = 0
      var total = L.zero
      var exact = true
      for row in spans[application] where mask.admits(row, &unknown) {
        if let rowStatus = values.status?[row], rowStatus != 0 {
          if !mask.skippingMissing || rowStatus & Status.error != 0 { unknown |= rowStatus }
          continue
        }
        exact = L.accumulate(&total, values.base[row]) && exact
      }
      if !exact, unknown == 0 {
        if L.usesOwnDecimals { escape[application] = 1 } else { unknown = Status.error }
      }
      out[application] = unknown == 0 ? total : L.zero
      status[application] = unknown
    }
  }

  /// The least or greatest value; of nothing missing.
  static func extreme<T: Comparable>(
    _ values: RowValues<T>, _ mask: RowMask, least: Bool, empty: T,
    into out: UnsafeMutablePointer<T>, status: Bytes, spans: RowSpans
  ) {
    for application in 0..<spans.applications {
      out[application] = empty
      guard status[application] == 0 else { continue }
      var unknown: UInt8 = 0
      var best: T?
      for row in spans[application] where mask.admits(row, &unknown) {
        if let rowStatus = values.status?[row], rowStatus != 0 {
          if !mask.skippingMissing || rowStatus & Status.error != 0 { unknown |= rowStatus }
          continue
        }
        let value = values.base[row]
        if best.map({ least ? value < $0 : value > $0 }) ?? true { best = value }
      }
      out[application] = best ?? empty
      status[application] = best == nil && unknown == 0 ? Status.missing : unknown
    }
  }

  /// The value of the row with the latest date; of several, the later row; of nothing missing.
  static func latest<T>(
    _ values: RowValues<T>, by dates: RowValues<Int32>, _ mask: RowMask, empty: T,
    into out: UnsafeMutablePointer<T>, status: Bytes, spans: RowSpans
  ) {
    for application in 0..<spans.applications {
      out[application] = empty
      guard status[application] == 0 else { continue }
      var unknown: UInt8 = 0
      var best: Int?
      for row in spans[application] where mask.admits(row, &unknown) {
        if let rowStatus = dates.status?[row], rowStatus != 0 {
          if !mask.skippingMissing || rowStatus & Status.error != 0 { unknown |= rowStatus }
          continue
        }
        if mask.skippingMissing, values.status?[row] == Status.missing { continue }
        if best.map({ dates.base[row] >= dates.base[$0] }) ?? true { best = row }
      }
      out[application] = best.map { values.base[$0] } ?? empty
      let found = best.map { values.status?[$0] ?? 0 } ?? Status.missing
      status[application] = unknown != 0 ? unknown : found
    }
  }

  /// Whether some (`all`: every) admitted row's value is true, by Kleene's logic.
  static func quantify(
    _ values: RowValues<UInt8>, _ mask: RowMask, all: Bool, into out: Bytes, status: Bytes,
    spans: RowSpans
  ) {
    for application in 0..<spans.applications {
      out[application] = 0
      guard status[application] == 0 else { continue }
      var unknown: UInt8 = 0
      var settled = false
      for row in spans[application] {
        var rowUnknown: UInt8 = 0
        let admitted = mask.admits(row, &rowUnknown)
        if !admitted && rowUnknown == 0 { continue }
        let own = values.status?[row] ?? 0
        let decisive = own == 0 && (values.base[row] != 0) != all
        if admitted && decisive { settled = true }
        // A row that may not count, or whose value is open, leaves the question open unless it could not tip it.
        if rowUnknown != 0 && (decisive || own != 0) { unknown |= rowUnknown | own }
        if admitted && own != 0 {
          if !mask.skippingMissing || own & Status.error != 0 { unknown |= own }
        }
      }
      out[application] = settled != all && (settled || unknown == 0) ? 1 : 0
      if !settled { status[application] = unknown }
    }
  }
}

/// A row's value as something to tell equal rows by.
struct RowKey {
  enum Base {
    case bytes(Bytes)
    case int32(Packed)
    case fast(UnsafeMutablePointer<Double>)
    case exact(UnsafeMutablePointer<Int128>)
  }
  let base: Base
  /// Dates count by their month.
  let byMonth: Bool
  let status: Bytes?

  /// Whether two rows have the same value.
  @inline(__always) func agrees(_ row: Int, _ other: Int) -> Bool {
    switch base {
    case .bytes(let values): values[row] == values[other]
    case .int32(let values):
      byMonth ? values[row] >> 5 == values[other] >> 5 : values[row] == values[other]
    case .fast(let values): values[row] == values[other]
    case .exact(let values): values[row] == values[other]
    }
  }

  /// Mixes the rows' values into their hashes.
  func mix(into hashes: UnsafeMutablePointer<UInt64>, _ rows: Range<Int>) {
    let first = rows.lowerBound
    switch base {
    case .bytes(let values):
      for row in rows { Self.mix(&hashes[row - first], UInt64(values[row])) }
    case .int32(let values):
      let shift: Int32 = byMonth ? 5 : 0
      for row in rows {
        Self.mix(&hashes[row - first], UInt64(UInt32(bitPattern: values[row] >> shift)))
      }
    case .fast(let values):
      // Adding zero gives both zeros the same bits.
      for row in rows { Self.mix(&hashes[row - first], (values[row] + 0.0).bitPattern) }
    case .exact(let values):
      for row in rows {
        Self.mix(&hashes[row - first], UInt64(truncatingIfNeeded: values[row]))
        Self.mix(&hashes[row - first], UInt64(truncatingIfNeeded: values[row] >> 64))
      }
    }
  }

  /// A step of multiplicative hashing; odd constants, the high bits are the good ones.
  @inline(__always) private static func mix(_ hash: inout UInt64, _ value: UInt64) {
    hash = ((hash << 23 | hash >> 41) ^ value) &* 0x9E37_79B9_7F4A_7C15
  }
}
