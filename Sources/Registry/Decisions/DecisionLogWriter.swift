import Diagnostics
import Glibc

/// Writes one chain of decisions: one process, one file.
///
/// Nothing that was appended counts before `flush`: it writes all whole lines at once and waits until the disk holds them.
/// Whoever hands decisions on does so after it, so that no decision is out of which the log does not know.
package final class DecisionLogWriter {
  package let path: String
  package let header: DecisionLogHeader
  private let descriptor: Int32
  private var number: Int
  private var hash: String
  private var pending: [UInt8] = []
  /// Bytes of the file that are whole lines on disk.
  private var length: off_t

  /// Opens a log: in a folder a new file with a chain of its own; else the file, continued where it is there already.
  ///
  /// - Throws: where another process writes the file, or what is in it does not hold or is of another key.
  package init(at path: String, _ header: DecisionLogHeader) throws {
    var status = stat()
    let isFolder =
      path.hasSuffix("/") || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR)
    let file = isFolder ? Self.name(of: header, in: path) : path
    self.path = file
    let exclusive = isFolder ? O_EXCL : 0
    descriptor = open(file, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | exclusive, 0o600)
    guard descriptor >= 0 else { throw DecisionLogError.unwritable(file, errno) }
    try Self.hold(descriptor, file)
    do {
      length = try Self.size(of: descriptor, file)
      if length == 0 {
        let line = header.line()
        (self.header, number, hash) = (header, 0, line.hash)
        pending = Array((line.text + "\n").utf8)
      } else {
        let walk = try DecisionLogWalk(file, isOwn: true)
        if let fault = walk.fault { throw DecisionLogError.notContinued(fault, file) }
        guard let found = walk.header, let head = walk.head else {
          throw DecisionLogError.notContinued(DecisionLogFault(.noHeader, line: 1), file)
        }
        guard found.key == header.key else {
          throw DecisionLogError.otherKey(file, found: found.key, given: header.key)
        }
        (self.header, number, hash) = (found, head.records, head.head)
      }
    } catch {
      Self.release(descriptor)
      throw error
    }
    try flush()
    if isFolder { try Self.settle(path) }
  }

  /// Waits until the disk has a folder's new name.
  private static func settle(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DecisionLogError.unreadable(folder, errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw DecisionLogError.unwritable(folder, errno) }
  }

  deinit { Self.release(descriptor) }

  /// Keeps other processes from writing a file.
  ///
  /// A walk looks for a moment whether the file is being written, so that a first refusal says little.
  private static func hold(_ descriptor: Int32, _ file: String) throws {
    for attempt in 1... {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      let reason = errno
      guard reason == EINTR || (reason == EWOULDBLOCK && attempt < 10) else {
        close(descriptor)
        throw reason == EWOULDBLOCK
          ? DecisionLogError.inUse(file) : DecisionLogError.unwritable(file, reason)
      }
      usleep(20_000)
    }
  }

  /// Unlocks before it closes: a process that is just being started has the descriptor, too, and would keep the lock.
  private static func release(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// A file's name of which no two chains have the same: when it began, and the chain.
  private static func name(of header: DecisionLogHeader, in folder: String) -> String {
    let time = header.started.description.filter { $0 != "-" && $0 != ":" }
    let name = "decisions-\(time)-\(header.chain).ndjson"
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func size(of descriptor: Int32, _ path: String) throws -> off_t {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DecisionLogError.unreadable(path, errno) }
    return status.st_size
  }

  /// The end of the chain, with what is appended and not yet flushed.
  package var head: LogHead { LogHead(chain: header.chain, records: number, head: hash) }

  /// Takes a decision as the chain's next one; its number and the hash before it are set here.
  @discardableResult
  package func append(_ decision: LoggedDecision) -> DecisionID {
    var decision = decision
    number += 1
    decision.number = number
    decision.previous = hash
    let line = decision.line()
    hash = line.hash
    pending += line.text.utf8
    pending.append(UInt8(ascii: "\n"))
    return DecisionID(chain: header.chain, number: number)
  }

  /// Writes what was appended and waits until the disk has it.
  ///
  /// - Throws: where it cannot be written; the file then ends with the last whole flush.
  package func flush() throws {
    guard !pending.isEmpty else { return }
    if let failure = write() ?? (fsync(descriptor) == 0 ? nil : errno) {
      // What was written of a line that is not whole would tear the chain.
      _ = ftruncate(descriptor, length)
      throw DecisionLogError.unwritable(path, failure)
    }
    length += off_t(pending.count)
    pending.removeAll(keepingCapacity: true)
  }

  /// The system's error number, where not all could be written.
  private func write() -> Int32? {
    pending.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += written
      }
      return nil
    }
  }
}
