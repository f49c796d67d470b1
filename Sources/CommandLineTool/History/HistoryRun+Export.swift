import Diagnostics
import Glibc
import History
import Reports
import SQLite

extension HistoryRun {
  /// Writes the CSV files of a history, each whole or not at all.
  func export() throws -> ExitCode {
    try allow(Verb.historyOut, Verb.identified)
    let folder = try arguments.required(Verb.historyOut)
    let isIdentified = arguments[Verb.identified]
    let history = try History(path: path)
    let export = try HistoryExport(history, isIdentified: isIdentified)
    try FileSystem.makeFolder(folder)
    let files = try export.files()
    let progress = Progress(
      console, Phrase("writing", "写入中"), total: files.reduce(0) { $0 + $1.rows })
    var done = 0
    for file in files {
      try FileSystem.replace("\(folder)/\(file.name)") { write throws(ToolError) in
        do { try file.write(write) } catch let error as ToolError { throw error } catch {
          throw ToolError.anyStore(error, path)
        }
      }
      done += file.rows
      progress.move(to: done)
    }
    progress.finish()
    let count = files.count == 1 ? "1 file" : "\(files.count) files"
    for file in files { console.print("\(file.name)  \(ImportWords.count(file.rows))") }
    console.say(
      isIdentified
        ? Phrase(
          "wrote \(count) to '\(folder)'; they import again to \(history.digest)",
          "已将 \(files.count) 个文件写入“\(folder)”；重新导入可得到 \(history.digest)")
        : Phrase(
          "wrote \(count) to '\(folder)' with pseudonyms; with --identified they import again to the same digest",
          "已将 \(files.count) 个文件写入“\(folder)”，标识以代号替换；加 --identified 的导出重新导入可得到相同摘要"))
    return .good
  }

  /// Lists the rows that imports kept aside.
  func quarantine() throws -> ExitCode {
    try allow(Verb.historyOut)
    _ = try History(path: path)
    let rows: [Quarantine.Row]
    do {
      rows = try Quarantine.rows(in: Database(path: path))
    } catch { throw HistoryError.store(path: path, error) }
    if let out = arguments[Verb.historyOut] {
      try FileSystem.replace(out, with: Array(Quarantine.csv(rows, in: console.language).utf8))
      console.say(
        Phrase(
          "wrote \(ImportWords.count(rows.count)) rows to '\(out)'",
          "已将 \(ImportWords.count(rows.count)) 行写入“\(out)”"))
    } else {
      console.write(QuarantineText.render(rows, in: console.language))
    }
    return .good
  }
}
