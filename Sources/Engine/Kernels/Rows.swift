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

  /// Marks the first of the masked rows that are alike in all keys; the others no longer count.
  ///
  /// By Kleene's logic: a row counts where its mask is true and no earlier masked row is alike, and what is
  /// missing is neither alike nor unlike.
  static func withoutRepeats(
    _ keys: [RowKey], _ mask: RowMask, into out: Bytes, _ outStatus: Bytes, spans: RowSpans
  ) {
    var seen = Set<[Int128]>()
    for application in 0..<spans.applications {
      let rows = spans[application]
      for row in rows {
        outStatus[row] = mask.status?[row] ?? 0
        out[row] = outStatus[row] == 0 ? mask.value?[row] ?? 1 : 0
        guard mask.skippingMissing else { continue }
        if outStatus[row] == Status.missing { outStatus[row] = Status.present }
        if out[row] != 0, keys.contains(where: { $0.status?[row] == Status.missing }) {
          out[row] = 0
        }
      }
      let isOpen = rows.contains { row in
        outStatus[row] != 0 || keys.contains { $0.status?[row] ?? 0 != 0 }
      }
      if isOpen {
        openRepeats(keys, rows, out, outStatus)
        continue
      }
      seen.removeAll(keepingCapacity: true)
      for row in rows where out[row] != 0 {
        out[row] = seen.insert(keys.map { $0.identity(row) }).inserted ? 1 : 0
      }
    }
  }

  /// `withoutRepeats` where a mask or key is not known: each row against all before it, from the last on.
  private static func openRepeats(
    _ keys: [RowKey], _ rows: Range<Int>, _ out: Bytes, _ outStatus: Bytes
  ) {
    for row in rows.reversed() where out[row] != 0 || outStatus[row] != 0 {
      var unknown = outStatus[row]
      var isRepeat = false
      for earlier in rows.lowerBound..<row where out[earlier] != 0 || outStatus[earlier] != 0 {
        var open = outStatus[earlier]
        var differs = false
        for key in keys {
          let status = (key.status?[earlier] ?? 0) | (key.status?[row] ?? 0)
          if status == 0, key.identity(earlier) != key.identity(row) { differs = true }
          open |= status
        }
        if differs { continue }
        if open == 0 { isRepeat = true } else { unknown |= open }
      }
      (out[row], outStatus[row]) = isRepeat ? (0, 0) : (unknown == 0 ? 1 : 0, unknown)
    }
  }

  /// Distinct values of a key.
  static func countDistinct(
    _ key: RowKey, _ mask: RowMask, into out: Packed, status: Bytes, spans: RowSpans
  ) {
    var seen = Set<Int128>()
    for application in 0..<spans.applications {
      out[application] = 0
      guard status[application] == 0 else { continue }
      seen.removeAll(keepingCapacity: true)
      var unknown: UInt8 = 0
      for row in spans[application] where mask.admits(row, &unknown) {
        if let rowStatus = key.status?[row], rowStatus != 0 {
          if !mask.skippingMissing || rowStatus & Status.error != 0 { unknown |= rowStatus }
          continue
        }
        seen.insert(key.identity(row))
      }
      out[application] = Int32(seen.count)
      status[application] = unknown
    }
  }

  /// Sum of the `largest` sums of values by key, and the whole sum.
  static func largestShares<L: LaneKernels>(
    _: L.Type, _ largest: Int, _ values: RowValues<L.Element>, by key: RowKey, _ mask: RowMask,
    into top: UnsafeMutablePointer<L.Element>, _ whole: UnsafeMutablePointer<L.Element>,
    status: Bytes, escape: Bytes, spans: RowSpans
  ) {
    var sums: [Int128: L.Element] = [:]
    for application in 0..<spans.applications {
      (top[application], whole[application]) = (L.zero, L.zero)
      guard status[application] == 0 else { continue }
      sums.removeAll(keepingCapacity: true)
      var unknown: UInt8 = 0
      var exact = true
      var total = L.zero
      for row in spans[application] where mask.admits(row, &unknown) {
        let rowStatus = (values.status?[row] ?? 0) | (key.status?[row] ?? 0)
        if rowStatus != 0 {
          if !mask.skippingMissing || rowStatus & Status.error != 0 { unknown |= rowStatus }
          continue
        }
        exact =
          L.accumulate(&sums[key.identity(row), default: L.zero], values.base[row]) && exact
        exact = L.accumulate(&total, values.base[row]) && exact
      }
      var leading = L.zero
      for sum in sums.values.sorted(by: >).prefix(largest) {
        exact = L.accumulate(&leading, sum) && exact
      }
      if !exact, unknown == 0 {
        if L.usesOwnDecimals { escape[application] = 1 } else { unknown = Status.error }
      }
      if unknown == 0, !(total > L.zero) { unknown = Status.missing }
      top[application] = leading
      whole[application] = total
      status[application] = unknown
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

  @inline(__always) func identity(_ row: Int) -> Int128 {
    switch base {
    case .bytes(let values): return Int128(values[row])
    case .int32(let values): return Int128(byMonth ? values[row] >> 5 : values[row])
    // The bits of the double: a lane's value has one, but for the sign of zero.
    case .fast(let values): return Int128((values[row] + 0.0).bitPattern)
    case .exact(let values): return values[row]
    }
  }
}
