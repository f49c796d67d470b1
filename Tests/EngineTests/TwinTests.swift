import Foundation
import Testing

@Suite("The engine and a slow, obvious twin agree")
struct TwinTests {
  /// `TWIN_SEEDS=100-200` looks at other seeds.
  private static let seeds: Range<Int> = {
    let wanted = ProcessInfo.processInfo.environment["TWIN_SEEDS"]?.split(separator: "-") ?? []
    let bounds = wanted.compactMap { Int($0) }
    return bounds.isEmpty ? 0..<2_000 : bounds[0]..<bounds[bounds.count - 1] + 1
  }()

  @Test("on generated programs and data", arguments: 0..<40)
  func generated(part: Int) throws {
    for seed in Self.seeds where seed % 40 == part {
      if let mismatch = try Comparison(seed: seed).firstMismatch() {
        Issue.record("\(mismatch)")
      }
    }
  }
}
