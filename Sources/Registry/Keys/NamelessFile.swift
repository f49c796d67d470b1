import Diagnostics
import Glibc

/// A file without a name, for a program that is run: it goes with the last who holds it, whoever is killed.
///
/// A program that is given its descriptor as, say, number 3 opens it as `/dev/fd/3`.
final class NamelessFile {
  let descriptor: Int32
  /// Descriptors below it are for the programs' own numbering.
  private static let least: Int32 = 16

  /// A file that holds a text.
  init(_ text: String = "") throws(RegistryError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let made = Self.open(in: folder)
    guard made >= 0 else { throw Self.failure("cannot write in '\(folder)'", "无法写入“\(folder)”") }
    descriptor = fcntl(made, F_DUPFD_CLOEXEC, Self.least)
    close(made)
    guard descriptor >= 0 else { throw Self.failure("cannot use a temporary file", "无法读写临时文件") }
    try write(Array(text.utf8))
  }

  /// A file that never has a name; where the file system knows none such, one that loses it at once.
  private static func open(in folder: String) -> Int32 {
    let made = Glibc.open(folder, O_RDWR | O_CLOEXEC | __O_TMPFILE, 0o600)
    guard made < 0, errno == EOPNOTSUPP || errno == EISDIR else { return made }
    var template = Array("\(folder)/rulebench-XXXXXX".utf8CString)
    let named = mkstemp(&template)
    if named >= 0 { unlink(template) }
    return named
  }

  deinit { close(descriptor) }

  /// Writes from the beginning, where a program then begins to read.
  private func write(_ bytes: [UInt8]) throws(RegistryError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      guard count > 0 else { throw Self.failure("cannot use a temporary file", "无法读写临时文件") }
      offset += count
    }
  }

  /// What is in it now, sound or not.
  func text() throws(RegistryError) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      let count = pread(descriptor, &piece, piece.count, off_t(bytes.count))
      guard count >= 0 else { throw Self.failure("cannot use a temporary file", "无法读写临时文件") }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece[..<count]
    }
  }

  private static func failure(_ english: Sentence, _ chinese: Sentence) -> RegistryError {
    RegistryError(
      .keygenFailed, Phrase(english, chinese) + Phrase(": ", "：") + SystemReason.words(errno))
  }
}
