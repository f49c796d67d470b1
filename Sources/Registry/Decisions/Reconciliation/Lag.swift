/// How long after a change something was decided that did not know of it.
package struct Lag: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  init(from change: Timestamp, to decision: Timestamp) {
    seconds = decision.seconds - change.seconds
  }

  package static func < (left: Lag, right: Lag) -> Bool { left.seconds < right.seconds }

  /// Hours, minutes and seconds: `0:04:10`.
  package var description: String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(seconds / 3_600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}
