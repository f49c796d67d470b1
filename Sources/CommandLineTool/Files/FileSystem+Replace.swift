import Diagnostics
import Glibc

extension FileSystem {
  /// Puts new content in a file's place: whoever reads sees the old bytes or the new, never a part.
  ///
  /// What a process that was killed while it did so has left beside the file is removed.
  static func replace(_ path: String, with bytes: [UInt8]) throws(ToolError) {
    try replace(path) { write throws(ToolError) in try write(bytes) }
  }

  /// The same with content that `body` hands over in pieces.
  static func replace(
    _ path: String, _ body: (([UInt8]) throws(ToolError) -> Void) throws(ToolError) -> Void
  ) throws(ToolError) {
    var target = path
    // A link stays a link: what it points to is replaced.
    if let real = realpath(path, nil) {
      target = String(cString: real)
      free(real)
    }
    let mode = status(target)?.st_mode ?? S_IFREG | 0o644
    guard mode & S_IFMT == S_IFREG else { return try write(to: target, body) }
    sweep(beside: target)
    guard let draft = Draft(of: target) else {
      throw .file(path, .write, errno)
    }
    var failure: Int32?
    do throws(ToolError) {
      try body { bytes throws(ToolError) in
        failure = DescriptorSink(descriptor: draft.descriptor).write(bytes)
        if let failure { throw .file(path, .write, failure) }
      }
    } catch {
      unlink(draft.path)
      throw error
    }
    if failure == nil, fchmod(draft.descriptor, mode & 0o7777) != 0 { failure = errno }
    if failure == nil, fsync(draft.descriptor) != 0 { failure = errno }
    if failure == nil, rename(draft.path, target) != 0 { failure = errno }
    // Locked until it has its name.
    defer { withExtendedLifetime(draft) {} }
    if let failure {
      unlink(draft.path)
      throw .file(path, .write, failure)
    }
  }

  /// Writes into what is no plain file, such as a terminal, which nothing can take the place of.
  private static func write(
    to path: String, _ body: (([UInt8]) throws(ToolError) -> Void) throws(ToolError) -> Void
  ) throws(ToolError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, .write, errno) }
    defer { close(descriptor) }
    try body { bytes throws(ToolError) in
      if let failure = DescriptorSink(descriptor: descriptor).write(bytes) {
        throw .file(path, .write, failure)
      }
    }
  }

  /// Refuses a file that could not be made, before anything is signed or worked out for it.
  static func checkFolder(of path: String) throws(ToolError) {
    var target = path
    if let real = realpath(path, nil) {
      target = String(cString: real)
      free(real)
    }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else { throw .file(path, .write, errno) }
  }

  /// New content on its way: a file beside its target, locked as long as it is written.
  private final class Draft {
    static let mark = ".new-"
    let path: String
    let descriptor: Int32

    /// - Returns: `nil`, with the reason in `errno`, where none can be made.
    init?(of target: String) {
      while true {
        var template = Array("\(target)\(Self.mark)XXXXXX".utf8CString)
        let made = mkstemp(&template)
        guard made >= 0 else { return nil }
        var status = stat()
        // Another process may take it for left behind before it is locked; then it has no name any more.
        let isTaken = flock(made, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
        if !isTaken, fstat(made, &status) == 0, status.st_nlink > 0 {
          descriptor = made
          path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
          return
        }
        close(made)
      }
    }

    // Unlocked first: a process that is just being started has the descriptor, too.
    deinit {
      flock(descriptor, LOCK_UN)
      close(descriptor)
    }
  }

  /// Removes drafts of a file that no process writes any more.
  private static func sweep(beside target: String) {
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? "./"
    let start = (slash.map { String(target[target.index(after: $0)...]) } ?? target) + Draft.mark
    for name in names(in: folder) ?? []
    where name.hasPrefix(start) && name.utf8.count == start.utf8.count + 6 {
      let descriptor = open(folder + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(folder + name) }
      close(descriptor)
    }
  }
}
