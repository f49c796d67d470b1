import Numbers
package import Semantics
import Syntax

extension Program {
  /// A value as rules write it: `4_999.99`, `-30%`, `12 months`, `2026-03-10`, a one-of value's name, `missing`.
  package func literal(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .number(let number): Self.literal(number, type)
    case .truth(let truth): truth ? "true" : "false"
    case .date(let date): date.description
    case .text(let text):
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .missing: "missing"
    case .code: writtenAsValue(text(constant, type))
    }
  }

  private static func literal(_ number: Number, _ type: ValueType) -> String {
    switch type {
    case .share, .rate: number.asPercent
    case .months: "\(number) months"
    case .days: "\(number) days"
    default: number.grouped(decimals: number.leastDecimals)
    }
  }
}
