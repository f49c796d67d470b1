import Diagnostics
import Registry
import RunRecord
import Simulation

/// A run made again by its record, and what is not as the record says.
struct RunVerification {
  /// What differs, one sentence each.
  private(set) var differences: [Phrase] = []
  let record: RunRecord
  /// The record's file.
  let bytes: [UInt8]
  private let folder: String

  /// - Throws: where the record cannot be read.
  init(recordAt path: String) throws {
    bytes = try FileSystem.read(path, .record)
    do {
      record = try RunRecord(json: bytes)
    } catch {
      throw ToolError.notARecord(path)
    }
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// Makes the run again from what its record names, and compares what comes of it.
  ///
  /// - Parameter histories: those that were checked before.
  /// - Throws: where an input is not that of the record any more, or the history's file is not what it says it is.
  mutating func repeatRun(
    threads: Int, histories: CheckedHistories = CheckedHistories(), _ console: Console
  ) throws -> (inputs: RunInputs, run: BacktestRun, result: RunResult) {
    let inputs = try RunInputs(RunRequest(record), console)
    try compareInputs(inputs)
    try inputs.checkHistory(histories, console)
    let run = try inputs.run(threads: threads, console)
    let result = try RunResult(
      run, inputs.books, inputs.history, notDecided: try inputs.notDecided())
    try compare(result)
    return (inputs, run, result)
  }

  /// Compares what the record names with what is there now, before anything is replayed.
  ///
  /// - Throws: naming all that changed, for another input gives another run.
  private func compareInputs(_ inputs: RunInputs) throws(ToolError) {
    var changed = inputs.books.changes(since: record)
    if record.data.digest != inputs.history.digest {
      changed.append(Phrase("the history '\(record.data.path)'", "历史库“\(record.data.path)”"))
    }
    guard changed.isEmpty else { throw .changed(changed) }
  }

  /// Compares what a new run came to with the record, and the files beside it with both.
  private mutating func compare(_ result: RunResult) throws {
    let fresh = result.record
    note(
      record.engine.semantics == fresh.engine.semantics, Phrase("the meaning of rules", "规则语义版本"))
    note(
      record.engine.conformance == fresh.engine.conformance,
      Phrase("what the engine makes of the conformance cases", "引擎的一致性用例结果"))
    let recorded = Dictionary(
      record.tables.map { ($0.name, $0.digest) }, uniquingKeysWith: { first, _ in first })
    for table in fresh.tables {
      note(
        recorded[table.name] == table.digest,
        Phrase("the table '\(table.name)'", "表“\(table.name)”"))
    }
    for table in record.tables where !fresh.tables.contains(where: { $0.name == table.name }) {
      note(false, Phrase("the table '\(table.name)'", "表“\(table.name)”"))
    }
    note(record.summary == fresh.summary, Phrase("the figures", "指标"))
    note(record.result == fresh.result, Phrase("the result digest", "结果摘要"))
    note(record == fresh, Phrase("the record itself", "运行记录本身"))
    // The page may open in either language; all else is the same in both.
    let (english, chinese) = (try result.files(in: .english), try result.files(in: .chinese))
    for (file, other) in zip(english, chinese) where file.name != RunFiles.record {
      let path = "\(folder)/\(file.name)"
      guard FileSystem.status(path) != nil else {
        differences.append(Phrase("the file '\(path)' is gone", "文件“\(path)”已不存在"))
        continue
      }
      let bytes = try FileSystem.read(path, .evidence)
      if bytes != file.bytes, bytes != other.bytes {
        differences.append(
          Phrase("the file '\(path)' is not what the run wrote", "文件“\(path)”与运行结果不符"))
      }
    }
  }

  private mutating func note(_ isEqual: Bool, _ what: Phrase) {
    if !isEqual {
      differences.append(what + Phrase(" differs from the record", "与记录不符"))
    }
  }
}

extension ToolError {
  /// A file that holds no record of a run; `nil` where its path is not known.
  static func notARecord(_ path: String?) -> ToolError {
    let name = path.map { Phrase(" '\($0)'", "“\($0)”") } ?? Phrase("", "")
    return ToolError(
      .badInput,
      Phrase("the file", "文件") + name + Phrase(" is not the record of a run", "不是运行记录"),
      remedy: Phrase(
        "name the run.json that 'backtest --out' wrote", "请指定“backtest --out”写出的 run.json"))
  }
}
