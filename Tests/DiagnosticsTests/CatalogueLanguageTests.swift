import Foundation
import Testing

@testable import Diagnostics

/// Nothing that the catalogue says is missing in either language.
@Suite struct CatalogueLanguageTests {
  /// Every phrase of the catalogue by what it belongs to.
  static let phrases: [(of: String, phrase: Phrase)] = {
    var phrases: [(of: String, phrase: Phrase)] = []
    for entry in Catalogue.entries {
      phrases.append((entry.id, entry.sentence))
      if let help = entry.help { phrases.append(("help of \(entry.id)", help)) }
    }
    for (id, term) in Catalogue.terms { phrases.append(("term \(id)", term)) }
    for (id, place) in Catalogue.places { phrases.append(("place \(id)", place)) }
    for severity in [Severity.error, .warning, .note] {
      phrases.append(("severity \(severity)", severity.word))
    }
    return phrases
  }()

  /// What is written alike in both languages.
  static let alike: Set<String> = ["term type_unknown", "term with_value"]

  /// Latin words that Chinese sentences hold outside of quotation marks.
  static let latin: Set<String> = ["JSON", "UTF", "bp", "day", "pd", "points"]

  private static func words(of sentence: Sentence) -> String {
    sentence.pieces.map { if case .words(let words) = $0 { words } else { "" } }.joined()
  }

  @Test func everyPhraseIsInBothLanguagesWithTheSameSlots() {
    for (of, phrase) in Self.phrases {
      #expect(!phrase.english.pieces.isEmpty && !phrase.chinese.pieces.isEmpty, "\(of)")
      #expect(Set(phrase.english.slots) == Set(phrase.chinese.slots), "\(of)")
      #expect((phrase.english == phrase.chinese) == Self.alike.contains(of), "\(of)")
      #expect(
        Self.words(of: phrase.chinese).contains { ("一"..."鿿").contains($0) }
          == !Self.alike.contains(of), "\(of)")
    }
  }

  @Test func chineseHoldsNoOtherLanguageButInQuotationMarks() {
    for (of, phrase) in Self.phrases where !Self.alike.contains(of) {
      let text = Self.words(of: phrase.chinese)
        .replacing(/“[^”]*”/, with: "").replacing(/\d[\d_]*万/, with: "")
      let words = text.matches(of: /[A-Za-z]{2,}/).map { String($0.output) }
      #expect(words.filter { !Self.latin.contains($0) } == [], "\(of)")
      #expect(!text.contains { ",;:?!'".contains($0) } || of == "help of bad_escape", "\(of)")
    }
  }

  /// Terms and places are named by texts in the code of other modules, which no compiler checks.
  @Test func everyTermAndPlaceThatIsNamedHasItsWords() throws {
    var terms: Set<String> = []
    var places: Set<String> = []
    for (_, text) in try Self.sources() {
      for match in text.matches(of: /\.term\("([a-z_]+)"[,)]/) { terms.insert(String(match.1)) }
      for match in text.matches(of: /role: "([a-z_]+)"/) { places.insert(String(match.1)) }
    }
    #expect(terms.isSuperset(of: ["end_of_file", "expression"]))
    #expect(places.contains("declared_here"))
    #expect(terms.subtracting(Catalogue.terms.keys) == [])
    #expect(places.subtracting(Catalogue.places.keys) == [])
  }

  /// Phrases that stand beside what they are about: both texts of each that is written on its own.
  @Test func everyPhraseOfTheSourcesHasItsChinese() throws {
    let literal = #"\s*"((?:[^"\\]|\\[^(]|\\\([^"()]*(?:\([^"()]*\)[^"()]*)*\))*)""#
    let phrase = try Regex<(Substring, Substring, Substring)>(
      "Phrase\\(\(literal),\(literal)\\s*\\)")
    let inserted = try Regex(#"\\\([^"()]*(?:\([^"()]*\)[^"()]*)*\)"#)
    // In Chinese a comma, a bracket or nothing.
    let joining: Set = ["and", "of", "by", "the"]
    var count = 0
    for (path, text) in try Self.sources() {
      for match in text.matches(of: phrase) {
        let english = match.1.replacing(inserted, with: "")
        let chinese = match.2.replacing(inserted, with: "")
        guard english.replacing(/\{\w+\}/, with: "").contains(where: \.isLetter),
          !joining.contains(english.filter(\.isLetter))
        else { continue }
        count += 1
        #expect(
          chinese.contains { ("一"..."鿿").contains($0) }, "\(path): \(match.1) / \(match.2)")
      }
    }
    #expect(count > 300)
  }

  /// The Swift files of all modules, by path.
  private static func sources() throws -> [(path: String, text: String)] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var sources: [(path: String, text: String)] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      sources.append((file.path(), String(decoding: try Data(contentsOf: file), as: UTF8.self)))
    }
    return sources
  }

  @Test func argumentsAreWordedInTheLanguageOfTheSentence() {
    let oneOf = ProblemArgument.term("type_one_of", ["values": .list(["A", "B"])])
    let arguments = ["expected": oneOf, "found": .term("type_money")]
    let problem = Diagnostic(
      ProblemID("type_mismatch"), arguments,
      at: SourceSpan(file: FileID(index: 0), lower: 0, upper: 1))
    #expect(problem.message(in: .english) == "expected one of A, B, found money")
    #expect(problem.message(in: .chinese) == "应为枚举类型（A、B），实为金额")
    let months = ProblemArgument.term("value_months", ["count": .text("12")])
    let cases = ProblemArgument.items([
      .term("with_value", ["name": .text("age"), "value": months]),
      .term("with_value", ["name": .text("level"), "value": .term("value_missing")]),
    ])
    #expect(Catalogue.words(of: cases, in: .english) == "age = 12 months, level = missing")
    #expect(Catalogue.words(of: cases, in: .chinese) == "age = 12 个月、level = 缺失")
  }

  @Test func aProblemIsRenderedInChinese() {
    var files = SourceFiles()
    let text = "facts {\n  let 税额 = tax_levl\n}\n"
    let id = files.add(SourceFile(path: "Models/税贷.rules", text: text))
    let lower = "facts {\n  let 税额 = ".utf8.count
    let problems = [
      Diagnostic(
        ProblemID("reserved_word"), ["name": .name("tax_levl"), "expected": .term("name")],
        at: SourceSpan(file: id, lower: lower, upper: lower + 8),
        related: [
          RelatedPlace(
            role: "declared_here", arguments: ["name": .name("税额")],
            span: SourceSpan(file: id, lower: 14, upper: 20))
        ], near: ["tax_level"]),
      Diagnostic(
        ProblemID("never_missing"), ["text": .text("税额")],
        at: SourceSpan(file: id, lower: 14, upper: 20)),
    ]
    #expect(
      DiagnosticRenderer(files: files, limit: 1, language: .chinese).text(problems)
        == """
        警告[never_missing]：税额 从不缺失
         --> Models/税贷.rules:2:7
          |
        2 |   let 税额 = tax_levl
          |       ^^^^

        1 个错误，1 个警告（其中 1 个未显示）

        """)
    #expect(
      DiagnosticRenderer(files: files, language: .chinese).text(problems[0])
        == """
        错误[reserved_word]：此处应为名称，实为保留字“tax_levl”；是否想写“tax_level”？
         --> Models/税贷.rules:2:16
          |
        2 |   let 税额 = tax_levl
          |              ^^^^^^^^
          |       ---- “税额”在此声明
          = 建议：名称与保留字相同时，写在反引号之间

        """)
  }
}
