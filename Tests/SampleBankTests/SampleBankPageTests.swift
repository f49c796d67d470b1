import Foundation
import Testing

@testable import SampleBank

@Suite("The page of the sample bank's figures")
struct SampleBankPageTests {
  @Test("is printed from the code; RECORD=1 prints it again")
  func page() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "docs/sample-bank.md")
    let kept = try? String(contentsOf: file, encoding: .utf8)
    let made = sampleBankPage()
    if kept != made, ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(made.utf8).write(to: file)
    }
    #expect(kept == made, "docs/sample-bank.md is not what the code says")
  }

  @Test("names a source or the word assumption in every row")
  func sources() {
    let rows = sampleBankPage().split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| ---") && !$0.hasPrefix("| figure")
    }
    #expect(rows.count > 150)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells.count == 3 && cells.allSatisfy { !$0.isEmpty }, "\(row)")
    }
  }
}
