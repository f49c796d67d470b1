package import Diagnostics
import Numbers

extension Gate.Result {
  /// The figure as people read it, or why there is none.
  package func value(_ unit: MetricUnit) -> Phrase {
    switch value {
    case .unavailable(_, let words): Phrase("not available: ", "无数据：") + words
    case .count(let count):
      Phrase(verbatim: "\(Number(count).grouped(decimals: 0, separator: ","))")
    case .number(let number):
      switch unit {
      case .share, .rate:
        gate.isDifference
          ? Phrase(verbatim: Self.points(number)) : Phrase(verbatim: number.asPercent(decimals: 2))
      case .money: Phrase(verbatim: number.asMoney)
      case .count, .months, .number: Phrase(verbatim: number.description)
      }
    }
  }

  /// `2.31pp`.
  private static func points(_ number: Number) -> String {
    "\(number.asPercent(decimals: 2).dropLast())pp"
  }

  /// One line: whether the gate is met, the gate, and the figure.
  package func line(_ unit: MetricUnit) -> Phrase {
    (isMet ? Phrase("met     ", "达标    ") : Phrase("NOT MET ", "未达标  "))
      + Phrase(verbatim: gate.text) + Phrase("   is ", "   实际 ") + value(unit)
  }
}

extension Gate {
  /// Whether it asks for the difference of the versions.
  package var isDifference: Bool {
    figure.hasSuffix("." + MetricSide.delta.rawValue)
  }
}
