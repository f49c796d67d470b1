import RunRecord
import Semantics

extension TouchedHistory {
  private static let cases = "touched.cases"

  /// Writes what the changes touch; its changes are found again from the books.
  func write(into file: inout ColumnFile) {
    file.add(
      Self.cases,
      touched.cases.flatMap { item in
        [
          Int64(item.number), Int64(item.relevant.rawValue), Int64(item.factors.lowerBound),
          Int64(item.factors.upperBound), Int64(item.lineReach.rawValue), Int64(item.lines),
        ]
      })
    file.add(
      "touched.factors", touched.factors.flatMap { [Int64($0.reach.rawValue), Int64($0.words)] })
    file.add("touched.words", touched.words)
    file.add("touched.lines", touched.lines)
    file.add("touched.constants", touched.constants.flatMap { [Int64($0.number), $0.line] })
  }

  /// What the changes touch in all shards; `nil` where a shard does not say.
  ///
  /// - Parameter position: the case of the merged ledger by shard and case of its own.
  init?(
    merging shards: [ColumnFile], live: CheckedBook, candidate: CheckedBook,
    market: Scenario.Market,
    options: AttributionOptions, position: (_ shard: Int, _ row: Int) -> Int
  ) throws {
    var touched = TouchedCases()
    for (shard, file) in shards.enumerated() {
      guard file.has(Self.cases) else { return nil }
      let part = try TouchedCases(file) { row throws(ColumnFile.Fault) in
        Int32(position(shard, row))
      }
      touched.add(part)
    }
    self.init(
      try AttributionPlan(live: live, candidate: candidate, market: market, options: options),
      touched: touched)
  }
}

extension TouchedCases {
  /// What a shard hands over, its cases numbered anew.
  fileprivate init(
    _ file: ColumnFile, number: (Int) throws(ColumnFile.Fault) -> Int32
  ) throws(ColumnFile.Fault) {
    self.init()
    words = try file.integers("touched.words")
    lines = try file.integers("touched.lines")
    let factorNumbers: [Int64] = try file.integers("touched.factors")
    let caseNumbers: [Int64] = try file.integers("touched.cases")
    let constantNumbers: [Int64] = try file.integers("touched.constants")
    guard factorNumbers.count % 2 == 0, caseNumbers.count % 6 == 0, constantNumbers.count % 2 == 0
    else { throw .broken }
    for start in stride(from: 0, to: factorNumbers.count, by: 2) {
      factors.append(
        Factor(
          reach: Coalition(rawValue: .init(truncatingIfNeeded: factorNumbers[start])),
          words: Int(factorNumbers[start + 1])))
    }
    for start in stride(from: 0, to: caseNumbers.count, by: 6) {
      let (lower, upper) = (Int(caseNumbers[start + 2]), Int(caseNumbers[start + 3]))
      guard lower <= upper else { throw .broken }
      cases.append(
        Case(
          number: try number(Int(caseNumbers[start])),
          relevant: Coalition(rawValue: .init(truncatingIfNeeded: caseNumbers[start + 1])),
          factors: lower..<upper,
          lineReach: Coalition(rawValue: .init(truncatingIfNeeded: caseNumbers[start + 4])),
          lines: Int(caseNumbers[start + 5])))
    }
    for start in stride(from: 0, to: constantNumbers.count, by: 2) {
      constants.append((try number(Int(constantNumbers[start])), constantNumbers[start + 1]))
    }
  }
}
