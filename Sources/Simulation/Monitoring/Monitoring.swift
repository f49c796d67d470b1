import Engine
import Numbers
import RunRecord
import Syntax

/// The figures of one version's logged decisions beside those of its evidence.
package struct Monitoring: Sendable {
  package let figures: [MonitoredFigure]

  /// Whether a figure is beyond its limits.
  package var hasBreach: Bool { figures.contains { $0.state == .breach } }

  /// - Parameter hasLoans: whether it is known what became of the loans.
  package init(
    _ decisions: MonitoredDecisions, evidence: MonitoringEvidence, plan: MonitoringPlan,
    hasLoans: Bool
  ) {
    let judge = FigureJudge(decisions, evidence, plan)
    figures =
      judge.outcomes + judge.grants + judge.rules + judge.stability
      + (hasLoans ? judge.vintages : [])
  }
}

/// Makes the figures, kind by kind.
private struct FigureJudge {
  private let decisions: [MonitoredDecisions.Decision]
  private let mixes: [String: [String: Int]]
  private let scoreGap: RunRecord.Reason?
  private let evidence: MonitoringEvidence
  private let plan: MonitoringPlan

  init(
    _ decisions: MonitoredDecisions, _ evidence: MonitoringEvidence, _ plan: MonitoringPlan
  ) {
    self.decisions = decisions.decisions
    mixes = decisions.mixes
    scoreGap = decisions.scoreGap
    self.evidence = evidence
    self.plan = plan
  }

  // MARK: Outcomes

  var outcomes: [MonitoredFigure] {
    func share(
      _ kind: MonitoredFigure.Kind, _ outcome: Outcome, _ evidence: Number?
    ) -> MonitoredFigure {
      rate(
        .approval, kind, decisions.count(where: { $0.outcome == outcome }), evidence,
        about: plan.passRate)
    }
    return [
      share(.passRate, .approve, evidence.passRate),
      share(.referRate, .refer, evidence.referRate),
      share(.declineRate, .decline, evidence.declineRate),
    ]
  }

  /// A share of all decisions that may stray up, and unless told also down.
  private func rate(
    _ family: ModelFamily, _ kind: MonitoredFigure.Kind, of subject: String? = nil, _ part: Int,
    _ evidence: Number?, about distance: Number, isUpOnly: Bool = false
  ) -> MonitoredFigure {
    let interval = WilsonInterval(successes: part, of: decisions.count)
    return MonitoredFigure(
      family, kind, of: subject, count: decisions.count, least: plan.leastDecisions,
      value: Number(part, over: decisions.count), interval: interval.map { $0.low...$0.high },
      evidence: evidence,
      limits: evidence.flatMap { limits($0, distance, isUpOnly: isUpOnly) })
  }

  private func limits(
    _ centre: Number, _ distance: Number, isUpOnly: Bool = false
  ) -> ClosedRange<Number>? {
    guard let high = centre.adding(distance), let low = centre.subtracting(distance) else {
      return nil
    }
    return (isUpOnly ? .zero : max(low, .zero))...high
  }

  // MARK: What approvals are granted

  var grants: [MonitoredFigure] {
    let approved = decisions.filter { $0.outcome == .approve }
    let lines = approved.compactMap(\.line)
    let priced = approved.compactMap { decision in
      decision.line.flatMap { line in decision.rate.map { (line, $0) } }
    }
    let mean = Number(lines.reduce(0) { $0 + Int128($1) }, over: Int128(lines.count) * 100)
    let line = MonitoredFigure(
      .approval, .linePerApproval, count: lines.count, least: plan.leastDecisions,
      value: mean.flatMap { $0.rounded(.halfEven, toDecimals: 2) },
      interval: interval(of: lines), evidence: evidence.linePerApproval,
      limits: evidence.linePerApproval.flatMap { centre in
        centre.multiplied(by: plan.line).flatMap { limits(centre, $0) }
      })
    let whole = priced.reduce(Int128(0)) { $0 + Int128($1.0) }
    let weighted = priced.reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
    let rate = MonitoredFigure(
      .riskEvaluation, .weightedRate, count: priced.count, least: plan.leastDecisions,
      value: Number(weighted, over: whole * Number.unitsPerOne), interval: nil,
      evidence: evidence.weightedRate,
      limits: evidence.weightedRate.flatMap { limits($0, plan.rate) })
    return [line, rate]
  }

