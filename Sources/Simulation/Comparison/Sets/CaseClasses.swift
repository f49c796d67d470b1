import Engine
import Numbers
import Semantics

/// What each version does to each case, told apart as far as the outcome after referral needs.
///
/// Classes go from the best to the worst: approved; referred and then approved by a person; referred with the scenario's
/// share of approvals, from the greatest share; referred and then declined by a person; declined. So the least class of
/// a customer's cases is the customer's best, whether outcomes or chances are asked for.
///
/// A person's decision is on record where the bank's system referred the application, or where its outcome was
/// overridden, and the final outcome is approve or decline. What the bank's own system settled tells nothing about what
/// a person would have done; there, and where nothing is recorded, the share of the scenario stands in.
struct CaseClasses: Sendable {
  /// By class the chance of an approval in the end, in multiples of 10⁻¹².
  let chances: [Int128]
  let live: [UInt16]
  let candidate: [UInt16]

  static let approved: UInt16 = 0
  static let referredThenApproved: UInt16 = 1
  var count: Int { chances.count }
  var declined: UInt16 { UInt16(count - 1) }
  var referredThenDeclined: UInt16 { UInt16(count - 2) }

  init(_ ledger: CaseLedger, _ recorded: RecordedDecisions?, _ scenario: Scenario) {
    let shares = Set([scenario.referralShare] + scenario.referralShares.values).sorted(by: >)
    chances = [Number.unitsPerOne, Number.unitsPerOne] + shares.map(\.units) + [0, 0]
    let worst = UInt16(chances.count - 1)
    let place = Dictionary(uniqueKeysWithValues: shares.enumerated().map { ($1, UInt16($0 + 2)) })
    let usual = place[scenario.referralShare] ?? worst
    func classes(_ version: VersionCases) -> [UInt16] {
      let byRule = version.program.rules.map { rule in
        scenario.referralShares[rule.code].flatMap { place[$0] } ?? usual
      }
      return version.outcomes.indices.map { index in
        switch version.outcomes[index] {
        case Outcome.approve.rawValue: return Self.approved
        case Outcome.decline.rawValue: return worst
        default:
          switch recorded?.person(index) {
          case .approve: return Self.referredThenApproved
          case .decline: return worst - 1
          default: break
          }
          let reason = Int(version.reasons[index])
          return reason < byRule.count ? byRule[reason] : usual
        }
      }
    }
    live = classes(ledger.live)
    candidate = classes(ledger.candidate)
  }

  /// The version's own outcome.
  func outcome(of place: Int) -> Outcome {
    place == Int(Self.approved) ? .approve : place == Int(declined) ? .decline : .refer
  }
}

extension RecordedDecisions {
  /// What a person decided of a case; `nil` where nobody did, or not yet, or where it is not recorded.
  func person(_ index: Int) -> Outcome? {
    let (system, final) = (systemOutcomes[index], finalOutcomes[index])
    guard system != Self.none, final != Self.none, final != Outcome.refer.rawValue,
      system == Outcome.refer.rawValue || system != final
    else { return nil }
    return Outcome(rawValue: final)
  }
}
