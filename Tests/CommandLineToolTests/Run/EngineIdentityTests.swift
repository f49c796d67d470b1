import Testing

@testable import CommandLineTool

@Suite("Which engine ran") struct EngineIdentityTests {
  @Test("the conformance cases come to the outcomes that their tests expect, the same each time")
  func conformance() throws {
    let records = try Conformance.records()
    let outcomes = records.compactMap { record in
      ["approve", "refer", "decline"].first { record.contains("\"outcome\":\"\($0)\"") }
    }
    #expect(
      outcomes == [
        "approve", "refer", "refer", "refer", "approve", "decline", "decline", "refer", "decline",
        "approve", "refer", "decline",
      ])
    #expect(try Conformance.digest() == Conformance.digest())
  }

  /// A program of nothing but a header and a note with the build id (ELF-64, little-endian).
  private static func program(_ id: [UInt8]) -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    let note = number(4, 4) + number(id.count, 4) + number(3, 4) + [71, 78, 85, 0] + id
    var header: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 26)
    header += number(64, 8) + [UInt8](repeating: 0, count: 14) + number(56, 2) + number(1, 2)
    header += [UInt8](repeating: 0, count: 64 - header.count)
    let segment =
      number(4, 4) + number(0, 4) + number(120, 8) + number(0, 16) + number(note.count, 8)
      + number(0, 16)
    return header + segment + note
  }

  @Test("a revision is read from the build id; one of the linker's own says nothing")
  func revision() {
    let revision = [UInt8](1...20)
    let hex = "0102030405060708090a0b0c0d0e0f1011121314"
    #expect(SourceRevision.revision(inProgram: Self.program(revision + [0])) == hex)
    #expect(SourceRevision.revision(inProgram: Self.program(revision + [1])) == hex + "+changes")
    #expect(SourceRevision.revision(inProgram: Self.program(revision)) == nil)
    let whole = Self.program(revision + [0])
    for count in 0..<whole.count {
      #expect(SourceRevision.revision(inProgram: Array(whole[..<count])) == nil)
    }
  }
}
