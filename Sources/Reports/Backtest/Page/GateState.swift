import Diagnostics
import RunRecord

/// How a gate stands: red, amber or green, with words and a shape for each.
enum GateState {
  case passed
  /// The figure meets it, an end of its interval does not.
  case uncertain
  case failed
  /// There is no figure, which fails too.
  case unavailable

  init(_ result: Gate.Result, _ summary: Summary) {
    guard result.value.number != nil else {
      self = .unavailable
      return
    }
    guard result.isMet else {
      self = .failed
      return
    }
    let ends = ["low", "high"].compactMap { summary["\(result.gate.figure).\($0)"]?.number }
    let isSure = ends.allSatisfy { result.gate.comparison.holds($0, result.gate.bound) }
    self = isSure ? .passed : .uncertain
  }

  /// The higher the worse.
  var gravity: Int {
    switch self {
    case .passed: 0
    case .uncertain: 1
    case .unavailable: 2
    case .failed: 3
    }
  }

  /// A class of the page's look.
  var style: String {
    switch self {
    case .passed: "good"
    case .uncertain: "warn"
    case .failed, .unavailable: "bad"
    }
  }

  /// A shape that says it without colour.
  var sign: String {
    switch self {
    case .passed: "✓"
    case .uncertain: "≈"
    case .failed, .unavailable: "✕"
    }
  }

  var words: Phrase {
    switch self {
    case .passed: Phrase("met", "达标")
    case .uncertain: Phrase("met, not over its whole interval", "达标，但区间未全部达标")
    case .failed: Phrase("not met", "未达标")
    case .unavailable: Phrase("not met, no figure", "未达标，无数据")
    }
  }
}
