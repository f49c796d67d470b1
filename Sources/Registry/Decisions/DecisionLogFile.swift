import Glibc

/// A log's file, open and held against other writers.
///
/// A log is there with its header or not at all: it gets its name once the disk has the header. So whoever is stopped while
/// he begins a log leaves none, and an empty file in a folder is one that somebody has emptied.
struct DecisionLogFile {
  let descriptor: Int32
  /// Whether the header was written just now.
  let isNew: Bool
  /// Bytes that the disk holds.
  let length: off_t

  /// Opens a file that is there, else begins it with a header.
  ///
  /// - Throws: where another process writes it, it is no plain file, or it cannot be written.
  static func open(at path: String, _ header: DecisionLogHeader) throws(DecisionLogError) -> Self {
    // Another process may begin the same log meanwhile.
    for _ in 1...10 {
      if let file = try Self(existing: path, header) { return file }
      if let file = try Self(beginning: path, header) { return file }
    }
    // A link to nowhere has the name.
    throw .unwritable(path, EEXIST)
  }

  /// - Returns: `nil` where there is no such file.
  private init?(existing path: String, _ header: DecisionLogHeader) throws(DecisionLogError) {
    descriptor = Glibc.open(path, O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw .unwritable(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw DecisionLogError(PlainFile.Refusal.notPlain(path, status.st_mode, .log))
    }
    try Self.hold(descriptor, path)
    fstat(descriptor, &status)
    // Somebody may have made it beforehand, for its owner and mode.
    isNew = status.st_size == 0
    length = isNew ? try Self.write(header, to: descriptor, path) : status.st_size
  }

  /// - Returns: `nil` where the name is taken by now.
  private init?(beginning path: String, _ header: DecisionLogHeader) throws(DecisionLogError) {
    let folder = DecisionLogFolder.folder(of: path)
    let draft = folder + ".\(header.chain).new"
    descriptor = Glibc.open(
      draft, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path, errno) }
    defer { unlink(draft) }
    try Self.hold(descriptor, path)
    length = try Self.write(header, to: descriptor, path)
    isNew = true
    guard link(draft, path) == 0 else {
      let reason = errno
      Self.release(descriptor)
      if reason == EEXIST { return nil }
      throw .unwritable(path, reason)
    }
    guard DecisionLogFolder.settle(folder) else {
      let reason = errno
      Self.release(descriptor)
      throw .unwritable(folder, reason)
    }
  }

  private static func write(
    _ header: DecisionLogHeader, to descriptor: Int32, _ path: String
  ) throws(DecisionLogError) -> off_t {
    let bytes = Array((header.line().text + "\n").utf8)
    if let failure = append(bytes, to: descriptor) {
      _ = ftruncate(descriptor, 0)
      release(descriptor)
      throw .unwritable(path, failure)
    }
    return off_t(bytes.count)
  }

  /// Keeps other processes from writing a file.
  ///
  /// A walk looks for a moment whether the file is being written, so that a first refusal says little.
  private static func hold(_ descriptor: Int32, _ file: String) throws(DecisionLogError) {
    for attempt in 1... {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      let reason = errno
      guard reason == EINTR || (reason == EWOULDBLOCK && attempt < 10) else {
        close(descriptor)
        throw reason == EWOULDBLOCK ? .inUse(file) : .unwritable(file, reason)
      }
      usleep(20_000)
    }
  }

  /// Unlocks before it closes: a process that is just being started has the descriptor, too, and would keep the lock.
  static func release(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Writes bytes and waits until the disk has them; gives the system's error number where it has not.
  static func append(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += written
      }
      return fsync(descriptor) == 0 ? nil : errno
    }
  }
}
