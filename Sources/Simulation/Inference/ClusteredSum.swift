/// Values of cases that hang together by customer: what the spread of their mean is reckoned from.
///
/// Cases of one customer are no independent evidence. The variance of the mean m of N cases is Σ (sᵢ − m·nᵢ)² ÷ N² over
/// customers with sum sᵢ of nᵢ cases (Liang and Zeger 1986, without a correction for few customers); where no customer
/// repeats that is what independent cases have.
package struct ClusteredSum: Hashable, Sendable {
  package private(set) var count = 0
  package private(set) var sum = 0
  /// Customers with a case.
  package private(set) var clusters = 0
  private var squaredSums: Int128 = 0
  private var products: Int128 = 0
  private var squaredCounts: Int128 = 0

  /// By customer the sum of the values and the number of cases; customers without a case do not count.
  package init(sums: [Int], counts: [Int]) {
    precondition(sums.count == counts.count, "every customer has both")
    for (sum, count) in zip(sums, counts) where count > 0 {
      self.sum += sum
      self.count += count
      clusters += 1
      squaredSums += Int128(sum) * Int128(sum)
      products += Int128(sum) * Int128(count)
      squaredCounts += Int128(count) * Int128(count)
    }
  }

  /// The variance of the mean, not below 0; 0 of no cases.
  var variance: Double {
    guard count > 0 else { return 0 }
    // N²·Σs² − 2·N·S·Σsn + S²·Σn² is a whole number, so that nothing cancels.
    let (whole, sum) = (Int128(count), Int128(sum))
    let spread =
      whole * whole * squaredSums - 2 * whole * sum * products + sum * sum * squaredCounts
    let square = Double(count) * Double(count)
    return Double(max(spread, 0)) / (square * square)
  }
}
