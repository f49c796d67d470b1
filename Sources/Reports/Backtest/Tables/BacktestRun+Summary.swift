import Diagnostics
import Engine
import Numbers
package import RunRecord
import Semantics
package import Simulation

extension BacktestRun {
  /// The figures of the run by name, every metric of the catalogue among them, and the scenario's own measures last.
  ///
  /// - Parameter notDecided: applications that the history keeps aside; `nil` where it cannot be told which of them the
  ///   run would be of.
  package func summary(notDecided: Int?) -> Summary {
    var summary = Summary()
    let heads = (
      HeadFigures(ledger.live, of: ledger), HeadFigures(ledger.candidate, of: ledger)
    )
    addApplications(heads.0, heads.1, notDecided, &summary)
    addLines(heads.0, heads.1, &summary)
    addIntervals(&summary, hasAside: (notDecided ?? 0) > 0)
    addSwapSets(&summary)
    addTrust(&summary)
    risk.add(to: &summary)
    addBalances(&summary)
    summary.complete { metric in Reason.notComputed(metric) }
    for measure in zip(scenario.measures, ledger.measures) { add(measure.0, measure.1, &summary) }
    return summary
  }

  private func addApplications(
    _ live: HeadFigures, _ candidate: HeadFigures, _ notDecided: Int?, _ summary: inout Summary
  ) {
    let whole = ledger.count + (notDecided ?? 0)
    func set(_ metric: BacktestMetric, _ value: (HeadFigures) -> Int) {
      summary.set(metric, live: .count(value(live)), candidate: .count(value(candidate)))
    }
    func share(_ metric: BacktestMetric, _ part: (HeadFigures) -> Int) {
      summary.set(
        metric, live: .share(part(live), of: whole), candidate: .share(part(candidate), of: whole))
    }
    set(.applications) { _ in whole }
    set(.customers) { _ in ledger.customerCount }
    set(.approved, \.approved)
    set(.referred, \.referred)
    set(.declined, \.declined)
    set(.errors, \.errors)
    let aside = notDecided.map { Summary.Value.count($0) } ?? Reason.asideHasNoDate.value
    summary.set(.notDecided, live: aside, candidate: aside)
    share(.passRate, \.approved)
    share(.referRate, \.referred)
    share(.declineRate, \.declined)
    share(.errorRate, \.errors)
    set(.customersApproved, \.customersApproved)
    let months = Set(ledger.dates.map { $0 >> 5 })
    func workload(_ referred: Int) -> Summary.Value {
      guard let first = months.min(), let last = months.max() else { return Reason.noDates.value }
      return .share(referred, of: Int(last - first) + 1)
    }
    summary.set(
      .referralWorkload, live: workload(live.referred), candidate: workload(candidate.referred))
    summary.set(
      .changed, .count(zip(ledger.live.outcomes, ledger.candidate.outcomes).count { $0 != $1 }))
  }

  private func addLines(
    _ live: HeadFigures, _ candidate: HeadFigures, _ summary: inout Summary
  ) {
    func set(_ metric: BacktestMetric, _ value: (HeadFigures) -> Summary.Value) {
      summary.set(metric, live: value(live), candidate: value(candidate))
    }
    set(.lineTotal) { $0.line.map { .fen($0) } ?? Reason.noLine.value }
    set(.customerLine) { $0.customerLine.map { .fen($0) } ?? Reason.noLine.value }
    set(.linePerCustomer) { head in
      guard let lines = head.customerLine else { return Reason.noLine.value }
      return .fen(lines, by: head.customersApproved)
    }
    set(.weightedRate) { head in head.rate.map { .number($0) } ?? Reason.ofNothing.value }
    set(.averageTerm) { head in head.term.map { .number($0) } ?? Reason.ofNothing.value }
  }

  /// - Parameter hasAside: whether applications were kept aside, which count in the pass rate and have no customer.
  private func addIntervals(_ summary: inout Summary, hasAside: Bool) {
    for metric in BacktestMetric.allCases where metric.hasInterval {
      guard metric != .passRate || !hasAside else {
        let reason = Reason.asideHasNoCustomer.value
        summary.setInterval(metric, low: reason, high: reason)
        continue
      }
      let reason = metric == .passRate ? Reason.ofNothing : .noLine
      let ends = comparison.intervals.ends(of: metric)
      summary.setInterval(
        metric, low: Summary.Value(ends?.low, reason), high: Summary.Value(ends?.high, reason))
    }
  }

  private func addSwapSets(_ summary: inout Summary) {
    let sets = comparison.sets.strictly
    func count(_ number: Number) -> Summary.Value {
      number.integer.map { .count($0) } ?? .number(number)
    }
    func line(_ figures: LineFigures?) -> Summary.Value { Summary.Value(figures?.line, .noLine) }
    summary.set(.bothInCount, count(sets.bothIn.applications))
    summary.set(.bothOutCount, count(sets.bothOut.applications))
    summary.set(.swapInCount, count(sets.swapIn.applications))
    summary.set(.swapInCustomers, count(sets.swapIn.customers))
    summary.set(.swapInLine, line(sets.swapIn.candidate))
    summary.set(.swapOutCount, count(sets.swapOut.applications))
    summary.set(.swapOutCustomers, count(sets.swapOut.customers))
    summary.set(.swapOutLine, line(sets.swapOut.live))
    let after = comparison.sets.afterReferral
    summary.set(.swapInAfterReferral, .number(after.swapIn.applications))
    summary.set(.swapOutAfterReferral, .number(after.swapOut.applications))
  }

  private func addTrust(_ summary: inout Summary) {
    guard recorded != nil else {
      summary.set(.matchRate, Reason.noRecorded.value)
      summary.set(.overrideRate, Reason.noRecorded.value)
      return
    }
    if let matchRate {
      summary.set(
        .matchRate,
        matchRate.compared == 0
          ? Reason.noPastVersion.value : .share(matchRate.matched, of: matchRate.compared))
    }
    if let overrides {
      // A referral asks for a person's decision; only an approval or a decline can be overridden.
      let changed = overrides.groups.filter { $0.isOverride }.reduce(0) { $0 + $1.applications }
      summary.set(.overrideRate, .share(changed, of: overrides.decided))
    }
  }

  private func add(_ measure: Scenario.Measure, _ pair: MeasuredPair, _ summary: inout Summary) {
    let live = Summary.Value(pair.live, measure.kind)
    let candidate = Summary.Value(pair.candidate, measure.kind)
    summary.set(measure.name, measure.kind.unit, live: live, candidate: candidate)
  }
}

extension Scenario {
  /// The names of its measures with their units, as gates may ask for them.
  package var measureUnits: [String: MetricUnit] {
    Dictionary(measures.map { ($0.name, $0.kind.unit) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Scenario.Measure.Kind {
  fileprivate var unit: MetricUnit {
    switch self {
    case .count: .count
    case .sum, .average: .number
    case .share: .share
    }
  }
}

extension Overrides.Group {
  /// Whether a person changed an outcome that asked for none.
  fileprivate var isOverride: Bool { from != Outcome.refer.rawValue }
}
