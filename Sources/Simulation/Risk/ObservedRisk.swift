package import Numbers

/// Bad rates of those whose outcome was seen, by what both versions do to them.
package struct ObservedRisk: Hashable, Sendable {
  /// Whose loans.
  package enum Group: String, CaseIterable, Sendable {
    case all, live, candidate
    case bothIn = "both_in"
    case swapIn = "swap_in"
    case swapOut = "swap_out"
    case bothOut = "both_out"
  }

  /// In the order of `Group`.
  package let rates: [BadRate]
  /// In the same order the mean chance by the reference model of the same loans, `nil` of a group without a scored one;
  /// `nil` altogether without such a model.
  ///
  /// Of loans that nobody saw the model is the judge: how it does on those of the same group is what speaks for it.
  package let predicted: [Number?]?

  package subscript(_ group: Group) -> BadRate {
    rates[Group.allCases.firstIndex(of: group) ?? 0]
  }

  init(_ cases: RiskCases) {
    func belongs(_ group: Group, _ row: Int) -> Bool {
      let (live, candidate) = (cases.isLiveIn(row), cases.isCandidateIn(row))
      return switch group {
      case .all: true
      case .live: live
      case .candidate: candidate
      case .bothIn: live && candidate
      case .swapIn: !live && candidate
      case .swapOut: live && !candidate
      case .bothOut: !live && !candidate
      }
    }
    rates = Group.allCases.map { group in BadRate(cases) { belongs(group, $0) } }
    guard let chances = cases.ledger.reference?.probabilities else {
      predicted = nil
      return
    }
    let judged = cases.rows.filter { cases.isObserved($0) && chances[$0] >= 0 }
    predicted = Group.allCases.map { group in
      let rows = judged.filter { belongs(group, $0) }
      let sum = rows.reduce(Int128(0)) { $0 + Int128(chances[$1]) }
      return Number(sum, over: Number.unitsPerOne * Int128(rows.count))
    }
  }
}
