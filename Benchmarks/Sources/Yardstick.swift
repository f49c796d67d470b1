import Columns
import Engine
import Foundation
import History
import Intake
import Numbers
import Semantics

/// The engine applied to RB30: the only place of the benchmark that knows the engine.
final class Yardstick {
  /// Applications in the data.
  let rows: Int
  let engine: Engine
  let threads: Int
  let folder: String
  private let request: IntakeRequest
  /// The applications, held for `memory`; `csv` reads them anew for every run, `history` part by part.
  private let table: RecordTable?

  /// Why the yardstick cannot run.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  /// Checks `Models/rb30`, and for `memory` reads the applications of `folder` once.
  init(folder: String, source: Benchmark.Source, threads: Int) throws {
    self.threads = threads
    self.folder = folder
    let checked = try check(bookAt: "Models/rb30", reader: .files)
    guard let program = checked.program else {
      throw Refusal(description: "Models/rb30 has problems: run `rulebench check Models/rb30`")
    }
    engine = Engine(program)
    request = IntakeRequest(
      files: ["application": folder + "/applications.csv"], threads: threads)
    if source == .history {
      rows = try History(path: Self.historyPath(folder)).count
      table = nil
      return
    }
    let table = try Self.read(request, program)
    rows = table.count
    self.table = source == .memory ? table : nil
  }

  static func historyPath(_ folder: String) -> String { folder + "/rulebench.db" }

  private static func read(_ request: IntakeRequest, _ program: Program) throws -> RecordTable {
    let result = try load(request, schema: InputSchema(program))
    guard let table = result.table, result.badRowCount == 0 else {
      throw Refusal(description: "\(result.badRowCount) rows of the yardstick's data are bad")
    }
    return table
  }

  func applications() throws -> RecordTable {
    try table ?? Self.read(request, engine.program)
  }

  /// Decides every application into fresh columns of outcome, line, term, rate and reason masks.
  func decideAndKeep() throws -> Decisions {
    try engine.decide(try applications(), options: RunOptions(threads: threads))
  }

  /// The median time of deciding one application that is in memory, of the first thousand, twenty times over.
  func secondsOfOneDecision() throws -> Double {
    let table = try applications()
    let clock = ContinuousClock()
    let singles = (0..<min(1_000, table.count)).map { table.gathering([$0]) }
    var taken: [Double] = []
    for single in (0..<20).flatMap({ _ in singles }) {
      let begin = clock.now
      let decisions = try engine.decide(single, options: RunOptions(threads: 1))
      taken.append((clock.now - begin) / .seconds(1))
      withExtendedLifetime(decisions) {}
    }
    return taken.sorted()[taken.count / 2]
  }

  /// Applications, approved line and hits of every rule, for a month and an outcome.
  struct Count {
    var applications = 0
    var line: Int128 = 0
    var fired = [Int](repeating: 0, count: 64)
    var undecided = [Int](repeating: 0, count: 64)
  }

  /// Counts by month and outcome: three cells a month.
  struct Counts {
    /// Year × 12 + month − 1.
    var firstMonth: Int32
    var cells: [Count]
  }

  /// Decides every application, keeping counts by month and outcome, approved line and hits by rule.
  func decideAndCount() throws -> Counts {
    try decideAndCount(try applications(), threads: threads)
  }

  func decideAndCount(_ table: RecordTable, threads: Int) throws -> Counts {
    let decisions = try engine.decide(table, options: RunOptions(threads: threads))
    guard let dates = table.column("application_date"),
      let line = engine.program.outputs.firstIndex(where: { $0.name == "line" })
    else { throw Refusal(description: "no application_date or no line") }
    return tally(decisions, dates, decisions.outputs[line])
  }

