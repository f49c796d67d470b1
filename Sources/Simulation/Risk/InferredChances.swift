import Numbers
import Semantics

/// What each method says of a case whose outcome nobody saw, learnt from those whose outcome was seen.
struct InferredChances {
  typealias Choice = (method: InferenceMethod, gap: RiskGap?)

  /// In the order of METHOD, with the reason where one is not available.
  let methods: [Choice]
  /// Bands of reference scores and the observed of each; no bands without a reference model.
  let division: FrequencyBands
  let bands: [SwapInRisk.Band]
  let fit: LogisticFit?
  /// The rate of all observed, for what has no score.
  private let usual: Number
  private let rates: [Number]
  private let cases: RiskCases

  init(_ cases: RiskCases, _ all: BadRate) {
    self.cases = cases
    let overall = all.rate ?? .zero
    usual = overall
    let minimum = max(cases.scenario.minimumSupport, 1)
    let lacking: RiskGap? =
      cases.outcomes == nil
      ? .noOutcomes
      : all.observed < minimum ? .noEvidence(observed: all.observed, minimum: minimum) : nil
    let parcelling = cases.scenario.parcellingFactors.map { InferenceMethod.parcelling($0) }
    guard cases.ledger.reference != nil else {
      let gap = lacking ?? .noReferenceModel
      var choices: [Choice] = [(.overall, lacking)]
      for method in parcelling + [.extrapolated] { choices.append((method, gap)) }
      methods = choices
      self.division = FrequencyBands([], parts: 1)
      self.bands = []
      self.fit = nil
      rates = []
      return
    }
    let scored = cases.scored
    let tenths = FrequencyBands(scored.scores, parts: 10)
    let division = tenths.joined(tenths.counts(of: scored.scores), holding: minimum)
    var bands = (division.edges as [Int64?] + [nil]).map { SwapInRisk.Band(upTo: $0) }
    for (score, isBad) in zip(scored.scores, scored.bad) {
      let band = division.band(of: score)
      bands[band].observed += 1
      if isBad { bands[band].bad += 1 }
    }
    var (fit, misfit): (LogisticFit?, RiskGap?) = (nil, lacking)
    if lacking == nil {
      do {
        fit = try LogisticFit(ScoredOutcomes(scores: scored.scores, bad: scored.bad))
      } catch {
        misfit = .noFit(error)
      }
    }
    var choices: [Choice] = []
    for method in [.asAccepted] + parcelling { choices.append((method, lacking)) }
    choices.append((.extrapolated, misfit))
    methods = choices
    self.division = division
    self.bands = bands
    self.fit = fit
    rates = bands.map { $0.rate ?? overall }
  }

  /// The chance by a method of those cases, each looked up once a score.
  func chances(_ method: InferenceMethod, of rows: [Int]) -> (Int) -> Number {
    var byScore: [Int64: Number] = [:]
    for score in Set(rows.compactMap(cases.score)) { byScore[score] = chance(method, at: score) }
    let unscored = chance(method, at: nil)
    return { row in cases.score(row).flatMap { byScore[$0] } ?? unscored }
  }

  /// The chance at a reference score; of one that is not known that of all observed, as the method takes it.
  private func chance(_ method: InferenceMethod, at score: Int64?) -> Number {
    let rate = score.map { rates.isEmpty ? usual : rates[division.band(of: $0)] } ?? usual
    switch method {
    case .asAccepted: return rate
    case .overall: return usual
    case .parcelling(let factor): return min(rate.multiplied(by: factor) ?? .one, .one)
    case .extrapolated: return score.flatMap { fit?.chance(at: $0) } ?? usual
    }
  }
}
