/// The figures of some loans by month, at full precision and as they are printed.
package struct LoanSeries: Sendable {
  /// The first month that is known, as year × 12 + month − 1; before it there is nothing.
  package let first: Int32
  /// By figure and month.
  private(set) var values: [[Double]]
  /// By figure and month, all flows until then.
  private var cumulants: [[Double]] = []

  init(first: Int32, count: Int) {
    self.first = first
    values = LoanFigure.allCases.map { _ in [Double](repeating: 0, count: count) }
  }

  /// The figure of all months.
  subscript(figure: LoanFigure) -> [Double] {
    get { values[figure.rawValue] }
    _modify { yield &values[figure.rawValue] }
  }

  /// A stock at the end of a month or a flow in it, as an estimate in fen (loans: in loans).
  package func value(_ figure: LoanFigure, _ month: Int32) -> Double {
    guard let place = place(of: month) else { return 0 }
    return self[figure][place]
  }

  /// A figure in whole fen, or whole loans.
  ///
  /// A stock is rounded; a flow is the difference of two rounded sums of all flows until then, so that printed months
  /// add up to printed years (METHOD §4.3).
  package func printed(_ figure: LoanFigure, _ month: Int32) -> Int128 {
    figure.isStock
      ? Self.whole(value(figure, month))
      : Self.whole(cumulant(figure, month)) - Self.whole(cumulant(figure, month - 1))
  }

  /// How far the printed months are from adding up: opening and flows, less closing, in fen.
  package func printedGap(_ stock: LoanFigure, _ month: Int32) -> Int128 {
    func printed(_ figure: LoanFigure) -> Int128 { self.printed(figure, month) }
    let change = self.printed(stock, month - 1) - printed(stock)
    return switch stock {
    case .performing:
      change + printed(.drawn) + printed(.cured) - printed(.scheduled) - printed(.prepaid)
        - printed(.defaulted)
    case .nonPerforming:
      change + printed(.defaulted) - printed(.cured) - printed(.recovered)
        - printed(.guarantorPaid) - printed(.writtenOff)
    default: 0
    }
  }

  /// Adds another series of the same months.
  mutating func add(_ other: LoanSeries) {
    for figure in values.indices {
      for place in values[figure].indices { values[figure][place] += other.values[figure][place] }
    }
    sumUp()
  }

  /// Makes the sums that printed flows are differences of.
  mutating func sumUp() {
    cumulants = values.map { flows in
      var sum = 0.0
      return flows.map {
        sum += $0
        return sum
      }
    }
  }

  /// Nothing before the first month; after the last nothing flows any more.
  private func cumulant(_ figure: LoanFigure, _ month: Int32) -> Double {
    guard month >= first else { return 0 }
    let sums = cumulants[figure.rawValue]
    return sums.isEmpty ? 0 : sums[min(Int(month) - Int(first), sums.count - 1)]
  }

  private func place(of month: Int32) -> Int? {
    let place = Int(month) - Int(first)
    return values[0].indices.contains(place) ? place : nil
  }

  private static func whole(_ value: Double) -> Int128 {
    Int128(value.rounded(.toNearestOrEven))
  }
}
