import Diagnostics
import Numbers
import Syntax

// Month series: made from a list by month, cut, carried on, and closed to one value.
extension Checker {
  func lower(_ series: SeriesExpression, at span: SourceSpan, in scope: Scope) -> Term {
    switch series {
    case .monthly(let value, let source, let by, let condition, let months, let end):
      return monthly(
        value, source, by, condition, months, to: end, at: span, in: scope)
    case .growth(let months, let inner):
      return closing(inner, in: scope, at: span) { checker, node, length in
        guard months > 0, months <= length / 2 else {
          checker.report(
            .seriesTooShort,
            [
              "needed": .number(months.multipliedReportingOverflow(by: 2).partialValue),
              "found": .number(length),
            ], at: span)
          return nil
        }
        return Closing(
          .growth(node, months: months), .share, decimals: 12, mayBeMissing: true)
      }
    case .volatility(let inner):
      return closing(inner, in: scope, at: span) { _, node, _ in
        Closing(.volatility(node), .decimal, decimals: 12, mayBeMissing: true)
      }
    case .longestRunOfZeroMonths(let inner):
      return closing(inner, in: scope, at: span) { _, node, _ in
        Closing(.longestZeroRun(node), .integer)
      }
    case .sum(let inner): return reduced(inner, .sum, in: scope, at: span)
    case .smallest(let inner): return reduced(inner, .smallest, in: scope, at: span)
    case .greatest(let inner): return reduced(inner, .greatest, in: scope, at: span)
    case .average(let inner): return reduced(inner, .average, in: scope, at: span)
    case .carried(let inner):
      guard let (node, length) = seriesOfNumbers(inner, in: scope) else { return invalid(span) }
      let source = graph[node]
      let id = graph.node(
        .carried(node), type: source.type, decimals: source.decimals,
        domain: .series(months: length), mayBeMissing: source.mayBeMissing,
        mayFail: source.mayFail, span: span)
      return Term(node: id, type: .value(source.type), span: span)
    case .cut(let from, let to, let inner): return cut(inner, from, to, in: scope, at: span)
    case .countMonths(let inner, let condition):
      return countMonths(inner, where: condition, in: scope, at: span)
    }
  }

  private func monthly(
    _ value: Expression?, _ source: RowSource, _ by: Name, _ condition: Expression?,
    _ months: Int, to end: Expression, at span: SourceSpan, in scope: Scope
  ) -> Term {
    guard let rows = rows(source, condition.map { [$0] } ?? [], at: span, in: scope) else {
      return invalid(span)
    }
    guard let date = rowField(by, of: rows.list) else { return invalid(span) }
    let end = lower(end, as: Expectation(.date, "window_needs_date", span), in: scope)
    guard !end.type.isInvalid else { return invalid(span) }
    guard date.type == .date else {
      report(
        .attributeNeedsDate, ["name": .name(by.text), "attribute": .text("by")], at: by.span)
      return invalid(span)
    }
    guard (1...1200).contains(months) else {
      report(.emptyWindow, at: span)
      return invalid(span)
    }
    var type = ValueType.integer
    var number: NodeID?
    if let value {
      guard let term = rowValue(value, rows, at: span), case .value(let found) = term.type else {
        return invalid(span)
      }
      guard found.isNumeric else {
        report(.numberNeeded, ["found": argument(of: found)], at: term.span)
        return invalid(span)
      }
      (type, number) = (found, term.node)
    }
    let existsFrom = record.fields.firstIndex { $0.role == "established" && $0.type == .date }
      .map { position in
        note(.field(record.fields[position].name))
        return field(position, at: span)
      }
    let mask = all(of: rows.masks, at: span)
    let operands = [number, date.node, mask].compactMap { $0 } + rows.withoutRepeatsOn
    let endNode = graph.lift(end.node, to: .application)
    let node = graph.node(
      .monthly(
        MonthlySeries(
          list: rows.list, value: number, by: date.node, mask: mask,
          withoutRepeatsOn: rows.withoutRepeatsOn, months: months, end: endNode,
          existsFrom: existsFrom, consent: rows.consent)),
      type: type, decimals: number.map { graph[$0].decimals } ?? 0,
      domain: .series(months: months),
      mayBeMissing: existsFrom != nil || lists[rows.list].isOptional
        || (operands + [endNode]).contains { graph[$0].mayBeMissing },
      mayFail: operands.contains { graph[$0].mayFail }, span: span)
    return Term(node: node, type: .value(type), span: span)
  }

