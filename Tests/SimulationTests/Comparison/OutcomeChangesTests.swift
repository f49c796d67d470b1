import Engine
import Numbers
import Testing

@testable import Simulation

@Suite("What becomes of cases otherwise") struct OutcomeChangesTests {
  private static func ledger() throws -> CaseLedger {
    let sides: [(CaseDraft.Side, CaseDraft.Side)] = [
      (.decline(by: 0), .approve(100)),
      (.decline(by: 0), .approve(300)),
      (.approve(100), .decline(by: 0)),
      (.approve(100), .approve(200)),
      (.approve(200), .approve(100)),
      (.approve(100, 500), .approve(100, 400)),
      (.approve(100, 500, 12), .approve(100, 500, 24)),
      (.refer(100, by: 1), .refer(100, by: 2)),
      (.refer(100, by: 1), .approve(100)),
      (.approve(100), .approve(100)),
      (.decline(by: 0), .decline(by: 0)),
    ]
    var ledger = try CaseDraft.ledger(
      sides.enumerated().map { place, side in
        CaseDraft(
          customer: place, date: "2025-01-\(place + 10)", live: side.0, candidate: side.1,
          values: [])
      }, fields: [])
    ledger.keys = sides.indices.map { "K\($0)" }
    return ledger
  }

  @Test("each case counts once, by the first kind that fits")
  func kinds() throws {
    let changes = OutcomeChanges(try Self.ledger(), limit: 5)
    #expect(changes.count == 11)
    #expect(
      changes.groups.map { [$0.kind.rawValue, "\($0.count)"] + $0.examples.map(\.key) } == [
        ["admitted_anew", "2", "K0", "K1"], ["admitted_without_person", "1", "K8"],
        ["refused_anew", "1", "K2"], ["line_raised", "1", "K3"], ["line_cut", "1", "K4"],
        ["rate_cut", "1", "K5"], ["term_lengthened", "1", "K6"], ["other_reason", "1", "K7"],
      ])
    let first = try #require(changes.groups.first?.examples.first)
    #expect(first.live.outcome == .decline && first.live.reason == 0)
    #expect(first.candidate.line == 100_00 && first.candidate.rate == Number(5, over: 100))
    #expect(first.date == CalendarDate(parsing: "2025-01-10")?.packed)
    #expect(first.alike == 2)
  }

  @Test("examples show the most frequent pairs of reasons first, as many as are asked for")
  func examples() throws {
    let (young, younger) = (CaseDraft.Side.refer(100, by: 1), CaseDraft.Side.refer(100, by: 2))
    let sides = [young, younger, younger, young, younger]
    var ledger = try CaseDraft.ledger(
      sides.enumerated().map { place, side in
        CaseDraft(
          customer: place, date: "2025-01-0\(place + 1)", live: side, candidate: .approve(100),
          values: [])
      }, fields: [])
    ledger.keys = ["a", "b", "c", "d", "e"]
    func keys(_ limit: Int) -> [String] {
      OutcomeChanges(ledger, limit: limit).groups.flatMap { $0.examples.map(\.key) }
    }
    #expect(keys(0) == [])
    #expect(keys(1) == ["b"])
    #expect(keys(2) == ["b", "a"])
    #expect(keys(4) == ["b", "a", "c", "d"])
    #expect(OutcomeChanges(ledger, limit: 1).groups.first?.examples.first?.alike == 3)
  }
}
