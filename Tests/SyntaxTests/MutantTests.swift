import Diagnostics
import Foundation
import Syntax
import Testing

@Suite struct MutantTests {
  static let pieces = [
    "{", "}", "(", ")", "[", "]", "|", "\"", "“", "`", ",", ":", ".", "-", "\n", "//", " ", "\0",
    "if ", "not ", "in ", "where ", "sum of ", "count of months in ", "latest ", "months ", "税",
    "2026-02-30", "2026-13", "1_", "9999999999999999999999999999", "300万", "%/day", "section",
    "record x {", "facts {", "require ", "else", "any ", "monthly(", "\u{FEFF}", "\u{301}", "🏦",
  ]

  /// A text with a few bytes or pieces taken away, doubled, swapped or put in.
  static func mutant(of bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(4) {
      guard !bytes.isEmpty else { return bytes }
      let place = random.below(bytes.count)
      let length = min(bytes.count - place, 1 + random.below(random.pick([1, 8, 60])))
      switch random.below(6) {
      case 0: bytes.removeSubrange(place..<place + length)
      case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 2: bytes[place] = UInt8(random.below(256))
      case 3: bytes.swapAt(place, random.below(bytes.count))
      case 4: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
      }
    }
    return bytes
  }

  @Test("20,000 mutants are read to the last byte", arguments: 0..<20)
  func mutants(seed: UInt64) throws {
    let sample = Array(try Fixture.text("tax_line.rules").utf8)
    let kinds = try Fixture.text("all_kinds.rules").split(separator: "\n")
    var random = SeededGenerator(seed: seed)
    let id = FileID(index: 0)
    for round in 0..<1000 {
      // Short texts reach more of the grammar per second, the long one reaches it as users do.
      let first = random.below(kinds.count)
      let some = "module m\n" + kinds[first..<min(kinds.count, first + 8)].joined(separator: "\n")
      let bytes = Self.mutant(of: round % 50 == 0 ? sample : Array(some.utf8), &random)
      let (file, unreadable) = SourceFile.read(bytes, path: "a.rules", id: id)
      let parsed = parse(file, id: id)
      // One expectation a mutant: each costs more than the parser.
      var fault: String?
      if parsed.tree.text != file.text { fault = "the tree is not the text" }
      if !parsed.isValid, parsed.diagnostics.isEmpty { fault = "wrong, but without a problem" }
      for span in (parsed.diagnostics + unreadable).map(\.span)
      where span.lower > span.upper || span.upper > file.utf8.count {
        fault = "a place outside the text"
      }
      if parsed.isValid {
        let once = format(parsed)
        let again = parse(SourceFile(path: "a.rules", text: once), id: id)
        if format(again) != once { fault = "formatting twice is not formatting once" }
        if again.file.map({ canonicalText($0) }) != parsed.file.map({ canonicalText($0) }) {
          fault = "formatting changed the meaning"
        }
      }
      #expect(fault == nil, "\(file.text)")
    }
  }

  @Test(
    arguments: [
      "(", "-", "not ", "if a then b else ", "sum of ", "f(", "monthly(sum of ", "a assumed ",
      "count of months in ", "x in [", "any y where ", "round(",
    ])
  func deepNestingIsReportedOnce(opening: String) {
    let deep = String(repeating: opening, count: 20_000)
    let text = "module m\nfacts {\n  let x = \(deep)a\n  let y =\n}\n"
    let parsed = Fixture.parsed(text)
    #expect(parsed.tree.text == text)
    #expect(parsed.diagnostics.count { $0.id.code == "too_deep" } == 1)
    // The next item is read as if nothing had been before it.
    #expect(parsed.diagnostics.last?.id.code == "expected_token")
  }

  @Test(arguments: [" + ", " - ", " * ", " and ", " or ", ".", " = "])
  func longChainsAreBounded(operation: String) {
    let chain = Array(repeating: "a", count: 10_000).joined(separator: operation)
    let parsed = Fixture.parsed("module m\nfacts {\n  let x = \(chain)\n}\n")
    let isFlat = operation == " and " || operation == " or "
    #expect(parsed.diagnostics.isEmpty == isFlat)
  }
}
