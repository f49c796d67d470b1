import Diagnostics
import Numbers
import Syntax

// What was known on the as-of date, and under which consent it may be seen: the nodes that no text spells out.
extension Checker {
  /// The date from which something is known, its source's lag added, and whether that was by the as-of date.
  func whenKnown(on date: NodeID, source: Int?, at span: SourceSpan) -> (on: NodeID, truth: NodeID)
  {
    var on = date
    if let lag = source.flatMap({ sources[$0].lag }), lag.count > 0 {
      let count = graph.constant(
        .number(Number(lag.count)), type: lag.unit == .days ? .days : .months, span: nil)
      on = moved(on, by: count, at: span)
    }
    let sameDay = source.map { sources[$0].sameDay } ?? false
    let truth = graph.node(over: [on, asOf(at: span)], type: .boolean, span: span) {
      .known(on: $0[0], by: $0[1], sameDay: sameDay)
    }
    return (on, truth)
  }

  /// Which rows of a list count on the as-of date, if the list says when its rows become known.
  func rowsThatCount(in list: Int, at span: SourceSpan) -> NodeID? {
    let schema = lists[list]
    guard let position = schema.knownOn else { return nil }
    let date = rawField(position, of: list, at: schema.record.fields[position].span)
    let (on, known) = whenKnown(on: date, source: schema.source, at: span)
    guard schema.chain != nil || schema.void != nil else { return known }
    let standing = Standing(
      list: list, known: known, on: on,
      chain: schema.chain.map { rawField($0, of: list, at: schema.record.fields[$0].span) },
      void: schema.void.map { rawField($0, of: list, at: schema.record.fields[$0].span) })
    return graph.node(
      .standing(standing), type: .boolean, domain: .rows(list: list),
      mayBeMissing: graph[known].mayBeMissing
        || standing.void.map { graph[$0].mayBeMissing } ?? false,
      mayFail: graph[known].mayFail, span: span)
  }

  /// Notes what decides which rows of a list count.
  func noteKnownTime(of list: Int) {
    let schema = lists[list]
    let positions = [schema.knownOn, schema.chain, schema.void].compactMap { $0 }
    for position in positions {
      note(.rowField(list: schema.name, schema.record.fields[position].name))
    }
    if !positions.isEmpty, let asOf = record.asOf { note(.field(record.fields[asOf].name)) }
  }

  /// Whether there is the consent that a list's source requires.
  func consent(ofList list: Int, at span: SourceSpan) -> NodeID? {
    lists[list].source.flatMap { consent(toSee: $0, at: span) }
  }

  /// Whether there is the consent that a source requires on the as-of date; `nil` where it requires none.
  func consent(toSee source: Int, at span: SourceSpan) -> NodeID? {
    switch sources[source].consent {
    case nil: return nil
    case .window(let from, let to):
      return holds(from: rawField(from, at: nil), to: rawField(to, at: nil), at: span)
    case .list(let consents): return consent(in: consents, at: span)
    }
  }

  /// Whether the as-of date lies between two days, both included.
  private func holds(from: NodeID, to: NodeID, at span: SourceSpan) -> NodeID? {
    let asOf = asOf(at: span)
    return all(
      of: [
        compared(.lessOrEqual, from, asOf, at: span), compared(.lessOrEqual, asOf, to, at: span),
      ],
      at: span)
  }

  /// Whether some row of a list is a consent that holds.
  private func consent(in consents: ConsentList, at span: SourceSpan) -> NodeID {
    let list = consents.list
    func field(_ position: Int) -> NodeID { rawField(position, of: list, at: nil) }
    let isFor = consents.demands.map { demand in
      let field = field(demand.field)
      let value = graph.constant(.code(demand.value), type: graph[field].type, span: nil)
      return compared(.equal, field, value, at: span)
    }
    let withdrawn = field(consents.withdrawnOn)
    let isKept = graph.node(
      over: [
        graph.node(
          .isMissing(withdrawn), type: .boolean, domain: .rows(list: list), mayBeMissing: false,
          mayFail: false, span: span),
        compared(.greater, withdrawn, asOf(at: span), at: span),
      ], type: .boolean, span: span
    ) { .or($0) }
    let window = holds(from: field(consents.validFrom), to: field(consents.validUntil), at: span)
    let value = all(of: isFor + [window, isKept].compactMap { $0 }, at: span)
    let mask = rowsThatCount(in: list, at: span)
    return graph.node(
      .aggregate(Aggregation(kind: .any, list: list, value: value, mask: mask)), type: .boolean,
      domain: .application,
      mayBeMissing: lists[list].isOptional
        || [value, mask].compactMap { $0 }.contains { graph[$0].mayBeMissing },
      mayFail: mask.map { graph[$0].mayFail } ?? false, span: span)
  }

  private func compared(_ comparator: Comparator, _ a: NodeID, _ b: NodeID, at span: SourceSpan)
    -> NodeID
  {
    graph.node(over: [a, b], type: .boolean, span: span) { .compare(comparator, $0[0], $0[1]) }
  }
}
