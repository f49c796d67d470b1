import Diagnostics
import RunRecord

extension Verb {
  private static let record = Positional(
    "record", help: Phrase("The run.json of the run.", "该次运行的 run.json。"))

  /// Makes a run again by its record.
  static let verifyRun = Verb(
    "verify-run", Phrase("Make a run again and compare it with its record.", "重做一次回测并与其记录核对。"),
    discussion: Phrase(
      """
      Reads the books, the scenario and the history that the record names, relative to the current folder, and says \
      which of them changed; holds the history's file against itself; replays, and says which tables, figures or files \
      beside the record differ.
      """,
      """
      读取记录所指的规则书、情景与历史库（路径相对于当前文件夹），指出其中已变更的；核验历史库文件本身；\
      重新回放，并指出与记录不符的表、指标或旁边的文件。
      """),
    accepts: [record, DataOptions.threads]
  ) { arguments, console in
    var verification = try RunVerification(recordAt: arguments[record])
    _ = try verification.repeatRun(threads: DataOptions.threadCount(arguments), console)
    for difference in verification.differences { console.print(difference) }
    guard verification.differences.isEmpty else { return .no }
    let count = verification.record.tables.count
    console.print(
      Phrase(
        "the run is as its record says: \(count) tables, result \(verification.record.result)",
        "运行与记录一致：\(count) 张表，结果摘要 \(verification.record.result)"))
    return .good
  }
}
