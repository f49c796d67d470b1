import Diagnostics
import Registry

/// The file of heads that a checkpoint takes: canonical JSON with a line end.
enum LogHeads {
  static func text(_ heads: [LogHead]) throws -> String {
    try CanonicalJSON.text(of: Checkpoint(logHeads: heads)) + "\n"
  }

  /// Whether a file's bytes are such a file.
  static func isHeads(_ bytes: [UInt8]) -> Bool {
    do { return try !decoded(bytes).isEmpty } catch { return false }
  }

  private static func decoded(_ bytes: [UInt8]) throws(CanonicalJSON.Fault) -> [LogHead] {
    let end = bytes.last == UInt8(ascii: "\n") ? 1 : 0
    let heads = try CanonicalJSON.decode(Checkpoint.self, from: Array(bytes.dropLast(end)))
      .logHeads
    guard
      heads.allSatisfy({ DecisionID("\($0.chain):1") != nil && Artefact.isDigest($0.head) })
    else { throw .unreadable(Phrase("they are none", "不是链头")) }
    return heads
  }

  static func read(_ path: String) throws -> [LogHead] {
    let bytes = try FileSystem.read(path, .heads)
    do {
      return try decoded(bytes)
    } catch {
      throw ToolError(
        .badInput, Phrase("'\(path)' holds no heads of decision logs", "“\(path)”不是决策日志的链头文件"),
        remedy: Phrase("'verify-log --out' writes such a file", "可由“verify-log --out”写出"))
    }
  }
}
