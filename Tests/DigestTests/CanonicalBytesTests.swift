import Digest
import Testing

@Suite("canonical bytes")
struct CanonicalBytesTests {
  static func bytes(_ write: (inout CanonicalBytes) -> Void) -> [UInt8] {
    var canonical = CanonicalBytes()
    write(&canonical)
    return canonical.bytes
  }

  static func length(_ count: UInt8) -> [UInt8] { [0, 0, 0, 0, 0, 0, 0, count] }

  @Test("the bytes of every kind of item")
  func kinds() {
    let text = Array("t".utf8) + Self.length(6) + Array("额度".utf8)
    #expect(Self.bytes { $0.append("额度") } == text)
    #expect(Self.bytes { $0.append(bytes: [1, 2]) } == Array("b".utf8) + Self.length(2) + [1, 2])
    #expect(Self.bytes { $0.append(true) } == Array("y".utf8) + Self.length(0))
    #expect(Self.bytes { $0.append(false) } == Array("n".utf8) + Self.length(0))
    #expect(Self.bytes { $0.appendAbsent() } == Array("a".utf8) + Self.length(0))
    let list = Array("l".utf8) + Self.length(2) + Self.bytes { $0.append("a") }
    #expect(Self.bytes { $0.append(["a", "b"]) } == list + Self.bytes { $0.append("b") })
  }

  @Test(
    "whole numbers take the fewest bytes of two's complement",
    arguments: [
      (Int128(0), [0]), (1, [1]), (127, [127]), (128, [0, 128]), (255, [0, 255]), (256, [1, 0]),
      (-1, [255]), (-128, [128]), (-129, [255, 127]), (-256, [255, 0]),
      (.max, [127] + [UInt8](repeating: 255, count: 15)),
      (.min, [128] + [UInt8](repeating: 0, count: 15)),
    ] as [(Int128, [UInt8])])
  func integers(integer: Int128, content: [UInt8]) {
    let expected = Array("i".utf8) + Self.length(UInt8(content.count)) + content
    #expect(Self.bytes { $0.append(integer) } == expected)
    if let narrow = Int(exactly: integer) { #expect(Self.bytes { $0.append(narrow) } == expected) }
  }

  @Test("different structures never share their bytes")
  func structures() {
    let all: [(inout CanonicalBytes) -> Void] = [
      { _ in }, { $0.append("") }, { $0.append(bytes: []) }, { $0.append([]) }, { $0.append(0) },
      { $0.append("ab") }, { $0.append(bytes: Array("ab".utf8)) }, { $0.append(["ab"]) },
      { $0.append(["a", "b"]) }, { $0.append(["", "ab"]) }, { $0.append(["ab", ""]) },
      {
        $0.append("a")
        $0.append("b")
      },
      {
        $0.append(["a"])
        $0.append("b")
      },
      { $0.append([["a"], ["b"]]) { $0.append($1) } },
      { $0.append([["a", "b"]]) { $0.append($1) } },
      { $0.append([["a", "b"], []]) { $0.append($1) } }, { $0.append(1) }, { $0.append(-1) },
      { $0.append(true) }, { $0.append(false) }, { $0.appendAbsent() },
    ]
    #expect(Set(all.map(Self.bytes)).count == all.count)
    #expect(Set(all.map { SHA256.hex(of: Self.bytes($0)) }).count == all.count)
  }

  @Test("the digest is the SHA-256 of the bytes")
  func digest() {
    var canonical = CanonicalBytes()
    #expect(
      canonical.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    canonical.append("line")
    #expect(canonical.digest == SHA256.hex(of: [UInt8](canonical.bytes)))
  }
}
