import Testing

@testable import CommandLineTool

/// Whatever is in the files, every verb ends with a message and the right exit code.
@Suite("Mutants") struct MutantTests {
  /// SplitMix64: the same mutants every time.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// The text with a few pieces removed, doubled, swapped for others or damaged.
  private func mutant(of text: String, _ random: inout Generator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
      default:
        let piece = Array(
          ["99999999999999999999", "%", "{", "}", "\"", "missing", "万", "|"]
            .randomElement(using: &random)!.utf8)
        bytes.replaceSubrange(place..<end, with: piece)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("of a rule file and of its data")
  func mutants() throws {
    var random = Generator(state: 20_260_701)
    for round in 0..<400 {
      let breaksBook = round % 2 == 0
      let rules = breaksBook ? mutant(of: Samples.book, &random) : Samples.book
      let folder = try TemporaryFolder([
        "small.rules": rules,
        "applications.csv": breaksBook
          ? Samples.applications : mutant(of: Samples.applications, &random),
      ])
      let check = folder.run("check", "@/small.rules")
      #expect([0, 1].contains(check.code) && !check.output.isEmpty, "\(rules)")
      let test = folder.run("test", "@/small.rules")
      #expect(check.code == 0 ? [0, 1].contains(test.code) : test.code == 3)
      let format = folder.run("fmt", "--check", "@/small.rules")
      #expect([0, 1, 3].contains(format.code))
      let decide = folder.run("decide", "--rules", "@/small.rules", "--data", "@")
      #expect(decide.code == (decide.messages.contains("error: ") ? 3 : 0), "\(decide.messages)")
    }
  }
}
