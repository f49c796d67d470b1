import Glibc

/// The lines of a file, each without its end.
struct LineStream {
  struct Line {
    var bytes: [UInt8]
    /// Whether a line end stands behind it.
    var isWhole: Bool
  }
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var start = 0
  /// Up to where no line ends.
  private var searched = 0
  private var isAtEnd = false

  /// Opens a plain file: whatever else a path may name could be waited for without end, or reads but once.
  static func open(_ path: String) throws(DecisionLogError) -> Int32 {
    do { return try PlainFile.open(path, .log).descriptor } catch { throw DecisionLogError(error) }
  }

  init(_ descriptor: Int32, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  mutating func next() throws(DecisionLogError) -> Line? {
    while true {
      if let line = takeWhole() { return line }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Line(bytes: Array(buffer[start...]), isWhole: false)
      }
      buffer.removeFirst(start)
      (searched, start) = (searched - start, 0)
      // What has no line ends, such as a disk of zeros, is no log.
      guard buffer.count <= Self.longest else { throw .endlessLine(path) }
      try fill()
    }
  }

  /// The next line with those behind it that are read already, so that many can be looked at together; empty at the end.
  mutating func nextFew() throws(DecisionLogError) -> [Line] {
    guard let first = try next() else { return [] }
    var lines = [first]
    while lines.count < Self.few, let line = takeWhole() { lines.append(line) }
    return lines
  }

  private static let few = 256
  /// Most bytes of a line.
  private static let longest = 1 << 26

  /// The next line, where its end is read already.
  private mutating func takeWhole() -> Line? {
    let end = buffer.withUnsafeBufferPointer { [searched] bytes in
      bytes[searched...].firstIndex(of: UInt8(ascii: "\n"))
    }
    searched = end.map { $0 + 1 } ?? buffer.count
    guard let end else { return nil }
    defer { start = end + 1 }
    return Line(bytes: Array(buffer[start..<end]), isWhole: true)
  }

  private mutating func fill() throws(DecisionLogError) {
    let held = buffer.count
    let wanted = 1 << 20
    buffer += repeatElement(0, count: wanted)
    var count = -1
    repeat {
      count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress! + held, wanted)
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw .unreadable(path, errno) }
    buffer.removeLast(wanted - count)
    isAtEnd = count == 0
  }
}
