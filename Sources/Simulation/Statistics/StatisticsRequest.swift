package import Diagnostics
package import Numbers

/// Which statistics are asked for.
package struct StatisticsRequest: Sendable {
  /// The date of the statistics: what became known later is not counted.
  package var at: CalendarDate
  /// The first day that is counted; `nil` for the usual one, see `Statistics.firstDay`.
  package var from: CalendarDate?
  package var grain: Grain
  /// Only this product.
  package var product: String?

  package init(
    at: CalendarDate, from: CalendarDate? = nil, grain: Grain = .month, product: String? = nil
  ) {
    self.at = at
    self.from = from
    self.grain = grain
    self.product = product
  }
}

/// Why statistics cannot be reckoned as asked.
package enum StatisticsError: Error, Hashable, Sendable {
  case noApplications
  /// A date outside of what the history holds.
  case outside(option: String, CalendarDate, first: CalendarDate, last: CalendarDate)
  case endsBeforeItBegins(from: CalendarDate, at: CalendarDate)
  case unknownProduct(String, known: [String])

  /// One line for people.
  package var words: Phrase {
    switch self {
    case .noApplications: Phrase("the history holds no applications", "历史库中没有申请")
    case .outside(let option, let date, let first, let last):
      Phrase(
        "--\(option) \(date) is outside the history, which tells of \(first) to \(last)",
        "--\(option) \(date) 超出历史库的范围，历史库的数据为 \(first) 至 \(last)")
    case .endsBeforeItBegins(let from, let at):
      Phrase("--from \(from) is after --at \(at)", "--from \(from) 晚于 --at \(at)")
    case .unknownProduct(let name, let known):
      Phrase(
        "the history has no product '\(name)'; it has \(known.joined(separator: ", "))",
        "历史库中没有产品“\(name)”，现有产品：\(known.joined(separator: "、"))")
    }
  }
}
