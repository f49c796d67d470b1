import Columns
import Engine
import Foundation
import History
import Intake
import Semantics

/// Lists at speed: the book of `Benchmarks/lists` over made-up applications with 224 child rows each.
struct ListsRun {
  private let program: Program
  private let data: ListsData
  private let threads: Int

  init(applications: Int, threads: Int) throws {
    let checked = try check(bookAt: "Benchmarks/lists/lists.rules", reader: .files)
    guard let program = checked.program else {
      throw Yardstick.Refusal(description: "Benchmarks/lists has problems: run `rulebench check`")
    }
    self.program = program
    self.threads = threads
    data = ListsData(applications: applications)
  }

  /// Seconds of some runs over a history file, which is made where there is none, and the approvals of the last.
  func seconds(rounds: Int, history path: String) throws -> (seconds: [Double], approvals: Int) {
    let schema = InputSchema(program)
    if access(path, F_OK) != 0 {
      _ = try History.importing(into: path, schema: schema, at: "2026-01-01") {
        (writing) throws(HistoryError) in
        for index in data.partSizes.indices {
          try writing.append(data.delivery(index), input: schema)
        }
        return "{}"
      }
    }
    let names = program.fieldsRead(by: program.observed).map { place in
      let name = program.schema(of: place).name
      return place.list.map { "\(program.lists[$0].name).\(name)" } ?? name
    }
    var reading = schema
    reading.reading = Set(names)
    let history = try History(path: path)
    return try run(over: { try history.parts(for: reading, words: []) }, rounds: rounds)
  }

  /// Seconds of some runs over parts that are in memory, and the approvals of the last.
  func seconds(rounds: Int) throws -> (seconds: [Double], approvals: Int) {
    let parts = Held(parts: data.partSizes.indices.map { data.part($0) })
    return try run(over: { parts }, rounds: rounds)
  }

  /// Reads and decides part after part, each by all threads.
  private func run(
    over parts: () throws -> any TableParts, rounds: Int
  ) throws -> (seconds: [Double], approvals: Int) {
    let clock = ContinuousClock()
    var approvals = 0
    let seconds = try (0..<rounds).map { _ in
      approvals = 0
      let begin = clock.now
      let engine = Engine(program)
      let parts = try parts()
      for index in parts.partSizes.indices {
        let decisions = try engine.decide(
          try parts.part(index), options: RunOptions(threads: threads))
        approvals += decisions.outcomes.count { $0 == 0 }
      }
      return (clock.now - begin) / .seconds(1)
    }
    return (seconds, approvals)
  }
}

/// Parts that stay in memory.
private struct Held: TableParts {
  let parts: [RecordTable]
  var partSizes: [Int] { parts.map(\.count) }
  func part(_ index: Int) -> RecordTable { parts[index] }
}
