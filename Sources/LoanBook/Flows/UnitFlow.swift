/// What one fen of a cohort does, by age: what is certain, and what hangs on its chance of default.
///
/// A cohort's expected figure at an age is `amount.certain × certain + amount.atRisk × atRisk`.
struct UnitFlow: Sendable {
  var certain: [Double]
  var atRisk: [Double]

  init(count: Int) {
    certain = [Double](repeating: 0, count: count)
    atRisk = certain
  }

  /// Sets what loans do that pay at an age: those that never default, and those whose default is further off.
  mutating func setPaying(_ value: Double, at index: Int, defaulting share: Double) {
    certain[index] = value
    atRisk[index] = -(value * share)
  }
}
