package import Columns
import Numbers
import Semantics
import Syntax

/// Explains applications of one table as the engine decides them.
///
/// One explainer serves one thread: its tracer reuses memory.
package final class Explainer {
  package let engine: Engine
  package let names: NodeNames
  private let table: RecordTable
  private let tracer: Tracer
  private let program: Program
  /// Nodes below a rule's condition, by rule: those to show and the tables among them.
  private let shown: [[NodeID]]
  private let tableNodes: [NodeID]
  private let tablesOfRules: [[Int]]
  private let referenceNodes: [NodeID]
  /// The nodes of the application's own fields, by position in its record.
  private let fieldNodes: [Int: NodeID]

  package init(_ engine: Engine, _ table: RecordTable) throws(BindingError) {
    self.engine = engine
    self.table = table
    let program = engine.program
    self.program = program
    let names = NodeNames(program)
    self.names = names
    tracer = try Tracer(engine, table)
    let nodes = program.nodes.indices.map { NodeID($0) }
    let tableNodes = nodes.filter {
      if case .table = program[$0].operation { program[$0].domain == .application } else { false }
    }
    self.tableNodes = tableNodes
    referenceNodes = nodes.filter {
      if case .reference = program[$0].operation { true } else { false }
    }
    fieldNodes = Dictionary(
      nodes.compactMap { node in
        guard case .field(let position) = program[node].operation,
          program[node].domain == .application
        else { return nil }
        return (position, node)
      }, uniquingKeysWith: { first, _ in first })
    shown = program.rules.map { program.shownOperands(of: $0.condition, names) }
    tablesOfRules = program.rules.map { rule in
      tableNodes.indices.filter { program.reads(tableNodes[$0], from: rule.condition) }
    }
  }

  /// Every node's value for a row of the table.
  package func trace(_ row: Int) -> Trace { tracer.trace(row) }

  /// Why a row was decided as it was; `position` is the row's place in the decisions.
  package func explanation(
    of row: Int, decided decisions: Decisions, at position: Int
  ) -> Explanation {
    let trace = tracer.trace(row)
    let key = program.record.key.map { trace.program.record.fields[$0].name }
    return Explanation(
      program: program, id: key.flatMap { text(of: $0, row) },
      asOf: program.record.asOf.flatMap { date(of: program.record.fields[$0].name, row) },
      setFacts: setFacts(row), notGiven: notGiven(trace),
      outcome: decisions.outcome(position),
      isReferredBySystem: decisions.systemReferrals?[position] == 1
        && decisions.outcome(position) == .refer,
      rules: program.rules.indices.map { rule($0, trace, decisions, position) },
      outputs: program.outputs.indices.map { output($0, trace) },
      lets: program.definitions.indices.compactMap { `let`($0, trace) },
      tables: tableNodes.compactMap { TableHit($0, trace, names) },
      scorecards: program.scorecards.indices.compactMap { ScorecardExplanation($0, trace, names) },
      references: references(trace),
      assumptions: program.assumptions.indices.filter { isUsed(program.assumptions[$0], trace) })
  }

  /// Decides a row and says why it came out so.
  package func explanation(of row: Int) throws(BindingError) -> Explanation {
    let decisions = try engine.decide(table.gathering([row]), options: RunOptions(threads: 1))
    return explanation(of: row, decided: decisions, at: 0)
  }

  // MARK: Rules

  private func rule(
    _ index: Int, _ trace: Trace, _ decisions: Decisions, _ row: Int
  ) -> RuleExplanation {
    let rule = program.rules[index]
    let state: RuleExplanation.State =
      if rule.disabledBecause != nil {
        .disabled
      } else if decisions.fired(index, row) {
        .fired
      } else if decisions.failed(index, row) {
        .error
      } else if decisions.undecided(index, row) {
        .undecided
      } else {
        .notFired
      }
    var explained = RuleExplanation(
      index: index, state: state, effect: nil,
      operands: shown[index].map { NamedValue($0, trace, names) }, flips: [], causes: [],
      error: nil, tables: tablesOfRules[index])
    switch state {
    case .fired:
      explained.effect = rule.effect
      explained.flips = ConditionTree(trace: trace).flips(of: rule.condition, names: names)
    case .notFired:
      explained.flips = ConditionTree(trace: trace).flips(of: rule.condition, names: names)
    case .undecided:
      explained.effect = rule.undecided.flatMap { $0.effect == .ignore ? nil : $0.effect }
      explained.causes = CauseFinder.causes(of: rule.condition, in: trace, names: names)
    case .error:
      explained.effect = .refer
      explained.error = CauseFinder.error(of: rule.condition, in: trace, names: names)
    case .disabled: break
    }
    return explained
  }

  // MARK: Values

  private func output(_ index: Int, _ trace: Trace) -> OutputExplanation {
    let output = program.outputs[index]
    var value = NamedValue(output.node, trace, names)
    value.name = NodeNames.Name(kind: .definition, text: output.name, words: output.words)
    var explained = OutputExplanation(
      index: index, value: value, causes: [], error: nil, effect: nil,
      line: output.line.map { LineExplanation($0, trace, names) })
    if value.value.isError {
      explained.error = CauseFinder.error(of: output.node, in: trace, names: names)
      explained.effect = .refer
    } else if value.value.isMissing {
      explained.causes = CauseFinder.causes(of: output.node, in: trace, names: names)
      explained.effect = output.undecided.map(\.effect) ?? .refer
      if explained.effect == .ignore { explained.effect = nil }
    }
    return explained
  }

  private func `let`(_ index: Int, _ trace: Trace) -> LetExplanation? {
    let definition = program.definitions[index]
    guard !definition.isOutput else { return nil }
    var value = NamedValue(definition.node, trace, names)
    value.name = NodeNames.Name(
      kind: .definition, text: definition.name, words: definition.words)
    var months: [TracedValue]?
    if case .series = program[definition.node].domain { months = trace.values(of: definition.node) }
    let isMissing = months.map { $0.contains { $0.isMissing } } ?? value.value.isMissing
    return LetExplanation(
      index: index, value: value, months: months,
      causes: isMissing ? CauseFinder.causes(of: definition.node, in: trace, names: names) : [])
  }

  private func references(_ trace: Trace) -> [ReferenceInForce] {
    var found: [ReferenceInForce] = []
    for node in referenceNodes {
      guard case .reference(let position, let at) = program[node].operation,
        let date = trace.value(of: at).constant.date,
        let entry = program.references[position].entries.lastIndex(where: { $0.from <= date }),
        !found.contains(where: { $0.reference == position && $0.entry == entry })
      else { continue }
      found.append(ReferenceInForce(reference: position, entry: entry, at: date))
    }
    return found
  }

  /// Whether a supplied value stood in for a missing one, or rows were skipped.
  private func isUsed(_ assumption: Assumption, _ trace: Trace) -> Bool {
    guard case .aggregate(let question) = program[assumption.node].operation,
      question.skippingMissing
    else { return trace.values(of: assumption.node).contains { $0.isMissing } }
    let mask = question.mask.map { trace.values(of: $0) }
    let values = [question.value, question.key].compactMap { $0 }.map { trace.values(of: $0) }
    let count = mask?.count ?? values.first?.count ?? 0
    return (0..<count).contains { row in
      if mask?[row].constant == .truth(false) { return false }
      return mask?[row].isMissing ?? false || values.contains { $0[row].isMissing }
    }
  }

  // MARK: What a case sets

  private func setFacts(_ row: Int) -> [NamedValue] {
    (program.directFacts?.fields.sorted() ?? []).map { position in
      let field = program.record.fields[position]
      var name = NodeNames.Name(kind: .field, text: field.name, words: field.words)
      name.isSet = true
      let value = table.column(field.name)?.constant(row, of: field.type) ?? .missing
      return NamedValue(
        // A fact that nothing reads has no node.
        node: fieldNodes[position] ?? NodeID(0), name: name, type: field.type,
        value: TracedValue(
          status: value == .missing ? Status.missing : Status.present, constant: value))
    }
  }

  private func notGiven(_ trace: Trace) -> [NodeNames.Name] {
    guard let facts = program.directFacts, facts.isWholeCase else { return [] }
    return fieldNodes.sorted { $0.key < $1.key }.compactMap { position, node in
      guard !facts.fields.contains(position), facts.required.contains(position) else { return nil }
      return names.name(of: node)
    }
  }

  // MARK: The row itself

  private func text(of field: String, _ row: Int) -> String? {
    guard let column = table.column(field), column.isPresent(row) else { return nil }
    let scaled = column.scaled(row)
    if let dictionary = column.dictionary, dictionary.indices.contains(Int(scaled)) {
      return dictionary[Int(scaled)]
    }
    return Number(scaled, decimals: column.decimals)?.description
  }

  private func date(of field: String, _ row: Int) -> CalendarDate? {
    guard let column = table.column(field), column.isPresent(row) else { return nil }
    return CalendarDate(validating: Int32(truncatingIfNeeded: column.scaled(row)))
  }
}

