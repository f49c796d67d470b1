package import Numbers

/// How well a score tells bad cases from good ones, exactly (DOMAIN §12).
///
/// AUC is the share of pairs of a good and a bad case in which the good one scores higher, ties counted half; Gini is
/// 2·AUC − 1; KS is max |F_bad − F_good| over all scores.
package struct Discrimination: Hashable, Sendable {
  package let ks: Number
  /// The lowest score at which the distance is `ks`.
  package let ksScore: Int64
  package let auc: Number
  package let gini: Number

  /// `nil` where there are no good or no bad cases.
  package init?(_ outcomes: ScoredOutcomes) {
    let (good, bad) = (outcomes.good, outcomes.bad)
    // Ratios of products are exact below 10³⁸, which weights of some ten billion loans reach.
    let (pairs, overflow) = good.multipliedReportingOverflow(by: bad)
    guard good > 0, bad > 0, !overflow else { return nil }
    var (goodBelow, badBelow): (Int128, Int128) = (0, 0)
    // Pairs won less pairs lost by the good.
    var (net, farthest, place): (Int128, Int128, Int64) = (0, -1, 0)
    for (index, score) in outcomes.scores.enumerated() {
      net += outcomes.goods[index] * badBelow - outcomes.bads[index] * goodBelow
      goodBelow += outcomes.goods[index]
      badBelow += outcomes.bads[index]
      let distance = badBelow * good - goodBelow * bad
      if Int128(distance.magnitude) > farthest {
        (farthest, place) = (Int128(distance.magnitude), score)
      }
    }
    guard let ks = Number(farthest, over: pairs), let gini = Number(net, over: pairs),
      let auc = Number(pairs + net, over: 2 * pairs)
    else { return nil }
    (self.ks, self.gini, self.auc, ksScore) = (ks, gini, auc, place)
  }
}
