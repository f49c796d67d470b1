import Diagnostics
import Numbers
import Syntax

// Time: spans between dates, and windows over plain and period dates.
extension Checker {
  func timeBetween(
    _ unit: DurationUnit, _ from: Expression, _ to: Expression, at span: SourceSpan,
    in scope: Scope
  ) -> Term {
    let expectation = Expectation(.date, "span_needs_dates", span)
    let from = lower(from, as: expectation, in: scope)
    let to = lower(to, as: expectation, in: scope)
    guard !from.type.isInvalid, !to.type.isInvalid, meet([from, to], at: span) else {
      return invalid(span)
    }
    let type: ValueType = unit == .days ? .days : .months
    let node = graph.node(over: [from.node, to.node], type: type, span: span) {
      unit == .days ? .daysBetween(from: $0[0], to: $0[1]) : .monthsBetween(from: $0[0], to: $0[1])
    }
    return Term(node: node, type: .value(type), span: span)
  }

  /// `x within 12 months to D` as two comparisons.
  ///
  /// Over a plain date: after D − 12 months and not after D, D being the as-of date unless written.
  /// Over a `period` date: calendar months, the last of them D's month, D written.
  func within(_ value: Expression, _ window: Window, at span: SourceSpan, in scope: Scope) -> Term {
    let date = lower(value, as: Expectation(.date, "window_needs_date", window.span), in: scope)
    let isPeriod = isPeriodDate(value, in: scope)
    let end: Term
    if let written = window.end {
      end = lower(written, as: Expectation(.date, "window_needs_date", window.span), in: scope)
    } else if isPeriod {
      report(
        .windowNeedsEnd, ["name": .text(excerpt(at: value.span))], at: window.span,
        fixes: [
          .inserting(" to last_due", at: window.span.upper, in: window.span.file, .choice)
        ])
      return invalid(span)
    } else if case .book = scope.place {
      return read("as_of", at: window.span, in: scope, hint: nil)
    } else {
      end = Term(node: asOf(at: window.span), type: .date, span: window.span)
    }
    guard !date.type.isInvalid, !end.type.isInvalid, isSound(window),
      meet([date, end], at: span)
    else { return invalid(span) }
    let node =
      isPeriod
      ? calendarWindow(date.node, window, end: end.node, at: span)
      : plainWindow(date.node, window, end: end.node, at: span)
    return node.map { Term(node: $0, type: .boolean, span: span) } ?? invalid(span)
  }

  /// Whether an expression is the `period` date of the rows it runs over.
  private func isPeriodDate(_ expression: Expression, in scope: Scope) -> Bool {
    guard case .name(let name) = expression.kind, case .rows(let list) = scope.place,
      let period = lists[list].period
    else { return false }
    return lists[list].record.fields[period].name == name
  }

  private func isSound(_ window: Window) -> Bool {
    switch window.extent {
    case .last(let count, _) where count > 0: return true
    case .months(let from, let to) where from > 0 && to >= from: return true
    default:
      report(.emptyWindow, at: window.span)
      return false
    }
  }

  private func plainWindow(
    _ date: NodeID, _ window: Window, end: NodeID, at span: SourceSpan
  ) -> NodeID? {
    var (first, last) = (end, end)
    switch window.extent {
    case .last(let count, let unit): first = moved(end, back: count, unit, at: span)
    case .months(let from, let to):
      first = moved(end, back: to, .months, at: span)
      last = moved(end, back: from - 1, .months, at: span)
    }
    return between(date, first, last, lowest: .greater, at: span)
  }

  private func calendarWindow(
    _ date: NodeID, _ window: Window, end: NodeID, at span: SourceSpan
  ) -> NodeID? {
    let (from, to): (Int, Int)
    switch window.extent {
    case .last(let count, .months): (from, to) = (1, count)
    case .months(let first, let last): (from, to) = (first, last)
    case .last(_, .days):
      report(.daysOverPeriod, at: window.span)
      return nil
    }
    let index = monthIndex(date, at: span)
    let last = monthIndex(end, at: span)
    return between(
      index, months(before: last, to - 1, at: span), months(before: last, from - 1, at: span),
      lowest: .greaterOrEqual, at: span)
  }

  private func months(before index: NodeID, _ count: Int, at span: SourceSpan) -> NodeID {
    guard count > 0 else { return index }
    let back = graph.constant(.number(Number(count)), type: .integer, span: span)
    return sum(.subtract, index, back, type: .integer, at: span)
  }

  private func between(
    _ value: NodeID, _ low: NodeID, _ high: NodeID, lowest: Comparator, at span: SourceSpan
  ) -> NodeID? {
    let above = graph.node(over: [value, low], type: .boolean, span: span) {
      .compare(lowest, $0[0], $0[1])
    }
    let below = graph.node(over: [value, high], type: .boolean, span: span) {
      .compare(.lessOrEqual, $0[0], $0[1])
    }
    return all(of: [above, below], at: span)
  }

  private func moved(_ date: NodeID, back count: Int, _ unit: DurationUnit, at span: SourceSpan)
    -> NodeID
  {
    guard count != 0 else { return date }
    let back = graph.constant(
      .number(Number(-count)), type: unit == .days ? .days : .months, span: span)
    return moved(date, by: back, at: span)
  }

  func monthIndex(_ date: NodeID, at span: SourceSpan) -> NodeID {
    graph.node(over: [date], type: .integer, span: span) { .monthIndex($0[0]) }
  }
}
