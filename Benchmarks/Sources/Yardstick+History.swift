import Columns
import Dispatch
import Engine
import Foundation
import History
import Intake
import Semantics
import Synchronization

/// The yardstick over a history file: making it from the CSV, and replaying it part by part.
extension Yardstick {
  /// Makes the history anew from `applications.csv`.
  func importHistory() throws {
    let path = Self.historyPath(folder)
    try? FileManager.default.removeItem(atPath: path)
    let schema = InputSchema(engine.program)
    let table = try applications()
    _ = try History.importing(into: path, schema: schema, at: "2026-01-01") {
      (writing) throws(HistoryError) in
      try writing.append(table, input: schema)
      return "{}"
    }
  }

  /// Opens the history, decides every application in it and counts.
  func replayAndCount() throws -> Counts {
    let history = try History(path: Self.historyPath(folder))
    let parts = try history.parts(for: InputSchema(engine.program), words: [])
    let count = parts.partSizes.count
    let next = Atomic(0)
    let total = Mutex<Result<Counts, any Error>>(.success(Counts(firstMonth: 0, cells: [])))
    // Only read: the engine and what it was made from.
    nonisolated(unsafe) let yardstick = self
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let counted = Result {
          try yardstick.decideAndCount(try parts.part(index), threads: 1)
        }
        total.withLock { total in
          total = total.flatMap { all in counted.map { all.adding($0) } }
        }
      }
    }
    return try total.withLock { try $0.get() }
  }

  /// Writes the counts of a replay, for comparison with exact ones.
  func writeCounts(to write: (String) -> Void) throws {
    let counts = try replayAndCount()
    for (index, cell) in counts.cells.enumerated() where cell.applications > 0 {
      let month = Int(counts.firstMonth) + index / 3
      write(
        "\(month / 12 * 100 + month % 12 + 1),\(index % 3),\(cell.applications),\(cell.line)\n")
    }
  }
}

extension Yardstick.Counts {
  /// The sums of both, over the months of both.
  func adding(_ other: Yardstick.Counts) -> Yardstick.Counts {
    if cells.isEmpty { return other }
    if other.cells.isEmpty { return self }
    let first = min(firstMonth, other.firstMonth)
    let end = max(
      Int(firstMonth) + cells.count / 3, Int(other.firstMonth) + other.cells.count / 3)
    var sum = Yardstick.Counts(
      firstMonth: first,
      cells: Array(repeating: Yardstick.Count(), count: (end - Int(first)) * 3))
    for part in [self, other] {
      let offset = Int(part.firstMonth - first) * 3
      for (index, cell) in part.cells.enumerated() where cell.applications > 0 {
        sum.cells[offset + index].add(cell)
      }
    }
    return sum
  }
}

extension Yardstick.Count {
  fileprivate mutating func add(_ other: Yardstick.Count) {
    applications += other.applications
    line += other.line
    for rule in fired.indices {
      fired[rule] += other.fired[rule]
      undecided[rule] += other.undecided[rule]
    }
  }
}
