import Numbers
import Semantics

/// Kernels over month series: `months` values an application, the oldest month first.
enum Months {
  /// Sums values (or counts rows) by month; months before the firm existed are missing.
  static func monthly<L: LaneKernels>(
    _: L.Type, months: Int, values: RowValues<L.Element>?, one: L.Element,
    by dates: RowValues<Int32>, _ mask: RowMask, end: Packed, endStatus: Bytes?,
    existsFrom: Packed?, existsStatus: Bytes?, into out: UnsafeMutablePointer<L.Element>,
    status: Bytes, listStatus: Bytes?, escape: Bytes, spans: RowSpans
  ) {
    // A bit beside those of `Status`: the month's own sum is out of bound.
    let outOfBound: UInt8 = 4
    for application in 0..<spans.applications {
      let base = application * months
      for month in base..<base + months { (out[month], status[month]) = (L.zero, 0) }
      // What leaves every month unknown; a row that is not known leaves only its own.
      var unknown = (endStatus?[application] ?? 0) | (listStatus?[application] ?? 0)
      unknown |= existsStatus?[application] ?? 0
      let last = end[application] >> 5
      let isKnown = unknown == 0
      for row in spans[application] where isKnown {
        var rowStatus: UInt8 = 0
        guard mask.admits(row, &rowStatus) || rowStatus != 0 else { continue }
        if let dateStatus = dates.status?[row], dateStatus != 0 {
          unknown |= dateStatus
          continue
        }
        let back = Int(last - dates.base[row] >> 5)
        guard back >= 0, back < months else { continue }
        let month = base + months - 1 - back
        rowStatus |= values?.status?[row] ?? 0
        if rowStatus == 0, !L.accumulate(&out[month], values?.base[row] ?? one) {
          if L.usesOwnDecimals { escape[application] = 1 } else { rowStatus = outOfBound }
        }
        status[month] |= rowStatus
      }
      let born = existsFrom.map { $0[application] >> 5 }
      for month in 0..<months {
        let before = born.map { last - Int32(months - 1 - month) < $0 } ?? false
        if unknown != 0 || before {
          status[base + month] = unknown == 0 ? Status.missing : unknown
        }
        // A sum of which a part is missing is missing, however large the rest.
        let known = status[base + month] & ~outOfBound
        status[base + month] = known == status[base + month] || known != 0 ? known : Status.error
        if status[base + month] != 0 { out[base + month] = L.zero }
      }
    }
  }

  static func broadcast<T>(
    _ a: UnsafeMutablePointer<T>, into out: UnsafeMutablePointer<T>, months: Int, applications: Int
  ) {
    for application in 0..<applications {
      for month in 0..<months { out[application * months + month] = a[application] }
    }
  }

  static func cut<T>(
    _ a: UnsafeMutablePointer<T>, months: Int, from: Int, to: Int,
    into out: UnsafeMutablePointer<T>, applications: Int
  ) {
    let width = to - from + 1
    for application in 0..<applications {
      for month in 0..<width {
        out[application * width + month] = a[application * months + months - to + month]
      }
    }
  }

  /// Σ of the months `first..<first + width` (counted from the oldest).
  static func sum<L: LaneKernels>(
    _: L.Type, _ a: UnsafeMutablePointer<L.Element>, _ aStatus: Bytes?, months: Int, first: Int,
    width: Int, into out: UnsafeMutablePointer<L.Element>, status: Bytes, escape: Bytes,
    applications: Int
  ) {
    for application in 0..<applications {
      let base = application * months + first
      var total = L.zero
      var exact = true
      var unknown: UInt8 = 0
      for month in base..<base + width {
        unknown |= aStatus?[month] ?? 0
        exact = L.accumulate(&total, a[month]) && exact
      }
      if !exact, unknown == 0 {
        if L.usesOwnDecimals { escape[application] = 1 } else { unknown = Status.error }
      }
      out[application] = total
      status[application] = unknown
    }
  }

  static func extreme<T: Comparable>(
    _ a: UnsafeMutablePointer<T>, _ aStatus: Bytes?, months: Int, least: Bool,
    into out: UnsafeMutablePointer<T>, status: Bytes, applications: Int
  ) {
    for application in 0..<applications {
      let base = application * months
      var best = a[base]
      var unknown: UInt8 = 0
      for month in base..<base + months {
        unknown |= aStatus?[month] ?? 0
        if least ? a[month] < best : a[month] > best { best = a[month] }
      }
      out[application] = best
      status[application] = unknown
    }
  }

  static func longestZeroRun<T: Equatable>(
    _ a: UnsafeMutablePointer<T>, _ aStatus: Bytes?, months: Int, zero: T, into out: Packed,
    status: Bytes, applications: Int
  ) {
    for application in 0..<applications {
      let base = application * months
      var longest: Int32 = 0
      var run: Int32 = 0
      var unknown: UInt8 = 0
      for month in base..<base + months {
        unknown |= aStatus?[month] ?? 0
        run = a[month] == zero ? run + 1 : 0
        longest = max(longest, run)
      }
      out[application] = longest
      status[application] = unknown
    }
  }

  static func countTrue(
    _ a: Bytes, _ aStatus: Bytes?, months: Int, into out: Packed, status: Bytes, applications: Int
  ) {
    for application in 0..<applications {
      let base = application * months
      var total: Int32 = 0
      var unknown: UInt8 = 0
      for month in base..<base + months {
        unknown |= aStatus?[month] ?? 0
        total += Int32(a[month])
      }
      out[application] = total
      status[application] = unknown
    }
  }

  /// Each month max(0, x − credit); what falls short is the next month's credit.
  ///
  /// An unknown month leaves all later ones unknown.
  static func carried<L: LaneKernels>(
    _: L.Type, _ a: UnsafeMutablePointer<L.Element>, _ aStatus: Bytes?, months: Int,
    into out: UnsafeMutablePointer<L.Element>, status: Bytes, escape: Bytes, applications: Int
  ) {
    for application in 0..<applications {
      let base = application * months
      // The running balance is kept at or below zero: the credit, negated.
      var balance = L.zero
      var unknown: UInt8 = 0
      for month in base..<base + months {
        unknown |= aStatus?[month] ?? 0
        if unknown == 0, !L.accumulate(&balance, a[month]) {
          if L.usesOwnDecimals { escape[application] = 1 } else { unknown = Status.error }
        }
        out[month] = balance > L.zero ? balance : L.zero
        if balance > L.zero { balance = L.zero }
        status[month] = unknown
      }
    }
  }
}
