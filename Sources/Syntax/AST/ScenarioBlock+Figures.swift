extension ScenarioBlock {
  /// How the value of a figure is written.
  package enum Shape: Hashable, Sendable {
    /// `when CONDITION`, or `90 days past due within 12 months after first draw`.
    case bad
    /// `30 days past due`.
    case pastDue
    /// `15 months after first draw`.
    case afterDraw
    /// An expression over the record.
    case value
    case number
    /// `1, 1.5, 2`.
    case list
    /// `100% of line`: a part of what the word says.
    case percentage(of: Word)
    /// `18% yearly`.
    case yearly
    /// `at least 30`.
    case atLeast
    /// `line up to 500_000`.
    case lineUpTo
    /// `between 90% and 110%`.
    case between
    /// `3 months`.
    case time
    /// `20 days after decision`: after what the word says.
    case after(Word)
    /// `over 6 months`.
    case over
    /// `9% over 6 months`.
    case partOver
    /// `9 to 13 months after default`.
    case period
    /// `by month 0: 70%, 6: 60%`: by what the word says, with straight lines between the points.
    case curve(by: Word)
    /// One of the words.
    case word([Word])
    /// A scorecard's name.
    case name
    /// A number, or a reference's name.
    case numberOrName
    case date
    /// `true`, `false`.
    case truth
  }
}

extension ScenarioBlock.Kind {
  /// The figures of a block in their order, and how each is written.
  package var figures: [(word: Word, shape: ScenarioBlock.Shape)] {
    switch self {
    case .outcome:
      [
        (.bad, .bad), (.exposure, .value), (.loss, .value), (.indeterminate, .pastDue),
        (.mature, .afterDraw),
      ]
    case .loss: [(.givenDefault, .number), (.exposure, .percentage(of: .line))]
    case .return:
      [.funding, .operating, .riskWeight, .capitalRatio, .hurdle, .incomeTax].map { ($0, .number) }
    case .referred: [(.approve, .number)]
    case .reference: [(.model, .name), (.parcelling, .list)]
    case .risk: [.stress, .line, .rate, .term].map { ($0, .number) }
    case .draw:
      [
        (.takeUp, .number), (.atRate, .number), (.churn, .curve(by: .rate)),
        (.delay, .after(.decision)), (.firstUse, .percentage(of: .line)),
        (.use, .curve(by: .month)), (.defaultDraw, .percentage(of: .undrawn)),
        (.raisedUse, .number),
      ]
    case .repayment:
      [
        (.revolving, .lineUpTo), (.otherwise, .word(Self.methods)), (.prepaid, .yearly),
        (.renewed, .number),
      ]
    case .default:
      [
        (.timing, .curve(by: .month)), (.timingBullet, .curve(by: .month)), (.delinquent, .time),
        (.cured, .partOver), (.curedRepaid, .over), (.recovered, .curve(by: .month)),
        (.writtenOff, .period), (.correlation, .number),
      ]
    case .tax:
      [
        (.interestVAT, .number), (.exempt, .lineUpTo), (.inclusive, .lineUpTo),
        (.primeRate, .numberOrName), (.rateLimit, .percentage(of: .primeRate)),
        (.method, .number), (.bankMetTarget, .truth), (.exemptUntil, .date),
      ]
    case .guarantee:
      [
        (.share, .percentage(of: .loss)), (.pool, .number), (.paid, .after(.default)),
        (.fee, .yearly),
      ]
    case .trust: [(.support, .atLeast), (.matchRate, .atLeast), (.backcast, .between)]
    }
  }

  /// How a loan may be repaid that is not drawn and repaid at will.
  package static let methods: [Word] = [.interestFirst, .equalInstalments, .equalPrincipal]

  var shapes: [Word: ScenarioBlock.Shape] {
    Dictionary(uniqueKeysWithValues: figures.map { ($0.word, $0.shape) })
  }
}
