import Foundation
import Glibc

/// A file that is written piece by piece and stands under its name only once it is whole.
final class OutputFile {
  private let path: String
  private var descriptor: Int32

  private var partial: String { path + ".partial" }

  /// - Throws: the system's error as `POSIXError`, as the other calls.
  init(_ path: String, _ table: Table) throws {
    self.path = path
    descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure() }
    try append(Array((table.keptColumns.map(\.name).joined(separator: ",") + "\n").utf8))
  }

  deinit {
    // Only a write that failed leaves it open.
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(partial)
  }

  func append(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count < 0 {
          if errno == EINTR { continue }
          throw Self.failure()
        }
        written += count
      }
    }
  }

  /// Closes the file and gives it its name.
  func finish() throws {
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, rename(partial, path) == 0 else { throw Self.failure() }
  }

  private static func failure() -> POSIXError {
    POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }
}
