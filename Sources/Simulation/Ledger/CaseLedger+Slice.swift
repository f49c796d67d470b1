extension CaseLedger {
  /// Some of the cases, in the order of `rows`; customers are numbered anew.
  ///
  /// Measures are of all cases together and are not part of it.
  package func gathering(_ rows: [Int]) -> CaseLedger {
    var numbers = [Int32](repeating: -1, count: customerCount)
    var count: Int32 = 0
    let renumbered = rows.map { row -> Int32 in
      let customer = Int(customers[row])
      if numbers[customer] < 0 {
        numbers[customer] = count
        count += 1
      }
      return numbers[customer]
    }
    return CaseLedger(
      places: places.gathering(rows), dates: dates.gathering(rows), customers: renumbered,
      customerCount: Int(count), keys: keys.gathering(rows), live: live.gathering(rows),
      candidate: candidate.gathering(rows),
      segments: segments.map {
        Segment(field: $0.field, values: $0.values, codes: $0.codes.gathering(rows))
      },
      reference: reference.map {
        ReferenceCases(
          scores: $0.scores.gathering(rows), probabilities: $0.probabilities.gathering(rows))
      },
      stated: stated.map {
        StatedOutcomes(
          bad: $0.bad.gathering(rows), exposures: $0.exposures.gathering(rows),
          losses: $0.losses.gathering(rows))
      })
  }
}

extension VersionCases {
  func gathering(_ rows: [Int]) -> VersionCases {
    var cases = VersionCases(program)
    cases.outcomes = outcomes.gathering(rows)
    cases.lines = lines.gathering(rows)
    cases.rates = rates.gathering(rows)
    cases.terms = terms.gathering(rows)
    cases.ownRisk = ownRisk.gathering(rows)
    cases.reasons = reasons.gathering(rows)
    cases.fired = fired.map { $0.gathering(rows) }
    cases.undecided = undecided.map { $0.gathering(rows) }
    cases.failed = failed.map { $0.gathering(rows) }
    cases.openOutputs = openOutputs.gathering(rows)
    return cases
  }
}

extension RecordedDecisions {
  func gathering(_ rows: [Int]) -> RecordedDecisions {
    var decisions = self
    decisions.systemOutcomes = systemOutcomes.gathering(rows)
    decisions.finalOutcomes = finalOutcomes.gathering(rows)
    decisions.versions = versions.gathering(rows)
    decisions.overrideReasons = overrideReasons.gathering(rows)
    decisions.decidedOn = decidedOn.gathering(rows)
    decisions.decidedLines = decidedLines.gathering(rows)
    decisions.bookedLines = bookedLines.gathering(rows)
    decisions.rates = rates.gathering(rows)
    decisions.terms = terms.gathering(rows)
    return decisions
  }
}

extension LoanOutcomes {
  func gathering(_ rows: [Int]) -> LoanOutcomes {
    var outcomes = self
    outcomes.states = states.gathering(rows)
    outcomes.exposures = exposures.gathering(rows)
    outcomes.badAmounts = badAmounts.gathering(rows)
    outcomes.losses = losses.gathering(rows)
    return outcomes
  }
}

extension ObservedLoans {
  /// What is of single cases; months are of all together and stay.
  func gathering(_ rows: [Int]) -> ObservedLoans {
    var loans = self
    loans.firstMonths = firstMonths.gathering(rows)
    loans.firstUses = firstUses.gathering(rows)
    loans.switchBalances = switchBalances.gathering(rows)
    return loans
  }
}

extension Array {
  /// The elements of some rows; a column that is absent stays so.
  fileprivate func gathering(_ rows: [Int]) -> [Element] {
    isEmpty ? [] : rows.map { self[$0] }
  }
}
