import Diagnostics
import RunRecord
import Simulation

extension Verb {
  private static let shards = Positional(
    "shard", help: Phrase("The files of all shards.", "所有分片的文件。"), isRepeated: true)
  private static let mergeOut = Option<String>.text(
    "out", valueName: "folder",
    help: Phrase(
      "The folder to write, as 'backtest --out' writes it.", "要写入的文件夹，内容与“backtest --out”相同。"),
    isRequired: true)

  /// Joins the shards of a run.
  static let merge = Verb(
    "merge", Phrase("Join the shards of a backtest.", "合并回测的各个分片。"),
    discussion: Phrase(
      """
      Every shard must be there once, and all must be of the same books, scenario, history and options. What is written \
      is byte for byte what the whole run would have written. The books are read anew; the history is not.
      """,
      """
      每个分片须恰好给出一次，且规则书、情景、历史库与选项完全相同。写出的内容与整体运行逐字节一致。\
      规则书会重新读取，历史库不会。
      """),
    accepts: [shards, mergeOut]
  ) { arguments, console in
    let folder = try OutputFolder(arguments.required(mergeOut))
    let files = try arguments.all(shards).map { path throws(ToolError) in
      try ShardFile(path: path)
    }
    let record = try ShardFile.whole(files)
    let books = try RunBooks(RunRequest(record), console)
    let changes = books.changes(since: record)
    guard changes.isEmpty else { throw ToolError.changed(changes) }
    var run: BacktestRun
    do {
      run = try BacktestRun(
        merging: files.map(\.columns), live: books.live, candidate: books.candidate,
        scenario: books.scenario, books: books.checked,
        past: books.past.map(\.program), draws: books.request.draws)
    } catch is ColumnFile.Fault {
      throw ToolError.notAShard(files.map(\.path).joined(separator: ", "))
    }
    if books.request.variesAssumptions { run.varyAssumptions(gates: books.gates, threads: 2) }
    let history = HistoryName(path: record.data.path, digest: record.data.digest)
    return try RunResult(run, books, history, notDecided: files.first?.notDecided)
      .deliver(to: folder, console)
  }
}
