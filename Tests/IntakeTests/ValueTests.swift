import Numbers
import Testing

@testable import Intake

@Suite("Texts to values")
struct ValueTests {
  static func decimal(_ text: String) -> DecimalText? {
    var bytes = Array(text.utf8)
    return bytes.withUnsafeMutableBufferPointer { try? DecimalText(UnsafeBufferPointer($0)) }
  }

  @Test(
    "decimals are exact",
    arguments: [
      ("12.340", 1234, -2), ("-0.50", -5, -1), ("1000", 1, 3), ("0.000", 0, 0), ("+7", 7, 0),
      (".5", 5, -1), ("5.", 5, 0), ("1e3", 1, 3), ("12E-4", 12, -4), ("00100.00", 1, 2),
      ("1e-05", 1, -5), ("10203040506070809010203040506070809012", 0, 0),
    ])
  func decimals(text: String, mantissa: Int, exponent: Int) throws {
    let found = try #require(Self.decimal(text))
    if text.count > 30 {
      #expect(found.mantissa.description == text)
    } else {
      #expect(found.mantissa == Int128(mantissa) && found.exponent == exponent)
    }
  }

  @Test(
    "what is no number",
    arguments: [
      "", "-", ".", "1..2", "1e", "e5", "1 2", "0x1", "1,0", "%", "1%%", "--1", "1-", "NaN",
    ])
  func noDecimals(text: String) {
    #expect(Self.decimal(text) == nil)
  }

  @Test("every day of four centuries and what lies between them")
  func dates() {
    for year in [1, 1600, 1899, 1900, 1999, 2000, 2023, 2024, 2100, 9999] {
      for month in 0...13 {
        for day in 0...32 {
          func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
          }
          let text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
          let bytes = Array(text.utf8) + [0, 0, 0, 0, 0, 0, 0, 0]
          let packed = bytes.withUnsafeBufferPointer {
            $0.baseAddress.flatMap { DateText.packed($0) }
          }
          #expect(packed == CalendarDate(year: year, month: month, day: day)?.packed, "\(text)")
        }
      }
    }
  }

  @Test("the eight digits of a word")
  func digits() {
    for length in 1...8 {
      for number in [0, 1, 7, 12_345_678, 99_999_999, 10_203_040] {
        let text = String("\(100_000_000 + number)".suffix(length))
        let bytes = Array((text + ",garbage").utf8)
        let word = bytes.withUnsafeBufferPointer { $0.baseAddress.map { ByteWords.load($0) } ?? 0 }
        #expect(ByteWords.position(ByteWords.nonDigits(word) | 1 << 63) == min(7, length))
        #expect(ByteWords.digits(word, length) == UInt64(text))
      }
    }
  }

  @Test("a text table gives codes by first appearance, in order or not", arguments: 0..<20)
  func textTable(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var table = TextTable()
    var codes: [String: Int] = [:]
    if seed % 3 == 0 { table.ensureSearchable() }
    for index in 0..<2_000 {
      let text =
        seed % 2 == 0
        ? "\(generator.below(400))" + String(repeating: "x", count: generator.below(12))
        : "key \(100_000 + index / 3)"
      let expected = codes[text] ?? codes.count
      let bytes = Array(text.utf8) + [1, 2, 3, 4, 5, 6, 7, 8]
      bytes.withUnsafeBufferPointer {
        let (code, isNew) = table.insert($0.baseAddress!, text.utf8.count)
        #expect(Int(code) == expected && isNew == (codes[text] == nil))
      }
      codes[text] = expected
    }
    let texts = codes.sorted { $0.value < $1.value }.map(\.key)
    #expect(table.strings(threads: 2) == texts)
    table.ensureSearchable()
    for (text, code) in codes {
      let bytes = Array(text.utf8) + [8, 7, 6, 5, 4, 3, 2, 1]
      #expect(
        bytes.withUnsafeBufferPointer { table.code(of: $0.baseAddress!, text.utf8.count) }
          == Int32(code))
    }
    #expect([1, 2].withUnsafeBufferPointer { _ in table.count } == codes.count)
    // Merging twice adds nothing.
    let merged = table.merge(table)
    #expect(!merged.allNew && merged.codes == (0..<Int32(codes.count)).map { $0 })
  }

  @Test("numbers' keys sort as the numbers do")
  func keyBytes() {
    let numbers: [Int128] = [
      -1 << 100, -1 << 64, -5, -1, 0, 1, 255, 256, 1 << 62, 1 << 64, 1 << 100,
    ]
    var table = TextTable()
    for number in numbers.sorted(by: { abs($0) < abs($1) }) {
      #expect(KeyBytes.with(number) { table.insert($0, $1).isNew })
      #expect(KeyBytes.with(number) { !table.insert($0, $1).isNew })
    }
    var ascending = TextTable()
    for number in [-5, -1, 0, 1, 255, 256] as [Int128] {
      KeyBytes.with(number) { _ = ascending.insert($0, $1) }
    }
    #expect(ascending.isAscending && !table.isAscending)
  }
}
