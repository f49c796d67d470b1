import Diagnostics
import Engine
import Registry
import SQLite

extension Verb {
  private static let heads = Option<String>.text(
    "heads", valueName: "file",
    help: Phrase(
      "The heads of decision logs, as 'verify-log --out' writes them.",
      "“verify-log --out”写出的决策日志链头。"),
    isRepeated: true)
  private static let trust = Option<String>.text(
    "trust", valueName: "file",
    help: Phrase("A trust file to move forward to this event.", "前移到本事件的信任文件。"))
  private static let witness = Option<String>.text(
    "out", valueName: "file",
    help: Phrase(
      "Writes the signed checkpoint to this file, for a witness to keep.", "将已签署的检查点写入该文件，交由见证方保管。")
  )

  /// Signs where the log and the decision logs stand.
  static let registryCheckpoint = Verb(
    "checkpoint", Phrase("Sign where the log and the logs of decisions stand.", "签署日志与决策日志的当前位置。"),
    discussion: Phrase(
      """
      A checkpoint covers every event before it, also those that are not signed singly. A copy that somebody else keeps \
      shows later whether the log was cut or rebuilt since.
      """,
      """
      检查点覆盖此前全部事件，包括未单独签名的事件。由他人保管的副本日后可证明日志是否被截断或重建。
      """),
    accepts: [heads, trust, witness] + RegistryOptions.signing
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    try arguments[witness].map {
      try OutputPath($0, of: Phrase("a checkpoint", "检查点")) { $0.starts(with: "{\n".utf8) }
        .check(inputs: [run.path] + arguments.all(heads) + [arguments[trust]].compactMap(\.self))
    }
    let logHeads = try arguments.all(heads).flatMap { try LogHeads.read($0) }
    let store = try run.openChecked()
    let file = try arguments[trust].map { try TrustFile(holding: $0) }
    // What the file trusts in must be this log, before anything is added to it.
    let door = try file.map {
      Door(trust: $0.trust, engine: try .current(), now: .now, keygen: try run.keygen())
    }
    _ = try door?.look(atRegistry: run.path)
    let stored = try run.sign(in: store) { _ throws(RegistryError) in
      .checkpoint(Checkpoint(logHeads: logHeads))
    }
    if let file, let door { try file.move(to: door.look(atRegistry: run.path).trust) }
    if let path = arguments[witness] {
      try FileSystem.replace(path, with: Array(stored.json.pretty.utf8))
    }
    return .good
  }
}
