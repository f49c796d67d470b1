import Diagnostics
import Numbers

extension Lexer {
  /// Reads a number with its unit, a date or a month.
  mutating func readNumber() -> (TokenKind, Word?, TokenValue) {
    let start = offset
    skip { $0.isDigit }
    if offset > start, let date = readDate(from: start) { return date }
    offset = start
    skip { $0.isDigit || $0 == "_" }
    if peek() == ".", peek(1)?.isDigit == true {
      skip()
      skip { $0.isDigit || $0 == "_" }
    }
    let digits = normalizedText(from: start)
    let spelling = readUnit()
    if let bad = readTail(from: start) { return bad }
    return (.number, nil, value(of: digits, spelling, from: start))
  }

  /// Reads on after digits if they begin a date or a month.
  private mutating func readDate(from start: Int) -> (TokenKind, Word?, TokenValue)? {
    guard normalizedText(from: start).utf8.count == 4, peek() == "-", peek(1)?.isDigit == true
    else { return nil }
    skip()
    let monthStart = offset
    skip { $0.isDigit }
    let monthDigits = normalizedText(from: monthStart)
    let hasDay = peek() == "-" && peek(1)?.isDigit == true
    guard monthDigits.utf8.count <= 2, hasDay || monthDigits.utf8.count == 2 else { return nil }
    if hasDay {
      skip()
      skip { $0.isDigit }
    }
    guard peek()?.continuesName != true, peek() != "%" else {
      if !hasDay { return nil }
      skip { $0.continuesName || $0 == "%" }
      report("bad_date", ["found": .name(text(from: start))], from: start)
      return (.date, nil, .none)
    }
    let text = normalizedText(from: start)
    if hasDay {
      if let date = CalendarDate(parsing: text) { return (.date, nil, .date(date)) }
      report("bad_date", ["found": .name(self.text(from: start))], from: start)
      return (.date, nil, .none)
    }
    guard let first = CalendarDate(parsing: text + "-01") else {
      report("bad_month", ["found": .name(self.text(from: start))], from: start)
      return (.month, nil, .none)
    }
    return (.month, nil, .month(Int(first.monthIndex)))
  }

  /// Reads the unit that stands right behind a number's digits.
  private mutating func readUnit() -> NumberSpelling {
    switch (peek(), peek(1)) {
    case ("万", _):
      skip()
      return .wan
    case ("亿", _):
      skip()
      return .yi
    case ("b", "p") where peek(2)?.continuesName != true:
      skip(2)
      return .basisPoint
    case ("%", _):
      skip()
      guard peek() == "/" else { return .percent }
      let end = offset
      skip()
      let start = offset
      skip { $0.continuesName }
      if Spelling.word(spelled: normalizedText(from: start)) == .day { return .percentPerDay }
      offset = end
      return .percent
    default: return .plain
    }
  }

  /// Reads a name that runs into a number; a word of durations may: `24months`.
  private mutating func readTail(from start: Int) -> (TokenKind, Word?, TokenValue)? {
    guard peek()?.continuesName == true || peek() == "_" else { return nil }
    let end = offset
    skip { $0.continuesName }
    if Spelling.word(spelled: normalizedText(from: end))?.durationUnit != nil {
      offset = end
      return nil
    }
    report("bad_number", ["found": .name(text(from: start))], from: start)
    return (.number, nil, .none)
  }

  private mutating func value(of digits: String, _ spelling: NumberSpelling, from start: Int)
    -> TokenValue
  {
    let isGrouped = digits.contains("_")
    let plain = isGrouped ? digits.filter { $0 != "_" } : digits
    if isGrouped, digits.hasSuffix("_") || digits.contains("__") || digits.contains("_.") {
      report("bad_number", ["found": .name(text(from: start))], from: start)
      return .none
    }
    do throws(NumberParseError) {
      return .number(try Number(parsingWithUnits: plain + spelling.suffix), spelling)
    } catch {
      let id: String
      switch error {
      case .tooManyDecimals: id = "number_too_precise"
      case .outOfBound: id = "number_too_large"
      case .empty, .invalidCharacter: id = "bad_number"
      }
      report(id, ["found": .name(text(from: start))], from: start)
      return .none
    }
  }
}

extension NumberSpelling {
  /// What stands behind the digits, in English.
  var suffix: String {
    switch self {
    case .plain: ""
    case .wan: Number.Unit.wan.suffix
    case .yi: Number.Unit.yi.suffix
    case .percent: Number.Unit.percent.suffix
    case .basisPoint: Number.Unit.basisPoint.suffix
    case .percentPerDay: Number.Unit.percent.suffix + Number.Unit.perDay.suffix
    }
  }
}
