package import Diagnostics

/// The first thing in a decision log that does not hold, and in which line.
package struct DecisionLogFault: Error, Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// Nothing is in the file.
    case empty
    /// The first line is no header.
    case noHeader
    /// The last line has no end: whoever wrote it was stopped while writing.
    case torn(bytes: Int)
    /// The line is not as a log writes one.
    case unreadable
    /// The line is not what it was when it was sealed.
    case altered
    /// A line is gone, there twice, or in another's place.
    case outOfPlace(expected: Int, found: Int)
    /// The line follows another line than the one before it.
    case unlinked
    /// The line says that it was written long before the ones before it.
    case backwards(Timestamp, behind: Timestamp)
    /// The chain is not the one, or shorter than the one, of which a head is known.
    case notHead(LogHead)
  }
  package var cause: Cause
  /// From 1 on, the header's line being the first.
  package var line: Int

  package init(_ cause: Cause, line: Int) {
    self.cause = cause
    self.line = line
  }

  /// Whether all that is wrong is a last line without an end.
  package var isTorn: Bool { if case .torn = cause { true } else { false } }

  /// One sentence in lower case without a final period.
  package var words: Phrase {
    switch cause {
    case .empty: Phrase("the file is empty", "文件为空")
    case .noHeader:
      Phrase("line 1 is no header of a decision log", "第 1 行不是决策日志的文件头")
    case .torn(let bytes):
      Phrase(
        "line \(line) is torn: its \(bytes) bytes have no end, so it was being written when its process stopped",
        "第 \(line) 行不完整：\(bytes) 字节后没有行末，进程在写入该行时中止")
    case .unreadable:
      Phrase("line \(line) is no record of a decision log", "第 \(line) 行不是决策日志的记录")
    case .altered:
      Phrase(
        "line \(line) was altered: it does not have the hash that it states",
        "第 \(line) 行被改动：其内容与所记哈希不符")
    case .outOfPlace(let expected, let found):
      Phrase(
        "line \(line) is decision \(found) where decision \(expected) should stand",
        "第 \(line) 行应为第 \(expected) 笔决策，实际为第 \(found) 笔")
    case .unlinked:
      Phrase(
        "line \(line) does not follow the line before it: it names another hash",
        "第 \(line) 行所指的上一行哈希与实际不符")
    case .backwards(let time, let latest):
      Phrase(
        "line \(line) says it was written at \(time), and a line before it at \(latest): the clock was set back, or somebody chose the time",
        "第 \(line) 行自称写于 \(time)，而其前已有 \(latest) 写入的行：时钟被回拨，或时间由人选定")
    case .notHead(let head):
      Phrase(
        "the chain does not have the head that is known of it: \(counted(head.records, "decision")), \(head.head)",
        "该链与已知链头不符：应有 \(head.records) 笔决策，哈希 \(head.head)")
    }
  }
}
