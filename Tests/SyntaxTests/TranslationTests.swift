import Diagnostics
import Foundation
import Syntax
import Testing

@Suite struct TranslationTests {
  private static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The text of every rule file of a folder, by path.
  private static func ruleFiles(below folders: String...) throws -> [String: String] {
    var files: [String: String] = [:]
    for folder in folders {
      let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path())
      for case let name as String in names ?? .init() where name.hasSuffix(".rules") {
        let path = "\(folder)/\(name)"
        files[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      }
    }
    return files
  }

  /// Formats a text in a language.
  private static func formatted(_ text: String, in language: Language) -> String {
    format(Fixture.parsed(text), in: language)
  }

  /// Translates there and back from both languages; the text in both, or why they differ.
  private static func translate(_ text: String, _ name: String) {
    let original = Fixture.parsed(text)
    guard original.isValid, let file = original.file else { return }
    let english = format(original, in: .english)
    let chinese = format(original, in: .chinese)
    #expect(formatted(english, in: .chinese) == chinese, "\(name): from English")
    #expect(formatted(chinese, in: .english) == english, "\(name): from Chinese")
    #expect(format(Fixture.parsed(english)) == english, "\(name): English stays")
    #expect(format(Fixture.parsed(chinese)) == chinese, "\(name): Chinese stays")
    let translated = Fixture.parsed(chinese)
    #expect(translated.diagnostics == [], "\(name): \(problems(chinese))")
    #expect(translated.language == .chinese)
    guard let again = translated.file else { return }
    #expect(structure(again) == structure(file), "\(name)\n\(chinese)")
    #expect(again.documentation == file.documentation)
    #expect(canonicalText(again) == canonicalText(file), "\(name)")
  }

  @Test func everyBookGoesThereAndBack() throws {
    let files = try Self.ruleFiles(below: "Models", "Tests")
    #expect(files.count > 15)
    for (path, text) in files { Self.translate(text, path) }
    for example in try LanguagePageTests.examples() { Self.translate(example, example) }
  }

  @Test("generated files go there and back", arguments: 0..<4)
  func generatedFiles(seed: UInt64) throws {
    let text = try String(
      contentsOf: Self.root.appending(path: "Grammar/rulebook.ebnf"), encoding: .utf8)
    let grammar = try Grammar(text)
    let file = try #require(grammar.index(of: "file"))
    var generator = FileGenerator(grammar, file: file, seed: seed)
    var read = 0
    for _ in 0..<10_000 where read < 2_500 {
      let text = generator.next()
      guard Fixture.parsed(text).isValid else { continue }
      read += 1
      Self.translate(text, text)
    }
    #expect(read == 2_500)
  }

  @Test func everySpellingIsOneWord() {
    var words: [String: Word] = [:]
    for spelling in Spelling.all {
      for word in Word.allCases {
        // Units of time in English agree with their number: `day` and `days` stand for each other.
        let all = spelling[.day] == "day" ? [spelling[word]] : spelling.all(of: word)
        for text in all where !(word.isSingular && text != spelling[word]) {
          #expect(words[text] == nil, "\(text) is \(word) and \(String(describing: words[text]))")
          words[text] = word
        }
      }
    }
  }
}

extension Word {
  /// Whether Chinese writes the plural for it behind a number.
  fileprivate var isSingular: Bool { [.day, .month, .year].contains(self) }
}
