extension CanonicalExpression {
  /// Writes a question to the rows of a list.
  mutating func aggregate(_ aggregate: Aggregate) {
    let rows = rows(aggregate.source)
    switch aggregate.kind {
    case .sum(let value): text = "sum of \(ofRows(value)) in \(rows)"
    case .average(let value): text = "average of \(ofRows(value)) in \(rows)"
    case .yearlyAverage(let value): text = "yearly average of \(ofRows(value)) in \(rows)"
    case .smallest(let value): text = "smallest of \(ofRows(value)) in \(rows)"
    case .greatest(let value): text = "greatest of \(ofRows(value)) in \(rows)"
    case .count: text = "count of \(rows)"
    case .countMonths: text = "count of months in \(rows)"
    case .countDistinct(let value): text = "count of distinct \(named(value)) in \(rows)"
    case .latest(let value, let by): text = "latest \(named(value)) in \(rows) by \(written(by))"
    case .largestShares(let count, let value, let by):
      text = "largest \(count) shares of \(ofRows(value)) in \(rows) by \(written(by))"
    case .any: text = "any \(rows)"
    case .all(let condition): text = "all \(rows) satisfy \(beforeClauses(.not, condition))"
    }
    level = .unary
    if case .all = aggregate.kind { level = .open }
    if !aggregate.conditions.isEmpty {
      let conditions = aggregate.conditions.map { beforeClauses(.or, $0) }
      text += " where " + conditions.joined(separator: ", ")
      level = .open
    }
    if aggregate.skippingMissing { text += " skipping missing" }
    hasComma = aggregate.conditions.count > 1
    endsInRows = true
    asksRows = true
  }

  /// Writes an expression over a month series.
  mutating func series(_ series: SeriesExpression) {
    level = .unary
    switch series {
    case .monthly(let value, let source, let by, let condition, let months, let end):
      let rows = rows(source)
      let what = value.map { "sum of \(ofRows($0)) in \(rows)" } ?? "count of \(rows)"
      let filter = condition.map { " where \(listed($0))" } ?? ""
      text = "monthly(\(what) by \(written(by))\(filter), \(months) to \(at(.sum, end)))"
      level = .primary
      endsInRows = false
    case .growth(let months, let series): text = "growth(\(months)) of \(at(.unary, series))"
    case .volatility(let series): text = "volatility of \(at(.unary, series))"
    case .longestRunOfZeroMonths(let series):
      text = "longest run of zero months in \(at(.unary, series))"
    case .carried(let series): text = "carried(floor 0) of \(at(.unary, series))"
    case .cut(let from, let to, let series):
      text = "months \(from) to \(to) of \(at(.unary, series))"
    case .sum(let series): text = "sum of \(at(.unary, series))"
    case .smallest(let series): text = "smallest of \(at(.unary, series))"
    case .greatest(let series): text = "greatest of \(at(.unary, series))"
    case .average(let series): text = "average of \(at(.unary, series))"
    case .countMonths(let series, let condition): countMonths(series, condition)
    }
    asksRows = true
  }

  private mutating func countMonths(_ series: Expression, _ condition: Expression) {
    // A lone name would be taken for a list's.
    let isName = if case .name = series.kind { true } else { false }
    let operand = at(.unary, series) { isName || $0.endsInRows }
    let printed = CanonicalExpression(condition)
    set(.open, "count of months in \(operand) where \(printed.text)")
    hasComma = printed.hasComma
  }

  private func rows(_ source: RowSource) -> String {
    let list = written(source.list, quoting: Word.expressionHeads)
    guard !source.withoutRepeatsOn.isEmpty else { return list }
    let fields = source.withoutRepeatsOn.map { written($0) }.joined(separator: ", ")
    return "\(list) without repeats on (\(fields))"
  }

  /// What is asked of each row: a question in it would take the list's `in`.
  private mutating func ofRows(_ value: Expression) -> String {
    at(.sum, value, unless: \.asksRows)
  }

  /// Behind a word that may be a name itself, only a name stands without parentheses.
  private mutating func named(_ value: Expression) -> String {
    at(.sum, value) { _ in !Self.isNamed(value) }
  }

  private static func isNamed(_ value: Expression) -> Bool {
    switch value.kind {
    case .name, .call: true
    case .member(let whole, _): isNamed(whole)
    default: false
    }
  }

  /// An operand that `where` or `skipping` may follow: rows at its end would take them.
  private mutating func beforeClauses(_ level: Level, _ operand: Expression) -> String {
    at(level, operand, unless: \.endsInRows)
  }
}
