import Diagnostics
import Testing

@testable import Intake

@Suite("Text in other encodings")
struct EncodingTests {
  /// 宁波 is `C4 FE B2 A8` and 优 `D3 C5` in GBK.
  static func file(header: [UInt8] = [], name: [UInt8], level: [UInt8] = [65]) -> [UInt8] {
    Array("id,seen_on,level,asked,score,Town name".utf8) + header + Array("\nK1,2024-01-31,".utf8)
      + level + Array(",1,1,".utf8) + name + [10]
  }

  static func problem(_ bytes: [UInt8]) -> (words: String, remedy: String) {
    do throws(IntakeError) {
      let result = try loadBytes(["shop": bytes])
      return (result.badRows.map(\.description).joined(separator: "\n"), "")
    } catch { return (error.description, error.remedy?.filled(in: .english) ?? "") }
  }

  @Test(
    "GB18030 is named with the command that converts it, wherever it stands",
    arguments: [
      file(name: [0xC4, 0xFE, 0xB2, 0xA8]),
      file(header: [0x2C, 0xC4, 0xFE], name: Array("x".utf8)),
      file(name: Array("x".utf8), level: [0xD3, 0xC5]),
      // A character of four bytes: U+20000 is 95 32 82 36.
      file(name: [0x95, 0x32, 0x82, 0x36]),
    ])
  func gb18030(bytes: [UInt8]) {
    let (words, remedy) = Self.problem(bytes)
    #expect(words == "'shop.csv' is GB18030 (GBK) text, not UTF-8")
    #expect(remedy == "convert it: iconv -f GB18030 -t UTF-8 shop.csv > shop.utf8.csv")
  }

  @Test(
    "UTF-16 is told by its mark", arguments: [[0xFF, 0xFE, 0x69, 0x00], [0xFE, 0xFF, 0, 0x69]])
  func utf16(bytes: [UInt8]) {
    let (words, remedy) = Self.problem(bytes)
    #expect(words == "'shop.csv' is UTF-16 text, not UTF-8")
    #expect(remedy == "convert it: iconv -f UTF-16 -t UTF-8 shop.csv > shop.utf8.csv")
  }

  @Test(
    "damage in a UTF-8 file is a bad row",
    arguments: [
      // A lone byte; a broken character among whole ones; one that GB18030 does not know.
      [0xE9], Array("宁波宁波".utf8) + [0xC4, 0xFE], [0xFF, 0xFE],
    ] as [[UInt8]])
  func damage(name: [UInt8]) {
    #expect(
      Self.problem(Self.file(name: name)).words
        == "shop.csv:2: Town name: the text is not valid UTF-8")
  }

  @Test("a path with other characters is quoted for the shell")
  func quoted() {
    let error = IntakeError.encoding(path: "in/it's 1.csv", .gb18030)
    #expect(
      error.remedy?.filled(in: .english)
        == #"convert it: iconv -f GB18030 -t UTF-8 'in/it'\''s 1.csv' > 'it'\''s 1.utf8.csv'"#)
  }
}
