import Engine
import Numbers
import Simulation

/// Twenty cases of eighteen customers, of which tests work out every figure by hand.
enum TwentyCases {
  /// The field `region` is N or S.
  static let all: [CaseDraft] =
    [
      // 0, 1: a customer who comes again within the line's year; the candidate cuts the second line.
      CaseDraft(
        customer: 0, date: "2024-01-05", live: .approve(100), candidate: .approve(100),
        values: ["N"], loan: .good, exposure: 50, system: .approve, final: .approve),
      CaseDraft(
        customer: 0, date: "2024-03-10", live: .approve(150), candidate: .approve(120),
        values: ["N"], loan: .good, exposure: 100, system: .approve, final: .approve),
      // 2, 3: swapped out, and later swapped in.
      CaseDraft(
        customer: 1, date: "2024-01-10", live: .approve(200, 600), candidate: .decline(by: 0),
        values: ["S"], loan: .bad, exposure: 100, badAmount: 80, system: .approve,
        final: .approve),
      CaseDraft(
        customer: 1, date: "2025-02-01", live: .decline(by: 0), candidate: .approve(90, 600, 6),
        values: ["S"], system: .decline, final: .decline),
      // 4: referred, which a person approved; the candidate approves.
      CaseDraft(
        customer: 2, date: "2024-02-01", live: .refer(300, by: 1), candidate: .approve(300, 700),
        values: ["N"], loan: .immature, system: .refer, final: .approve),
      // 5: referred, which a person declined; the candidate declines.
      CaseDraft(
        customer: 3, date: "2024-02-02", live: .refer(100, by: 1), candidate: .decline(by: 0),
        values: ["S"], system: .refer, final: .decline),
      // 6: referred by both, and pending.
      CaseDraft(
        customer: 4, date: "2024-02-03", live: .refer(50, by: 1, 2), candidate: .refer(60, by: 1),
        values: ["N"], system: .refer, final: .refer),
      // 7: declined by the system for good, which says nothing of people; the candidate refers by A3.
      CaseDraft(
        customer: 5, date: "2024-04-01", live: .decline(by: 0, 1), candidate: .refer(70, by: 2),
        values: ["S"], system: .decline, final: .decline),
      // 8: approved by the system for good; the candidate refers by A2.
      CaseDraft(
        customer: 6, date: "2024-04-02", live: .approve(400, 500, 24),
        candidate: .refer(400, by: 1), values: ["N"], loan: .neverDrawn, system: .approve,
        final: .approve),
      // 9: declined by both.
      CaseDraft(
        customer: 7, date: "2024-04-03", live: .decline(by: 0), candidate: .decline(by: 0, 2),
        values: ["S"]),
    ]
    + (0..<10).map { place in
      // 10–19: approved by both at a lower rate; the ninth is bad, the tenth indeterminate.
      CaseDraft(
        customer: 8 + place, date: place == 9 ? "2024-05-10" : "2024-05-0\(place + 1)",
        live: .approve(100), candidate: .approve(100, 400), values: [place < 5 ? "N" : "S"],
        loan: place == 8 ? .bad : place == 9 ? .indeterminate : .good, exposure: 100,
        badAmount: place == 8 ? 40 : 0)
    }

  static func comparison(minimumSupport: Int = 1) throws -> Comparison {
    Comparison(
      try CaseDraft.ledger(all, fields: ["region"]), recorded: CaseDraft.recorded(all),
      outcomes: CaseDraft.outcomes(all),
      scenario: CaseDraft.scenario(
        share: .init(5, decimals: 1) ?? .zero, shares: ["A3": .init(2, decimals: 1) ?? .zero],
        minimumSupport: minimumSupport))
  }
}
