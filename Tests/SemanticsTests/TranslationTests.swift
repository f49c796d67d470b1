import Diagnostics
import Semantics
import Syntax
import Testing

/// A book says the same in both languages.
@Suite struct TranslationTests {
  /// The files of the disk, rule files put into a language.
  private static func reader(in language: Language) -> BookReader {
    BookReader(
      text: { path in
        let text = try BookReader.disk.text(path)
        guard path.hasSuffix(".rules") else { return text }
        let file = SourceFile(path: path, text: text)
        return format(parse(file, id: FileID(index: 0)), in: language)
      },
      names: BookReader.disk.names)
  }

  @Test("one digest in both languages", arguments: Fixture.models + Fixture.all("good"))
  func digest(book: Fixture) throws {
    let original = try book.check()
    let digest = try #require(original.program?.digest)
    for language in Language.allCases {
      let translated = try Semantics.check(bookAt: book.path, reader: Self.reader(in: language))
      #expect(translated.program?.digest == digest)
      #expect(translated.program?.canonicalPrint == original.program?.canonicalPrint)
      #expect(translated.language == language)
      #expect(translated.diagnostics.map(\.id) == original.diagnostics.map(\.id))
    }
  }

  @Test func aBookIsInTheLanguageOfItsOwnFile() throws {
    let module = "module m\n"
    let book = "决策对象 a\n引用 m\n记录 a { i 文本 主键 d 日期 决策日 }\n"
    func language(_ heading: String) throws -> Language? {
      let reader = BookReader.memory(["b.rules": heading + book, "m.rules": module])
      return try check(bookAt: "b.rules", reader: reader).language
    }
    #expect(try language("规则书 b\n") == .chinese)
    #expect(try language("rulebook b\n") == .english)
    #expect(try language("language zh rulebook b\n") == .chinese)
    #expect(try language("语言 英文\n规则书 b\n") == .english)
  }

  @Test(
    "a file is a book by its first words",
    arguments: [
      ("rulebook b", true), ("module b", false), ("规则书 b", true), ("模块 b", false),
      ("// 规则书\n\n\t/// x\n语言 中文 // 注\n\n// y\n规则书 b", true), ("language zh\nmodule b", false),
      ("language zh rulebook b", true), ("\u{FEFF}// a\n// b\n语言\n中文\n规则书 b", true), ("", false),
      ("rulebooks b", false),
    ])
  func isBook(_ example: (text: String, isBook: Bool)) {
    #expect(BookReader.isBook(example.text) == example.isBook)
  }
}
