import Diagnostics
import Numbers
import Syntax

// Questions to the rows of a list, under known time and consent.
extension Checker {
  /// A list under the conditions of a question.
  struct Rows {
    var list: Int
    var scope: Scope
    /// Known time, then the conditions as written.
    var known: NodeID?
    var conditions: [NodeID]
    var withoutRepeatsOn: [NodeID]
    var consent: NodeID?
    /// The windows over dates of the rows, with the date's field name.
    var windows: [(window: Window, date: Expression)]
  }

  func lower(_ aggregate: Aggregate, at span: SourceSpan, in scope: Scope) -> Term {
    if let series = monthsOfSeries(aggregate) { return lower(series, at: span, in: scope) }
    guard let rows = rows(aggregate.source, aggregate.conditions, at: span, in: scope) else {
      return invalid(span)
    }
    var question = Aggregation(
      kind: .count, list: rows.list, mask: all(of: rows.masks, at: span),
      withoutRepeatsOn: rows.withoutRepeatsOn, consent: rows.consent,
      skippingMissing: aggregate.skippingMissing)
    switch aggregate.kind {
    case .count: return close(question, .integer, aggregate, at: span)
    case .countMonths:
      guard let date = monthDate(of: rows, at: span) else { return invalid(span) }
      question.kind = .countMonths
      question.value = date
      return close(question, .integer, aggregate, at: span)
    case .countDistinct(let value):
      guard let value = rowValue(value, rows, at: span) else { return invalid(span) }
      question.kind = .countDistinct
      question.value = value.node
      return close(question, .integer, aggregate, at: span)
    case .any, .all: return quantified(aggregate, question, rows, at: span)
    case .sum(let value): return total(value, .sum, question, rows, aggregate, at: span)
    case .average(let value): return total(value, .average, question, rows, aggregate, at: span)
    case .yearlyAverage(let value):
      return yearlyAverage(value, question, rows, aggregate, at: span)
    case .smallest(let value): return total(value, .smallest, question, rows, aggregate, at: span)
    case .greatest(let value): return total(value, .greatest, question, rows, aggregate, at: span)
    case .latest(let value, let key):
      return latest(value, by: key, question, rows, aggregate, at: span)
    case .largestShares(let count, let value, let key):
      return largestShares(count, value, by: key, question, rows, aggregate, at: span)
    }
  }

  /// `count of months in s where …` reads like a question to a list: what `s` stands for decides.
  private func monthsOfSeries(_ aggregate: Aggregate) -> SeriesExpression? {
    guard case .countMonths = aggregate.kind,
      case .definition? = symbols[aggregate.source.list.text]?.symbol,
      let first = aggregate.conditions.first
    else { return nil }
    let list = aggregate.source.list
    let conditions = aggregate.conditions
    let span = first.span.joined(conditions[conditions.count - 1].span)
    return .countMonths(
      Expression(.name(list.text), span: list.span),
      condition: conditions.count == 1 ? first : Expression(.and(conditions), span: span))
  }

  /// The rows of a list that a question runs over.
  func rows(_ source: RowSource, _ conditions: [Expression], at span: SourceSpan, in scope: Scope)
    -> Rows?
  {
    guard let list = list(source.list) else { return nil }
    switch scope.place {
    case .application: break
    case .book:
      report(.notConstant, ["name": .name(source.list.text)], at: source.list.span)
      return nil
    case .rows, .months:
      report(.nestedAggregate, at: span)
      return nil
    }
    let inside = scope.inside(.rows(list: list))
    var rows = Rows(
      list: list, scope: inside, known: rowsThatCount(in: list, at: source.list.span),
      conditions: [],
      withoutRepeatsOn: [],
      consent: consent(ofList: list, at: source.list.span), windows: [])
    var isSound = true
    for condition in conditions {
      let term = self.condition(condition, in: inside)
      if term.type.isInvalid {
        isSound = false
      } else {
        rows.conditions.append(graph.lift(term.node, to: .rows(list: list)))
      }
      rows.windows += windows(in: condition, of: list)
    }
    for name in source.withoutRepeatsOn {
      guard let field = rowField(name, of: list) else { return nil }
      rows.withoutRepeatsOn.append(field.node)
    }
    return isSound ? rows : nil
  }

  private func list(_ name: Name) -> Int? {
    if case .list(let index)? = symbols[name.text]?.symbol {
      note(.list(name.text))
      noteKnownTime(of: index)
      return index
    }
    if case .broken? = symbols[name.text]?.symbol { return nil }
    report(
      symbols[name.text] == nil ? .unknownList : .notAList, ["name": .name(name.text)],
      at: name.span, near: NearestName.all(of: name.text, among: lists.map(\.name)))
    return nil
  }

  func rowField(_ name: Name, of list: Int) -> Term? {
    let schema = lists[list].record
    guard schema.position(of: name.text) != nil else {
      report(
        .unknownField, ["name": .name(name.text), "record": .name(schema.name)], at: name.span,
        near: NearestName.all(of: name.text, among: schema.fields.map(\.name)))
      return nil
    }
    return read(
      name.text, at: name.span, in: Scope(place: .rows(list: list), section: nil), hint: nil)
  }

  /// The windows that a condition surely demands.
  private func windows(in condition: Expression, of list: Int) -> [(Window, Expression)] {
    switch condition.kind {
    case .and(let parts): return parts.flatMap { windows(in: $0, of: list) }
    case .within(let date, let window):
      guard case .name(let name) = date.kind, lists[list].record.position(of: name) != nil else {
        return []
      }
      return [(window, date)]
    default: return []
    }
  }

  /// A value of the rows, lifted to them; a problem is reported where it has none.
  func rowValue(_ value: Expression, _ rows: Rows, at span: SourceSpan) -> Term? {
    var term = lower(value, in: rows.scope)
    if term.type == .number || term.type == .percent { term = settledNumber(term, hint: nil) }
    guard !term.type.isInvalid, meet([term], at: span) else { return nil }
    term.node = graph.lift(term.node, to: .rows(list: rows.list))
    return term
  }

  /// The aggregate's node; missing where the list, a value or a condition may be, or where nothing gives no value.
  func close(
    _ question: Aggregation, _ type: ValueType, decimals: Int = 0, _ aggregate: Aggregate,
    at span: SourceSpan
  ) -> Term {
    var question = question
    let ofNothing: Bool
    switch question.kind {
    case .sum, .count, .any, .all, .countDistinct, .countMonths: ofNothing = false
    case .average, .smallest, .greatest, .latest, .largestShares: ofNothing = true
    }
    let operands =
      [question.value, question.key, question.mask].compactMap { $0 } + question.withoutRepeatsOn
    let mayMissRow = operands.contains { graph[$0].mayBeMissing }
    if question.skippingMissing {
      if mayMissRow {
        question.assumption = assumptions.count
      } else {
        report(.skippingNothing, at: span)
        question.skippingMissing = false
      }
    }
    let node = graph.node(
      .aggregate(question), type: type, decimals: decimals, domain: .application,
      mayBeMissing: lists[question.list].isOptional || ofNothing
        || (mayMissRow && !question.skippingMissing),
      mayFail: operands.contains { graph[$0].mayFail }, span: span)
    if question.skippingMissing {
      assumptions.append(
        Assumption(
          text: canonicalText(Expression(.aggregate(aggregate), span: span)),
          because: "skipping missing",
          node: node,
          span: span))
    }
    return Term(node: node, type: .value(type), span: span)
  }
}

extension Checker.Rows {
  var masks: [NodeID] { (known.map { [$0] } ?? []) + conditions }
}
