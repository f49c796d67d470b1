import Diagnostics
import Numbers

extension Parser {
  /// Reads a figure's value as its shape has it.
  mutating func figureValue(_ shape: ScenarioBlock.Shape) -> ScenarioFigure.Value {
    switch shape {
    case .bad:
      if take(.when) { return .expression(expression()) }
      let delay = delay()
      expect(.within)
      let window = duration()
      expect(.after)
      firstDraw()
      return .pastDue(delay, within: window)
    case .pastDue: return .duration(delay())
    case .afterDraw:
      let time = duration()
      expect(.after)
      firstDraw()
      return .duration(time)
    case .value: return .expression(expression())
    case .number: return .numbers([literal()])
    case .list: return list()
    case .percentage(let whole):
      let value = literal()
      expect(.of)
      expect(whole)
      return .numbers([value])
    case .yearly:
      let value = literal()
      expect(.yearly)
      return .numbers([value])
    case .atLeast:
      expect(.at)
      expect(.least)
      return .numbers([literal()])
    case .lineUpTo:
      expect(.line)
      expect(.up)
      expect(.to)
      return .numbers([literal()])
    case .between:
      expect(.between)
      let lower = literal()
      expect(.and)
      return .numbers([lower, literal()])
    case .time: return .duration(duration())
    case .after(let event):
      let time = duration()
      expect(.after)
      expect(event)
      return .duration(time)
    case .over:
      expect(.over)
      return .duration(duration())
    case .partOver:
      let part = literal()
      expect(.over)
      return .part(part, over: duration())
    case .period:
      let period = period()
      expect(.after)
      expect(.default)
      return period
    case .curve(let axis): return curve(by: axis)
    case .word(let words): return .word(word(among: words))
    case .name: return .name(expectName())
    case .numberOrName: return at(.number) ? .numbers([literal()]) : .name(expectName())
    case .date: return .date(expectDate())
    case .truth:
      if take(.true) { return .truth(true) }
      if !take(.false) { missing(words([.true, .false])) }
      return .truth(false)
    }
  }

  /// Reads `90 days past due`.
  private mutating func delay() -> ScenarioFigure.Duration {
    let delay = duration()
    expect(.past)
    expect(.due)
    return delay
  }

  private mutating func firstDraw() {
    expect(.first)
    expect(.draw)
  }

  private mutating func duration() -> ScenarioFigure.Duration {
    let (count, unit) = expectDuration()
    return ScenarioFigure.Duration(count: count, unit: unit)
  }

  /// Reads `9 to 13 months`, or `11 months`.
  private mutating func period() -> ScenarioFigure.Value {
    guard at(.number), peek().word == .to else {
      let time = duration()
      return .period(from: time.count, to: time)
    }
    let first = expectInteger()
    bump()
    return .period(from: first, to: duration())
  }

  private mutating func literal() -> ScenarioFigure.Literal {
    var spelling = NumberSpelling.plain
    if case .number(_, let written) = token.value { spelling = written }
    return ScenarioFigure.Literal(number: expectNumber(), spelling: spelling)
  }

  /// Reads numbers between commas.
  private mutating func list() -> ScenarioFigure.Value {
    var literals: [ScenarioFigure.Literal] = []
    repeat { literals.append(literal()) } while take(.comma)
    return .numbers(literals)
  }

  /// Reads `by month 0: 70%, 6: 60%`; a curve by the rate may end with `, held_beyond`.
  private mutating func curve(by axis: Word) -> ScenarioFigure.Value {
    expect(.by)
    expect(axis)
    var points: [ScenarioFigure.Point] = []
    repeat {
      if axis == .rate, !points.isEmpty, take(.heldBeyond) {
        return .curve(points, isHeldBeyond: true)
      }
      let place = literal()
      expect(.colon)
      points.append(ScenarioFigure.Point(at: place, value: literal()))
    } while take(.comma)
    return .curve(points, isHeldBeyond: false)
  }

  private mutating func word(among words: [Word]) -> Word? {
    if at(.identifier), let word = token.word, words.contains(word) {
      bump()
      return word
    }
    let near = at(.identifier) && !beginsAnew ? nearestWord(among: Set(words)) : nil
    missing(self.words(words), suggestion: near.map { spelling[$0] })
    if near != nil { bump() }
    return near
  }
}
