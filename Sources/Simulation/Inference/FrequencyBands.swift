/// A division of a scale into bands that hold equally many cases of a baseline, as nearly as ties allow.
///
/// The k-th of n edges is the lowest value that at least k ÷ n of the baseline do not exceed (the inverted distribution
/// function, without interpolation), and belongs to the band below it. So equal values are never torn apart, and edges that
/// fall together make one band.
package struct FrequencyBands: Hashable, Sendable {
  /// The highest value of each band but the last, ascending.
  package private(set) var edges: [Int64]

  package var count: Int { edges.count + 1 }

  /// At most `parts` bands of the baseline's values, in any order; one band of no values.
  package init(_ baseline: [Int64], parts: Int) {
    self.init(ascending: baseline.sorted(), parts: parts)
  }

  /// At most `parts` bands of values that ascend.
  package init(ascending values: [Int64], parts: Int) {
    edges = []
    guard let highest = values.last else { return }
    for part in 1..<max(parts, 1) {
      let edge = values[(part * values.count + parts - 1) / parts - 1]
      if edge > edges.last ?? .min, edge < highest { edges.append(edge) }
    }
  }

  /// Bands whose edges are known.
  ///
  /// - Parameter edges: ascending.
  package init(edges: [Int64]) { self.edges = edges }

  /// The band of a value.
  package func band(of value: Int64) -> Int {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many of the values lie in each band.
  package func counts(of values: [Int64]) -> [Int] {
    values.reduce(into: Array(repeating: 0, count: count)) { $0[band(of: $1)] += 1 }
  }

  /// The bands joined, from the lowest on, until each holds at least `least`; what is left at the top joins the last one.
  package func joined(_ counts: [Int], holding least: Int) -> FrequencyBands {
    var (result, held) = (self, 0)
    result.edges = []
    var rest = counts.reduce(0, +)
    for (edge, count) in zip(edges, counts) {
      held += count
      rest -= count
      guard held >= least, rest >= least else { continue }
      result.edges.append(edge)
      held = 0
    }
    return result
  }
}
