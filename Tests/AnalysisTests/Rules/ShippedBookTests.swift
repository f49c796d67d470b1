import Analysis
import Diagnostics
import Foundation
import Semantics
import Testing

@Suite("findings on the shipped books") struct ShippedBookTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let books = [
    "invoice_line/v1", "invoice_line/v2", "rb30", "tax_line/v1", "tax_line/v2", "term_loan/v1",
    "term_loan/v2",
  ]

  static let reader = BookReader(
    text: { try String(contentsOfFile: $0, encoding: .utf8) },
    names: { isFolder($0) ? try? FileManager.default.contentsOfDirectory(atPath: $0) : nil })

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  @Test("nothing that must be mended, and at most one subject in twenty left out", arguments: books)
  func findings(_ name: String) throws {
    let book = try AnalysedBook(
      check(bookAt: Self.root.appending(path: "Models/\(name)").path, reader: Self.reader))
    for finding in book.analysis.findings {
      #expect(finding.diagnostic.severity == .note, "\(finding.diagnostic.message(in: .english))")
    }
    #expect(book.analysis.subjects >= 10)
    #expect(book.analysis.notAnalysed.count * 20 <= book.analysis.subjects)
    try book.expectClaims()
  }
}
