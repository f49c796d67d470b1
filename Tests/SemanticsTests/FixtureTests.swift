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

  /// Beside each bad book stand the words its author reads, in every language; `RECORD=1` writes them.
  @Test("every bad book is told in the words that were reviewed", arguments: Fixture.all("bad"))
  func words(fixture: Fixture) throws {
    let path = String(fixture.path.dropLast(".rules".count)) + ".txt"
    let words = Self.words(of: try fixture.check())
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try words.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(fixture.name); review the difference and run again")
      return
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == words)
  }

  @Test func everyCodeOccursInAFixtureOrOnItsPage() throws {
    let marked = try Fixture.all("bad").flatMap { try $0.check().diagnostics.map(\.id.code) }
    let pages = ProblemPage.all.filter { $0.wrong != nil }.map(\.code)
    // The check reads text, which is UTF-8; `SourceFile.read` is tested with bytes that are not.
    #expect(
      Set(Catalogue.checked.map(\.id)).subtracting(marked).subtracting(pages)
        == ["not_a_scenario", "setting_unread", "table_too_large", "unreadable_text"])
  }

  /// What is said of a book: place and sentence, then advice and fixes, English and Chinese.
  private static func words(of book: CheckedBook) -> String {
    book.diagnostics.map { problem in
      let file = book.files[problem.span.file]
      let (line, column) = file.lineAndColumn(at: problem.span.lower)
      let name = file.path.split(separator: "/").last ?? ""
      let texts = Language.allCases.flatMap { language -> [String] in
        [problem.message(in: language)] + [problem.help(in: language)].compactMap { $0 }
          + problem.related.map { "- " + Catalogue.words(of: $0, in: language) }
          + problem.fixes.map {
            "+ \($0.applicability.rawValue): " + Catalogue.words(of: $0, in: language)
          }
      }
      return "\(name):\(line):\(column) \(problem.severity.rawValue)[\(problem.id.code)]\n"
        + texts.map { "  \($0)\n" }.joined()
    }.joined(separator: "\n")
  }

  /// `file:line id`, one for each problem.
  private static func problems(of book: CheckedBook) -> [String] {
    book.diagnostics.map { diagnostic in
      let file = book.files[diagnostic.span.file]
      let line = file.lineAndColumn(at: diagnostic.span.lower).line
      return "\(file.path.split(separator: "/").last ?? ""):\(line) \(diagnostic.id.code)"
    }.sorted()
  }

  private static func expected(in book: CheckedBook) -> [String] {
    book.files.files.flatMap { file in
      file.lineStarts.indices.flatMap { index -> [String] in
        let parts = file.line(index + 1).components(separatedBy: "//~ ").dropFirst()
        return parts.flatMap { $0.split(separator: " ") }.map {
          "\(file.path.split(separator: "/").last ?? ""):\(index + 1) \($0)"
        }
      }
    }.sorted()
  }
}
