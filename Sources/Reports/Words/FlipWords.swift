package import Engine
import Numbers
package import Semantics
import Syntax

extension ValueWords {
  /// What would turn the rule the other way: `age is 19 months, needs 24 months`.
  package func sentence(_ flip: Flip, hasFired: Bool) -> String {
    let (now, then) = parts(flip, hasFired: hasFired)
    return "\(flip.operand.name.text) is \(now), \(then)"
  }

  /// The value as it is, and what would turn the rule: `19 months`, `needs 24 months`.
  func parts(_ flip: Flip, hasFired: Bool) -> (now: String, then: String) {
    (text(flip.operand), "\(hasFired ? "needs" : "would fire at") \(target(flip))")
  }

  /// The nearest value that turns the rule; where its last step is too small to read, the bound with its side.
  private func target(_ flip: Flip) -> String {
    let nearest = text(flip.nearest, flip.operand.type)
    guard !flip.boundIsEnough, let number = flip.nearest.number, number.leastDecimals > 6 else {
      return nearest
    }
    let side = flip.comparator == .greater || flip.comparator == .greaterOrEqual
    return "\(side ? "more" : "less") than \(text(flip.bound))"
  }
}

extension CellTest {
  /// The cell as the table writes it.
  package func text(_ type: ValueType, _ words: ValueWords) -> String {
    switch self {
    case .any: "any"
    case .tests(let negated, let tests):
      (negated ? "not " : "")
        + tests.map { test in
          switch test {
          case .missing: "missing"
          case .equal(let constant): words.text(constant, type)
          case .range(let range): range.text(type, words)
          }
        }.joined(separator: ", ")
    }
  }
}

extension ValueRange {
  func text(_ type: ValueType, _ words: ValueWords) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?):
      "\(lowerIncluded ? "[" : "(")\(words.text(lower, type)), "
        + "\(words.text(upper, type))\(upperIncluded ? "]" : ")")"
    case (let lower?, nil): "\(lowerIncluded ? "≥" : ">") \(words.text(lower, type))"
    case (nil, let upper?): "\(upperIncluded ? "≤" : "<") \(words.text(upper, type))"
    case (nil, nil): "any"
    }
  }
}
