import Digest
import Testing

@Suite("HMAC with SHA-256")
struct HMACTests {
  struct Vector: Sendable {
    var key: [UInt8]
    var data: [UInt8]
    var code: String
    init(_ key: [UInt8], _ data: [UInt8], _ code: String) {
      self.key = key
      self.data = data
      self.code = code
    }
    init(_ key: [UInt8], _ text: String, _ code: String) {
      self.init(key, Array(text.utf8), code)
    }
  }

  /// Test cases 1 to 7 of RFC 4231; of the fifth it prints the first 128 bits only.
  @Test(
    "the vectors of RFC 4231",
    arguments: [
      Vector(
        [UInt8](repeating: 0x0b, count: 20), "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
      Vector(
        Array("Jefe".utf8), "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
      Vector(
        [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
      Vector(
        Array(0x01...0x19), [UInt8](repeating: 0xcd, count: 50),
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
      Vector(
        [UInt8](repeating: 0x0c, count: 20), "Test With Truncation",
        "a3b6167473100ee06e0c796c2955552b"),
      Vector(
        [UInt8](repeating: 0xaa, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
      Vector(
        [UInt8](repeating: 0xaa, count: 131),
        "This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ])
  func vectors(vector: Vector) {
    let code = SHA256.hexadecimal(HMAC(key: vector.key).code(of: vector.data))
    #expect(code.hasPrefix(vector.code))
    #expect(code.utf8.count == 64)
  }

  @Test("a prepared key makes each code as if it were the first")
  func reused() {
    let codes = HMAC(key: "Jefe".utf8)
    _ = codes.hex(of: "something else")
    #expect(
      codes.hex(of: "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }
}
