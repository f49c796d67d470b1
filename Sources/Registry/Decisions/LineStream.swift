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
  private var isAtEnd = false

  /// Opens a plain file: whatever else a path may name could be waited for without end, or reads but once.
  static func open(_ path: String) throws(DecisionLogError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile(path)
    }
    return descriptor
  }

  init(_ descriptor: Int32, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  mutating func next() throws(DecisionLogError) -> Line? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Line(bytes: Array(buffer[start..<end]), isWhole: true)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Line(bytes: Array(buffer[start...]), isWhole: false)
      }
      buffer.removeFirst(start)
      (start, searched) = (0, buffer.count)
      try fill()
    }
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
