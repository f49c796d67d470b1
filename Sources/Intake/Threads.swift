import Dispatch
import Synchronization

/// Work that is split by index over a few threads; what is done for an index never depends on which.
enum Threads {
  /// Calls `body` once for each element, on `threads` threads; each call owns its element.
  static func forEach<Element>(
    _ elements: inout [Element], threads: Int, _ body: (Int, inout Element) -> Void
  ) {
    guard threads > 1, elements.count > 1 else {
      for index in elements.indices { body(index, &elements[index]) }
      return
    }
    let next = Atomic(0)
    elements.withUnsafeMutableBufferPointer { buffer in
      // Indices are handed out once each, so no element is touched by two threads.
      nonisolated(unsafe) let buffer = buffer
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: min(threads, buffer.count)) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < buffer.count else { return }
          body(index, &buffer[index])
        }
      }
    }
  }
}
