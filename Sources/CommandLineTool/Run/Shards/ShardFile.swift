import Diagnostics
import RunRecord
import Simulation

/// The file of a shard: what the run was of, and all from which its results are reckoned.
struct ShardFile {
  let path: String
  /// Of a run without tables and figures, for these are of all shards together.
  let record: RunRecord
  let shard: CustomerShard
  let columns: ColumnFile
  /// Applications that the history keeps aside, where it can be told.
  let notDecided: Int?

  /// The bytes of a shard's file.
  static func bytes(
    _ run: BacktestRun, _ books: RunBooks, _ history: HistoryName, notDecided: Int?
  ) throws -> [UInt8] {
    let summary = Summary()
    let record = try RunRecord(
      run, books, history, [], summary, books.gates.map { $0.result(for: summary) })
    var columns = run.columns
    columns.add("record", [try record.json()])
    columns.add("not_decided", notDecided.map { [Int64($0)] } ?? [])
    return columns.bytes
  }

  /// - Throws: where the file is none, or is not whole.
  init(path: String) throws(ToolError) {
    self.path = path
    let bytes = try FileSystem.read(path)
    do {
      columns = try ColumnFile(bytes)
      guard let text = try columns.texts("record").first else { throw ColumnFile.Fault.broken }
      record = try RunRecord(json: Array(text.utf8))
      guard let shard = record.options.shard.flatMap({ CustomerShard($0) }) else {
        throw ColumnFile.Fault.broken
      }
      self.shard = shard
      let aside: [Int64] = try columns.integers("not_decided")
      notDecided = aside.first.map { Int($0) }
    } catch {
      throw .notAShard(path)
    }
  }

  /// The record of the run that was cut, as far as every shard says the same of it.
  private var common: RunRecord {
    var common = record
    common.options.shard = nil
    common.data.applications = 0
    common.data.customers = 0
    (common.data.first, common.data.last) = (nil, nil)
    common.exclusions = []
    common.distributions = []
    common.command = ""
    return common
  }

  /// The record of the whole run: every shard is there once, and all are of the same run.
  ///
  /// - Throws: naming what is missing, twice there, or of another run.
  static func whole(_ files: [ShardFile]) throws(ToolError) -> RunRecord {
    guard let first = files.first else {
      throw ToolError(.wrongUsage, Phrase("no shard is named", "未指定分片"))
    }
    var seen: [Int: String] = [:]
    for file in files {
      guard file.shard.count == first.shard.count, file.common == first.common else {
        throw ToolError(
          .badInput,
          Phrase(
            "'\(file.path)' is of another run than '\(first.path)'",
            "“\(file.path)”与“\(first.path)”不属于同一次运行"))
      }
      if let other = seen.updateValue(file.path, forKey: file.shard.index) {
        throw ToolError(
          .badInput,
          Phrase(
            "'\(other)' and '\(file.path)' are both shard \(file.shard.text)",
            "“\(other)”与“\(file.path)”都是分片 \(file.shard.text)"))
      }
    }
    let missing = (1...first.shard.count).filter { seen[$0] == nil }.map {
      "\($0)/\(first.shard.count)"
    }
    guard missing.isEmpty else {
      throw ToolError(
        .badInput,
        Phrase(
          "missing: shard \(missing.joined(separator: ", "))",
          "缺少分片 \(missing.joined(separator: "、"))"))
    }
    return first.common
  }
}

extension ToolError {
  /// A file that holds no shard, or not all of it.
  static func notAShard(_ path: String) -> ToolError {
    ToolError(
      .badInput,
      Phrase("'\(path)' is no shard of a run, or is not whole", "“\(path)”不是运行的分片，或内容不完整"),
      remedy: Phrase(
        "name files that 'backtest --shard' wrote", "请指定“backtest --shard”写出的文件"))
  }
}