  /// The node and length of a series of numbers.
  private func seriesOfNumbers(_ expression: Expression, in scope: Scope) -> (NodeID, Int)? {
    let term = lower(expression, in: scope)
    guard !term.type.isInvalid else { return nil }
    guard case .series(let months) = graph[term.node].domain else {
      report(.seriesNeeded, ["found": argument(of: term.type)], at: term.span)
      return nil
    }
    guard graph[term.node].type.isNumeric else {
      report(.numberNeeded, ["found": argument(of: term.type)], at: term.span)
      return nil
    }
    return (term.node, months)
  }

  /// What closes a series to one value of the application.
  private struct Closing {
    var operation: Operation
    var type: ValueType
    var decimals: Int
    var mayBeMissing: Bool
    init(
      _ operation: Operation, _ type: ValueType, decimals: Int = 0, mayBeMissing: Bool = false
    ) {
      self.operation = operation
      self.type = type
      self.decimals = decimals
      self.mayBeMissing = mayBeMissing
    }
  }

  private func closing(
    _ inner: Expression, in scope: Scope, at span: SourceSpan,
    _ close: (Checker, NodeID, Int) -> Closing?
  ) -> Term {
    guard let (node, length) = seriesOfNumbers(inner, in: scope),
      let closing = close(self, node, length)
    else { return invalid(span) }
    let id = graph.node(
      closing.operation, type: closing.type, decimals: closing.decimals, domain: .application,
      mayBeMissing: closing.mayBeMissing || graph[node].mayBeMissing,
      mayFail: graph[node].mayFail, span: span)
    return Term(node: id, type: .value(closing.type), span: span)
  }

  private func reduced(
    _ inner: Expression, _ reduction: SeriesReduction, in scope: Scope, at span: SourceSpan
  ) -> Term {
    closing(inner, in: scope, at: span) { checker, node, _ in
      let source = checker.graph[node]
      let isAverage = reduction == .average
      return Closing(
        .reduce(reduction, node),
        isAverage && source.type == .integer ? .decimal : source.type,
        decimals: isAverage ? 12 : source.decimals)
    }
  }

  private func cut(
    _ inner: Expression, _ from: Int, _ to: Int, in scope: Scope, at span: SourceSpan
  ) -> Term {
    guard let (node, length) = seriesOfNumbers(inner, in: scope) else { return invalid(span) }
    guard from >= 1, to >= from else {
      report(.emptyWindow, at: span)
      return invalid(span)
    }
    guard to <= length else {
      report(.seriesTooShort, ["needed": .number(to), "found": .number(length)], at: span)
      return invalid(span)
    }
    let source = graph[node]
    let id = graph.node(
      .cut(node, from: from, to: to), type: source.type, decimals: source.decimals,
      domain: .series(months: to - from + 1), mayBeMissing: source.mayBeMissing,
      mayFail: source.mayFail, span: span)
    return Term(node: id, type: .value(source.type), span: span)
  }

  private func countMonths(
    _ inner: Expression, where condition: Expression, in scope: Scope, at span: SourceSpan
  ) -> Term {
    guard let (series, length) = seriesOfNumbers(inner, in: scope) else { return invalid(span) }
    let term = self.condition(condition, in: scope.inside(.months(series)))
    guard !term.type.isInvalid, meet([term], at: span) else { return invalid(span) }
    let months = graph.lift(term.node, to: .series(months: length))
    let id = graph.node(
      .countMonths(months), type: .integer, domain: .application,
      mayBeMissing: graph[months].mayBeMissing, mayFail: graph[months].mayFail, span: span)
    return Term(node: id, type: .integer, span: span)
  }
}
