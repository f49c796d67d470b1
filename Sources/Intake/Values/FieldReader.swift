import Columns
import Diagnostics
import Numbers
import Semantics

/// How the text of a field becomes its value: all the rules that an input is checked against.
///
/// This is the meaning; the row loop of CSV has a short cut for each plain form and comes here for
/// everything else, so both must agree.
final class FieldReader: Sendable {
  enum Kind: Sendable { case text, date, symbol, number }

  /// What a text means.
  enum Value: Equatable {
    case missing
    /// A code that a one-of type does not list: what its `else` makes of it, `nil` for missing.
    case unlisted(Int?)
    case text
    /// Scaled number, packed date or code.
    case scaled(Int128)
    case fault(BadRow.Cause)
  }

  let field: FieldSchema
  let kind: Kind
  /// Also true where an unlisted code of a one-of type means missing.
  let mayBeMissing: Bool
  /// Bounds of the scaled value, both included.
  let lowest: Int128
  let highest: Int128
  /// Places by which the point moves right: 4 for `money in 万`.
  let shift: Int
  /// What is left of the field's unit after that; 1 but for odd units.
  let factor: Int128
  let symbols: SymbolTable?
  /// Names of a one-of type's values.
  let names: [String]
  let otherwise: OneOfType.Otherwise?

  init(_ field: FieldSchema, oneOfs: [OneOfType]) {
    self.field = field
    var otherwise: OneOfType.Otherwise?
    var symbols: SymbolTable?
    var names: [String] = []
    switch field.type {
    case .text: kind = .text
    case .date: kind = .date
    case .boolean:
      kind = .symbol
      symbols = SymbolTable(Self.truthTexts)
    case .oneOf(let index):
      kind = .symbol
      let type = oneOfs[index]
      otherwise = type.otherwise
      names = type.values.map(\.name)
      symbols = SymbolTable(Self.texts(of: type))
    case .integer, .decimal, .money, .rate, .share, .months, .days: kind = .number
    }
    self.otherwise = otherwise
    self.symbols = symbols
    self.names = names
    mayBeMissing = field.isOptional || otherwise == .missing
    var unit = field.inputScale.units
    var places = 0
    while unit != 0, unit % 10 == 0 {
      unit /= 10
      places += 1
    }
    shift = places - Number.decimals
    factor = unit
    let limit = Int128.powerOfTen(26 + field.decimals) - 1
    lowest = max(
      -limit,
      field.lowest.map { Self.lowest($0, isIncluded: field.lowestIncluded, field.decimals) }
        ?? -limit)
    highest = min(
      limit,
      field.highest.map {
        -Self.lowest($0.negated, isIncluded: field.highestIncluded, field.decimals)
      }
        ?? limit)
  }

  /// The least multiple of 10^−decimals that a lower bound allows.
  private static func lowest(_ bound: Number, isIncluded: Bool, _ decimals: Int) -> Int128 {
    let unit = Int128.powerOfTen(Number.decimals - decimals)
    let (quotient, remainder) = bound.units.quotientAndRemainder(dividingBy: unit)
    let isWhole = remainder == 0
    let floor = remainder < 0 ? quotient - 1 : quotient
    return isWhole && isIncluded ? floor : floor + 1
  }

  private static let truthTexts: [(text: String, code: Int)] =
    ["true", "True", "TRUE", "1", "1.0", "yes", "Yes", "YES", "y", "Y"].map { ($0, 1) }
    + ["false", "False", "FALSE", "0", "0.0", "no", "No", "NO", "n", "N"].map { ($0, 0) }

  /// Outside codes come first, then names, then Chinese names: a code may spell another's name.
  private static func texts(of type: OneOfType) -> [(text: String, code: Int)] {
    let values = type.values.enumerated()
    return values.flatMap { index, value in value.codes.map { ($0, index) } }
      + values.map { ($1.name, $0) }
      + values.compactMap { index, value in value.zh.map { ($0, index) } }
  }

  // MARK: Reading

