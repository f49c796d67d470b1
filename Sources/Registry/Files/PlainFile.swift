import Diagnostics
import Glibc

/// How files are read so that reading them ends: plain ones only, none bigger than its kind may be.
///
/// Whatever else a path may name could be waited for without end (a pipe), or never end (a device); and what is far too big
/// is not what was meant. All that the registry is given is opened by this one way, so that nothing hangs and nothing takes
/// memory without bound.
package enum PlainFile {
  /// Refuses what is no file of a kind, without opening it.
  ///
  /// - Throws: where it is not there, is no plain file, or is bigger than its kind may be.
  package static func check(_ path: String, _ kind: Kind) throws(Refusal) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(path, errno) }
    try check(status, path, kind)
  }

  /// All bytes of a file.
  ///
  /// - Throws: as `check`, and where it may not be read.
  package static func bytes(of path: String, _ kind: Kind) throws(Refusal) -> [UInt8] {
    try content(of: path, kind).bytes
  }

  /// All bytes of a file, and what it is.
  static func content(
    of path: String, _ kind: Kind
  ) throws(Refusal) -> (bytes: [UInt8], status: stat) {
    let (descriptor, status) = try open(path, kind)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { return (bytes, status) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path, errno)
      }
      bytes += piece[..<count]
      // It may grow, or be one of the system's that say they are empty.
      guard bytes.count <= kind.limit else { throw .tooBig(path, kind) }
    }
  }

  /// Opens a file; whoever asks closes it.
  ///
  /// - Returns: its descriptor, and what it is.
  static func open(
    _ path: String, _ kind: Kind
  ) throws(Refusal) -> (descriptor: Int32, status: stat) {
    // Looked at first: a socket cannot be opened, and opening a device may do something.
    try check(path, kind)
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
    var status = stat()
    do throws(Refusal) {
      guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, errno) }
      try check(status, path, kind)
    } catch {
      close(descriptor)
      throw error
    }
    return (descriptor, status)
  }

  private static func check(_ status: stat, _ path: String, _ kind: Kind) throws(Refusal) {
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notPlain(path, status.st_mode, kind) }
    guard status.st_size <= kind.limit else { throw .tooBig(path, kind) }
  }
}
