import Numbers
import Syntax

/// Values and cells as rules write them: what is printed can be put into a book and reads back.
package struct Literals: Sendable {
  /// Those of the book, which know the names of one-of values.
  let oneOfs: [OneOfType]

  package init(_ oneOfs: [OneOfType]) { self.oneOfs = oneOfs }

  /// A value: `3_000_000`, `4.35%`, `24 months`, `2026-03-10`, `"text"`, a one-of value's name.
  package func text(_ value: Constant, _ type: ValueType) -> String {
    switch value {
    case .missing: return "missing"
    case .truth(let truth): return truth ? "true" : "false"
    case .text(let text): return quoted(text)
    case .date(let date): return date.description
    case .number(let number): return text(number, type)
    case .code(let code):
      guard case .oneOf(let index) = type, oneOfs[index].values.indices.contains(code) else {
        return "#\(code)"
      }
      return writtenAsValue(oneOfs[index].values[code].name)
    }
  }

  private func text(_ number: Number, _ type: ValueType) -> String {
    switch type {
    case .rate, .share: number.asPercent
    case .months: "\(number) months"
    case .days: "\(number) days"
    default: number.grouped(decimals: number.leastDecimals)
    }
  }

  /// A cell: `A, B`, `[6, 12)`, `not missing`, `any`.
  package func text(_ cell: CellTest, _ type: ValueType) -> String {
    switch cell {
    case .any: return "any"
    case .tests(let negated, let tests):
      return (negated ? "not " : "") + tests.map { text($0, type) }.joined(separator: ", ")
    }
  }

  /// One item of a cell.
  package func text(_ test: CellTest.Test, _ type: ValueType) -> String {
    switch test {
    case .missing: "missing"
    case .equal(let value): text(value, type)
    case .range(let range): text(range, type)
    }
  }

  /// A range: `< 6`, `>= 20%`, `[6, 12)`.
  package func text(_ range: ValueRange, _ type: ValueType) -> String {
    let lower = range.lower.map { text($0, type) }
    let upper = range.upper.map { text($0, type) }
    return switch (lower, upper) {
    case (nil, nil): "any"
    case (let lower?, nil): (range.lowerIncluded ? ">= " : "> ") + lower
    case (nil, let upper?): (range.upperIncluded ? "<= " : "< ") + upper
    case (let lower?, let upper?):
      (range.lowerIncluded ? "[" : "(") + "\(lower), \(upper)"
        + (range.upperIncluded ? "]" : ")")
    }
  }

  /// The condition that a cell sets to a name: `age in [6, 12)`, `level = A`, `paid is missing`.
  ///
  /// A cell that mixes kinds becomes alternatives between parentheses; of long lists the first values stand.
  package func condition(_ name: String, _ cell: CellTest, _ type: ValueType) -> String {
    guard case .tests(let negated, let tests) = cell else { return "\(name) is anything" }
    let values = tests.compactMap { if case .equal(let value) = $0 { value } else { nil } }
    let ranges = tests.compactMap { if case .range(let range) = $0 { range } else { nil } }
    var conditions: [String] = []
    if values.count == 1 {
      conditions.append("\(name) \(negated ? "!=" : "=") \(text(values[0], type))")
    } else if !values.isEmpty {
      var shown = values.prefix(6).map { text($0, type) }
      if values.count > shown.count { shown.append("…") }
      conditions.append(
        "\(name) \(negated ? "not in" : "in") (\(shown.joined(separator: ", ")))")
    }
    conditions += ranges.map { range in
      // All that a column may be but missing.
      if range.lower == nil, range.upper == nil { return "\(name) is not missing" }
      let text = text(range, type)
      let isOpen = range.lower == nil || range.upper == nil
      return negated ? "\(name) not in \(text)" : isOpen ? "\(name) \(text)" : "\(name) in \(text)"
    }
    if tests.contains(.missing) { conditions.append("\(name) is \(negated ? "not " : "")missing") }
    let joined = conditions.joined(separator: negated ? " and " : " or ")
    return conditions.count > 1 && !negated ? "(\(joined))" : joined
  }
}
