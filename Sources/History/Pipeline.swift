import Dispatch
import Synchronization

/// Work that is made on a few threads and taken in order.
enum Pipeline {
  /// Calls `make` for each index, several at a time, and `take` with what was made, one after the other in the order of the
  /// indices; so that what is taken does not depend on threads.
  ///
  /// - Parameter state: makes what each thread keeps for itself.
  static func inOrder<Made, State>(
    count: Int, threads: Int = 2, state: () -> State,
    make: (Int, inout State) throws(HistoryError) -> Made,
    take: (Int, Made) throws(HistoryError) -> Void
  ) throws(HistoryError) {
    let next = Atomic(0)
    let failure = Mutex<HistoryError?>(nil)
    let turns = (0...count).map { _ in DispatchSemaphore(value: 0) }
    turns[0].signal()
    // `make` is called by several threads with different indices and states, `take` by one at a time.
    nonisolated(unsafe) let (state, make, take) = (state, make, take)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      var own = state()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        var made: Made?
        if failure.withLock({ $0 == nil }) {
          do throws(HistoryError) {
            made = try make(index, &own)
          } catch {
            failure.withLock { $0 = $0 ?? error }
          }
        }
        turns[index].wait()
        if let made, failure.withLock({ $0 == nil }) {
          do throws(HistoryError) {
            try take(index, made)
          } catch {
            failure.withLock { $0 = $0 ?? error }
          }
        }
        turns[index + 1].signal()
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
