import Glibc

/// A file that is written under another name and takes its own when it is complete.
///
/// Left unfinished, by an error or the process's end, the other name stays behind at most, and the next import begins it
/// anew.
final class NewFile {
  let path: String
  let temporary: String
  /// Held open and locked, so that two imports never write one file.
  private let descriptor: Int32
  private var isComplete = false

  /// - Throws: `beingMade`, `system`.
  init(_ path: String) throws(HistoryError) {
    self.path = path
    temporary = path + ".importing"
    descriptor = open(temporary, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .system(path: path, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .beingMade(path: path)
    }
    // What an import that was killed has left is worth nothing.
    ftruncate(descriptor, 0)
  }

  /// Brings the file to the disk and gives it its name, unless somebody has taken that meanwhile.
  func complete() throws(HistoryError) {
    guard fsync(descriptor) == 0 else {
      throw .system(path: path, reason: String(cString: strerror(errno)))
    }
    guard link(temporary, path) == 0 else {
      throw errno == EEXIST
        ? .exists(path: path) : .system(path: path, reason: String(cString: strerror(errno)))
    }
    syncFolder()
    isComplete = true
  }

  /// The name, too, is on the disk only when its folder is.
  private func syncFolder() {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    fsync(opened)
    close(opened)
  }

  deinit {
    unlink(temporary)
    // A process that is just being started has the descriptor, too, and would keep the lock.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