  /// The value of a text, checked.
  ///
  /// `bytes` must be readable for eight bytes past its end.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    if kind == .text {
      if bytes.isEmpty { return absent }
      return Self.isUTF8(bytes) ? .text : .fault(.notUTF8)
    }
    let trimmed = Self.trimmed(bytes)
    if trimmed.isEmpty { return absent }
    switch kind {
    case .text: return .text
    case .date:
      guard let packed = Self.packedDate(trimmed) else {
        return .fault(.unreadable(expected: Phrase("a date as 2020-01-31", "形如 2020-01-31 的日期")))
      }
      return .scaled(Int128(packed))
    case .symbol: return symbol(trimmed)
    case .number:
      do {
        return check(try DecimalText(trimmed))
      } catch .tooManyDigits {
        return .fault(.tooLarge)
      } catch {
        return .fault(.unreadable(expected: Phrase("a number", "数")))
      }
    }
  }

  /// What nothing means here.
  var absent: Value { field.isOptional ? .missing : .fault(.absent) }

  /// A number in the field's scale, if the field holds it.
  func check(_ number: DecimalText) -> Value {
    if number.isPercent, !acceptsPercent {
      return .fault(.unreadable(expected: Phrase("a number", "数")))
    }
    guard
      let value = number.scaled(decimals: field.decimals, shift: shift, factor: factor)
    else {
      return .fault(
        .tooManyDecimals(
          found: number.decimals, type: typeName, holds: field.decimals + max(0, shift)))
    }
    let limit = Int128.powerOfTen(26 + field.decimals)
    if value >= limit || value <= -limit { return .fault(.tooLarge) }
    if value < lowest || value > highest { return .fault(.outOfRange(range)) }
    return .scaled(value)
  }

  private var acceptsPercent: Bool { field.type == .share || field.type == .rate }

  private func symbol(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    if let code = symbols?.code(of: bytes) { return .scaled(Int128(code)) }
    if field.type == .boolean {
      return .fault(.unreadable(expected: Phrase("true or false", "“true”或“false”")))
    }
    switch otherwise {
    case .missing: return .unlisted(nil)
    case .value(let code): return .unlisted(code)
    case nil:
      let text = String(decoding: bytes, as: UTF8.self)
      let known = symbols.map { Array($0.codes.keys) } ?? []
      return .fault(.unknownValue(expected: names, nearest: nearestName(to: text, in: known)))
    }
  }

  /// The text without spaces and tabs around it.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var lower = 0
    var upper = bytes.count
    while lower < upper, bytes[lower] == 32 || bytes[lower] == 9 { lower += 1 }
    while upper > lower, bytes[upper - 1] == 32 || bytes[upper - 1] == 9 { upper -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[lower..<upper])
  }

  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if !bytes.contains(where: { $0 >= 128 }) { return true }
    return (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// A date as 2020-01-31, packed as `CalendarDate.packed`.
  static func packedDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard bytes.count == 10, let base = bytes.baseAddress else { return nil }
    return DateText.packed(base)
  }

  // MARK: Words

  /// The type as messages name it.
  var typeName: Phrase {
    switch field.type {
    case .text: Phrase("text", "文本")
    case .date: Phrase("a date", "日期")
    case .boolean: Phrase("true or false", "是非值")
    case .integer: Phrase("an integer", "整数")
    case .decimal: Phrase("decimal(\(field.decimals))", "小数（\(field.decimals) 位）")
    case .money:
      shift == 4
        ? Phrase("money in 万", "金额（万）")
        : shift == 8 ? Phrase("money in 亿", "金额（亿）") : Phrase("money", "金额")
    case .rate: Phrase("a rate", "利率")
    case .share: Phrase("a share", "比例")
    case .months: Phrase("a count of months", "月数")
    case .days: Phrase("a count of days", "天数")
    case .oneOf:
      Phrase(
        "one of \(names.joined(separator: ", "))", "枚举值（\(names.joined(separator: "、"))）")
    }
  }

  /// The range as the rule book writes it.
  var range: String {
    (field.lowestIncluded ? "[" : "(")
      + (field.lowest.map { $0.grouped(decimals: $0.leastDecimals) } ?? "") + ", "
      + (field.highest.map { $0.grouped(decimals: $0.leastDecimals) } ?? "")
      + (field.highestIncluded ? "]" : ")")
  }
}
