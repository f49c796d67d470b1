package import Engine
package import Numbers
import Semantics

/// What becomes of cases under the candidate where that is not what the live version does, each way with cases that
/// show it.
package struct OutcomeChanges: Hashable, Sendable {
  /// One way in which the candidate treats a case otherwise; the first that fits is meant.
  package enum Kind: String, CaseIterable, Sendable {
    /// Approved by the candidate, and declined or referred by the live version.
    case admittedAnew = "admitted_anew"
    case admittedWithoutPerson = "admitted_without_person"
    /// Declined by the candidate, and approved or referred by the live version.
    case refusedAnew = "refused_anew"
    case refusedWithoutPerson = "refused_without_person"
    /// Referred by the candidate, and approved or declined by the live version.
    case referredNotApproved = "referred_not_approved"
    case referredNotDeclined = "referred_not_declined"
    /// Approved or referred by both, with another line; with the same line at another rate; or for another term.
    case lineRaised = "line_raised"
    case lineCut = "line_cut"
    case rateRaised = "rate_raised"
    case rateCut = "rate_cut"
    case termLengthened = "term_lengthened"
    case termShortened = "term_shortened"
    /// Treated alike but for the first reason that is told.
    case otherReason = "other_reason"
  }

  /// What a version does to a case.
  package struct Treatment: Hashable, Sendable {
    package let outcome: Outcome
    /// In fen, a share of 1 and months; `nil` where the version tells none.
    package let line: Int64?
    package let rate: Number?
    package let term: Int?
    /// The place of the rule that is the first reason; `nil` without one.
    package let reason: Int?
  }

  /// A case that shows what changes.
  package struct Example: Hashable, Sendable {
    package let key: String
    /// Packed; `nil` where the record has no date.
    package let date: Int32?
    package let live: Treatment
    package let candidate: Treatment
    /// How many cases of this kind have the same first reasons under both versions.
    package let alike: Int
  }

  /// The cases of a kind.
  package struct Group: Hashable, Sendable {
    package let kind: Kind
    package let count: Int
    /// Of each pair of first reasons one, the most frequent pairs first, then further ones in the order of the history.
    package let examples: [Example]
  }

  /// Cases that were compared.
  package let count: Int
  /// In the order of `Kind`, those without a case left out.
  package let groups: [Group]

  /// - Parameters:
  ///   - ledger: with keys, by which the examples are named.
  ///   - limit: the most examples of a group.
  package init(_ ledger: CaseLedger, limit: Int) {
    count = ledger.count
    var places: [Kind: [Int]] = [:]
    for index in 0..<ledger.count {
      if let kind = Kind(ledger, index) { places[kind, default: []].append(index) }
    }
    groups = Kind.allCases.compactMap { kind in
      places[kind].map { Group(kind, $0, ledger, limit: limit) }
    }
  }
}

extension OutcomeChanges.Group {
  fileprivate init(
    _ kind: OutcomeChanges.Kind, _ places: [Int], _ ledger: CaseLedger, limit: Int
  ) {
    self.kind = kind
    count = places.count
    struct Pair: Hashable { var live: UInt16, candidate: UInt16 }
    func pair(_ index: Int) -> Pair {
      Pair(live: ledger.live.reasons[index], candidate: ledger.candidate.reasons[index])
    }
    let alike = Dictionary(grouping: places, by: pair)
    // Of pairs that are as frequent the one that comes first.
    let first = alike.values.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }.map { $0[0] }
    let shown = Set(first)
    let further = places.filter { !shown.contains($0) }
    examples = (first.prefix(limit) + further.prefix(max(0, limit - first.count))).map { index in
      OutcomeChanges.Example(
        key: index < ledger.keys.count ? ledger.keys[index] : "",
        date: index < ledger.dates.count ? ledger.dates[index] : nil,
        live: ledger.live.treatment(of: index), candidate: ledger.candidate.treatment(of: index),
        alike: alike[pair(index)]?.count ?? 0)
    }
  }
}

extension OutcomeChanges.Kind {
  /// `nil` where both versions treat a case alike.
  fileprivate init?(_ ledger: CaseLedger, _ index: Int) {
    let live = ledger.live.treatment(of: index)
    let candidate = ledger.candidate.treatment(of: index)
    switch (live.outcome, candidate.outcome) {
    case (.decline, .approve): self = .admittedAnew
    case (.refer, .approve): self = .admittedWithoutPerson
    case (.approve, .decline): self = .refusedAnew
    case (.refer, .decline): self = .refusedWithoutPerson
    case (.approve, .refer): self = .referredNotApproved
    case (.decline, .refer): self = .referredNotDeclined
    default:
      if live.outcome != .decline, let kind = Self(live, candidate) {
        self = kind
      } else if Self.reason(live, ledger.live) != Self.reason(candidate, ledger.candidate) {
        self = .otherReason
      } else {
        return nil
      }
    }
  }

  private init?(
    _ live: OutcomeChanges.Treatment, _ candidate: OutcomeChanges.Treatment
  ) {
    if live.line != candidate.line {
      self = candidate.line ?? 0 > live.line ?? 0 ? .lineRaised : .lineCut
    } else if let old = live.rate, let new = candidate.rate, old != new {
      self = new > old ? .rateRaised : .rateCut
    } else if let old = live.term, let new = candidate.term, old != new {
      self = new > old ? .termLengthened : .termShortened
    } else {
      return nil
    }
  }

  private static func reason(
    _ treatment: OutcomeChanges.Treatment, _ version: VersionCases
  ) -> String? {
    treatment.reason.map { version.program.rules[$0].code }
  }
}

extension VersionCases {
  /// What the version does to a case.
  fileprivate func treatment(of index: Int) -> OutcomeChanges.Treatment {
    let rate = rates.isEmpty ? -1 : rates[index]
    let term = terms.isEmpty ? -1 : terms[index]
    let reason = Int(reasons[index])
    return OutcomeChanges.Treatment(
      outcome: Outcome(rawValue: outcomes[index]) ?? .refer,
      line: lines.isEmpty ? nil : lines[index],
      rate: rate < 0 ? nil : Number(Int128(rate), over: 1_000_000),
      term: term < 0 ? nil : Int(term),
      reason: reason < program.rules.count ? reason : nil)
  }
}
