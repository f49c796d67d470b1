import Diagnostics
package import Engine
import Numbers
package import Semantics
import Syntax

extension ValueWords {
  /// What would turn the rule the other way: `age is 19 months, needs 24 months`.
  package func sentence(_ flip: Flip, hasFired: Bool) -> String {
    let (now, then) = parts(flip, hasFired: hasFired)
    let operand = name(flip.operand.name)
    return words(Phrase("\(operand) is \(now), \(then)", "\(operand)为 \(now)，\(then)"))
  }

  /// The value as it is, and what would turn the rule: `19 months`, `needs 24 months`.
  func parts(_ flip: Flip, hasFired: Bool) -> (now: String, then: String) {
    let target = target(flip)
    let then =
      hasFired
      ? Phrase("needs \(target.english)", "须\(target.chinese)")
      : Phrase("would fire at \(target.english)", "若\(target.chinese)则命中")
    return (text(flip.operand), words(then))
  }

  /// The nearest value that turns the rule; where its last step is too small to read, the bound with its side.
  private func target(_ flip: Flip) -> Phrase {
    let nearest = text(flip.nearest, flip.operand.type)
    guard !flip.boundIsEnough, let number = flip.nearest.number, number.leastDecimals > 6 else {
      return Phrase("\(nearest)", "为 \(nearest)")
    }
    let bound = text(flip.bound)
    let isAbove = flip.comparator == .greater || flip.comparator == .greaterOrEqual
    return isAbove
      ? Phrase("more than \(bound)", "大于 \(bound)") : Phrase("less than \(bound)", "小于 \(bound)")
  }
}

extension CellTest {
  /// The cell as the table writes it.
  package func text(_ type: ValueType, _ words: ValueWords) -> String {
    switch self {
    case .any: words.words(ValueRange.anything)
    case .tests(let negated, let tests):
      (negated ? words.words(Phrase("not ", "非 ")) : "")
        + tests.map { test in
          switch test {
          case .missing: words.words(ValueWords.missing)
          case .equal(let constant): words.text(constant, type)
          case .range(let range): range.text(type, words)
          }
        }.joined(separator: words.words(Phrase(", ", "、")))
    }
  }
}

extension ValueRange {
  static let anything = Phrase("any", "不限")

  func text(_ type: ValueType, _ words: ValueWords) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?):
      "\(lowerIncluded ? "[" : "(")\(words.text(lower, type)), "
        + "\(words.text(upper, type))\(upperIncluded ? "]" : ")")"
    case (let lower?, nil): "\(lowerIncluded ? "≥" : ">") \(words.text(lower, type))"
    case (nil, let upper?): "\(upperIncluded ? "≤" : "<") \(words.text(upper, type))"
    case (nil, nil): words.words(Self.anything)
    }
  }
}
