import Diagnostics
import Foundation
import Reports
import RunRecord
import Testing

@Suite struct MetricsPageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/metrics.md")

  @Test("the page of the metrics is made from their definitions")
  func page() throws {
    let wanted = MetricsPage.markdown
    guard ProcessInfo.processInfo.environment["RECORD"] == nil else {
      try wanted.write(to: Self.page, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/metrics.md; review the difference and run again")
      return
    }
    expectText(try String(contentsOf: Self.page, encoding: .utf8), wanted)
  }

  @Test("each metric has its own title in both languages, and ratios of counts their denominator")
  func definitions() {
    for catalogue in [
      BusinessMetric.allCases.map(\.definition), BacktestMetric.allCases.map(\.definition),
    ] {
      for language in [Language.english, .chinese] {
        let titles = catalogue.map { $0.title.text(in: language) }
        #expect(Set(titles).count == titles.count)
      }
    }
    for metric in BusinessMetric.allCases where metric.definition.unit == .share {
      #expect(metric.definition.denominator != nil, "\(metric)")
    }
  }
}
