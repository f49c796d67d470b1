import Testing

@testable import Simulation

@Suite("The line in force of one grant")
struct LineSweepTests {
  /// Days as packed dates are in the order of the calendar; only that order counts here.
  static let grants = [
    LineGrant(from: 10, until: 20, line: 300),
    // Without an end, over on the day it begins, and over before.
    LineGrant(from: 10, until: LineGrant.endless, line: 300),
    LineGrant(from: 10, until: 10, line: 300), LineGrant(from: 10, until: 5, line: 300),
  ]

  @Test("is told as the sweep tells it of many", arguments: grants)
  func single(grant: LineGrant) {
    var sweep = LineSweep()
    var changes: [LineSweep.Change] = []
    LineSweep.changes(of: grant) { changes.append($0) }
    #expect(changes == sweep.changes(of: [grant]))
  }

  @Test("begins with all of it as new and ends with nothing")
  func days() {
    var changes: [LineSweep.Change] = []
    LineSweep.changes(of: Self.grants[0]) { changes.append($0) }
    #expect(
      changes == [
        LineSweep.Change(day: 10, line: 300, customers: 1, new: 300),
        LineSweep.Change(day: 20, line: -300, customers: -1, new: 0),
      ])
  }
}
