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

  func duration(_ block: ScenarioBlock.Kind, _ word: Word) -> Int? {
    guard case .duration(let time)? = self[block, word]?.value else { return nil }
    return time.count
  }

  func name(_ block: ScenarioBlock.Kind, _ word: Word) -> Name? {
    guard case .model(let name)? = self[block, word]?.value else { return nil }
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

extension ScenarioFigure.Name {
  /// What the figure is, for people.
  fileprivate func title(in block: ScenarioBlock.Kind) -> Phrase {
    switch (self, block) {
    case (.code(let code), _):
      Phrase("Referrals by \(code) that a person approves", "因 \(code) 转人工后获批的比例")
    case (.known(.bad), _): Phrase("A bad loan", "坏账定义")
    case (.known(.exposure), .outcome): Phrase("Exposure of a loan", "贷款敞口")
    case (.known(.loss), _): Phrase("Loss of a bad loan", "坏账损失")
    case (.known(.indeterminate), _): Phrase("Neither good nor bad", "不定（非好非坏）")
    case (.known(.mature), _): Phrase("An outcome counts from", "贷款成熟期")
    case (.known(.givenDefault), _): Phrase("Loss given default", "违约损失率")
    case (.known(.exposure), _): Phrase("Exposure at default", "违约敞口占额度的比例")
    case (.known(.funding), _): Phrase("Funding rate a year", "资金成本（年）")
    case (.known(.operating), _): Phrase("Operating cost a year", "运营成本（年）")
    case (.known(.riskWeight), _): Phrase("Risk weight", "风险权重")
    case (.known(.capitalRatio), _): Phrase("Capital ratio", "资本充足率")
    case (.known(.hurdle), _): Phrase("Hurdle", "目标收益率")
    case (.known(.incomeTax), _): Phrase("Income tax", "所得税率")
    case (.known(.approve), _): Phrase("Referrals that a person approves", "转人工后获批的比例")
    case (.known(.model), _): Phrase("Reference model", "参考模型")
    case (.known(.parcelling), _): Phrase("Factors of parcelling", "审慎系数")
    case (.known(.support), _): Phrase("Fewest observed loans", "最少观察样本")
    case (.known(.matchRate), _): Phrase("Match rate from which the replay is trusted", "回放一致率要求")
    case (.known(let word), _): Phrase(verbatim: word.english)
    }
  }
}