extension Program {
  /// The values to show under a condition: named ones, and where an operand has no name, it and the named ones in it.
  func shownOperands(of condition: NodeID, _ names: NodeNames) -> [NodeID] {
    var found: [NodeID] = []
    func add(_ node: NodeID) { if !found.contains(node) { found.append(node) } }
    func visitValue(_ node: NodeID) {
      if isLiteral(node) { return }
      guard self[node].domain == .application || self[node].domain == .book else { return }
      if names.name(of: node) != nil {
        add(node)
        return
      }
      switch self[node].operation {
      case .aggregate, .bins:
        // What its rows are asked stands in its text.
        add(node)
        return
      default:
        if self[node].type != .boolean { add(node) }
      }
      for operand in self[node].operation.operands { visitValue(operand) }
    }
    func visitLogic(_ node: NodeID) {
      switch self[node].operation {
      case .not(let inner), .retype(let inner): visitLogic(inner)
      case .and(let all), .or(let all): all.forEach(visitLogic)
      case .choose(let a, let b, let c) where self[node].type == .boolean:
        [a, b, c].forEach(visitLogic)
      case .compare, .inSet, .isMissing: self[node].operation.operands.forEach(visitValue)
      default: visitValue(node)
      }
    }
    visitLogic(condition)
    return found
  }

  /// Whether a node is a value that stands in the text itself.
  private func isLiteral(_ node: NodeID) -> Bool {
    switch self[node].operation {
    case .constant: true
    case .broadcast(let inner), .retype(let inner): isLiteral(inner)
    default: false
    }
  }
}
