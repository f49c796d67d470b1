import Diagnostics
import Engine
import Foundation
import Markup
import Reports
import RunRecord
import Testing

@Suite struct BacktestPageTests {
  /// The folder that the page of the fixture is written to, for a browser to open it: `make page`.
  private static let folder = ProcessInfo.processInfo.environment["PAGE"]

  @Test("the page asks nothing of the network")
  func isSelfContained() throws {
    let page = FixtureRun.page.page(in: .english).rendered
    for word in ["http:", "https:", "url(", "@import", "src="] { #expect(!page.contains(word)) }
    guard let folder = Self.folder.map({ URL(filePath: $0) }) else { return }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ text: String, _ name: String) throws {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    try write(page, "report.html")
    try write(FixtureRun.summary.json.pretty, "summary.json")
    for table in FixtureRun.tables { try write(table.csv, "\(table.name).csv") }
  }
}
