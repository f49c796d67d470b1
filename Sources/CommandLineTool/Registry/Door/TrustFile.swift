import Diagnostics
import Glibc
import Registry

/// A trust file on disk, held so that two fetches move it one after the other.
///
/// The lock is on the file beside it that ends in `.lock`, for the trust file itself is replaced.
final class TrustFile {
  let path: String
  private(set) var trust: Trust
  private let lock: Int32

  /// Reads a trust file and keeps others from moving it.
  ///
  /// - Throws: a usage error where there is none: nobody is trusted because he was met first.
  init(holding path: String) throws {
    try Self.checkPresence(path)
    self.path = path
    lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw ToolError.file(path + ".lock", .write, errno) }
    do {
      try Self.wait(for: lock, path + ".lock")
    } catch {
      close(lock)
      throw error
    }
    do {
      trust = try Self.read(path)
    } catch {
      Self.release(lock)
      throw error
    }
  }

  deinit { Self.release(lock) }

  /// Waits half a minute at most: whoever holds it longer hangs.
  private static func wait(for lock: Int32, _ path: String) throws(ToolError) {
    for attempt in 1... {
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { return }
      let reason = errno
      guard reason == EINTR || (reason == EWOULDBLOCK && attempt < 600) else {
        throw ToolError.file(path, .write, reason)
      }
      usleep(50_000)
    }
  }

  /// Unlocks before it closes: a process that is just being started has the descriptor, too, and would keep the lock.
  private static func release(_ lock: Int32) {
    flock(lock, LOCK_UN)
    close(lock)
  }

  /// Reads a trust file.
  ///
  /// - Throws: where there is none (wrong usage), or it is none.
  static func read(_ path: String) throws -> Trust {
    try checkPresence(path)
    do {
      return try Trust(file: try FileSystem.read(path, .trust))
    } catch let error as RegistryError {
      throw ToolError(
        .badInput, Phrase("the trust file '\(path)': ", "信任文件“\(path)”：") + error.message,
        remedy: error.remedy)
    }
  }

  /// Nothing is made beside a file that is not there, not even a lock.
  private static func checkPresence(_ path: String) throws(ToolError) {
    guard FileSystem.status(path) != nil else {
      throw ToolError(
        .wrongUsage, Phrase("no trust file '\(path)'", "没有信任文件“\(path)”"),
        remedy: Phrase(
          "have it made by 'rulebench registry trust', and compare its digest by another way",
          "请用“rulebench registry trust”生成，并通过其他途径核对其摘要"))
    }
  }

  /// Puts what is known now in the file's place.
  func move(to trust: Trust) throws {
    guard trust != self.trust else { return }
    try FileSystem.replace(path, with: try trust.file())
    self.trust = trust
  }
}
