import Digest
import Testing

@Suite("SHA-256 of many messages at once")
struct SHA256ManyTests {
  /// FIPS 180-4 examples, as published by NIST with the standard.
  @Test func publishedVectors() {
    let texts = [
      "abc", "", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
    ]
    let bytes = texts.flatMap { Array($0.utf8) }
    var end = 0
    let ends = texts.map { text in
      end += text.utf8.count
      return end
    }
    #expect(
      SHA256.hexadecimals(SHA256.digests(of: bytes, ends: ends)) == [
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
      ])
  }

  @Test("each message as if it were alone", arguments: [0, 1, 2, 15, 16, 17, 33, 200])
  func agreesWithTheOtherWay(count: Int) {
    // Lengths around the ends of blocks, in an order that leaves lanes at different times.
    let lengths = (0..<count).map { ($0 * 37 + 5) % 131 + ($0 % 7 == 0 ? 400 : 0) }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for (index, length) in lengths.enumerated() {
      bytes += (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ index &* 13) }
      ends.append(bytes.count)
    }
    let starts = [0] + ends.dropLast()
    #expect(
      SHA256.hexadecimals(SHA256.digests(of: bytes, ends: ends))
        == zip(starts, ends).map { SHA256.hex(of: bytes[$0..<$1]) })
  }
}
