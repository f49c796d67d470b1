package import Diagnostics
package import Numbers
package import Syntax

/// What a backtest assumes beyond the two versions: what a bad loan is, who judges risk, what becomes of referrals.
///
/// It is written in a file of its own (`Models/scenarios/base.rules`), where every figure names its source or says that
/// it is an assumption.
package struct Scenario: Sendable {
  package var name: String
  package var words: Words
  /// `sha256:` over its canonical print.
  package var digest: String
  package var canonicalPrint: String
  /// Facts over the decided record and what a version decided of it; `nil` where nothing needs them.
  ///
  /// Beside the record's own fields it has `outcome` (approve, refer, decline), `line`, `rate` and `term`. It holds the
  /// nodes that are named below.
  package var program: Program?

  // MARK: Outcomes
  package var bad: BadLoan
  /// Days past due from which a loan that is not bad is neither good nor bad; `nil` for no such band.
  package var indeterminateDays: Int?
  /// Months after the first draw from which on a loan's outcome counts, whatever it was before.
  package var maturityMonths: Int

  // MARK: Loss
  /// Share of the exposure that is lost of a bad loan.
  package var lossGivenDefault: Number
  /// Exposure at default as a share of the line.
  package var exposureOfLine: Number

  // MARK: Return, as shares of the balance a year (DOMAIN §9.1)
  package var fundingRate: Number
  package var operatingRate: Number
  package var riskWeight: Number
  package var capitalRatio: Number
  package var hurdle: Number
  package var incomeTax: Number

  // MARK: People
  /// Share of referrals that a person approves, where no outcome is recorded.
  package var referralShare: Number
  /// The same by the code of the earliest reason, where it differs.
  package var referralShares: [String: Number]

  // MARK: Risk of those whose outcome nobody saw
  package var referenceModel: ReferenceModel?
  /// Prudence factors of parcelling, ascending.
  package var parcellingFactors: [Number]
  /// Observed loans below which a rate says nothing.
  package var minimumSupport: Int
  /// Match rate from which on the replay is trusted.
  package var requiredMatchRate: Number
  /// Within which projected ÷ actual balances and defaults lie where the scenario is trusted; `nil` where it does not say.
  package var backcast: ClosedRange<Number>?

  // MARK: Balances and returns; `nil` where the scenario has no such block
  package var balances: BalanceAssumptions?
  /// Without it a chance hangs on nothing that a version offers.
  package var riskAnswers: RiskAnswers?
  package var interestTax: InterestTax?
  package var guarantee: Guarantee?

  package var market: Market
  package var measures: [Measure]
  /// Every figure above as it was written, for readers.
  package var figures: [Figure]

  package init(
    name: String, words: Words = Words(), digest: String = "", canonicalPrint: String = "",
    program: Program? = nil, bad: BadLoan, indeterminateDays: Int? = nil, maturityMonths: Int,
    lossGivenDefault: Number, exposureOfLine: Number, fundingRate: Number, operatingRate: Number,
    riskWeight: Number, capitalRatio: Number, hurdle: Number, incomeTax: Number,
    referralShare: Number, referralShares: [String: Number] = [:],
    referenceModel: ReferenceModel? = nil, parcellingFactors: [Number], minimumSupport: Int,
    requiredMatchRate: Number, backcast: ClosedRange<Number>? = nil,
    balances: BalanceAssumptions? = nil, riskAnswers: RiskAnswers? = nil,
    interestTax: InterestTax? = nil, guarantee: Guarantee? = nil, market: Market = .asRecorded,
    measures: [Measure] = [], figures: [Figure] = []
  ) {
    self.name = name
    self.words = words
    self.digest = digest
    self.canonicalPrint = canonicalPrint
    self.program = program
    self.bad = bad
    self.indeterminateDays = indeterminateDays
    self.maturityMonths = maturityMonths
    self.lossGivenDefault = lossGivenDefault
    self.exposureOfLine = exposureOfLine
    self.fundingRate = fundingRate
    self.operatingRate = operatingRate
    self.riskWeight = riskWeight
    self.capitalRatio = capitalRatio
    self.hurdle = hurdle
    self.incomeTax = incomeTax
    self.referralShare = referralShare
    self.referralShares = referralShares
    self.referenceModel = referenceModel
    self.parcellingFactors = parcellingFactors
    self.minimumSupport = minimumSupport
    self.requiredMatchRate = requiredMatchRate
    self.backcast = backcast
    self.balances = balances
    self.riskAnswers = riskAnswers
    self.interestTax = interestTax
    self.guarantee = guarantee
    self.market = market
    self.measures = measures
    self.figures = figures
  }

  /// What a bad loan is.
  package enum BadLoan: Hashable, Sendable {
    /// So many days past due at a month end within so many months of the first draw.
    case pastDue(days: Int, months: Int)
    /// A condition of the scenario's program over the record, which tells what became of the loan; the exposure and the
    /// loss of a bad one are nodes too.
    case condition(NodeID, exposure: NodeID?, loss: NodeID?)
  }

  /// One judge of both versions: a scorecard over the record.
  package struct ReferenceModel: Hashable, Sendable {
    package var name: String
    /// The points, greater for less risk, and the chance of a bad loan.
    package var score: NodeID
    package var probability: NodeID
    package init(name: String, score: NodeID, probability: NodeID) {
      self.name = name
      self.score = score
      self.probability = probability
    }
  }

  /// Which references the replay reads.
  package enum Market: Hashable, Sendable {
    /// Those of each application's own day.
    case asRecorded
    /// Those of one day, for all.
    case at(CalendarDate)
  }

  /// A modeller's own figure, of each version.
  package struct Measure: Hashable, Sendable {
    package enum Kind: String, Sendable { case count, sum, average, share }
    package var name: String
    package var words: Words
    package var kind: Kind
    /// What is added or averaged, of a share what is asked; `nil` for a count.
    package var value: NodeID?
    /// Which applications count, of a share among which it is asked; `nil` for all.
    package var condition: NodeID?
    /// The defining text, canonical.
    package var text: String
    package init(
      name: String, words: Words, kind: Kind, value: NodeID?, condition: NodeID?, text: String
    ) {
      self.name = name
      self.words = words
      self.kind = kind
      self.value = value
      self.condition = condition
      self.text = text
    }
  }

  /// A figure with where it is from.
  package struct Figure: Hashable, Sendable {
    package enum Origin: Hashable, Sendable {
      case source(String)
      case assumption(String)
    }
    package var name: String
    package var title: Phrase
    /// As it was written: `60%`, `12 months`.
    package var value: String
    package var origin: Origin
    package init(name: String, title: Phrase, value: String, origin: Origin) {
      self.name = name
      self.title = title
      self.value = value
      self.origin = origin
    }
  }
}
