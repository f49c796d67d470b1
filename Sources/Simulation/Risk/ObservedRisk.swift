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

  package subscript(_ group: Group) -> BadRate {
    rates[Group.allCases.firstIndex(of: group) ?? 0]
  }

  init(_ cases: RiskCases) {
    rates = Group.allCases.map { group in
      BadRate(cases) { row in
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
    }
  }
}
