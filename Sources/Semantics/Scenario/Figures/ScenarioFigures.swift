import Diagnostics
import Numbers
import Syntax

/// The figures of a scenario by block and word, each of them in its range.
struct ScenarioFigures {
  private struct Key: Hashable {
    var block: ScenarioBlock.Kind
    var word: Word
  }
  private var known: [Key: ScenarioFigure] = [:]
  /// Shares of referrals by a reason's code.
  private(set) var codes: [String: Number] = [:]
  /// As readers see them, in the order of the text.
  private(set) var shown: [Scenario.Figure] = []
  /// Whether a figure is missing or out of its range.
  var isIncomplete = false

  subscript(block: ScenarioBlock.Kind, word: Word) -> ScenarioFigure? {
    known[Key(block: block, word: word)]
  }

  mutating func add(_ figure: ScenarioFigure, of block: ScenarioBlock.Kind) {
    let name: String
    switch figure.name {
    case .known(let word):
      known[Key(block: block, word: word)] = figure
      name = word.english
    case .code(let code):
      if case .numbers(let literals) = figure.value { codes[code] = literals.first?.number }
      name = code
    }
    guard let origin = figure.origin else { return }
    shown.append(
      Scenario.Figure(
        name: "\(block.rawValue).\(name)", title: figure.name.title(in: block),
        value: valueText(of: figure), origin: Scenario.Figure.Origin(origin)))
  }

  func number(_ block: ScenarioBlock.Kind, _ word: Word) -> Number? {
    numbers(block, word).first
  }

  func numbers(_ block: ScenarioBlock.Kind, _ word: Word) -> [Number] {
    guard case .numbers(let literals)? = self[block, word]?.value else { return [] }
    return literals.map(\.number)
  }

  func bounds(_ block: ScenarioBlock.Kind, _ word: Word) -> ClosedRange<Number>? {
    let bounds = numbers(block, word)
    return bounds.count == 2 && bounds[0] <= bounds[1] ? bounds[0]...bounds[1] : nil
  }

  func duration(_ block: ScenarioBlock.Kind, _ word: Word) -> Int? {
    guard case .duration(let time)? = self[block, word]?.value else { return nil }
    return time.count
  }

  /// A curve's points; a month's curve that begins later rises from 0 at month 0.
  func curve(_ block: ScenarioBlock.Kind, _ word: Word) -> Scenario.Curve? {
    guard case .curve(let points, _)? = self[block, word]?.value else { return nil }
    var stated = points.map { Scenario.Curve.Point(at: $0.at.number, value: $0.value.number) }
    if self[block, word]?.shape == .curve(by: .month), let first = stated.first, first.at > .zero {
      stated.insert(Scenario.Curve.Point(at: .zero, value: .zero), at: 0)
    }
    return Scenario.Curve(stated)
  }

  func isHeldBeyond(_ block: ScenarioBlock.Kind, _ word: Word) -> Bool {
    guard case .curve(_, let isHeldBeyond)? = self[block, word]?.value else { return false }
    return isHeldBeyond
  }

  func word(_ block: ScenarioBlock.Kind, _ word: Word) -> Word? {
    guard case .word(let stated)? = self[block, word]?.value else { return nil }
    return stated
  }

  func name(_ block: ScenarioBlock.Kind, _ word: Word) -> Name? {
    guard case .name(let name)? = self[block, word]?.value else { return nil }
    return name
  }
}

extension Scenario.Figure.Origin {
  fileprivate init(_ origin: ScenarioFigure.Origin) {
    switch origin {
    case .source(let text): self = .source(text)
    case .assumption(let text): self = .assumption(text)
    }
  }
}
