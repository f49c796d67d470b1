import Dispatch
import Synchronization

/// A row of the log with what its text says: nothing of it hangs on the rows before, so that many are read at once.
struct ReadRow: Sendable {
  /// Rows that are worth the trouble of several threads, and those that are read at once at most.
  private static let (few, most) = (64, 4_096)

  let row: EventChain.Row
  /// `nil` where the row holds no sound text.
  let reading: Result<StoredEvent, CanonicalJSON.Fault>?

  init(_ row: EventChain.Row) {
    self.row = row
    reading = row.text.map { text in
      Result { () throws(CanonicalJSON.Fault) in
        try StoredEvent(text: text, signature: row.signature)
      }
    }
  }

  /// Collects rows and hands them on in their order, many read at once.
  struct Batch {
    private var rows: [EventChain.Row] = []

    /// Takes a row; hands all on that wait where they are many.
    mutating func add(
      _ row: EventChain.Row, _ body: (ReadRow) throws(RegistryError) -> Void
    ) throws(RegistryError) {
      rows.append(row)
      if rows.count == ReadRow.most { try handOn(body) }
    }

    /// Hands on all that wait.
    mutating func handOn(
      _ body: (ReadRow) throws(RegistryError) -> Void
    ) throws(RegistryError) {
      for row in ReadRow.all(rows) { try body(row) }
      rows.removeAll(keepingCapacity: true)
    }
  }

  private static func all(_ rows: [EventChain.Row]) -> [ReadRow] {
    guard rows.count > few else { return rows.map { ReadRow($0) } }
    let pieces = (rows.count + few - 1) / few
    let read = Mutex<[[ReadRow]]>(Array(repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let range = piece * few..<min((piece + 1) * few, rows.count)
      let own = rows[range].map { ReadRow($0) }
      read.withLock { $0[piece] = own }
    }
    return read.withLock { $0 }.flatMap { $0 }
  }
}
