package import Numbers

extension Program {
  /// A value as people read it: `1,234.50`, `4.35%`, `12 months`, `2026-03-10`, a one-of value's name, a quoted text.
  ///
  /// In full, so that equal texts of a type mean equal values.
  package func text(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .number(let number): Self.text(number, type)
    case .truth(let truth): truth ? "true" : "false"
    case .date(let date): date.description
    case .text(let text): "\"\(text)\""
    case .missing: "missing"
    case .code(let code):
      if case .oneOf(let index) = type, oneOfs[index].values.indices.contains(code) {
        oneOfs[index].values[code].name
      } else {
        "#\(code)"
      }
    }
  }

  /// A number as people read it in a type's unit.
  package static func text(_ number: Number, _ type: ValueType) -> String {
    let least = number.leastDecimals
    switch type {
    // Rates are read to the basis point.
    case .rate: return number.asPercent(decimals: max(2, least - 2))
    case .share: return number.asPercent
    case .months: return number == .one ? "1 month" : "\(number) months"
    case .days: return number == .one ? "1 day" : "\(number) days"
    // Fen come in pairs.
    case .money: return number.grouped(decimals: least == 1 ? 2 : least, separator: ",")
    default: return number.grouped(decimals: least, separator: ",")
    }
  }
}
