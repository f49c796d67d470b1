import Foundation
import Semantics
import Testing

/// Whatever a file says, checking ends in problems, never in a crash.
@Suite struct MutationTests {
  private static let seeds = Fixture.all("good") + Fixture.all("bad")

  /// `MUTANTS` in the environment asks for more of them.
  private static let count =
    ProcessInfo.processInfo.environment["MUTANTS"].flatMap { Int($0) } ?? 200

  @Test func mutantsOfBooksEndInProblems() throws {
    var generator = SeededGenerator(state: 42)
    let texts = try Self.seeds.map { try Array(BookReader.disk.text($0.path).utf8) }
    var broken = 0
    for _ in 0..<Self.count {
      var bytes = texts.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        Self.mutate(&bytes, texts, &generator)
      }
      let book = try check(String(decoding: bytes, as: UTF8.self))
      #expect(book.program != nil || !book.diagnostics.isEmpty)
      for diagnostic in book.diagnostics { #expect(!summary(diagnostic).isEmpty) }
      if book.program == nil { broken += 1 }
    }
    #expect(broken > Self.count / 2)
  }

  /// Deletes, repeats, swaps or borrows a stretch of words.
  private static func mutate(
    _ bytes: inout [UInt8], _ texts: [[UInt8]], _ generator: inout SeededGenerator
  ) {
    let words = wordRanges(bytes)
    guard let one = words.randomElement(using: &generator),
      let two = words.randomElement(using: &generator)
    else { return }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes.removeSubrange(one)
    case 1: bytes.insert(contentsOf: bytes[one], at: two.lowerBound)
    case 2: bytes.replaceSubrange(one, with: bytes[two])
    case 3:
      let other = texts.randomElement(using: &generator) ?? []
      if let word = wordRanges(other).randomElement(using: &generator) {
        bytes.replaceSubrange(one, with: other[word])
      }
    case 4:
      let numbers = ["0", "-1", "99999999999999999999999999", "1%", "9999999999 months", "missing"]
      bytes.replaceSubrange(one, with: Array((numbers.randomElement(using: &generator) ?? "").utf8))
    default:
      let range = min(one.lowerBound, two.lowerBound)..<max(one.upperBound, two.upperBound)
      if range.count < 400 { bytes.removeSubrange(range) }
    }
  }

  private static func wordRanges(_ bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (offset, byte) in bytes.enumerated() {
      let isSpace = byte == 32 || byte == 10
      if isSpace, let first = start {
        ranges.append(first..<offset)
        start = nil
      } else if !isSpace, start == nil {
        start = offset
      }
    }
    return ranges
  }
}
