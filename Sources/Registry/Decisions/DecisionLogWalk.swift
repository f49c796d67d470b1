import Glibc

/// A walk along one chain, line by line, up to its end or to the first line that does not hold.
///
/// Of every line it is checked that it is a record as the log writes it, has the hash that it states, is numbered one more
/// than the line before it and names that line's hash. A whole chain that was written anew passes all of this: only a head
/// that was signed earlier (`LogHead`) tells.
package struct DecisionLogWalk: Sendable {
  package let path: String
  /// `nil` where the first line is none.
  package private(set) var header: DecisionLogHeader?
  /// The hash of the last line that holds.
  private var lastHash = ""
  /// Records that hold.
  package private(set) var records = 0
  /// Records of which fields were masked.
  package private(set) var masked = 0
  package private(set) var fault: DecisionLogFault?
  /// Whether a process has the log open for writing, so that its last line may not be whole yet.
  package let isBeingWritten: Bool
  /// Heads of the chain that are to be met on the way, by the number of records.
  private var expected: [Int: LogHead] = [:]

  /// The end of the chain as far as it holds; `nil` without a header.
  package var head: LogHead? {
    header.map { LogHead(chain: $0.chain, records: records, head: lastHash) }
  }

  /// Walks a file.
  ///
  /// - Parameters:
  ///   - heads: heads that were signed earlier, of this and of other chains.
  ///   - isOwn: whether the process that walks is the one that writes.
  ///   - visit: is given each record that holds, with its header.
  /// - Throws: a `DecisionLogError` where the file cannot be read, and what `visit` throws.
  package init(
    _ path: String, heads: [LogHead] = [], isOwn: Bool = false,
    visit: (LoggedDecision, DecisionLogHeader) throws -> Void = { _, _ in }
  ) throws {
    self.path = path
    let descriptor = try LineStream.open(path)
    defer { close(descriptor) }
    isBeingWritten = !isOwn && flock(descriptor, LOCK_SH | LOCK_NB) != 0
    flock(descriptor, LOCK_UN)
    var lines = LineStream(descriptor, path)
    var number = 0
    while fault == nil, let line = try lines.next() {
      number += 1
      guard line.isWhole else {
        if !isBeingWritten { note(.torn(bytes: line.bytes.count), number) }
        break
      }
      if number == 1 {
        takeHeader(line.bytes, heads)
      } else if let record = take(line.bytes, number), let header {
        try visit(record, header)
      }
    }
    if number == 0 { note(.empty, 1) }
    if fault == nil, let missed = expected.values.min(by: { $0.records < $1.records }) {
      note(.notHead(missed), number)
    }
  }

  private mutating func note(_ cause: DecisionLogFault.Cause, _ line: Int) {
    if fault == nil { fault = DecisionLogFault(cause, line: line) }
  }

  private mutating func takeHeader(_ line: [UInt8], _ heads: [LogHead]) {
    guard let hashes = DecisionLogLine.hashes(of: line), let read = DecisionLogHeader(line: line)
    else { return note(.noHeader, 1) }
    guard hashes.found == hashes.stated, Array(read.line().text.utf8) == line else {
      return note(.altered, 1)
    }
    header = read
    lastHash = hashes.found
    for head in heads where head.chain == read.chain {
      if expected.updateValue(head, forKey: head.records) ?? head != head {
        note(.notHead(head), 1)
      }
    }
    meet(1)
  }

  private mutating func take(_ line: [UInt8], _ number: Int) -> LoggedDecision? {
    guard let hashes = DecisionLogLine.hashes(of: line), let record = LoggedDecision(line: line)
    else {
      note(.unreadable, number)
      return nil
    }
    guard hashes.found == hashes.stated else {
      note(.altered, number)
      return nil
    }
    guard record.number == records + 1 else {
      note(.outOfPlace(expected: records + 1, found: record.number), number)
      return nil
    }
    guard record.previous == lastHash else {
      note(.unlinked, number)
      return nil
    }
    guard Array(record.line().text.utf8) == line else {
      note(.unreadable, number)
      return nil
    }
    records += 1
    masked += record.isReplayable ? 0 : 1
    lastHash = hashes.found
    meet(number)
    return fault == nil ? record : nil
  }

  /// Compares the chain with the head that is known of it here.
  private mutating func meet(_ line: Int) {
    guard let known = expected.removeValue(forKey: records) else { return }
    if known.head != lastHash { note(.notHead(known), line) }
  }
}
