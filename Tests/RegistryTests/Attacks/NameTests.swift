import Diagnostics
import Testing

@testable import Registry

@Suite("attack: texts that would steer a terminal, a page or a shell")
struct NameTests {
  @Test(
    "are no names",
    arguments: [
      "", "Li.Wei", "1li", "-rf", "li wei", "li;rm", "li\u{1B}[2J", "li\nwei", "<b>li", "$(id)",
      "../../etc/passwd", "li'--", "李伟", "a" + String(repeating: "b", count: 64),
    ])
  func names(name: String) {
    #expect(!Names.isName(name))
    let refused = refusal { try Names.check(name, .init("person", "人员")) }
    #expect(refused?.reason == .nameNotAllowed)
    #expect(refused.map { $0.description.unicodeScalars.contains(where: Names.isHidden) } == false)
  }

  @Test(
    "are names",
    arguments: ["a", "li.wei", "risk_head", "tax-line.2", "z" + String(repeating: "9", count: 63)])
  func good(name: String) { #expect(Names.isName(name)) }

  @Test(
    "are no reasons",
    arguments: [
      ("", "the reason is empty"), ("  ", "the reason is empty"),
      ("a\nb", "the reason holds U+000A, which does not show or moves what shows"),
      ("a\u{1B}[31mb", "the reason holds U+001B, which does not show or moves what shows"),
      ("a\u{202E}b", "the reason holds U+202E, which does not show or moves what shows"),
      ("a\u{2028}b", "the reason holds U+2028, which does not show or moves what shows"),
      ("a\u{200B}b", "the reason holds U+200B, which does not show or moves what shows"),
      ("\u{3164}\u{2800}", "the reason holds U+3164, which does not show or moves what shows"),
      ("a\u{FFFD}b", "the reason holds U+FFFD, which does not show or moves what shows"),
      (
        "e" + String(repeating: "\u{0301}", count: 20_000),
        "the reason has 20001 characters, at most 500 are allowed"
      ),
      (
        String(repeating: "x", count: 501),
        "the reason has 501 characters, at most 500 are allowed"
      ),
    ])
  func reasons(text: String, message: String) throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    let refused = refusal {
      try bank.act("wang.fang", .rejected(Rejection(version: version, because: text)))
    }
    #expect(refused?.reason == .nameNotAllowed)
    #expect(refused?.description == message)
  }

  @Test("shell and HTML text in a note is text and stays as it is")
  func harmless() throws {
    let bank = try TestRegistry()
    let text = "<script>alert(1)</script> $(rm -rf /) `id` ' OR 1=1 -- \"quoted\" 中文"
    try bank.act("wu.di", .note(Note(text: text)))
    let stored = try #require(try RegistryStore(path: bank.path).event(at: 1))
    #expect(stored.event.body == .note(Note(text: text)))
    #expect(stored.signature == nil)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("a product or environment that the log does not know")
  func unknown() throws {
    let bank = try TestRegistry()
    try bank.bringLive("v1")
    let product = refusal {
      try bank.act(
        "wu.di", .halted(Halt(product: "x\u{7}", environment: "production", because: "x")))
    }
    #expect(product?.description == "no version of a product 'x<U+0007>' was handed in")
    let environment = refusal {
      try bank.act("wu.di", .halted(Halt(product: nil, environment: "prod", because: "x")))
    }
    #expect(environment?.description == "the policy knows no environment 'prod'")
    #expect(environment?.remedy?.filled(in: .english) == "it knows production or test")
  }
}
