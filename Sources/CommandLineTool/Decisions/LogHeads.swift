import Diagnostics
import Registry

/// The file of heads that a checkpoint takes: canonical JSON with a line end.
enum LogHeads {
  static func text(_ heads: [LogHead]) throws -> String {
    try CanonicalJSON.text(of: Checkpoint(logHeads: heads)) + "\n"
  }

  /// The last head that a registry has of each chain.
  static func signed(in state: RegistryState) -> [LogHead] {
    state.logHeads.values.sorted { $0.chain < $1.chain }
  }

  static func read(_ path: String) throws -> [LogHead] {
    var bytes = try FileSystem.read(path)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    do {
      return try CanonicalJSON.decode(Checkpoint.self, from: bytes).logHeads
    } catch {
      throw ToolError(
        .badInput, Phrase("'\(path)' holds no heads of decision logs", "“\(path)”不是决策日志的链头文件"),
        remedy: Phrase("'verify-log --out' writes such a file", "可由“verify-log --out”写出"))
    }
  }
}
