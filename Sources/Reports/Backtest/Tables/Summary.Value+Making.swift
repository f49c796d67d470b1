import Numbers
import RunRecord
import Semantics
import Simulation

extension Summary.Value {
  /// A share of counts, to the 12th decimal, ties to even.
  static func share(_ part: Int, of whole: Int) -> Self {
    guard whole != 0 else { return Reason.ofNothing.value }
    return Number(part).divided(by: Number(whole)).map { .number($0) } ?? Reason.ofNothing.value
  }

  /// An amount in fen.
  static func fen(_ fen: Int128) -> Self {
    Number(fen, decimals: 2).map { .number($0) } ?? Reason.outOfRange.value
  }

  /// An amount in fen divided by a count, to the fen, ties to even.
  static func fen(_ fen: Int128, by count: Int) -> Self {
    guard count > 0 else { return Reason.ofNothing.value }
    return Number(fen, decimals: 2)?.divided(by: Number(count))?
      .rounded(.halfEven, toDecimals: 2).map { .number($0) } ?? Reason.outOfRange.value
  }

  /// A figure that may be absent, for a reason.
  init(_ number: Number?, _ reason: @autoclosure () -> Reason = .ofNothing) {
    self = number.map { .number($0) } ?? reason().value
  }

  /// A measure of a scenario.
  init(_ tally: MeasuredPair.Tally, _ kind: Scenario.Measure.Kind) {
    self = kind == .count ? .count(tally.count) : Self(tally.result(kind))
  }
}
