import Foundation
import Glibc
package import Numbers
import Synchronization

/// A second of UTC in the years 1…9999, written `2026-03-01T09:00:00Z`.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z, without leap seconds.
  package let seconds: Int64

  /// The second so far from 1970, or `nil` outside the years 1…9999.
  package init?(seconds: Int64) {
    guard Self.range ~= seconds else { return nil }
    self.seconds = seconds
  }

  private init(clamping seconds: Int64) {
    self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
  }

  /// The first second of a day.
  package init(_ day: CalendarDate) {
    seconds = Int64(day.dayNumber) * Self.secondsOfDay
  }

  /// The second that the clock shows.
  package static var now: Timestamp {
    stopped.withLock { $0[pthread_self()] }
      ?? Timestamp(clamping: Int64(Date().timeIntervalSince1970.rounded(.down)))
  }

  /// Clocks that tests have stopped, by their threads.
  private static let stopped = Mutex<[pthread_t: Timestamp]>([:])

  /// Runs something on this thread with the clock stopped, for scenes that lie in the past.
  package static func stopping<Result>(
    at time: Timestamp, _ body: () throws -> Result
  ) rethrows -> Result {
    let thread = pthread_self()
    stopped.withLock { $0[thread] = time }
    defer { stopped.withLock { $0[thread] = nil } }
    return try body()
  }

  /// From the year 1 to the end of the year 9999.
  private static let range: ClosedRange<Int64> =
    -719_162 * secondsOfDay...2_932_897 * secondsOfDay - 1
  private static let secondsOfDay: Int64 = 86_400

  /// The day in UTC.
  package var day: CalendarDate {
    let number = Int32(
      (seconds - (seconds % Self.secondsOfDay + Self.secondsOfDay) % Self.secondsOfDay)
        / Self.secondsOfDay)
    // Within the range every day exists.
    return CalendarDate(dayNumber: number) ?? CalendarDate(packed: (12 << 5) | 1)
  }

  /// So much later, or the last second there is.
  package func adding(seconds: Int64) -> Timestamp {
    let (sum, overflow) = self.seconds.addingReportingOverflow(seconds)
    return Timestamp(clamping: overflow ? (seconds < 0 ? .min : .max) : sum)
  }
  package func adding(hours: Int) -> Timestamp { adding(seconds: Int64(hours) * 3_600) }
  package func adding(days: Int) -> Timestamp {
    adding(seconds: Int64(days) * Self.secondsOfDay)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds < right.seconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// As `2026-03-01T09:00:00Z`.
  package var description: String {
    let day = day
    let rest = seconds - Timestamp(day).seconds
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// Reads exactly `2026-03-01T09:00:00Z`, else `nil`.
  package init?(parsing text: some StringProtocol) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CalendarDate(parsing: parts[0]),
      parts[1].utf8.count == 9, parts[1].last == "Z"
    else { return nil }
    let clock = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
    let numbers = clock.compactMap { part -> Int64? in
      part.utf8.count == 2 && part.utf8.allSatisfy { 48...57 ~= $0 } ? Int64(part) : nil
    }
    guard clock.count == 3, numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60
    else { return nil }
    self.init(
      seconds: Timestamp(day).seconds + numbers[0] * 3_600 + numbers[1] * 60 + numbers[2])
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = Timestamp(parsing: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time: \(text)")
    }
    self = time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
