import Diagnostics
import Foundation
import Syntax

/// Rule texts beside the tests.
enum Fixture {
  /// The text of a file in `Fixtures`.
  static func text(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: "Fixtures/\(name)"), encoding: .utf8)
  }

  /// A text as the only file of a book.
  static func parsed(_ text: String) -> ParsedFile {
    parse(SourceFile(path: "a.rules", text: text), id: FileID(index: 0))
  }
}

/// Parses a text and renders its problems.
func problems(_ text: String) -> String {
  var files = SourceFiles()
  let file = SourceFile(path: "a.rules", text: text)
  let id = files.add(file)
  return DiagnosticRenderer(files: files).text(parse(file, id: id).diagnostics)
}
