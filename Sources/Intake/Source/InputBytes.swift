import Diagnostics
import Glibc

/// The bytes of one input, readable for `padding` zero bytes past their end.
package final class InputBytes: Sendable {
  static let padding = 64

  // Written once before anything else sees it, and unmapped by `deinit` alone.
  nonisolated(unsafe) let base: UnsafePointer<UInt8>
  package let count: Int
  /// What the rows are numbered by, where it is not their line.
  let rowNumbers: RowNumbers?
  private let reserved: Int
  private let isFile: Bool

  /// Maps a file, or reads a pipe or `-` (standard input) whole.
  ///
  /// - Throws: `IntakeError` when it cannot be opened or read.
  package init(path: String) throws(IntakeError) {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path: path, reason: Self.reason()) }
    defer { if path != "-" { close(file) } }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path: path, reason: Self.reason()) }
    if status.st_mode & S_IFMT == S_IFREG, path != "-", status.st_size > 0 {
      count = Int(status.st_size)
      (base, reserved) = try Self.map(file, count: count, path)
      isFile = true
    } else {
      let bytes = try Self.read(file, path)
      count = bytes.count
      (base, reserved) = try Self.copy(bytes, path)
      isFile = false
    }
    rowNumbers = nil
  }

  /// A copy of bytes in memory.
  package init(bytes: [UInt8], rowNumbers: RowNumbers? = nil) throws(IntakeError) {
    count = bytes.count
    (base, reserved) = try Self.copy(bytes, "memory")
    isFile = false
    self.rowNumbers = rowNumbers
  }

  /// All bytes, for as long as `body` runs.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    try body(UnsafeBufferPointer(start: base, count: count))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: base), reserved) }

  /// Tells the system that a stretch is not needed in memory for now; it can still be read.
  func release(_ range: Range<Int>) {
    // Only a mapped file comes back as it was.
    guard isFile else { return }
    let page = Int(getpagesize())
    let lower = (range.lowerBound + page - 1) / page * page
    let upper = range.upperBound / page * page
    guard upper > lower else { return }
    madvise(UnsafeMutableRawPointer(mutating: base + lower), upper - lower, MADV_DONTNEED)
  }

  /// Where the row that starts on a line of the bytes stands.
  func place(atLine line: Int, in file: String) -> RowPlace {
    rowNumbers?.number(atLine: line).map { RowPlace(table: file, row: Int($0)) }
      ?? RowPlace(file, line: line)
  }

  private static func reason() -> Phrase { SystemReason.words(errno) }

  /// Zeroed pages for `count` bytes and the padding.
  private static func reserve(
    _ count: Int, _ path: String
  ) throws(IntakeError) -> (UnsafeMutableRawPointer, Int) {
    let reserved = count + padding
    guard
      let place = mmap(
        nil, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      place != MAP_FAILED
    else { throw .unreadable(path: path, reason: reason()) }
    return (place, reserved)
  }

  private static func map(
    _ file: Int32, count: Int, _ path: String
  ) throws(IntakeError) -> (UnsafePointer<UInt8>, Int) {
    // The file is laid over the first pages of a larger reservation, so that the padding is there
    // even where the file fills its last page.
    let (place, reserved) = try reserve(count, path)
    guard mmap(place, count, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) != MAP_FAILED else {
      let problem = reason()
      munmap(place, reserved)
      throw .unreadable(path: path, reason: problem)
    }
    madvise(place, count, MADV_SEQUENTIAL)
    return (UnsafePointer(place.assumingMemoryBound(to: UInt8.self)), reserved)
  }

  private static func copy(
    _ bytes: [UInt8], _ path: String
  ) throws(IntakeError) -> (UnsafePointer<UInt8>, Int) {
    let (place, reserved) = try reserve(bytes.count, path)
    bytes.withUnsafeBytes {
      place.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(place), byteCount: $0.count)
    }
    return (UnsafePointer(place.assumingMemoryBound(to: UInt8.self)), reserved)
  }

  private static func read(_ file: Int32, _ path: String) throws(IntakeError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let got = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if got > 0 {
        bytes.append(contentsOf: chunk[..<got])
      } else if got == 0 {
        return bytes
      } else if errno != EINTR {
        throw .unreadable(path: path, reason: reason())
      }
    }
  }
}

/// The numbers by which another store than a text file knows its rows, such as rowids.
package struct RowNumbers: Sendable {
  /// The 1-based line on which each row of the text starts, ascending.
  private var lines: [Int] = []
  private var numbers: [Int64] = []

  package init() {}

  /// Says that a row starts on a line.
  package mutating func append(line: Int, number: Int64) {
    lines.append(line)
    numbers.append(number)
  }

  /// The number of the row that starts on a line.
  func number(atLine line: Int) -> Int64? {
    var lower = 0
    var upper = lines.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if lines[middle] < line { lower = middle + 1 } else { upper = middle }
    }
    return lower < lines.count && lines[lower] == line ? numbers[lower] : nil
  }
}
