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
    let file = DecisionLogFolder.isFolder(path) ? Self.name(of: header, in: path) : path
    self.path = file
    let begun = try DecisionLogFile.open(at: file, header)
    descriptor = begun.descriptor
    if begun.isNew {
      (self.header, number, hash, length) = (header, 0, header.line().hash, begun.length)
      return
    }
    do {
      let walk = try DecisionLogWalk(file, isOwn: true)
      if let fault = walk.fault { throw DecisionLogError.notContinued(fault, file) }
      guard let found = walk.header, let head = walk.head else {
        throw DecisionLogError.notContinued(DecisionLogFault(.noHeader, line: 1), file)
      }
      try Self.check(found, continuedBy: header, file)
      (self.header, number, hash, length) = (found, head.records, head.head, begun.length)
    } catch {
      DecisionLogFile.release(descriptor)
      throw error
    }
  }

  /// Refuses to write behind a header that says something else of what follows.
  private static func check(
    _ found: DecisionLogHeader, continuedBy header: DecisionLogHeader, _ file: String
  ) throws(DecisionLogError) {
    guard found.key == header.key else {
      throw .otherKey(file, found: found.key, given: header.key)
    }
    guard found.semantics == header.semantics, found.conformance == header.conformance else {
      throw .otherEngine(file)
    }
  }

  deinit { DecisionLogFile.release(descriptor) }

  /// A file's name of which no two chains have the same: when it began, and the chain.
  private static func name(of header: DecisionLogHeader, in folder: String) -> String {
    let time = header.started.description.filter { $0 != "-" && $0 != ":" }
    let name = "decisions-\(time)-\(header.chain).ndjson"
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
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
    if let failure = DecisionLogFile.append(pending, to: descriptor) {
      // What was written of a line that is not whole would tear the chain.
      _ = ftruncate(descriptor, length)
      throw DecisionLogError.unwritable(path, failure)
    }
    length += off_t(pending.count)
    pending.removeAll(keepingCapacity: true)
  }
}
