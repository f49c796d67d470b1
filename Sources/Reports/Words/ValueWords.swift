package import Engine
import Numbers
package import Semantics

/// Values as people read them: money by thousands, shares in percent, durations with their unit.
package struct ValueWords: Sendable {
  package let program: Program

  package init(_ program: Program) { self.program = program }

  /// A value with its type's look; more decimals than people read are rounded and marked `≈`.
  package func text(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .number(let number): text(number, type)
    case .truth(let truth): truth ? "yes" : "no"
    default: program.exactText(constant, type)
    }
  }

  /// A traced value, or that it is missing or in error.
  package func text(_ value: TracedValue, _ type: ValueType) -> String {
    value.isError ? "error" : text(value.constant, type)
  }

  package func text(_ value: NamedValue) -> String { text(value.value, value.type) }

  /// The Chinese name of a one-of value.
  package func zh(_ value: NamedValue) -> String? {
    guard case .oneOf(let index) = value.type, case .code(let code) = value.value.constant,
      program.oneOfs[index].values.indices.contains(code)
    else { return nil }
    return program.oneOfs[index].values[code].zh
  }

  private func text(_ number: Number, _ type: ValueType) -> String {
    switch type {
    case .money: Self.rounded(number, least: 2, most: 2)
    case .share, .rate: Self.percent(number)
    case .months: "\(number) \(number == .one ? "month" : "months")"
    case .days: "\(number) \(number == .one ? "day" : "days")"
    default: Self.rounded(number, least: 0, most: 6)
    }
  }

  private static func percent(_ number: Number) -> String {
    number.leastDecimals <= 6 ? number.asPercent : "≈" + number.asPercent(decimals: 4)
  }

  private static func rounded(_ number: Number, least: Int, most: Int) -> String {
    let decimals = number.leastDecimals
    let text = number.grouped(decimals: min(max(decimals, least), most), separator: ",")
    return (decimals > most ? "≈" : "") + text
  }
}
