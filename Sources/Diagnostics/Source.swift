/// Which file of a book a place is in: an index into the book's `SourceFiles`.
package struct FileID: Hashable, Comparable, Sendable {
  package var index: Int
  package init(index: Int) { self.index = index }
  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A stretch of a file's UTF-8 text, half open.
package struct SourceSpan: Hashable, Comparable, Sendable {
  package var file: FileID
  package var lower: Int
  package var upper: Int

  package init(file: FileID, lower: Int, upper: Int) {
    self.file = file
    self.lower = lower
    self.upper = upper
  }

  /// The smallest span of the same file that covers both.
  package func joined(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, lower: min(lower, other.lower), upper: max(upper, other.upper))
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.file, left.lower, left.upper) < (right.file, right.lower, right.upper)
  }
}

/// A rule file as it was read: its path as the author named it, and its text.
package struct SourceFile: Sendable {
  package let path: String
  package let text: String
  package let utf8: [UInt8]
  /// UTF-8 offset of the first byte of each line.
  package let lineStarts: [Int]

  package init(path: String, text: String) {
    self.path = path
    self.text = text
    let bytes = Array(text.utf8)
    utf8 = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 10 }.map { $0 + 1 }
  }

  /// The 1-based line and 1-based UTF-8 column of a UTF-8 offset.
  package func lineAndColumn(at offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lineStarts[low] + 1)
  }

  /// The text of a 1-based line, without its line end.
  package func line(_ number: Int) -> String {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : utf8.count
    if end > start, utf8[end - 1] == 13 { end -= 1 }
    return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
  }
}

/// The files of one book in the order in which they were read.
package struct SourceFiles: Sendable {
  package private(set) var files: [SourceFile] = []
  package init() {}

  /// Adds a file and gives the id by which spans name it.
  package mutating func add(_ file: SourceFile) -> FileID {
    files.append(file)
    return FileID(index: files.count - 1)
  }

  /// Puts another text in place of a file's.
  package mutating func replace(_ id: FileID, with file: SourceFile) { files[id.index] = file }

  package subscript(id: FileID) -> SourceFile { files[id.index] }

  /// The author's text at a span.
  package func text(at span: SourceSpan) -> String {
    String(decoding: self[span.file].utf8[span.lower..<span.upper], as: UTF8.self)
  }
}

extension SourceFile {
  /// A file from its bytes; bytes that are not UTF-8 read as U+FFFD and are reported.
  package static func read(_ bytes: [UInt8], path: String, id: FileID)
    -> (file: SourceFile, diagnostics: [Diagnostic])
  {
    if let text = String(validating: bytes, as: UTF8.self) {
      return (SourceFile(path: path, text: text), [])
    }
    let file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    // The first replacement that the author did not write is where both texts part.
    let offset = zip(bytes, file.utf8).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let lower = min(offset ?? bytes.count, max(0, file.utf8.count - 1))
    let span = SourceSpan(file: id, lower: lower, upper: min(lower + 3, file.utf8.count))
    return (file, [Diagnostic(ProblemID("unreadable_text"), at: span)])
  }
}
