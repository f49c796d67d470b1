import Diagnostics
import Numbers
import Syntax

// The kinds of questions to rows, each with what it asks of its values.
extension Checker {
  /// Sum, average, smallest and greatest of a number (the last two also of dates and ordered values).
  func total(
    _ value: Expression, _ kind: Aggregation.Kind, _ question: Aggregation, _ rows: Rows,
    _ aggregate: Aggregate, at span: SourceSpan
  ) -> Term {
    guard let term = rowValue(value, rows, at: span), case .value(var type) = term.type else {
      return invalid(span)
    }
    let isExtreme = kind == .smallest || kind == .greatest
    guard type.isNumeric || (isExtreme && isOrdered(type)) else {
      report(.numberNeeded, ["found": argument(of: term.type)], at: term.span)
      return invalid(span)
    }
    var question = question
    question.kind = kind
    question.value = term.node
    var decimals = graph[term.node].decimals
    if kind == .average {
      decimals = 12
      if type == .integer { type = .decimal }
    }
    return close(question, type, decimals: decimals, aggregate, at: span)
  }

  /// Whether the values of a type have an order.
  func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .oneOf(let index): oneOfs[index].ranks.map { !$0.contains(nil) } ?? false
    case .date: true
    default: type.isNumeric
    }
  }

  /// The sum over the one window ÷ the years it covers.
  func yearlyAverage(
    _ value: Expression, _ question: Aggregation, _ rows: Rows, _ aggregate: Aggregate,
    at span: SourceSpan
  ) -> Term {
    let months: Int
    switch rows.windows.map(\.window.extent) {
    case let extents where extents.count == 1:
      switch extents[0] {
      case .last(let count, .months): months = count
      case .months(let from, let to): months = to - from + 1
      case .last(_, .days):
        report(.yearlyAverageNeedsMonths, at: rows.windows[0].window.span)
        return invalid(span)
      }
    case let extents:
      report(.yearlyAverageNeedsWindow, ["found": .number(extents.count)], at: span)
      return invalid(span)
    }
    let sum = total(value, .sum, question, rows, aggregate, at: span)
    guard case .value(let type) = sum.type else { return invalid(span) }
    let years = graph.constant(
      .number(Number(months).divided(by: Number(12)) ?? .one), type: .decimal, span: span)
    let average: ValueType = type == .integer ? .decimal : type
    return Term(
      node: quotient(sum.node, years, type: average, at: span), type: .value(average), span: span)
  }

  /// The date whose months are counted: that of the one window, else the rows' period.
  func monthDate(of rows: Rows, at span: SourceSpan) -> NodeID? {
    if rows.windows.count == 1 {
      return rowValue(rows.windows[0].date, rows, at: span)?.node
    }
    if let period = lists[rows.list].period {
      let name = Name(lists[rows.list].record.fields[period].name, span: span)
      return rowField(name, of: rows.list)?.node
    }
    report(.countMonthsNeedsDate, ["name": .name(lists[rows.list].name)], at: span)
    return nil
  }

  /// `any`: some known row passes; `all`: every known row that passes `where` satisfies the condition.
  func quantified(
    _ aggregate: Aggregate, _ question: Aggregation, _ rows: Rows, at span: SourceSpan
  ) -> Term {
    var question = question
    if case .all(let demand) = aggregate.kind {
      let term = condition(demand, in: rows.scope)
      guard !term.type.isInvalid else { return invalid(span) }
      question.kind = .all
      question.value = graph.lift(term.node, to: .rows(list: rows.list))
    } else {
      // The conditions are the value, so that one row that surely passes settles it.
      question.kind = .any
      let always = graph.constant(.truth(true), type: .boolean, span: span)
      question.value =
        all(of: rows.conditions, at: span)
        ?? graph.lift(always, to: .rows(list: rows.list))
      question.mask = rows.known
    }
    return close(question, .boolean, aggregate, at: span)
  }

  /// The value of the row with the latest date.
  func latest(
    _ value: Expression, by key: Name, _ question: Aggregation, _ rows: Rows,
    _ aggregate: Aggregate, at span: SourceSpan
  ) -> Term {
    guard let term = rowValue(value, rows, at: span), case .value(let type) = term.type,
      let date = rowField(key, of: rows.list)
    else { return invalid(span) }
    guard date.type == .date else {
      report(
        .attributeNeedsDate, ["name": .name(key.text), "attribute": .text("by")], at: key.span)
      return invalid(span)
    }
    var question = question
    question.kind = .latest
    question.value = term.node
    question.key = date.node
    return close(question, type, decimals: graph[term.node].decimals, aggregate, at: span)
  }

  /// The share of the largest keys in the whole.
  func largestShares(
    _ count: Int, _ value: Expression, by key: Name, _ question: Aggregation, _ rows: Rows,
    _ aggregate: Aggregate, at span: SourceSpan
  ) -> Term {
    guard let term = rowValue(value, rows, at: span), let key = rowField(key, of: rows.list) else {
      return invalid(span)
    }
    guard case .value(let type) = term.type, type.isNumeric else {
      report(.numberNeeded, ["found": argument(of: term.type)], at: term.span)
      return invalid(span)
    }
    guard count > 0 else {
      report(.emptyWindow, at: span)
      return invalid(span)
    }
    var question = question
    question.kind = .largestShares(count)
    question.value = term.node
    question.key = key.node
    return close(question, .share, decimals: 12, aggregate, at: span)
  }
}
