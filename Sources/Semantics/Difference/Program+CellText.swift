extension Program {
  /// A cell of a table as people read it: `A, B`, `[6, 12)`, `not missing`, `any`.
  package func text(_ cell: CellTest, _ type: ValueType) -> String {
    switch cell {
    case .any: return "any"
    case .tests(let negated, let tests):
      let text = tests.map { self.text($0, type) }.joined(separator: ", ")
      return negated ? "not \(text)" : text
    }
  }

  /// One item of a cell, or the condition of a bin.
  package func text(_ test: CellTest.Test, _ type: ValueType) -> String {
    switch test {
    case .missing: return "missing"
    case .equal(let value): return text(value, type)
    case .range(let range):
      let lower = range.lower.map { text($0, type) }
      let upper = range.upper.map { text($0, type) }
      switch (lower, upper) {
      case (nil, nil): return "any value"
      case (let lower?, nil): return (range.lowerIncluded ? ">= " : "> ") + lower
      case (nil, let upper?): return (range.upperIncluded ? "<= " : "< ") + upper
      case (let lower?, let upper?):
        return (range.lowerIncluded ? "[" : "(") + "\(lower), \(upper)"
          + (range.upperIncluded ? "]" : ")")
      }
    }
  }
}
