import Engine
package import Numbers
import Semantics

/// Whom the candidate meets on the day it goes live, taken to be the history's last: what is under way, and how it would
/// decide it.
package struct SwitchDay: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Approved in the last 30 days, and not booked.
    case offers
    /// Booked and still valid, and not drawn until then.
    case undrawn
    /// With a balance at the end of that month, and due within three months.
    case renewals
  }
  package struct Group: Hashable, Sendable {
    package var applications = 0
    /// As recorded, in fen: offered or booked lines; of renewals the balance.
    package var amount: Int128 = 0
    /// By the candidate's outcome: approve, refer, decline.
    package var outcomes = [0, 0, 0]
    /// Of those that it approves, its lines in fen.
    package var line: Int128 = 0
  }
  private let groups: [Kind: Group]
  package let day: CalendarDate

  /// `nil` where nothing is recorded, or cases have no date.
  init?(_ run: BacktestRun) {
    let ledger = run.ledger
    guard let recorded = run.recorded, ledger.dates.count == ledger.count,
      let last = ledger.dates.max()
    else { return nil }
    day = CalendarDate(packed: last)
    var groups: [Kind: Group] = [:]
    for row in 0..<ledger.count {
      guard let (kind, amount) = Self.kind(row, recorded, run, day) else { continue }
      let outcome = Int(ledger.candidate.outcomes[row])
      groups[kind, default: Group()].applications += 1
      groups[kind, default: Group()].amount += Int128(amount)
      groups[kind, default: Group()].outcomes[outcome] += 1
      if outcome == Int(Outcome.approve.rawValue), !ledger.candidate.lines.isEmpty {
        groups[kind, default: Group()].line += Int128(ledger.candidate.lines[row])
      }
    }
    self.groups = groups
  }

  package subscript(_ kind: Kind) -> Group { groups[kind] ?? Group() }

  private static func kind(
    _ row: Int, _ recorded: RecordedDecisions, _ run: BacktestRun, _ day: CalendarDate
  ) -> (Kind, Int64)? {
    let decided = recorded.decidedOn[row]
    // What is decided later is not decided on that day.
    guard decided > 0, decided <= day.packed,
      recorded.finalOutcomes[row] == Outcome.approve.rawValue
    else { return nil }
    let from = CalendarDate(packed: decided)
    if recorded.bookedLines[row] <= 0 {
      return day.days(since: from) <= 30 && recorded.decidedLines[row] > 0
        ? (.offers, recorded.decidedLines[row]) : nil
    }
    guard recorded.terms[row] > 0, let seen = run.observed else { return nil }
    let (first, now) = (seen.firstMonths[row], seen.switchMonth)
    if first == ObservedLoans.never || first > now {
      let until = from.adding(months: Int(recorded.terms[row]))
      return until.map { $0 > day } == true ? (.undrawn, recorded.bookedLines[row]) : nil
    }
    let due = first + Int32(recorded.terms[row])
    let balance = seen.switchBalances[row]
    return balance > 0 && due > now && due <= now + 3 ? (.renewals, balance) : nil
  }
}
