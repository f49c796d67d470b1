import Diagnostics
import Engine
import Reports
import RunRecord
import Simulation

extension Verb {
  /// A backtest with a scenario: its figures, gates and tables, or one shard of it.
  static func fullBacktest(
    _ arguments: Arguments, live: String, candidate: String, format: TextFormat,
    _ console: Console
  ) throws -> ExitCode {
    let request = try RunRequest(arguments, live: live, candidate: candidate)
    let threads = DataOptions.threadCount(arguments)
    guard request.shard == nil else {
      return try shard(request, to: try arguments.required(RunParameters.out), threads, console)
    }
    // What cannot be written is told before the work, not after it.
    let folder = try arguments[RunParameters.out].map { path throws(ToolError) in
      try OutputFolder(path)
    }
    let inputs = try RunInputs(request, console)
    let run = try inputs.run(threads: threads, console)
    let result = try RunResult(
      run, inputs.books, inputs.history, notDecided: try inputs.notDecided())
    if folder == nil {
      switch format {
      case .text: console.write(BacktestText.render(run.backtest, in: console.language))
      case .json: console.write(result.summary.json.pretty)
      }
    }
    if let audit = run.audit { console.write(audit.text(in: console.language)) }
    let code = try result.deliver(to: folder, console)
    return run.audit?.leaks.isEmpty == false ? .no : code
  }

  private static func shard(
    _ request: RunRequest, to path: String, _ threads: Int, _ console: Console
  ) throws -> ExitCode {
    let inputs = try RunInputs(request, console)
    let run = try inputs.run(threads: threads, console)
    let bytes = try ShardFile.bytes(
      run, inputs.books, inputs.history, notDecided: try inputs.notDecided())
    try FileSystem.replace(path, with: bytes)
    console.print(
      Phrase(
        "wrote '\(path)': \(run.ledger.count) applications of \(run.ledger.customerCount) customers",
        "已写入“\(path)”：\(run.ledger.customerCount) 个客户的 \(run.ledger.count) 笔申请"))
    return .good
  }
}
