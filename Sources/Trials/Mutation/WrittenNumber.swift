import Diagnostics
import Numbers
import Semantics
import Syntax

/// A literal as it stands in the text, and its neighbours written alike.
struct WrittenNumber {
  private enum Value {
    case number(Number, NumberSpelling, type: ValueType?)
    /// With the text of its unit.
    case duration(Number, unit: String)
    case date(CalendarDate)
    case truth(Bool)
  }
  private let value: Value
  private let finder: MutantFinder
  private let token: Token

  /// `nil` where the node is no literal that can be moved.
  init?(_ node: SyntaxNode, _ finder: MutantFinder) {
    guard node.kind == .literal, let token = finder.tokens(of: node).first else { return nil }
    self.finder = finder
    self.token = token
    switch token.value {
    case .date(let date): value = .date(date)
    case .number(let number, let spelling):
      let range = finder.tree.range(of: node)
      if range.upperBound > token.range.upperBound {
        value = .duration(number, unit: finder.text(token.range.upperBound..<range.upperBound))
      } else {
        value = .number(number, spelling, type: finder.type(at: range))
      }
    default:
      guard token.word == .true || token.word == .false else { return nil }
      value = .truth(token.word == .true)
    }
  }

  /// The literal one step up and one step down; `false` for `true`.
  var moved: [String] {
    switch value {
    case .truth(let truth): return [finder.spelling(of: truth ? .false : .true, like: token)]
    case .date(let date):
      return [1, -1].compactMap { date.adding(days: $0)?.description }
    case .duration(let count, let unit):
      return [Number.one, Number(-1)].compactMap { count.adding($0) }.map {
        Self.plain($0) + unit
      }
    case .number(let number, let spelling, let type):
      let step = Self.step(of: number, spelling, type)
      return [step, step.negated].compactMap { number.adding($0) }.map {
        Self.text($0, spelling)
      }
    }
  }

  /// The literal times ten and divided by ten.
  var scaledByTen: [String] {
    guard case .number(let number, let spelling, _) = value else { return [] }
    return [number.multipliedExactly(by: Number(10)), number.divided(by: Number(10))]
      .compactMap { $0 }.map { Self.text($0, spelling) }
  }

  /// What one step is: a fen, one of what is counted, a basis point; of a bare decimal one of its last digit.
  private static func step(of number: Number, _ spelling: NumberSpelling, _ type: ValueType?)
    -> Number
  {
    switch (spelling, type) {
    case (.percentPerDay, _): Number(365, decimals: 6)!
    case (.percent, _), (.basisPoint, _), (_, .share?), (_, .rate?): Number(1, decimals: 4)!
    case (_, .money?): Number(1, decimals: 2)!
    case (_, .integer?): .one
    default: Number(1, decimals: number.leastDecimals) ?? .one
    }
  }

  private static func text(_ number: Number, _ spelling: NumberSpelling) -> String {
    switch spelling {
    case .percent, .basisPoint: return number.asPercent
    case .percentPerDay: return (number.divided(by: Number(365)) ?? number).asPercent + "/day"
    case .plain, .wan, .yi: return plain(number)
    }
  }

  private static func plain(_ number: Number) -> String {
    number.grouped(decimals: number.leastDecimals)
  }
}

extension MutantFinder {
  /// As which type the literal at a place is read, alone or with the sign and parentheses around it.
  func type(at range: Range<Int>) -> ValueType? {
    for range in [range] + wrapping.reversed() {
      let span = SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound)
      if let type = literalTypes[span] { return type }
    }
    return nil
  }

  mutating func literal(_ node: SyntaxNode) {
    guard let number = WrittenNumber(node, self) else { return }
    let range = tree.range(of: node)
    for text in number.moved { add(literalOperator, range, text) }
  }
}