  /// The 95 % interval of a mean of amounts in fen, in yuan to the fen; `nil` of fewer than two.
  private func interval(of amounts: [Int64]) -> ClosedRange<Number>? {
    guard amounts.count > 1 else { return nil }
    let count = Double(amounts.count)
    let mean = amounts.reduce(0.0) { $0 + Double($1) } / count
    let squares = amounts.reduce(0.0) { sum, amount in
      sum + (Double(amount) - mean) * (Double(amount) - mean)
    }
    let half = WilsonInterval.z * (squares / (count - 1) / count).squareRoot()
    guard let low = Number(estimate: (mean - half) / 100)?.rounded(.halfEven, toDecimals: 2),
      let high = Number(estimate: (mean + half) / 100)?.rounded(.halfEven, toDecimals: 2)
    else { return nil }
    return low...high
  }

  // MARK: Rules

  var rules: [MonitoredFigure] {
    var (fired, undecided): ([String: Int], [String: Int]) = ([:], [:])
    for decision in decisions {
      for code in Set(decision.fired) { fired[code, default: 0] += 1 }
      for code in Set(decision.undecided) { undecided[code, default: 0] += 1 }
    }
    return evidence.rules.flatMap { rule -> [MonitoredFigure] in
      let family = ModelFamily(rule.section)
      let hits = rate(
        family, .hitRate, of: rule.code, fired[rule.code] ?? 0,
        Number(rule.fired, over: evidence.applications), about: plan.hitRate)
      let open = undecided[rule.code] ?? 0
      // A rule that was never undecided, then as now, has nothing to tell.
      guard open > 0 || rule.undecided > 0 else { return [hits] }
      return [
        hits,
        rate(
          family, .undecidedRate, of: rule.code, open,
          Number(rule.undecided, over: evidence.applications), about: plan.undecided,
          isUpOnly: true),
      ]
    }
  }

  // MARK: Stability

  var stability: [MonitoredFigure] {
    evidence.fields.map { field -> MonitoredFigure in
      let current = mixes[field.field] ?? [:]
      let values = Set(field.counts.keys).union(current.keys).sorted()
      return stability(
        .approval, of: field.field, baseline: values.map { field.counts[$0] ?? 0 },
        current: values.map { current[$0] ?? 0 })
    } + evidence.spreads.map(stability)
  }

  /// Of the version's own figures, in the bands of its evidence; one that is not known is a band of its own.
  private func stability(_ spread: FigureSpread) -> MonitoredFigure {
    let (family, subject) = (spread.family, spread.figure.subject)
    if let gap = spread.gap {
      return MonitoredFigure(
        family, .stability, of: subject, count: 0, least: plan.leastDecisions, value: nil,
        interval: nil, evidence: nil, limits: nil, gap: gap)
    }
    return stability(
      family, of: subject, baseline: spread.counts,
      current: spread.counts(of: values(of: spread.figure)),
      gap: spread.figure == .score ? scoreGap : nil)
  }

  /// Scores of all decisions, what was granted of approvals; `nil` stands for one that is not known.
  private func values(of figure: RunRecord.Distribution.Figure) -> [Int64?] {
    let approved = decisions.filter { $0.outcome == .approve }
    return switch figure {
    case .line: approved.map(\.line)
    case .rate: approved.map(\.rate)
    case .score:
      decisions.compactMap { decision -> Int64?? in
        switch decision.score {
        case .notReplayed: nil
        case .missing: .some(nil)
        case .of(let score): score
        }
      }
    }
  }

  private func stability(
    _ family: ModelFamily, of subject: String, baseline: [Int], current: [Int],
    gap: RunRecord.Reason? = nil
  ) -> MonitoredFigure {
    MonitoredFigure(
      family, .stability, of: subject, count: current.reduce(0, +), least: plan.leastDecisions,
      value: StabilityIndex(baseline: baseline, current: current)?.value, interval: nil,
      evidence: .zero, limits: .zero...plan.stability, gap: gap)
  }

  // MARK: Vintages

  /// Of approvals by the quarter of their application: how many of the loans observed went bad.
  var vintages: [MonitoredFigure] {
    let approved = decisions.filter { $0.outcome == .approve }
    let quarters = Set(approved.compactMap(\.quarter)).sorted()
    return quarters.map { quarter in
      let loans = approved.filter { $0.quarter == quarter }.map(\.loan)
      let bad = loans.count(where: { $0 == .bad })
      let observed = bad + loans.count(where: { $0 == .good })
      return MonitoredFigure(
        .riskEvaluation, .badRate, of: "\(quarter / 12)-Q\(quarter % 12 / 3 + 1)",
        count: observed, least: plan.leastLoans, value: Number(bad, over: observed),
        interval: WilsonInterval(successes: bad, of: observed).map { $0.low...$0.high },
        evidence: evidence.badRate,
        // Fewer bad loans than the evidence promised are no breach.
        limits: evidence.badRateInterval.map { .zero...$0.upperBound })
    }
  }
}
