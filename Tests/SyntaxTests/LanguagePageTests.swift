import Diagnostics
import Foundation
import Syntax
import Testing

@Suite struct LanguagePageTests {
  private static func page(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The texts between "```rules" and "```".
  static func examples() throws -> [String] {
    try page("docs/language.md").components(separatedBy: "```rules\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  @Test func everyExampleIsRead() throws {
    let examples = try Self.examples()
    #expect(examples.count > 15)
    for example in examples {
      #expect(problems(example) == "", "\(example)")
      #expect(formatted(formatted(example)) == formatted(example))
    }
  }

  @Test func theGrammarHasThePagesSections() throws {
    let titles = try Self.page("docs/language.md").split(separator: "\n")
      .filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    let grammar = try Grammar(Self.page("Grammar/rulebook.ebnf"))
    #expect(grammar.sections == titles.filter { grammar.sections.contains($0) })
    #expect(
      Set(titles).subtracting(grammar.sections)
        == ["17. Canonical print", "18. Words in English and Chinese"])
  }

  @Test func everyWordIsOnThePage() throws {
    let text = try Self.page("docs/language.md")
    let page = try #require(text.components(separatedBy: "\n## 18. ").last)
    for word in Word.allCases {
      #expect(page.contains("`\(word.english)` \(Spelling.chinese[word])"), "\(word)")
      for spelling in Spelling.chinese.all(of: word) {
        #expect(page.contains(spelling), "\(spelling), elsewhere for \(word)")
      }
    }
    for name in BuiltIn.allCases {
      #expect(page.contains("`\(name.english)` \(name.spelling(in: .chinese))"), "\(name)")
    }
  }
}
