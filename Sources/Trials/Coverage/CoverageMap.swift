import Diagnostics
import Engine
import Numbers
import Semantics
import Syntax

/// All that tests of a program may meet.
struct CoverageMap {
  let program: Program
  let names: NodeNames
  private(set) var probes: [CoverageProbe] = []
  private var known: Set<CoverageProbe.Key> = []
  /// Nodes that have a name: whoever reads them does not look into them.
  private let named: Set<NodeID>
  /// Where rules, definitions, tables and scorecards begin, ascending: a text belongs to the last one before it.
  private let starts: [SourceSpan]

  init(_ program: Program) {
    self.program = program
    names = NodeNames(program)
    named = Set(program.definitions.map(\.node))
    starts =
      (program.rules.map(\.span) + program.definitions.map(\.span) + program.tables.map(\.span)
      + program.scorecards.flatMap { $0.characteristics.map(\.span) }).sorted()
    for rule in program.rules.indices where program.rules[rule].disabledBecause == nil {
      addRule(rule)
    }
    for definition in program.definitions.indices {
      let root = program.definitions[definition].node
      // A fact that is set directly computes nothing.
      if case .field = program[root].operation { continue }
      addExpressions(
        below: root, of: .definition(definition), at: program.definitions[definition].span)
    }
    for table in program.tables.indices { addTable(table) }
    for card in program.scorecards.indices { addScorecard(card) }
  }

  private mutating func addRule(_ index: Int) {
    let rule = program.rules[index]
    let canBeOpen = program[rule.condition].mayBeMissing
    add(
      CoverageItem(
        .rule, of: .rule(index), "", at: rule.span,
        [.fired, .notFired] + (canBeOpen ? [.undecided] : []))
    ) { trace in
      let truth = trace.value(of: rule.condition)
      return Set([truth.meaning(.fired, .notFired, open: .undecided)].compactMap { $0 })
    }
    // Met by what tests expect, which no trace knows.
    add(CoverageItem(.reason, of: .rule(index), rule.code, at: rule.span, [.expected])) { _ in [] }
    addExpressions(below: rule.condition, of: .rule(index), at: rule.span)
  }

  /// The conditions, branches and boundaries of an expression, each once.
  private mutating func addExpressions(
    below root: NodeID, of owner: CoverageItem.Owner, at place: SourceSpan
  ) {
    var walk = ExpressionWalk(program: program, named: named)
    walk.visit(root, isRoot: true)
    for node in walk.conditions { addCondition(node, of: owner, at: place) }
    for node in walk.choices { addBranches(node, of: owner, at: place) }
    for node in walk.conditions { addBoundary(node, of: owner, at: place) }
  }

  private mutating func addCondition(
    _ node: NodeID, of owner: CoverageItem.Owner, at place: SourceSpan
  ) {
    let canBeOpen = program[node].mayBeMissing
    add(
      CoverageItem(
        .condition, of: owner, text(ofCondition: node), at: span(of: node, in: place),
        [.isTrue, .isFalse] + (canBeOpen ? [.undecided] : []))
    ) { trace in
      Set(
        trace.values(of: node).compactMap { $0.meaning(.isTrue, .isFalse, open: .undecided) })
    }
  }

  private mutating func addBranches(
    _ node: NodeID, of owner: CoverageItem.Owner, at place: SourceSpan
  ) {
    guard case .choose(let condition, _, _) = program[node].operation else { return }
    add(
      CoverageItem(
        .branch, of: owner, text(ofCondition: condition), at: span(of: node, in: place),
        [.then, .otherwise])
    ) { trace in
      Set(trace.values(of: condition).compactMap { $0.meaning(.then, .otherwise, open: nil) })
    }
  }

  /// The boundary of a comparison of a value with what is the same for the whole book, or in force that day.
  private mutating func addBoundary(
    _ node: NodeID, of owner: CoverageItem.Owner, at place: SourceSpan
  ) {
    guard let threshold = Threshold(node, program) else { return }
    let (value, bound) = (threshold.value, threshold.bound)
    let fixed = threshold.constant
    add(
      CoverageItem(
        .boundary, of: owner, names.text(of: value), bound: text(ofBound: bound),
        at: span(of: node, in: place), program.reach(of: value).sides(of: fixed))
    ) { trace in
      let bounds = trace.values(of: bound)
      return Set(
        trace.values(of: value).enumerated().compactMap { row, value in
          guard let bound = bounds.count == 1 ? bounds.first : bounds.dropFirst(row).first else {
            return nil
          }
          return value.constant.side(of: bound.constant)
        })
    }
  }

  /// Adds an item, unless its owner has the same one at the same place.
  mutating func add(
    _ item: CoverageItem, met: @escaping (Trace) -> Set<CoveragePart.Meaning>
  ) {
    let probe = CoverageProbe(item: item, met: met)
    if known.insert(probe.key).inserted { probes.append(probe) }
  }

  // MARK: Words and places

  /// A condition as the author has it; the bound of a range with what it bounds.
  private func text(ofCondition node: NodeID) -> String {
    let text = names.text(of: node)
    guard case .compare(let comparator, let left, let right) = program[node].operation,
      names.name(of: node) == nil, !text.contains(comparator.rawValue)
    else { return text }
    return "\(names.text(of: left)) \(comparator.rawValue) \(names.text(of: right))"
  }

  /// A bound by its name, or as people read its value.
  private func text(ofBound node: NodeID) -> String {
    guard names.name(of: node) == nil, let value = program.constant(of: node) else {
      return names.text(of: node)
    }
    return program.text(value, program[node].type)
  }

  /// The node's own text where it stands in its owner, which may share it with another one; else the owner.
  private func span(of node: NodeID, in owner: SourceSpan) -> SourceSpan {
    guard let span = program[node].span, span.file == owner.file, span.lower >= owner.lower else {
      return owner
    }
    let next = starts.first { $0.file == owner.file && $0.lower > owner.lower }
    return next.map { span.lower < $0.lower } ?? true ? span : owner
  }
}