  private func tally(_ decisions: Decisions, _ dates: Column, _ line: Column) -> Counts {
    guard case .int32(let packed) = dates.storage else { return Counts(firstMonth: 0, cells: []) }
    let first = (packed.min() ?? 0) >> 5
    let months = Int((packed.max() ?? 0) >> 5 - first) + 1
    var counts = [Count](repeating: Count(), count: months * 3)
    let cells = Self.paired(packed, decisions.outcomes) { ($0 >> 5 &- first) &* 3 &+ Int32($1) }
    for (cell, count) in Self.histogram(cells, size: counts.count).enumerated() {
      counts[cell].applications = Int(count)
    }
    // A column of whole yuan holds no decimals; lines are counted in fen.
    let fen = (line.decimals..<2).reduce(Int64(1)) { unit, _ in unit * 10 }
    let lines: [Int64] =
      switch line.storage {
      case .int32(let values): values.map { Int64($0) }
      case .lanes(let values): values.map { Int64($0) }
      case .bytes, .wide: (0..<line.count).map { Int64(clamping: line.scaled($0)) }
      }
    var sums = [Int64](repeating: 0, count: counts.count)
    // What is proposed on referral stands in cells of its own, which are not counted.
    for (row, cell) in cells.enumerated() { sums[Int(cell)] &+= lines[row] }
    for cell in sums.indices where cell % 3 != 0 { sums[cell] = 0 }
    for (cell, sum) in sums.enumerated() { counts[cell].line = Int128(sum * fen) }
    for (plane, bytes) in decisions.firedPlanes.enumerated() {
      Self.addBits(bytes, plane, cells, months * 3) { counts[$0].fired[$1] += $2 }
    }
    for (plane, bytes) in decisions.undecidedPlanes.enumerated() where !bytes.isEmpty {
      Self.addBits(bytes, plane, cells, months * 3) { counts[$0].undecided[$1] += $2 }
    }
    return Counts(firstMonth: first, cells: counts)
  }

  /// Counts each of eight rules' bits by cell: a histogram of bytes first, bits of the histogram after.
  private static func addBits(
    _ bytes: [UInt8], _ plane: Int, _ cells: [Int32], _ cellCount: Int,
    add: (_ cell: Int, _ rule: Int, _ count: Int) -> Void
  ) {
    let histogram = histogram(
      paired(cells, bytes) { $0 << 8 | Int32($1) }, size: cellCount * 256)
    for cell in 0..<cellCount {
      for byte in 1..<256 where histogram[cell << 8 | byte] != 0 {
        for bit in 0..<8 where byte >> bit & 1 != 0 {
          add(cell, plane * 8 + bit, Int(histogram[cell << 8 | byte]))
        }
      }
    }
  }

  /// A value for each two of the same row.
  @inline(__always) private static func paired(
    _ first: [Int32], _ second: [UInt8], _ value: (Int32, UInt8) -> Int32
  ) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: first.count) { values, count in
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          for row in first.indices { values[row] = value(first[row], second[row]) }
        }
      }
      count = first.count
    }
  }

  /// How often each value below `size` stands among some.
  ///
  /// Neighbouring rows are mostly alike, and adding to one place again and again waits for itself: so they
  /// count in four places by turns.
  private static func histogram(_ values: [Int32], size: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: size * 4)
    counts.withUnsafeMutableBufferPointer { counts in
      values.withUnsafeBufferPointer { values in
        for row in values.indices { counts[(row & 3) &* size &+ Int(values[row])] &+= 1 }
      }
    }
    return (0..<size).map {
      counts[$0] + counts[size + $0] + counts[2 * size + $0] + counts[3 * size + $0]
    }
  }

  /// Writes every decision in the columns of expected.csv.
  func dump(to write: (String) -> Void) throws {
    let table = try applications()
    let decisions = try decideAndKeep()
    let program = engine.program
    guard let ids = table.column("app_id") else { throw Refusal(description: "no app_id") }
    // A rule's code is R and its bit; `missing` counts the rules that can be undecided, in bit order.
    let bits = program.rules.map { Int($0.code.dropFirst()) ?? 0 }
    let open = program.rules.indices.filter { program.rules[$0].undecided != nil }
      .sorted { bits[$0] < bits[$1] }
    let outputs = ["line", "term", "rate"].map { name in
      program.outputs.firstIndex { $0.name == name } ?? 0
    }
    var text = "app_id,outcome,line,term,rate,fired,missing\n"
    for row in 0..<decisions.count {
      var (fired, missing) = (0, 0)
      for rule in bits.indices where decisions.fired(rule, row) { fired |= 1 << bits[rule] }
      for (bit, rule) in open.enumerated() where decisions.undecided(rule, row) {
        missing |= 1 << bit
      }
      let values = outputs.map { decisions.number($0, row)?.description ?? "0" }
      text += "\(ids.scaled(row)),\(decisions.outcomes[row]),"
      text += "\(values.joined(separator: ",")),\(fired),\(missing)\n"
      if text.utf8.count > 1 << 20 {
        write(text)
        text = ""
      }
    }
    write(text)
  }
}

extension BookReader {
  /// Rule files of the working tree.
  static let files = BookReader(
    text: { try String(contentsOfFile: $0, encoding: .utf8) },
    names: { try? FileManager.default.contentsOfDirectory(atPath: $0) })
}
