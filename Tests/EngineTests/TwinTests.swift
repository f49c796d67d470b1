import Columns
import Engine
import Foundation
import Semantics
import Testing

@Suite("The engine and a slow, obvious twin agree")
struct TwinTests {
  /// `TWIN_SEEDS=100-200` looks at other seeds.
  private static let seeds: Range<Int> = {
    let wanted = ProcessInfo.processInfo.environment["TWIN_SEEDS"]?.split(separator: "-") ?? []
    let bounds = wanted.compactMap { Int($0) }
    return bounds.isEmpty ? 0..<usual : bounds[0]..<bounds[bounds.count - 1] + 1
  }()

  /// Without optimisation the same takes 30 times as long.
  private static var usual: Int {
    #if DEBUG
      60
    #else
      2_000
    #endif
  }

  @Test("on generated programs and data", arguments: 0..<40)
  func generated(part: Int) throws {
    for seed in Self.seeds where seed % 40 == part {
      if let mismatch = try Comparison(seed: seed).firstMismatch() {
        Issue.record("\(mismatch)")
      }
    }
  }

  /// How often a kind of node came to something.
  private struct Reach {
    var present = 0
    var missing = 0
    var error = 0
  }

  @Test(
    "what is generated comes to values, and is missing or in error, in every kind of node")
  func reach() throws {
    var reached: [String: Reach] = [:]
    var outcomes: Set<Outcome> = []
    var (exactRows, rows) = (0, 0)
    for seed in 0..<240 {
      let comparison = Comparison(seed: seed, rows: 12)
      for (index, node) in comparison.program.nodes.enumerated() {
        for value in comparison.references.flatMap({ $0.values[index] }) {
          let name = Self.name(of: node.operation, comparison.program)
          reached[name, default: Reach()].present += value.isPresent ? 1 : 0
          reached[name, default: Reach()].missing += value.isMissing ? 1 : 0
          reached[name, default: Reach()].error += value.isError ? 1 : 0
        }
      }
      outcomes.formUnion(comparison.decisions.map(\.outcome))
      exactRows += try comparison.engine.decide(comparison.table).exactRows
      rows += comparison.table.count
    }
    let names =
      Self.strict + ["and", "or", "not", "choose", "assumed", "aggregate any", "aggregate all"]
    for name in names {
      let reach = try #require(reached[name], "no \(name)")
      #expect(reach.present > 20 && reach.missing > 0, "\(name): \(reach)")
    }
    for name in ["constant", "field", "parameter", "isMissing"] {
      #expect(reached[name]?.present ?? 0 > 20, "\(name)")
    }
    for name in [
      "add", "addMonths", "aggregate sum", "and", "assumed", "broadcast", "choose", "clamp",
      "compare", "divide", "exponential", "monthly", "multiply", "or", "power", "reduce sum",
      "reference", "round", "table first",
    ] {
      #expect(reached[name]?.error ?? 0 > 0, "no error of \(name)")
    }
    #expect(outcomes.count == 3)
    // Doubles settle most rows, and not all.
    #expect(exactRows > 0 && exactRows < rows / 2)
  }

  private static func name(of operation: Semantics.Operation, _ program: Program) -> String {
    let name = "\(operation)".prefix { $0 != "(" }
    let detail: Any? =
      switch operation {
      case .aggregate(let question): question.kind
      case .reduce(let reduction, _): reduction
      case .table(let position, _): program.tables[position].policy
      default: nil
      }
    return detail.map { "\(name) \("\($0)".prefix { $0 != "(" })" } ?? String(name)
  }

  /// Kinds of nodes that may be missing.
  private static let strict = [
    "absolute", "add", "addDays", "addMonths", "aggregate average", "aggregate count",
    "aggregate countDistinct", "aggregate countMonths", "aggregate greatest",
    "aggregate largestShares", "aggregate latest", "aggregate smallest", "aggregate sum", "bins",
    "broadcast", "carried", "clamp", "compare", "countMonths", "cut", "daysBetween", "divide",
    "endOfMonth", "exponential", "growth", "inSet", "known", "lastDue", "logarithm",
    "longestZeroRun", "maximum", "minimum", "month", "monthIndex", "monthly", "monthsBetween",
    "multiply", "negate", "power", "reduce average", "reduce greatest", "reduce smallest",
    "reduce sum", "reference", "retype", "round", "seen", "squareRoot", "standing", "startOfMonth",
    "subtract",
    "table any", "table collect", "table first", "table priority", "table unique", "volatility",
    "year",
  ]
}
