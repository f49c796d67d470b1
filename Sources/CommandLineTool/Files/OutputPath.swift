import Diagnostics
import Glibc

/// A file that a verb is about to write, looked at before anything is done: it is none of those that are read, and what
/// it replaces is an earlier one of its kind.
struct OutputPath {
  let path: String
  /// What is written, as messages name it.
  private let what: Phrase
  /// Whether the bytes of a file are such an output.
  private let holds: ([UInt8]) -> Bool

  init(_ path: String, of what: Phrase, holds: @escaping ([UInt8]) -> Bool) {
    self.path = path
    self.what = what
    self.holds = holds
  }

  /// - Throws: where writing would destroy an input, or a file of another kind.
  func check(inputs: [String]) throws {
    try checkReplaced(inputs: inputs)
    guard (FileSystem.status(path)?.st_mode ?? S_IFREG) & S_IFMT == S_IFREG else { return }
    try FileSystem.checkFolder(of: path)
  }

  /// The same without a look at whether it can be written.
  func checkReplaced(inputs: [String]) throws {
    guard let status = FileSystem.status(path) else { return }
    if FileSystem.isFolder(path) { throw ToolError.file(path, .write, EISDIR) }
    let input = inputs.first { input in
      FileSystem.status(input).map {
        $0.st_dev == status.st_dev && $0.st_ino == status.st_ino
      } ?? false
    }
    if let input {
      throw ToolError(
        .wrongUsage,
        Phrase(
          "the output '\(path)' would replace '\(input)', which is read",
          "输出文件“\(path)”会覆盖所要读取的“\(input)”"),
        remedy: Self.otherName)
    }
    // What is no plain file, such as a terminal, is written to and replaced by nothing.
    guard status.st_mode & S_IFMT == S_IFREG else { return }
    guard status.st_size > 0 else { return }
    guard holds(try FileSystem.read(path)) else {
      throw ToolError(
        .wrongUsage,
        Phrase("the output '\(path)' exists and does not hold ", "输出文件“\(path)”已存在，且内容不是") + what,
        remedy: Self.otherName)
    }
  }

  private static let otherName = Phrase("name another file", "请另指定一个文件")

  /// Whether bytes are a page for a browser.
  static func isPage(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "<!doctype html>".utf8) }
}
