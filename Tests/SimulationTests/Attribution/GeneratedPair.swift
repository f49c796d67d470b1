import Numbers
import Semantics

@testable import Simulation

/// Two versions of a small book that differ in a few places, drawn from a seed; every version in between is written out.
struct GeneratedPair {
  /// What differs, by the name that the change should have, in the order of the book.
  let changes: [String]
  private let spots: [Spot]
  let customers: [Int32]
  let probabilities: [Int64]
  let rows: [[Constant?]]

  /// A place of the book with its text in both versions.
  private struct Spot {
    var name: String
    var slot: String
    var live: String
    var candidate: String
  }

  init(seed: UInt64) {
    var draw = SeededNumbers(seed: seed &* 7_919 &+ 13)
    let wanted = draw.next(1, 4)
    var spots = Self.spots(&draw)
    var differing = Set<Int>()
    while differing.count < wanted { differing.insert(draw.next(0, spots.count - 1)) }
    for index in spots.indices where !differing.contains(index) {
      // What both have is sometimes the one, sometimes the other.
      if draw.next(0, 1) == 0 { spots[index].live = spots[index].candidate }
      spots[index].candidate = spots[index].live
    }
    changes = spots.filter { $0.live != $0.candidate && $0.name != "renamed" }.map(\.name)
    self.spots = spots
    let count = draw.next(3, 9)
    customers = (0..<count).map { _ in Int32(draw.next(0, 3)) }
    probabilities = (0..<count).map { _ in Int64(draw.next(-1, 40)) * 1_000_000_007 }
    rows = (0..<count).map { index in
      func maybe(_ value: Constant) -> Constant? { draw.next(0, 7) == 0 ? nil : value }
      let day = CalendarDate(year: 2024, month: draw.next(0, 9) == 0 ? 1 : 3, day: 5)
      return [
        .text("\(index)"), day.map { .date($0) }, maybe(.code(draw.next(0, 2))),
        .number(Number(draw.next(15, 60))), maybe(.number(Number(draw.next(0, 9)))),
        maybe(.number(Number(draw.next(0, 900)))), .number(Number(draw.next(50, 900))),
      ]
    }
  }

  /// The book with some of the changes.
  func text(_ coalition: Int) -> String {
    var taken: [String: String] = [:]
    var player = 0
    for spot in spots {
      var isTaken = true
      if spot.live != spot.candidate, spot.name != "renamed" {
        isTaken = coalition >> player & 1 != 0
        player += 1
      }
      taken[spot.slot] = isTaken ? spot.candidate : spot.live
    }
    return Self.book(taken)
  }

  /// The older version, with its own code of the renamed rule.
  var live: String {
    Self.book(Dictionary(uniqueKeysWithValues: spots.map { ($0.slot, $0.live) }))
  }

  var candidate: String { text(1 << changes.count - 1) }

  private static func spots(_ draw: inout SeededNumbers) -> [Spot] {
    func differing(_ least: Int, _ greatest: Int) -> (Int, Int) {
      let first = draw.next(least, greatest - 1)
      return (first, draw.next(first + 1, greatest))
    }
    func spot(_ name: String, _ slot: String, _ values: (Int, Int), _ text: (Int) -> String)
      -> Spot
    {
      let isTurned = draw.next(0, 1) == 0
      return Spot(
        name: name, slot: slot, live: text(isTurned ? values.1 : values.0),
        candidate: text(isTurned ? values.0 : values.1))
    }
    let added = draw.next(0, 1) == 0
    let effects = ["refer", "decline", "ignore because \"rare\""]
    let effect = draw.next(0, 2)
    let extra = "refer A3 \"Thin\" when income / debts < \(draw.next(20, 200))"
    let ratio = "let ratio = income / wanted"
    return [
      spot("lowest", "lowest", differing(18, 40)) { "\($0)" },
      spot("most", "most", differing(60, 800)) { "\($0)" },
      spot("base", "base", differing(3, 6)) { "\($0)" },
      spot("factor", "factor", differing(0, 4)) { "\($0)" },
      spot("behaviour", "points", differing(20, 50)) { "\($0)" },
      spot("owed", "owed", (0, 1)) {
        $0 == 0 ? "debts" : "debts assumed 1 because \"no record\""
      },
      spot("A2", "A2", (effect, (effect + 1) % 3)) {
        "decline A2 when owed > 6 undecided: \(effects[$0])"
      },
      Spot(
        name: "A3", slot: "A3", live: added ? "" : extra, candidate: added ? extra : ""),
      spot("renamed", "renamed", (6, 7)) { "decline A\($0) when age > 57" },
      spot("A8", "A8", (0, 1)) {
        $0 == 0 ? "require A8: age >= 16 else refer" : "refer A8 when ratio < 0.5"
      },
      Spot(name: "", slot: "ratio", live: ratio, candidate: ratio),
      spot("line", "line", (0, 1)) {
        $0 == 0
          ? "round(min(wanted * factor(level), most), down to 10)"
          : "round(min(wanted * factor(level), (income assumed 200 because \"few\")), down to 5)"
      },
      spot("L1", "L1", differing(30, 300)) { "\($0)" },
    ]
  }

  private static func book(_ taken: [String: String]) -> String {
    func part(_ slot: String) -> String { taken[slot] ?? "" }
    return """
      rulebook generated
      decides application
      record application {
        id     text key
        day    date as_of
        level  one of A, B, C optional
        age    integer
        debts  integer optional
        income money optional
        wanted money
      }
      parameter lowest: integer = \(part("lowest"))
      parameter most: money = \(part("most"))
      reference base: rate { from 2024-02-01 = \(part("base"))% }
      table factor(level) -> decimal {
        | level   | factor  |
        | A       | 2       |
        | B       | \(part("factor")) |
        | C       | 1       |
        | missing | missing |
      }
      scorecard behaviour { base 100 odds 10:1 points_to_double 20
        age { < \(part("points")): -10  >= \(part("points")): 10 } }
      facts {
        let owed = \(part("owed"))
        \(part("ratio"))
      }
      admission {
        undecided: refer
        require A1: age >= lowest else decline
        \(part("A2"))
        \(part("A3"))
        \(part("renamed"))
        \(part("A8"))
        refer A4 when base > 4%
        refer A5 when behaviour.points < 95 and owed > 2
      }
      line {
        undecided: refer
        output line: money = \(part("line"))
        decline L1 when line < \(part("L1"))
      }
      """
  }
}
