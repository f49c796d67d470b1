import Numbers
package import Semantics

/// Walks from values that are missing or in error down to where that began.
package struct CauseFinder {
  /// Causes listed for one value; a list of a thousand unknown payments needs no thousand lines.
  static let limit = 12

  let trace: Trace
  let names: NodeNames
  private(set) var causes: [MissingCause] = []
  private var seen: Set<Visit> = []
  /// The nearest named value above the node that is visited.
  private var owner = "the condition"

  private struct Visit: Hashable {
    var node: NodeID
    var row: Int?
  }

  init(_ trace: Trace, _ names: NodeNames) {
    self.trace = trace
    self.names = names
  }

  /// Why a node of the application is missing, in the order in which the text names the causes.
  package static func causes(
    of node: NodeID, in trace: Trace, names: NodeNames
  ) -> [MissingCause] {
    var finder = CauseFinder(trace, names)
    if case .series = trace.program[node].domain {
      finder.visitMonths(of: node)
    } else {
      finder.visit(node, row: nil)
    }
    return finder.causes
  }

  private var program: Program { trace.program }

  private mutating func add(
    _ reason: MissingCause.Reason, _ place: String, row: Int? = nil,
    _ detail: MissingCause.Detail? = nil
  ) {
    let cause = MissingCause(reason, place, row: row.map { $0 + 1 }, detail: detail)
    if causes.count < Self.limit, !causes.contains(cause) { causes.append(cause) }
  }

  /// The value of a node; within a list or a series, of one row or month of it.
  private func value(_ node: NodeID, _ row: Int?) -> TracedValue {
    switch program[node].domain {
    case .book, .application: return trace.value(of: node)
    case .rows, .series:
      let values = trace.values(of: node)
      return row.flatMap { values.indices.contains($0) ? values[$0] : nil } ?? .missing
    }
  }

  /// Visits those operands that are missing; says whether there were any.
  @discardableResult
  private mutating func visitMissing(_ operands: [NodeID], row: Int?) -> Bool {
    let missing = operands.filter { value($0, row).isMissing }
    for operand in missing { visit(operand, row: row) }
    return !missing.isEmpty
  }

  private mutating func visit(_ node: NodeID, row: Int?) {
    guard causes.count < Self.limit, seen.insert(Visit(node: node, row: row)).inserted else {
      return
    }
    let operation = program[node].operation
    let outer = owner
    defer { owner = outer }
    if let name = names.name(of: node) { owner = name.text }
    switch operation {
    case .constant, .parameter: add(.written, owner)
    case .field(let position):
      let isRow = if case .rows = program[node].domain { true } else { false }
      add(isRow ? .absent : absence(of: position), names.text(of: node), row: isRow ? row : nil)
    case .seen(let inner, let condition, let veil):
      if value(condition, row).constant == .truth(true)
        || program.directFacts?.isWholeCase == true
      {
        visit(inner, row: row)
      } else {
        addVeil(veil, condition, names.text(of: inner))
      }
    case .standing(let rows): add(.historyUnknown, program.lists[rows.list].name, row: row)
    case .divide(_, let divisor):
      if case .number(let number) = value(divisor, row).constant, number.isZero {
        add(.divisionByZero, names.text(of: node), row: row)
      } else {
        visitMissing(operation.operands, row: row)
      }
    case .logarithm, .squareRoot, .power:
      if !visitMissing(operation.operands, row: row) {
        add(.outOfDomain, names.text(of: node), row: row)
      }
    case .compare:
      if !visitMissing(operation.operands, row: row) {
        add(.incomparable, names.text(of: node), row: row)
      }
    case .choose(let condition, let then, let otherwise):
      switch value(condition, row).constant {
      case .truth(let truth): visit(truth ? then : otherwise, row: row)
      default: visit(condition, row: row)
      }
    case .assumed(_, let other, _): visit(other, row: row)
    case .table(let table, let inputs): visitTable(table, inputs, row: row)
    case .bins(let card, let characteristic, let input):
      if !visitMissing([input], row: row) {
        let name = program.scorecards[card].characteristics[characteristic].name
        add(.noBin, "\(program.scorecards[card].name).\(name)", row: row)
      }
    case .broadcast(let inner): visit(inner, row: nil)
    case .aggregate(let question): visit(question, node)
    case .monthly(let series): visit(series, node, month: row)
    case .growth(let series, _), .volatility(let series), .longestZeroRun(let series),
      .carried(let series), .reduce(_, let series), .countMonths(let series):
      if !visitMonths(of: series) { add(.baseNotPositive, names.text(of: node)) }
    case .cut(let series, let from, let to):
      // Month 1 is the latest and stands last.
      let whole = trace.values(of: series).count
      let months = to - from + 1
      if let row { visit(series, row: whole - from - months + 1 + row) }
    default: visitMissing(operation.operands, row: row)
    }
  }

  /// Why a field of the application has no value.
  private func absence(of field: Int) -> MissingCause.Reason {
    guard let facts = program.directFacts else { return .absent }
    return facts.fields.contains(field) ? .setMissing : facts.isWholeCase ? .notGiven : .absent
  }

  /// What hides a value: time, or the want of consent.
  private mutating func addVeil(_ veil: Veil, _ condition: NodeID, _ place: String) {
    switch veil {
    case .notYetKnown:
      guard case .known(let on, _, _) = program[condition].operation else { return }
      let day: CalendarDate? =
        if case .date(let day) = value(on, nil).constant { day } else { nil }
      add(.notYetKnown, place, row: nil, .knownFrom(day))
    case .noConsent(let source):
      addNoConsent(to: source, unwrapped(condition), place)
    }
  }

  private mutating func addNoConsent(to source: Int?, _ condition: NodeID, _ place: String) {
    add(
      .noConsent(source: source.map { program.sources[$0].name }), place, row: nil,
      source.flatMap { trace.gap(ofConsent: condition, source: $0) }.map { .consent($0) })
  }

  private func unwrapped(_ node: NodeID) -> NodeID {
    if case .broadcast(let inner) = program[node].operation { unwrapped(inner) } else { node }
  }

  private mutating func visitTable(_ table: Int, _ inputs: [NodeID], row: Int?) {
    let hasMissing = visitMissing(inputs, row: row)
    let hits = program.tables[table].rowsTrue(of: inputs.map { value($0, row) })
    if let hit = hits.first(where: { program.tables[table].rows[$0].output == .missing }) {
      if !hasMissing {
        add(.tableSaysMissing(row: hit + 1), program.tables[table].name, row: row)
      }
    } else if !hasMissing {
      add(.noTableRow, program.tables[table].name, row: row)
    }
  }
}

