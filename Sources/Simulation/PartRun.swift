import Columns
import Dispatch
import Synchronization

/// Work on all parts of a history: many parts by a thread each, a single one by all threads together.
struct PartRun: Sendable {
  /// The place of each part's first row in the history.
  let places: [Int]
  /// Parts that are in memory at once.
  let workers: Int
  /// Threads that work on one part.
  let threads: Int

  init(_ parts: any TableParts, threads: Int) {
    self.init(sizes: parts.partSizes, threads: threads)
  }

  /// - Parameter sizes: rows of each part.
  init(sizes: [Int], threads: Int) {
    var place = 0
    places = sizes.map { size in
      defer { place += size }
      return place
    }
    workers = max(1, min(threads, places.count))
    self.threads = max(1, threads / workers)
  }

  /// Works on each part, in whatever order; the first error ends it.
  func forEach(_ work: @Sendable (_ part: Int) throws -> Void) throws {
    let next = Atomic<Int>(0)
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.perform(threads: workers) {
      while failure.withLock({ $0 == nil }) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < places.count else { break }
        do { try work(index) } catch { failure.withLock { $0 = $0 ?? error } }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
