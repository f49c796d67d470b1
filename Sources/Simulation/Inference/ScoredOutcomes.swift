/// What became of cases by their score: how many turned out good and bad at each value.
///
/// A greater score promises less risk; of a chance of default take the negative. Sums are whole numbers, of cases or of
/// whatever weight they carry, so that they do not hang on an order.
package struct ScoredOutcomes: Hashable, Sendable {
  /// Distinct, ascending.
  package private(set) var scores: [Int64] = []
  /// By score the weight of good and of bad cases.
  package private(set) var goods: [Int128] = []
  package private(set) var bads: [Int128] = []

  package var good: Int128 { goods.reduce(0, +) }
  package var bad: Int128 { bads.reduce(0, +) }

  package init() {}

  /// The outcomes of cases, each of weight 1 unless `weights` says otherwise; cases of weight 0 do not count.
  package init(scores: [Int64], bad: [Bool], weights: [Int64]? = nil) {
    precondition(scores.count == bad.count && weights?.count ?? scores.count == scores.count)
    var positions: [Int64: Int] = [:]
    var groups: [(score: Int64, good: Int128, bad: Int128)] = []
    for index in scores.indices {
      let weight = weights?[index] ?? 1
      guard weight > 0 else { continue }
      let position = positions[scores[index], default: groups.count]
      if position == groups.count {
        positions[scores[index]] = position
        groups.append((scores[index], 0, 0))
      }
      if bad[index] {
        groups[position].bad += Int128(weight)
      } else {
        groups[position].good += Int128(weight)
      }
    }
    groups.sort { $0.score < $1.score }
    self.scores = groups.map(\.score)
    goods = groups.map(\.good)
    bads = groups.map(\.bad)
  }
}
