import Semantics

extension BookReader {
  /// Reads books from disk; bytes that are not UTF-8 read as U+FFFD, which the lexer reports.
  static let disk = BookReader(
    text: { String(decoding: try FileSystem.read($0), as: UTF8.self) },
    names: { FileSystem.names(in: $0) })
}
