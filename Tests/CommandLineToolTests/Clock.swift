import Synchronization

/// A clock that stands until it is set.
final class Clock: Sendable {
  private let seconds = Mutex(0.0)
  func set(_ value: Double) { seconds.withLock { $0 = value } }
  func read() -> Double { seconds.withLock { $0 } }
}
