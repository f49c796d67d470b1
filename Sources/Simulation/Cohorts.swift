import Columns

/// The month of each application of a part.
struct Cohorts {
  /// The first and last month; `nil` of no applications, and where there is no date.
  let months: ClosedRange<Int32>?
  /// Packed dates by row; `nil` where all rows are one cohort.
  private let packed: [Int32]?

  /// - Parameter dates: the as-of dates; where there are none, or not for every row, all rows are one cohort.
  init(_ dates: Column?) {
    guard let dates, case .int32(let packed) = dates.storage, dates.validity == nil else {
      (months, self.packed) = (nil, nil)
      return
    }
    if let least = packed.min(), let greatest = packed.max() {
      months = least >> 5...greatest >> 5
    } else {
      months = nil
    }
    self.packed = packed
  }

  /// The cohorts of some rows, from the first month on.
  func indices(of rows: Range<Int>) -> [Int32] {
    guard let packed, let first = months?.lowerBound else {
      return [Int32](repeating: 0, count: rows.count)
    }
    return rows.map { packed[$0] >> 5 - first }
  }
}
