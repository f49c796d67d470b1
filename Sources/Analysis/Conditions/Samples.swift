import Engine
import Numbers
import Semantics

/// Values that stand for all values of a fact: each bound, and as many between two bounds as may matter.
enum Samples {
  /// - Parameters:
  ///   - bounds: what the fact is compared with.
  ///   - crowd: how many facts are compared with each other; so many values may lie between two bounds.
  static func of(
    _ fact: ConditionModel.Fact, bounds: [Constant], crowd: Int, in program: Program
  ) -> [Constant] {
    switch fact.type {
    case .boolean: return [.truth(false), .truth(true)]
    case .oneOf(let index): return program.oneOfs[index].values.indices.map { .code($0) }
    case .text: return texts(bounds, crowd)
    case .date: return dates(bounds.compactMap(\.date), crowd).map { .date($0) }
    default: return numbers(fact, bounds.compactMap(\.number), crowd).map { .number($0) }
    }
  }

  /// The texts that are named, and others.
  private static func texts(_ bounds: [Constant], _ crowd: Int) -> [Constant] {
    let named = bounds.filter { if case .text = $0 { true } else { false } }
    var others: [Constant] = []
    var candidate = 1
    while others.count < crowd {
      let text = Constant.text(candidate == 1 ? "other" : "other \(candidate)")
      if !named.contains(text) { others.append(text) }
      candidate += 1
    }
    return named + others
  }

  private static func dates(_ bounds: [CalendarDate], _ crowd: Int) -> [CalendarDate] {
    if bounds.isEmpty, crowd == 1 { return [aDay] }
    let sorted = bounds.isEmpty ? [aDay] : Set(bounds).sorted()
    let (first, last) = (sorted[0], sorted[sorted.count - 1])
    let steps = 1...max(1, crowd)
    var found = sorted + steps.compactMap { first.adding(days: -$0) }
    found += steps.compactMap { last.adding(days: $0) }
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      found += steps.compactMap { high.adding(days: -$0) }.filter { low < $0 }
    }
    return Set(found).sorted()
  }

  /// Stands for any day where none matters.
  static let aDay = CalendarDate(packed: (2026 * 12) << 5 | 1)

  private static func numbers(
    _ fact: ConditionModel.Fact, _ bounds: [Number], _ crowd: Int
  ) -> [Number] {
    let ends = [fact.range.lower, fact.range.upper].compactMap { $0?.number }
    let sorted = Set(bounds + ends).sorted()
    let grid = Grid(decimals: fact.decimals)
    if sorted.isEmpty, crowd == 1 { return [.zero] }
    let first = sorted.first ?? .zero
    let last = sorted.last ?? .zero
    var found = (sorted.isEmpty ? [.zero] : sorted).filter(grid.holds)
    found += grid.between(nil, first, count: crowd) + grid.between(last, nil, count: crowd)
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      found += grid.between(low, high, count: crowd)
    }
    return Set(found).sorted().filter { fact.range.contains(.number($0)) }
  }

  /// The multiples of 10^−decimals.
  private struct Grid {
    var decimals: Int

    func holds(_ number: Number) -> Bool { number.leastDecimals <= decimals }

    /// Some numbers strictly between two, where there are any: next to the upper one, or where the grid is too fine
    /// to read, the roundest.
    func between(_ low: Number?, _ high: Number?, count: Int) -> [Number] {
      for decimals in (decimals > 6 ? 0 : decimals)...decimals {
        let found = multiples(between: low, high, decimals: decimals, count: count)
        if found.count >= count || decimals == self.decimals { return found }
      }
      return []
    }

    private func multiples(
      between low: Number?, _ high: Number?, decimals: Int, count: Int
    ) -> [Number] {
      func units(_ number: Number, _ mode: RoundingMode) -> Int128? {
        number.rounded(mode, toDecimals: decimals)?.scaled(toDecimals: decimals)
      }
      let lowest = low.flatMap { units($0, .floor) }.map { $0 + 1 }
      let highest = high.flatMap { units($0, .ceiling) }.map { $0 - 1 }
      guard let start = highest ?? lowest else { return [] }
      return (0..<Int128(count)).compactMap { step in
        let unit = highest == nil ? start + step : start - step
        if let lowest, unit < lowest { return nil }
        return Number(unit, decimals: decimals)
      }
    }
  }
}
