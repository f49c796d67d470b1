import Glibc

/// A walk along one chain, line by line, up to its end or to the first line that does not hold.
///
/// Of every line it is checked that it is a record as the log writes it, has the hash that it states, is numbered one more
/// than the line before it, names that line's hash and was not written before it. A whole chain that was written anew passes
/// all of this: only a head that was signed earlier (`LogHead`) tells.
package struct DecisionLogWalk: Sendable {
  package let path: String
  /// `nil` where the first line is none.
  package private(set) var header: DecisionLogHeader?
  /// The hash of the last line that holds.
  private var lastHash = ""
  /// The latest time that a line has told.
  private var latest: Timestamp?
  /// Records that hold.
  package private(set) var records = 0
  /// Records of which fields were masked.
  package private(set) var masked = 0
  package private(set) var fault: DecisionLogFault?
  /// Whether the last line is torn and somebody has signed for the end before it.
  package private(set) var isSettled = false
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
    var stream = LineStream(descriptor, path)
    var number = 0
    var tail: LineStream.Line?
    while fault == nil {
      var lines = try stream.nextFew()
      if lines.isEmpty { break }
      if lines.last?.isWhole == false { tail = lines.removeLast() }
      for (line, read) in zip(lines, DecisionLogLine.read(lines.map(\.bytes))) where fault == nil {
        number += 1
        if number == 1 {
          takeHeader(line.bytes, read, heads)
        } else if let record = take(line.bytes, read, number), let header {
          try visit(record, header)
        }
      }
    }
    if let tail, fault == nil { end(in: tail, number + 1, heads) }
    if number == 0, tail == nil { note(.empty, 1) }
    if let missed = expected.values.min(by: { $0.records < $1.records }), fault?.isTorn ?? true {
      fault = DecisionLogFault(.notHead(missed), line: max(number, 1))
    }
  }

  private mutating func note(_ cause: DecisionLogFault.Cause, _ line: Int) {
    if fault == nil { fault = DecisionLogFault(cause, line: line) }
  }

  /// A last line that has no end: it may still be being written, or somebody has signed for the end before it.
  private mutating func end(in tail: LineStream.Line, _ number: Int, _ heads: [LogHead]) {
    guard !isBeingWritten else { return }
    isSettled = head.map(heads.contains) ?? false
    if !isSettled { note(.torn(bytes: tail.bytes.count), number) }
  }

  private mutating func takeHeader(
    _ line: [UInt8], _ read: DecisionLogLine.Read?, _ heads: [LogHead]
  ) {
    guard let read, let found = DecisionLogHeader(line: line) else { return note(.noHeader, 1) }
    guard read.holds, found.text().text.utf8.elementsEqual(read.body) else {
      return note(.altered, 1)
    }
    header = found
    (lastHash, latest) = (read.found, found.started)
    for head in heads where head.chain == found.chain {
      if expected.updateValue(head, forKey: head.records) ?? head != head {
        note(.notHead(head), 1)
      }
    }
    meet(1)
  }

  private mutating func take(
    _ line: [UInt8], _ read: DecisionLogLine.Read?, _ number: Int
  ) -> LoggedDecision? {
    guard let read, let record = LoggedDecision(line: line) else {
      note(.unreadable, number)
      return nil
    }
    if let cause = cause(against: record, read) {
      note(cause, number)
      return nil
    }
    records += 1
    masked += record.isReplayable ? 0 : 1
    (lastHash, latest) = (read.found, max(latest ?? record.at, record.at))
    meet(number)
    return fault == nil ? record : nil
  }

  /// Why a record does not follow the lines before it; `nil` where it does.
  private func cause(
    against record: LoggedDecision, _ read: DecisionLogLine.Read
  ) -> DecisionLogFault.Cause? {
    if !read.holds { return .altered }
    if record.number != records + 1 {
      return .outOfPlace(expected: records + 1, found: record.number)
    }
    if record.previous != lastHash { return .unlinked }
    if !record.text().text.utf8.elementsEqual(read.body) { return .unreadable }
    if let latest, record.at < latest.adding(seconds: -SigningTime.tolerance) {
      return .backwards(record.at, behind: latest)
    }
    return nil
  }

  /// Compares the chain with the head that is known of it here.
  private mutating func meet(_ line: Int) {
    guard let known = expected.removeValue(forKey: records) else { return }
    if known.head != lastHash { note(.notHead(known), line) }
  }
}
