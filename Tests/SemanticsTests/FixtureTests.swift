import Diagnostics
import Foundation
import Semantics
import Testing

@Suite struct FixtureTests {
  @Test("every good book checks", arguments: Fixture.all("good"))
  func good(fixture: Fixture) throws {
    let book = try fixture.check()
    #expect(book.program != nil)
    #expect(Self.problems(of: book) == Self.expected(in: book))
  }

  @Test("every bad book is told what is wrong, and where", arguments: Fixture.all("bad"))
  func bad(fixture: Fixture) throws {
    let book = try fixture.check()
    #expect(book.program == nil)
    #expect(Self.problems(of: book) == Self.expected(in: book))
  }

  /// `file:line severity[id]: message`, one for each problem.
  private static func problems(of book: CheckedBook) -> [String] {
    book.diagnostics.map { diagnostic in
      let file = book.files[diagnostic.span.file]
      let line = file.lineAndColumn(at: diagnostic.span.lower).line
      return "\(file.path.split(separator: "/").last ?? ""):\(line) \(summary(diagnostic))"
    }.sorted()
  }

  private static func expected(in book: CheckedBook) -> [String] {
    book.files.files.flatMap { file in
      file.lineStarts.indices.flatMap { index -> [String] in
        let parts = file.line(index + 1).components(separatedBy: "//~ ").dropFirst()
        return parts.map {
          "\(file.path.split(separator: "/").last ?? ""):\(index + 1) "
            + $0.trimmingCharacters(in: .whitespaces)
        }
      }
    }.sorted()
  }
}
