import Columns
import Engine
import Numbers
import Semantics

extension ReferenceCases {
  /// What the reference model says of each row.
  init(_ model: Scenario.ReferenceModel, _ values: [NodeID: KeptColumn], count: Int) {
    self.init(
      scores: values[model.score].numbers(decimals: 3, absent: Self.missing, count: count),
      probabilities: values[model.probability].numbers(decimals: 12, absent: -1, count: count))
  }
}

extension StatedOutcomes {
  /// What the record tells of each row's loan; `nil` where bad is not a condition.
  init?(_ bad: Scenario.BadLoan, _ values: [NodeID: KeptColumn], count: Int) {
    guard case .condition(let condition, let exposure, let loss) = bad else { return nil }
    func fen(_ node: NodeID?) -> [Int64] {
      node.map { values[$0].numbers(decimals: 2, absent: 0, count: count) }
        ?? [Int64](repeating: 0, count: count)
    }
    self.init(
      bad: values[condition].truths(count: count), exposures: fen(exposure), losses: fen(loss))
  }
}

/// How one measure is tallied.
struct MeasureReading: Sendable {
  let measure: Scenario.Measure
  /// Whether the value and the condition hang on a line, a rate or a term, which a declined application has not.
  private let valueNeedsOutput: Bool
  private let conditionNeedsOutput: Bool

  init(_ measure: Scenario.Measure, in program: Program?) {
    self.measure = measure
    func needsOutput(_ node: NodeID?) -> Bool {
      guard let node, let program else { return false }
      return program.fieldsRead(by: [node]).contains { place in
        place.list == nil
          && Scenario.decidedOutputs.contains { $0.name == program.record.fields[place.field].name }
      }
    }
    valueNeedsOutput = needsOutput(measure.value)
    conditionNeedsOutput = needsOutput(measure.condition)
  }

  /// The measure's tally of some rows under one version.
  func tally(
    _ values: [NodeID: KeptColumn], _ outcomes: [UInt8], _ program: Program
  ) -> MeasuredPair.Tally {
    let count = outcomes.count
    var tally = MeasuredPair.Tally()
    let selected = measure.condition.map { values[$0].truths(count: count) }
    let isShare = measure.kind == .share
    let asked = isShare ? measure.value.map { values[$0].truths(count: count) } : nil
    let column = isShare ? nil : measure.value.flatMap { values[$0] }
    for row in 0..<count {
      let isDeclined = outcomes[row] == Outcome.decline.rawValue
      if !isShare { tally.whole += 1 }
      if let selected, selected[row] != 1 {
        if selected[row] == StatedOutcomes.unknown, !(conditionNeedsOutput && isDeclined) {
          tally.unknown += 1
          if isShare { tally.whole += 1 }
        }
        continue
      }
      if isShare { tally.whole += 1 }
      if let asked {
        if asked[row] == 1 { tally.count += 1 }
        if asked[row] == StatedOutcomes.unknown, !(valueNeedsOutput && isDeclined) {
          tally.unknown += 1
        }
      } else if measure.value != nil {
        if let column, column.status(row) == Status.present {
          tally.count += 1
          tally.sum += column.column.scaled(row, decimals: 12)
        } else if !(valueNeedsOutput && isDeclined) {
          tally.unknown += 1
        }
      } else {
        tally.count += 1
      }
    }
    return tally
  }
}

extension KeptColumn? {
  /// 1 true, 0 false, `StatedOutcomes.unknown` where missing or in error.
  func truths(count: Int) -> [UInt8] {
    guard let self, case .bytes(let truths) = self.column.storage else {
      return [UInt8](repeating: StatedOutcomes.unknown, count: count)
    }
    guard let status = self.status else { return truths }
    return truths.indices.map {
      status[$0] == Status.present ? truths[$0] : StatedOutcomes.unknown
    }
  }

  /// Numbers as multiples of 10^−decimals; `absent` where missing or in error.
  func numbers(decimals: Int, absent: Int64, count: Int) -> [Int64] {
    guard let self else { return [Int64](repeating: absent, count: count) }
    return self.column.numbers(decimals: decimals, status: self.status, absent: absent)
  }
}

extension Column {
  /// The value of a row scaled by 10^decimals, rounded half-even where it has more.
  fileprivate func scaled(_ row: Int, decimals wanted: Int) -> Int128 {
    let value = scaled(row)
    if wanted >= decimals { return value * .powerOfTen(wanted - decimals) }
    let unit = Int128.powerOfTen(decimals - wanted)
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
    let twice = remainder.magnitude * 2
    let isUp = twice > unit.magnitude || twice == unit.magnitude && quotient & 1 != 0
    return isUp ? quotient + value.signum() : quotient
  }
}
