import Glibc

/// The folder in which decision logs stand.
package enum DecisionLogFolder {
  /// Whether a path names a folder: one that is there, or by its end.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path.hasSuffix("/") || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR)
  }

  /// The folder that a log, or a folder of them, is in; with a slash at its end.
  static func folder(of path: String) -> String {
    if isFolder(path) { return path.hasSuffix("/") ? path : path + "/" }
    return path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  }

  /// Waits until the disk has a folder's new names.
  static func settle(_ folder: String) -> Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// Lets one process at a time look at the logs of a folder and write what hangs on what it saw.
  package final class Turn {
    private let descriptor: Int32

    /// Waits until nobody else has it.
    ///
    /// - Parameter path: a log, or a folder of them.
    package init(at path: String) throws(DecisionLogError) {
      let folder = DecisionLogFolder.folder(of: path)
      descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .unreadable(folder, errno) }
      while flock(descriptor, LOCK_EX) != 0 {
        let reason = errno
        guard reason == EINTR else { throw .unwritable(folder, reason) }
      }
    }

    deinit {
      flock(descriptor, LOCK_UN)
      close(descriptor)
    }
  }
}
