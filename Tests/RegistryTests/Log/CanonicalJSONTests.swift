import Testing

@testable import Registry

@Suite("canonical JSON")
struct CanonicalJSONTests {
  private let note =
    #"{"at":"2024-03-01T09:00:00Z","body":{"kind":"note","text":"a/b \"c\" 中"},"by":"wu.di","format":"rulebench event 1","position":3,"previous":"","registry":"00"}"#

  @Test("is written in one way")
  func written() throws {
    let event = Event(
      registry: "00", position: 3, previous: "", at: Sample.start, by: "wu.di", key: nil,
      body: .note(Note(text: "a/b \"c\" 中")))
    #expect(try CanonicalJSON.text(of: event) == note)
    #expect(try CanonicalJSON.decode(Event.self, from: Array(note.utf8)) == event)
  }

  @Test(
    "in another way is refused",
    arguments: [
      ("{\"at\"", "{ \"at\""), ("\"position\":3", "\"position\":3.0"),
      ("\"position\":3", "\"position\":3,\"position\":3"),
      ("\"by\":\"wu.di\"", "\"by\":\"wu.di\",\"more\":1"),
      ("a/b", "a\\/b"), ("中", "\\u4e2d"), ("\"by\":\"wu.di\"", "\"by\":\"wu.di\",\"key\":null"),
      ("\"by\":\"wu.di\",", ""), ("\"kind\":\"note\"", "\"kind\":\"Note\""),
      (",\"registry\":\"00\"}", ",\"registry\":\"00\"}\n"),
      (#""kind":"note","text""#, #""kind":"note","kind":"note","text""#),
    ])
  func refused(part: String, other: String) {
    let text = note.replacing(part, with: other, maxReplacements: 1)
    #expect(text != note)
    #expect(throws: CanonicalJSON.Fault.self) {
      _ = try CanonicalJSON.decode(Event.self, from: Array(text.utf8))
    }
  }
}
