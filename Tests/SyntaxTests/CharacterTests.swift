import Diagnostics
import Syntax
import Testing

/// Characters that make people read another text than the tool does.
@Suite struct CharacterTests {
  private static func module(_ text: String) -> String { "module m\nfacts { let \(text) = 1 }\n" }

  private static func name(_ text: String) -> String? {
    guard case .section(let section) = Fixture.parsed(module(text)).file?.declarations.first?.kind,
      case .let(let item) = section.items.first
    else { return nil }
    return item.name.text
  }

  @Test(
    "names of these letters are honest",
    arguments: [
      "l1", "O0", "tax_level", "税额A1", "Ⅱ类账户", "人名币々", "αβ", "цена", "naïve", "名_2",
    ])
  func honest(name: String) {
    #expect(problems(Self.module(name)) == "")
    #expect(Self.name(name) == name)
  }

  @Test func lettersOfSeveralScriptsDoNotMix() {
    #expect(
      problems(Self.module("p\u{430}id")) == """
        error[mixed_scripts]: 'p\u{430}id' mixes letters of Latin, Cyrillic; did you mean 'paid'?
         --> a.rules:2:13
          |
        2 | facts { let p\u{430}id = 1 }
          |             ^^^^
          = help: a name has letters of one script, or Latin and Chinese ones together

        1 error

        """)
    #expect(
      problems(Self.module("税\u{3b1}")).contains(
        "'税\u{3b1}' mixes letters of Chinese, Greek; did you mean '税a'?\n"))
    // One mistake is told once.
    let twice = Fixture.parsed("module m facts { let p\u{430}id = 1 let b = p\u{430}id }")
    #expect(twice.diagnostics.map(\.id.code) == ["mixed_scripts"])
  }

  @Test(
    "what turns or hides text is an error anywhere",
    arguments: [
      ("// a \u{202E}b\n", "text_direction", "// a b\n"),
      ("let a = 1 \"x\u{2066}y\"", "text_direction", "let a = 1 \"xy\""),
      ("let a\u{200B}b = 1", "hidden_character", "let ab = 1"),
      ("let a\u{200B}= 1", "hidden_character", "let a= 1"),
      ("let a =\u{200B}1", "hidden_character", "let a = 1"),
      ("// one\u{2028}let c = 2\n", "hidden_character", "// onelet c = 2\n"),
      ("let \u{FEFF}a = 1", "hidden_character", "let  a = 1"),
      ("let a = 1 \"\u{AD}\u{AD}\"", "hidden_character", "let a = 1 \"\""),
    ])
  func hidden(_ example: (text: String, code: String, mended: String)) throws {
    let text = "module m facts { \(example.text) }"
    let parsed = Fixture.parsed(text)
    #expect(parsed.diagnostics.map(\.id.code) == [example.code])
    let fix = try #require(parsed.diagnostics.first?.fixes.first)
    let mended = SourceFile(path: "m.rules", text: text).text(after: fix.edits)
    #expect(mended == "module m facts { \(example.mended) }")
    // It is read as if it were not there, so mending changes nothing.
    #expect(problems(mended) == "")
    #expect(structure(Fixture.parsed(mended).file as Any) == structure(parsed.file as Any))
  }

  @Test func whatIsHonestIsLeftAlone() {
    #expect(problems("\u{FEFF}module m // ⚠\u{FE0F} “…”\u{A0}\n") == "")
    #expect(problems("module m \"葛\u{E0100}城\"\n") == "")
  }

  @Test func namesAreComparedInNormalFormC() {
    #expect(Self.name("e\u{301}t") == "\u{E9}t")
    #expect(Self.name("\u{F900}") == "\u{8C48}")
    #expect(formatted(Self.module("e\u{301}t")) == formatted(Self.module("\u{E9}t")))
  }

  @Test(
    "look alike",
    arguments: [
      ("paid", "\u{440}\u{430}id", true), ("A1", "\u{391}1", true), ("Ⅱ", "II", true),
      ("\u{2F08}", "人", true), ("l1", "ll", false), ("O1", "01", false), ("己", "已", false),
    ])
  func lookAlikes(_ pair: (String, String, isSame: Bool)) {
    #expect((LookAlike.skeleton(of: pair.0) == LookAlike.skeleton(of: pair.1)) == pair.isSame)
    #expect(LookAlike.loose(pair.0) == LookAlike.loose(pair.1))
  }

  @Test func othersDoNot() {
    for (left, right) in [("a", "b"), ("l", "i"), ("o", "0"), ("税额", "税率"), ("A01", "A02")] {
      #expect(LookAlike.loose(left) != LookAlike.loose(right))
    }
  }
}
