import Numbers
import Testing

@testable import Registry

@Suite("what is live when")
struct ReleaseLineTests {
  /// Deals a product through random releases, widenings and ways back, and asks at many times who decides.
  @Test("has no gap and no overlap, whatever happens", arguments: 1...20)
  func noGap(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    var line = ReleaseLine(place: .init(product: "p", environment: "production"))
    var time = Sample.start
    var position = 1
    func step(_ version: String, _ share: Int, _ from: Timestamp) -> LiveStep {
      LiveStep(
        version: version, share: share, salt: "", from: from, inFlight: .applicationDate,
        provinces: [], position: position)
    }
    line.bring(step("v0", 100, time))
    var acts = 0
    for number in 1...12 {
      time = time.adding(hours: Int.random(in: 1...50, using: &numbers))
      position += 1
      let version = "v\(number)"
      guard line.underWay(at: time).isEmpty else { continue }
      let from = time.adding(hours: Int.random(in: 1...20, using: &numbers))
      line.bring(step(version, Int.random(in: 1...100, using: &numbers), from))
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0:
        line.cancel(version, at: time)
      case 1, 2:
        time = from.adding(hours: 1)
        if line.steps.last?.share != 100 {
          line.bring(step(version, 100, time.adding(hours: Int.random(in: 0...3, using: &numbers))))
        }
        time = time.adding(hours: 4)
      default:
        time = from.adding(hours: 1)
        if let target = line.rollbackTarget(of: version, at: time) {
          line.rollBack(version, to: target, at: time, position: position)
        }
      }
      acts += 1
    }
    for hour in 0...1_500 {
      let now = Sample.start.adding(hours: hour)
      let inForce = line.stepsInForce(at: now)
      // Exactly one takes whoever nobody before it takes, at most one stands before it, and no version stands twice.
      #expect(inForce.count { $0.isWhole } == 1)
      #expect(inForce.last?.isWhole == true)
      #expect(inForce.count <= 2)
      #expect(Set(inForce.map(\.version)).count == inForce.count)
    }
    #expect(acts > 3)
  }

  @Test("keeps what was replaced until the last day for applications under way, in China")
  func lastDay() {
    var line = ReleaseLine(place: .init(product: "p", environment: "production"))
    // 09:00 in UTC on 1 March 2024 is 17:00 in China; 6 March begins there 103 hours later.
    func step(_ version: String, _ hours: Int, until last: CalendarDate?) -> LiveStep {
      LiveStep(
        version: version, share: 100, salt: "", from: Sample.start.adding(hours: hours),
        inFlight: .applicationDate, inFlightUntil: last, provinces: [], position: hours)
    }
    func entries(_ hours: Int) -> [String] {
      line.entries(at: Sample.start.adding(hours: hours)).map(\.version)
    }
    line.bring(step("v1", 0, until: nil))
    line.bring(step("v2", 24, until: CalendarDate(year: 2024, month: 3, day: 5)))
    #expect(line.steps[1].applicationsUnderWayUntil == Timestamp(parsing: "2024-03-05T16:00:00Z"))
    #expect(entries(102) == ["v2", "v1"])
    #expect(entries(103) == ["v2"])
    // A successor without a last day keeps what it ended, and of what stands behind that what has its own day before it.
    line.bring(step("v3", 48, until: nil))
    #expect(entries(102) == ["v3", "v2", "v1"])
    #expect(entries(103) == ["v3", "v2"])
    // One with an earlier last day leaves nothing to those behind it.
    line.bring(step("v4", 50, until: CalendarDate(year: 2024, month: 3, day: 3)))
    #expect(entries(54) == ["v4", "v3", "v2", "v1"])
    #expect(entries(55) == ["v4"])
  }

  @Test("keeps, behind a version that goes by the application date, what it ended")
  func inFlight() {
    var line = ReleaseLine(place: .init(product: "p", environment: "production"))
    func step(_ version: String, _ share: Int, _ hours: Int) -> LiveStep {
      LiveStep(
        version: version, share: share, salt: "", from: Sample.start.adding(hours: hours),
        inFlight: .applicationDate, provinces: [], position: hours)
    }
    line.bring(step("v1", 100, 0))
    line.bring(step("v2", 10, 10))
    line.bring(step("v2", 100, 20))
    func entries(_ hours: Int) -> [String] {
      line.entries(at: Sample.start.adding(hours: hours)).map {
        "\($0.version) \($0.share)" + ($0.until == nil ? "" : " until")
      }
    }
    #expect(entries(-1) == [])
    #expect(entries(0) == ["v1 100"])
    #expect(entries(10) == ["v2 10", "v1 100"])
    #expect(entries(20) == ["v2 100", "v2 10 until", "v1 100 until"])
    line.bring(step("v3", 100, 30))
    #expect(entries(30) == ["v3 100", "v2 100 until", "v2 10 until", "v1 100 until"])
    line.rollBack("v3", to: "v2", at: Sample.start.adding(hours: 31), position: 31)
    #expect(entries(31) == ["v2 100"])
  }
}
