import Dispatch
import Synchronization

/// Sums over many rows by blocks, which threads take one after the other.
///
/// Only sums of integers, or whatever else does not depend on the order of adding, belong here: then threads do not
/// change a bit.
enum Blocks {
  /// Rows that are counted at once; a multiple of eight, and few enough to stay in cache.
  static let rows = 8192

  /// Two results that do not hang on each other, found at once where there are two threads.
  static func both<First: Sendable, Second: Sendable>(
    threads: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    guard threads > 1 else { return (first(), second()) }
    let one = Mutex<First?>(nil)
    let two = Mutex<Second?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { turn in
      if turn == 0 {
        let found = first()
        one.withLock { $0 = found }
      } else {
        let found = second()
        two.withLock { $0 = found }
      }
    }
    return (one.withLock { $0 } ?? first(), two.withLock { $0 } ?? second())
  }

  /// - Parameters:
  ///   - empty: nothing counted yet, of which each thread has a copy.
  ///   - add: counts some rows.
  ///   - merge: adds what another thread counted.
  static func sum<Sum: Sendable>(
    of count: Int, threads: Int, from empty: Sum,
    add: @Sendable (inout Sum, Range<Int>) -> Void, merge: @Sendable (inout Sum, Sum) -> Void
  ) -> Sum {
    let blocks = (count + rows - 1) / rows
    let next = Atomic<Int>(0)
    let total = Mutex(empty)
    DispatchQueue.perform(threads: min(threads, blocks)) {
      var own = empty
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < blocks else { break }
        add(&own, index * rows..<min(count, (index + 1) * rows))
      }
      total.withLock { merge(&$0, own) }
    }
    return total.withLock { $0 }
  }
}
