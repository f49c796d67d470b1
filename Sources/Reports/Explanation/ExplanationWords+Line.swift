import Diagnostics
import Engine
import Numbers
import Semantics

/// A step of a line's formula as reports show it.
struct LineStepWords {
  /// What the step does; empty for a result between two steps.
  var act: String
  var text: String
  /// Whether the text is the author's.
  var isWritten: Bool
  var value: String
  /// Whether it is the cap that bound the line.
  var binds: Bool
}

extension ExplanationWords {
  /// A line's steps from the first to the last, with what each is.
  func steps(_ line: LineExplanation) -> [LineStepWords] {
    func written(_ act: Phrase, _ step: LineExplanation.Step, binds: Bool = false)
      -> LineStepWords
    {
      LineStepWords(
        act: words(act), text: step.text, isWritten: true, value: values.text(step.value),
        binds: binds)
    }
    func result(_ act: Phrase?, _ text: Phrase, _ value: TracedValue) -> LineStepWords {
      LineStepWords(
        act: act.map(words) ?? "", text: words(text), isWritten: false,
        value: values.text(value, .money), binds: false)
    }
    var steps = [written(Phrase("amplify", "放大"), line.amplified)]
    steps += line.factors.map { written(Phrase("adjust", "调整"), $0) }
    if !line.factors.isEmpty {
      steps.append(result(nil, Phrase("after adjusting", "调整后"), line.adjusted))
    }
    if let deducted = line.deducted { steps.append(written(Phrase("deduct", "扣减"), deducted)) }
    for (index, cap) in line.caps.enumerated() {
      steps.append(written(Phrase("cap", "上限"), cap, binds: index == line.bindingCap))
    }
    steps.append(result(nil, Phrase("before rounding", "取整前"), line.capped))
    steps.append(result(Phrase("round", "取整"), rounding(line), line.rounded))
    return steps
  }

  /// `down to 10`.
  private func rounding(_ line: LineExplanation) -> Phrase {
    guard let mode = line.mode else { return Phrase(verbatim: "") }
    guard let step = line.step else { return mode.words }
    let unit = step.grouped(decimals: step.leastDecimals, separator: ",")
    return mode.words + Phrase(" to \(unit)", "，以 \(unit) 为单位")
  }
}

extension RoundingMode {
  /// The mode in words.
  fileprivate var words: Phrase {
    switch self {
    case .down: Phrase("down", "舍去尾数")
    case .up: Phrase("up", "进位")
    case .floor: Phrase("floor", "向下取整")
    case .ceiling: Phrase("ceiling", "向上取整")
    case .halfUp: Phrase("half up", "四舍五入")
    case .halfDown: Phrase("half down", "五舍六入")
    case .halfEven: Phrase("half even", "四舍六入五成双")
    }
  }
}
