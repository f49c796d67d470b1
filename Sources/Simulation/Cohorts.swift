import Columns

/// The month of each application.
struct Cohorts {
  /// From the first month to the last; empty where there is no date.
  let months: [Int32]
  /// Packed dates by row, and the first month; `nil` where all rows are one cohort.
  private let packed: [Int32]?

  init(_ dates: Column?, count: Int) {
    guard let dates, case .int32(let packed) = dates.storage, let least = packed.min(),
      let greatest = packed.max(), dates.validity == nil
    else {
      months = []
      self.packed = nil
      return
    }
    months = Array(least >> 5...greatest >> 5)
    self.packed = packed
  }

  /// How many cohorts are counted.
  var count: Int { max(1, months.count) }

  /// The cohorts of some rows.
  func indices(of rows: Range<Int>) -> [Int32] {
    guard let packed, let first = months.first else {
      return [Int32](repeating: 0, count: rows.count)
    }
    return rows.map { packed[$0] >> 5 - first }
  }
}
