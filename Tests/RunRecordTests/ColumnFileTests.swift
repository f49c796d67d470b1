import RunRecord
import Testing

@Suite("Files of columns") struct ColumnFileTests {
  private static func file() -> ColumnFile {
    var file = ColumnFile()
    file.add("bytes", [UInt8](0...255))
    file.add("wide", [Int128.min, -1, 0, Int128.max])
    file.add("texts", ["", "a,\"b\"\n", "企业"])
    file.add("none", [Int32]())
    return file
  }

  @Test("Columns come back as they were")
  func round() throws {
    let file = try ColumnFile(Self.file().bytes)
    #expect(try file.integers("bytes") == [UInt8](0...255))
    #expect(try file.integers("wide") == [Int128.min, -1, 0, Int128.max])
    #expect(try file.texts("texts") == ["", "a,\"b\"\n", "企业"])
    #expect(try file.integers("none", as: Int32.self) == [])
    #expect(file.bytes == Self.file().bytes)
    #expect(throws: ColumnFile.Fault.noColumn("bytes")) {
      try file.integers("bytes", as: Int64.self)
    }
    #expect(throws: ColumnFile.Fault.noColumn("texts")) {
      try file.integers("texts", as: UInt8.self)
    }
    #expect(throws: ColumnFile.Fault.noColumn("other")) { try file.texts("other") }
  }

  @Test("A file that is cut short or changed anywhere is not read")
  func damage() {
    let bytes = Self.file().bytes
    for count in 0..<bytes.count {
      #expect(throws: ColumnFile.Fault.self) { try ColumnFile(Array(bytes[..<count])) }
    }
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: ColumnFile.Fault.self) { try ColumnFile(changed) }
    }
  }
}