// MARK: Lists and series
extension CauseFinder {
  /// Whether a list could be seen and was there; says why not.
  private mutating func visitList(_ list: Int, consent: NodeID?) -> Bool {
    let schema = program.lists[list]
    if program.directFacts?.isWholeCase == true {
      add(.notGiven, schema.name)
      return false
    }
    if let consent, trace.value(of: consent).constant != .truth(true) {
      addNoConsent(to: schema.source, consent, schema.name)
      return false
    }
    if trace.isMissing(list: list) {
      add(.noList, schema.name)
      return false
    }
    return true
  }

  private mutating func visit(_ question: Aggregation, _ node: NodeID) {
    guard visitList(question.list, consent: question.consent) else { return }
    let rows = program.domainCount(.rows(list: question.list), trace, question.mask, question.value)
    let inputs = [question.value, question.key].compactMap { $0 } + question.withoutRepeatsOn
    var counted = 0
    var foundMissing = false
    for row in 0..<rows {
      let mask = question.mask.map { value($0, row) }
      if mask?.constant == .truth(false) { continue }
      counted += 1
      if let mask, mask.isMissing, let node = question.mask {
        foundMissing = true
        visit(node, row: row)
      } else if visitMissing(inputs, row: row) {
        foundMissing = true
      }
    }
    if foundMissing, !question.skippingMissing { return }
    if case .largestShares = question.kind, counted > 0 {
      add(.baseNotPositive, names.text(of: node))
    } else {
      add(.noRows, program.lists[question.list].name)
    }
  }

  /// A month is missing where a row of it is, or where the firm did not exist yet.
  private mutating func visit(_ series: MonthlySeries, _ node: NodeID, month: Int?) {
    guard visitList(series.list, consent: series.consent) else { return }
    if visitMissing([series.end], row: nil) { return }
    guard let month, case .date(let end) = trace.value(of: series.end).constant else { return }
    let index = end.monthIndex - Int32(series.months - 1 - month)
    let rows = program.domainCount(.rows(list: series.list), trace, series.mask, series.by)
    var foundMissing = false
    for row in 0..<rows {
      let mask = series.mask.map { value($0, row) }
      if mask?.constant == .truth(false) { continue }
      if case .date(let date) = value(series.by, row).constant, date.monthIndex != index {
        continue
      }
      if let mask, mask.isMissing, let node = series.mask {
        foundMissing = true
        visit(node, row: row)
      } else if visitMissing(
        [series.value, series.by].compactMap { $0 } + series.withoutRepeatsOn, row: row)
      {
        foundMissing = true
      }
    }
    if foundMissing { return }
    guard let existsFrom = series.existsFrom else { return }
    if visitMissing([existsFrom], row: nil) { return }
    add(.beforeFirm, names.text(of: existsFrom))
  }

  @discardableResult
  private mutating func visitMonths(of series: NodeID) -> Bool {
    let values = trace.values(of: series)
    for month in values.indices where values[month].isMissing { visit(series, row: month) }
    return values.contains { $0.isMissing }
  }
}

extension Program {
  /// Rows of a list as a trace shows them, by one of the nodes that belong to it.
  func domainCount(_ domain: Domain, _ trace: Trace, _ candidates: NodeID?...) -> Int {
    for case let node? in candidates where self[node].domain == domain {
      return trace.values(of: node).count
    }
    return 0
  }
}
