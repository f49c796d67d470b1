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
    touched.blocking.write(as: "touched", into: &file)
    file.add("touched.lines", touched.lines)
    file.add("touched.constants", touched.constants.flatMap { [Int64($0.number), $0.line] })
    touched.offers.write(into: &file)
  }

  /// What the changes touch in all shards; `nil` where a shard does not say.
  ///
  /// - Parameter position: the case of the merged ledger by shard and case of its own.
  init?(
    merging shards: [ColumnFile], live: CheckedBook, candidate: CheckedBook, scenario: Scenario,
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
      try AttributionPlan(
        live: live, candidate: candidate, market: scenario.market, options: options),
      touched: touched, keepsOffers: scenario.hasLoans)
  }
}

extension TouchedCases {
  /// What a shard hands over, its cases numbered anew.
  fileprivate init(
    _ file: ColumnFile, number: (Int) throws(ColumnFile.Fault) -> Int32
  ) throws(ColumnFile.Fault) {
    self.init()
    blocking = try BlockingFactors(file, of: "touched")
    lines = try file.integers("touched.lines")
    let caseNumbers: [Int64] = try file.integers("touched.cases")
    let constantNumbers: [Int64] = try file.integers("touched.constants")
    guard caseNumbers.count % 6 == 0, constantNumbers.count % 2 == 0 else { throw .broken }
    for start in stride(from: 0, to: caseNumbers.count, by: 6) {
      let (lower, upper) = (Int(caseNumbers[start + 2]), Int(caseNumbers[start + 3]))
      guard lower <= upper else { throw .broken }
      cases.append(
        Case(
          number: try number(Int(caseNumbers[start])),
          relevant: Coalition(stored: caseNumbers[start + 1]),
          factors: lower..<upper,
          lineReach: Coalition(stored: caseNumbers[start + 4]),
          lines: Int(caseNumbers[start + 5])))
    }
    for start in stride(from: 0, to: constantNumbers.count, by: 2) {
      constants.append((try number(Int(constantNumbers[start])), constantNumbers[start + 1]))
    }
    offers = try TouchedOffers(file, number: number)
  }
}

extension BlockingFactors {
  fileprivate func write(as name: String, into file: inout ColumnFile) {
    file.add(
      "\(name).factors", factors.flatMap { [Int64($0.reach.rawValue), Int64($0.words)] })
    file.add("\(name).words", words)
  }

  fileprivate init(_ file: ColumnFile, of name: String) throws(ColumnFile.Fault) {
    self.init()
    words = try file.integers("\(name).words")
    let numbers: [Int64] = try file.integers("\(name).factors")
    guard numbers.count % 2 == 0 else { throw .broken }
    for start in stride(from: 0, to: numbers.count, by: 2) {
      factors.append(
        Factor(reach: Coalition(stored: numbers[start]), words: Int(numbers[start + 1])))
    }
  }
}

extension TouchedOffers {
  private static let name = "touched.offers"
  /// Numbers of a case: its own six, and two of each figure.
  private static let stride = 6 + 2 * OfferFigure.allCases.count

  fileprivate func write(into file: inout ColumnFile) {
    factors.write(as: Self.name, into: &file)
    file.add("\(Self.name).values", values)
    file.add(
      "\(Self.name).cases",
      cases.flatMap { item in
        [
          Int64(item.number), Int64(bitPattern: item.relevant.rawValue),
          Int64(item.blocking.lowerBound), Int64(item.blocking.upperBound),
          Int64(item.declining.lowerBound), Int64(item.declining.upperBound),
        ]
          + item.figures.flatMap {
            [Int64(bitPattern: $0.reach.rawValue), Int64($0.values)]
          }
      })
  }

  fileprivate init(
    _ file: ColumnFile, number: (Int) throws(ColumnFile.Fault) -> Int32
  ) throws(ColumnFile.Fault) {
    self.init()
    factors = try BlockingFactors(file, of: Self.name)
    values = try file.integers("\(Self.name).values")
    let numbers: [Int64] = try file.integers("\(Self.name).cases")
    guard numbers.count % Self.stride == 0 else { throw .broken }
    func places(_ start: Int) throws(ColumnFile.Fault) -> Range<Int> {
      let (lower, upper) = (Int(numbers[start]), Int(numbers[start + 1]))
      guard 0 <= lower, lower <= upper, upper <= factors.factors.count else { throw .broken }
      return lower..<upper
    }
    for start in Swift.stride(from: 0, to: numbers.count, by: Self.stride) {
      var figures: [Figure] = []
      for figure in OfferFigure.allCases {
        let place = start + 6 + 2 * figure.rawValue
        figures.append(
          Figure(reach: Coalition(stored: numbers[place]), values: Int(numbers[place + 1])))
      }
      cases.append(
        Case(
          number: try number(Int(numbers[start])), relevant: Coalition(stored: numbers[start + 1]),
          blocking: try places(start + 2), declining: try places(start + 4), figures: figures))
    }
  }
}

extension Coalition {
  fileprivate init(stored: Int64) { self.init(rawValue: UInt64(bitPattern: stored)) }
}
