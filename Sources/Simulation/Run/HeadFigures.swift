import Engine
package import Numbers

/// What one version came to over all cases, for the head of a report.
package struct HeadFigures: Hashable, Sendable {
  package private(set) var approved = 0
  package private(set) var referred = 0
  package private(set) var declined = 0
  /// Applications with a rule or an output in error, whatever their outcome.
  package private(set) var errors = 0
  /// Distinct customers with an approved application.
  package private(set) var customersApproved = 0
  /// Σ of the lines of approved applications in fen; these two are `nil` without an output `line`.
  package private(set) var line: Int128?
  /// Σ over customers and products of the highest line approved, in fen.
  package private(set) var customerLine: Int128?
  /// Of approved applications, weighted by line; `nil` of none.
  package private(set) var rate: Number?
  /// The mean of the terms of approved applications in months; `nil` of none.
  package private(set) var term: Number?

  package init(_ cases: VersionCases, of ledger: CaseLedger) {
    var outcomes = [Int](repeating: 0, count: 3)
    var (line, weighted, rated, terms, termed) =
      (Int128(0), Int128(0), Int128(0), Int128(0), Int128(0))
    let (hasLines, hasRates, hasTerms) =
      (!cases.lines.isEmpty, !cases.rates.isEmpty, !cases.terms.isEmpty)
    for row in 0..<ledger.count {
      outcomes[Int(cases.outcomes[row])] += 1
      guard cases.outcomes[row] == Outcome.approve.rawValue else { continue }
      let amount = hasLines ? cases.lines[row] : 0
      line += Int128(amount)
      if hasRates, cases.rates[row] >= 0 {
        rated += Int128(amount)
        weighted += Int128(amount) * Int128(cases.rates[row])
      }
      if hasTerms, cases.terms[row] >= 0 {
        termed += 1
        terms += Int128(cases.terms[row])
      }
    }
    (approved, referred, declined) = (outcomes[0], outcomes[1], outcomes[2])
    errors = (0..<ledger.count).count { cases.isInError($0) }
    let highest = HighestLines(cases, LineHolders(ledger))
    customersApproved = highest.approved
    if hasLines {
      self.line = line
      customerLine = highest.total
      rate = Self.quotient(weighted, rated * 1_000_000)
    }
    term = Self.quotient(terms, termed)
  }

  private static func quotient(_ part: Int128, _ whole: Int128) -> Number? {
    guard whole != 0, let part = Number(units: part), let whole = Number(units: whole) else {
      return nil
    }
    return part.divided(by: whole)
  }
}

extension VersionCases {
  /// Whether a rule or an output of a case is in error.
  func isInError(_ row: Int) -> Bool {
    failed.contains { !$0.isEmpty && $0[row] != 0 }
      || !openOutputs.isEmpty && OpenOutputs(bits: openOutputs[row]).hasError
  }
}
