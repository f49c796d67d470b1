import Diagnostics
import Numbers
import Syntax

/// Makes random syntax, any that a text can say.
struct SyntaxGenerator {
  var random: SeededGenerator
  static let nowhere = SourceSpan.nowhere

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func name() -> Name {
    let names = [
      "tax_level", "line", "rate", "A", "信用等级", "paid", "sum", "count", "x", "latest", "months",
      "if", "missing", "day", "value", "as_of", "round", "amplify", "zh", "to", "key", "none",
      "税额2",
    ]
    return Name(random.pick(names), span: Self.nowhere)
  }

  mutating func text() -> String {
    random.pick(["", "Title", "标题：甲", "a \"quoted\" text", "two\nlines\tand \\", "// no comment"])
  }

  mutating func literal() -> TextLiteral { TextLiteral(text(), span: Self.nowhere) }

  mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
    random.oneIn(2) ? make(&self) : nil
  }

  mutating func some<Value>(_ range: ClosedRange<Int>, _ make: (inout Self) -> Value) -> [Value] {
    let count = Int.random(in: range, using: &random)
    return (0..<count).map { _ in make(&self) }
  }

  mutating func number() -> Number {
    let digits = random.pick([1, 10, 1_000_000, 999_999_999_999])
    let decimals = random.pick([0, 0, 1, 2, 10])
    return Number(Int128(random.below(digits)), decimals: decimals) ?? .zero
  }

  mutating func date() -> CalendarDate {
    CalendarDate(
      year: 1900 + random.below(200), month: 1 + random.below(12), day: 1 + random.below(28))
      ?? CalendarDate(packed: 0)
  }

  mutating func expression(depth: Int = 4) -> Expression {
    Expression(kind(depth: depth), span: Self.nowhere)
  }

  private mutating func kind(depth: Int) -> Expression.Kind {
    if depth == 0 || random.oneIn(6) { return leaf() }
    func deeper(_ generator: inout Self) -> Expression { generator.expression(depth: depth - 1) }
    switch random.below(22) {
    case 0: return .member(deeper(&self), name())
    case 1: return .call(name(), some(1...3, deeper))
    case 2: return .negate(deeper(&self))
    case 3...5:
      return .arithmetic(
        random.pick([.add, .subtract, .multiply, .divide]), deeper(&self), deeper(&self))
    case 6: return .compare(random.pick(Comparator.allCases), deeper(&self), deeper(&self))
    case 7: return .inSet(deeper(&self), some(1...3, deeper))
    case 8: return .inRange(deeper(&self), range(depth: depth - 1, inExpression: true))
    case 9: return .isMissing(deeper(&self))
    case 10: return .within(deeper(&self), window(depth: depth - 1))
    case 11: return .not(deeper(&self))
    case 12: return .and(some(2...3, deeper))
    case 13: return .or(some(2...3, deeper))
    case 14:
      return .choose(
        condition: deeper(&self), then: deeper(&self), otherwise: deeper(&self))
    case 15:
      return .round(
        deeper(&self), random.pick(RoundingMode.allCases), step: deeper(&self),
        within: maybe { (deeper(&$0), deeper(&$0)) })
    case 16: return .clamp(deeper(&self), deeper(&self), deeper(&self))
    case 17: return .assumed(deeper(&self), value: deeper(&self), because: literal())
    case 18:
      return .span(random.pick([.days, .months]), from: deeper(&self), to: deeper(&self))
    case 19, 20: return .aggregate(aggregate(depth: depth - 1))
    default: return .series(series(depth: depth - 1))
    }
  }

  private mutating func leaf() -> Expression.Kind {
    switch random.below(9) {
    case 0: return .date(date())
    case 1: return .duration(random.below(100), random.pick([.days, .months]))
    case 2: return .text(text())
    case 3: return .truth(random.oneIn(2))
    case 4: return .missing
    case 5:
      let daily = Number(Int128(random.below(1000)), decimals: 5) ?? .zero
      return .number(daily.multiplied(by: Number(365)) ?? .zero, .percentPerDay)
    case 6: return .number(number(), random.pick([.plain, .wan, .yi, .percent, .basisPoint]))
    default: return .name(name().text)
    }
  }

  mutating func range(depth: Int, inExpression: Bool = false) -> RangeSyntax {
    let lower = maybe { $0.expression(depth: depth) }
    let upper = lower == nil ? expression(depth: depth) : maybe { $0.expression(depth: depth) }
    // `in (a, b)` is a set.
    let isSet = inExpression && lower != nil && upper != nil
    let lowerIncluded = random.oneIn(2)
    return RangeSyntax(
      lower: lower, lowerIncluded: lowerIncluded, upper: upper,
      upperIncluded: isSet && !lowerIncluded ? true : random.oneIn(2), span: Self.nowhere)
  }

  private mutating func window(depth: Int) -> Window {
    let extent: Window.Extent =
      random.oneIn(2)
      ? .last(random.below(50), random.pick([.days, .months]))
      : .months(from: random.below(12), to: random.below(36))
    return Window(
      extent: extent, end: maybe { $0.expression(depth: depth) }, span: Self.nowhere)
  }

  private mutating func rows() -> RowSource {
    RowSource(list: name(), withoutRepeatsOn: random.oneIn(4) ? some(1...2) { $0.name() } : [])
  }

  private mutating func aggregate(depth: Int) -> Aggregate {
    func value(_ generator: inout Self) -> Expression { generator.expression(depth: depth) }
    let kind: Aggregate.Kind =
      switch random.below(12) {
      case 0: .sum(value(&self))
      case 1: .average(value(&self))
      case 2: .yearlyAverage(value(&self))
      case 3: .smallest(value(&self))
      case 4: .greatest(value(&self))
      case 5: .count
      case 6: .countMonths
      case 7: .countDistinct(value(&self))
      case 8: .latest(value(&self), by: name())
      case 9: .largestShares(random.below(9), value(&self), by: name())
      case 10: .any
      default: .all(value(&self))
      }
    return Aggregate(
      kind: kind, source: rows(), conditions: some(0...2, value),
      skippingMissing: random.oneIn(3))
  }

  private mutating func series(depth: Int) -> SeriesExpression {
    func operand(_ generator: inout Self) -> Expression { generator.expression(depth: depth) }
    switch random.below(10) {
    case 0: return .growth(random.below(24), operand(&self))
    case 1: return .volatility(operand(&self))
    case 2: return .longestRunOfZeroMonths(operand(&self))
    case 3: return .carried(operand(&self))
    case 4: return .cut(from: random.below(9), to: random.below(24), operand(&self))
    case 5: return .sum(operand(&self))
    case 6: return .smallest(operand(&self))
    case 7: return .greatest(operand(&self))
    case 8: return .average(operand(&self))
    default:
      if random.oneIn(2) {
        return .countMonths(operand(&self), condition: operand(&self))
      }
      return .monthly(
        value: maybe(operand), source: rows(), by: name(), condition: maybe(operand),
        months: random.below(60), end: operand(&self))
    }
  }
}
