import Diagnostics
import Testing

@Suite struct PhraseTests {
  @Test func whatIsPutInHoldsNoSlots() {
    let name = "{found}"
    let phrase = Phrase("'\(name)' is {found} in { … }", "“\(name)”是{found}")
    #expect(phrase.english.slots == ["found"])
    #expect(phrase.filled(with: ["found": .number(1)], in: .english) == "'{found}' is 1 in { … }")
    #expect(phrase.filled(with: ["found": .number(1)], in: .chinese) == "“{found}”是1")
    #expect(Phrase(verbatim: "{found}").english.slots == [])
  }

  @Test func phrasesJoin() {
    let phrase = Phrase("no {a}", "没有{a}") + .suggestion(of: "b")
    #expect(phrase.filled(with: ["a": .name("c")], in: .english) == "no 'c'; did you mean 'b'?")
    #expect(phrase.filled(with: ["a": .name("c")], in: .chinese) == "没有“c”；是否想写“b”？")
    #expect((phrase + .suggestion(of: nil)) != phrase + phrase)
  }

  @Test func namesAreListedAsAlternatives() {
    #expect(Phrase.oneOf([]).filled(in: .english) == "")
    #expect(Phrase.oneOf(["a"]).filled(in: .english) == "a")
    #expect(Phrase.oneOf(["a", "b", "c"]).filled(in: .english) == "a, b or c")
    #expect(Phrase.oneOf(["a", "b", "c"]).filled(in: .chinese) == "a、b或 c")
  }
}
