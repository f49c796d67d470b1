/// What becomes of money by months after its default, for each fen of it.
///
/// Cured, recovered and lost add up to all of it: κ + ω + LGD = 1.
struct AfterDefault {
  /// Flows at months 0…: cured, recovered and written off where nobody guarantees.
  let cured: [Double]
  let recovered: [Double]
  let lost: [Double]
  /// What is not yet settled at the end of months 0…, apart from what is lost.
  let unsettled: [Double]
  /// The part of a loss that is not yet written off at the end of months 0….
  let unwritten: [Double]
  /// What is left of cured money at the end of months 0… after the cure; nothing from the last on.
  let curedLeft: [Double]

  /// Months after default until nothing is left of it.
  var count: Int { unwritten.count }

  init(_ curves: LoanCurves) {
    let figures = curves.figures
    let last = LoanCurves.longestLag + Int(LoanBook.longestTerm)
    let reach =
      min(
        last,
        max(
          figures.curedWithin, figures.recovery.points.last?.month ?? 0,
          figures.writeOff.points.last?.month ?? 0,
          figures.guarantees.map(\.lag).max() ?? 0)) + 1
    let cures = MonthCurve.evenly(within: figures.curedWithin).values(through: reach)
    let recovery = figures.recovery.values(through: reach, before: 0)
    let writeOff = figures.writeOff.values(through: reach, before: 0)
    let (cure, recover) = (figures.cured.approximation, curves.recovered.approximation)
    cured = Self.steps(cures).map { cure * $0 }
    recovered = Self.steps(recovery).map { recover * $0 }
    lost = Self.steps(writeOff)
    unsettled = zip(cures, recovery).map { cure * (1 - $0) + recover * (1 - $1) }
    unwritten = writeOff.map { 1 - $0 }
    curedLeft = (0...figures.repaidOver).map {
      1 - Double($0) / Double(figures.repaidOver)
    }
  }

  private static func steps(_ cumulative: [Double]) -> [Double] {
    cumulative.indices.map { $0 == 0 ? cumulative[0] : cumulative[$0] - cumulative[$0 - 1] }
  }
}

/// A series put off by each of some lags: Σ_k kernel[k]·series[t − k].
func convolution(_ series: [Double], _ kernel: [Double]) -> [Double] {
  var result = [Double](repeating: 0, count: series.count)
  for (place, value) in series.enumerated() where value != 0 {
    for (lag, share) in kernel.enumerated() where place + lag < result.count {
      result[place + lag] += value * share
    }
  }
  return result
}
