import Numbers

/// The one way in which an expression is written: English words, normalised literals, no parentheses
/// but the needed ones.
///
/// Reading it gives the same expression; `300万` has become `3000000`, `35bp` `0.35%` and
/// `2 years` `24 months`.
package func canonicalText(_ expression: Expression) -> String {
  CanonicalExpression(expression).text
}

/// The one way in which a range is written.
package func canonicalText(_ range: RangeSyntax) -> String {
  let lower = range.lower.map { listed($0) } ?? ""
  let upper = range.upper.map { " " + listed($0) } ?? " "
  return (range.lowerIncluded ? "[" : "(") + lower + "," + upper
    + (range.upperIncluded ? "]" : ")")
}

/// An expression's text within a list, where a comma ends the conditions of an aggregate.
func listed(_ expression: Expression) -> String {
  let printed = CanonicalExpression(expression)
  return printed.hasComma ? "(\(printed.text))" : printed.text
}

func listed(_ expressions: [Expression]) -> String {
  expressions.map { listed($0) }.joined(separator: ", ")
}

/// The text of a quoted literal.
package func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// A name as it is written: between backticks when it is a reserved word, one of the set, or would be
/// read as a built-in name of one of the uses that it is not.
func written(
  _ name: String, quoting words: Set<Word> = [], notBuiltIn uses: [BuiltIn.Use] = []
) -> String {
  let word = Spelling.word(spelled: name)
  let isPlain =
    name.unicodeScalars.first?.beginsName ?? true
    && word.map { !$0.isReserved && !words.contains($0) } ?? true
    && !BuiltIn.isForeign(name, as: uses)
  return isPlain ? name : "`\(name)`"
}

func written(
  _ name: Name, quoting words: Set<Word> = [], notBuiltIn uses: [BuiltIn.Use] = []
) -> String {
  written(name.text, quoting: words, notBuiltIn: uses)
}

/// A name as a value of an expression is written: between backticks where it would read as something else.
package func writtenAsValue(_ name: String) -> String {
  written(name, quoting: Word.expressionHeads)
}

/// A number as the language writes it: percentages stay percentages, amounts lose their 万.
func written(_ number: Number, _ spelling: NumberSpelling) -> String {
  switch spelling {
  case .plain, .wan, .yi: return number.description
  case .percent, .basisPoint: return number.asPercent
  case .percentPerDay:
    // The value is a written number times 365, so that the division leaves nothing.
    let daily = Number(units: number.units / 365) ?? .zero
    return daily.asPercent + Number.Unit.perDay.suffix
  }
}

extension Word {
  /// The words that begin an expression of their own, so that a name must be told from them.
  static let expressionHeads: Set<Word> = [
    .sum, .average, .smallest, .greatest, .count, .yearly, .latest, .largest, .monthly, .growth,
    .volatility, .longest, .carried, .months, .days, .round, .clamp, .distinct, .otherwise,
    .amplify,
  ]
}
