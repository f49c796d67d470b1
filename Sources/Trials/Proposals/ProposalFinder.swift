import Engine
import Numbers
import Semantics
import Syntax

/// Walks a program for thresholds and finds the values on their sides.
struct ProposalFinder {
  private let program: Program
  private let names: NodeNames
  /// The base applicant's values, for bounds that hang on the day.
  private let trace: Trace
  private let named: Set<NodeID>
  private let settable: Set<String>
  private(set) var proposals: [CaseProposal] = []
  private(set) var unnamed: [String] = []

  init(_ program: Program, _ trace: Trace) {
    self.program = program
    self.trace = trace
    names = NodeNames(program)
    named = Set(program.definitions.map(\.node))
    settable = Set(program.settableNames)
  }

  mutating func find() {
    for (index, rule) in program.rules.enumerated() where rule.disabledBecause == nil {
      find(below: rule.condition, of: .rule(index))
    }
    for (index, definition) in program.definitions.enumerated() {
      find(below: definition.node, of: .definition(index))
    }
    for node in program.nodes.indices.map({ NodeID($0) }) {
      guard case .table(let table, let inputs) = program[node].operation,
        program[node].domain == .application
      else { continue }
      for (column, input) in inputs.enumerated() {
        let bounds = program.tables[table].rows.flatMap { $0.cells[column].bounds }
        propose(bounds, of: .table(table), input)
      }
    }
    for (index, card) in program.scorecards.enumerated() {
      for (characteristic, node) in zip(card.characteristics, card.binNodes) {
        guard case .bins(_, _, let input) = program[node].operation else { continue }
        propose(
          characteristic.bins.flatMap { $0.test?.bounds ?? [] }, of: .scorecard(index), input)
      }
    }
  }

  private mutating func find(below root: NodeID, of owner: CoverageItem.Owner) {
    var walk = ExpressionWalk(program: program, named: named)
    walk.visit(root, isRoot: true)
    for node in walk.conditions where program[node].domain == .application {
      if let threshold = Threshold(node, program) {
        let bound = trace.value(of: threshold.bound).constant
        propose([bound], of: owner, threshold.value, named: names.text(of: threshold.bound))
      } else if case .inSet(let value, let listed) = program[node].operation {
        proposeValues(listed, of: owner, value)
      } else if case .compare(_, let left, let right) = program[node].operation {
        if let value = program.constant(of: right) { proposeValues([value], of: owner, left) }
        if let value = program.constant(of: left) { proposeValues([value], of: owner, right) }
      }
    }
  }

  /// Cases on each side of bounds, where the value can lie there.
  private mutating func propose(
    _ bounds: [Constant], of owner: CoverageItem.Owner, _ node: NodeID, named text: String? = nil
  ) {
    guard let first = bounds.first, first != .missing else { return }
    guard let name = names.name(of: node)?.text, settable.contains(name) else {
      let text = names.text(of: node)
      if !unnamed.contains(text) { unnamed.append(text) }
      return
    }
    let type = program[node].type
    var known: Set<Constant> = []
    for bound in bounds where known.insert(bound).inserted {
      let value = program.text(bound, type)
      let words = text.map { $0 == value || isLiteral(bound, $0) ? value : "\($0) (\(value))" }
      let reach = program.reach(of: node)
      for (side, meaning, steps) in [
        (CaseProposal.Side.justBelow, CoveragePart.Meaning.below, -1), (.exactly, .at, 0),
        (.justAbove, .above, 1),
      ] where reach.sides(of: bound).contains(meaning) {
        guard let value = program.moved(bound, by: steps, node),
          value.number.map({ $0.leastDecimals <= program[node].decimals }) ?? true
        else { continue }
        add(
          CaseProposal(
            owner: owner, name: name, side: side, bound: words ?? program.text(bound, type),
            value: program.literal(value, type), alsoOf: []))
      }
    }
  }

  /// Cases with each listed value of a one-of, and with the first that is not listed.
  private mutating func proposeValues(
    _ listed: [Constant], of owner: CoverageItem.Owner, _ node: NodeID
  ) {
    let type = program[node].type
    guard case .oneOf(let index) = type, let name = names.name(of: node)?.text,
      settable.contains(name)
    else { return }
    let other = program.oneOfs[index].values.indices.map { Constant.code($0) }
      .first { !listed.contains($0) }
    let all =
      listed.map { ($0, CaseProposal.Side.listed) } + (other.map { [($0, .unlisted)] } ?? [])
    for (value, side) in all {
      let text = program.literal(value, type)
      add(CaseProposal(owner: owner, name: name, side: side, bound: text, value: text, alsoOf: []))
    }
  }

  /// Adds a proposal, or notes on the one that sets the same value what else asks for it.
  private mutating func add(_ proposal: CaseProposal) {
    let twin = proposals.firstIndex { $0.name == proposal.name && $0.value == proposal.value }
    guard let twin else { return proposals.append(proposal) }
    if proposals[twin].owner != proposal.owner, !proposals[twin].alsoOf.contains(proposal.owner) {
      proposals[twin].alsoOf.append(proposal.owner)
    }
  }

  /// Whether a text is a constant itself, however it is written.
  private func isLiteral(_ value: Constant, _ text: String) -> Bool {
    text.first.map { $0.isNumber || $0 == "-" || $0 == "(" } ?? true
  }
}

extension Program {
  /// The value so many of its steps away; `nil` where there is none, or the node cannot have it.
  fileprivate func moved(_ value: Constant, by steps: Int, _ node: NodeID) -> Constant? {
    if steps == 0 { return value }
    switch value {
    case .date(let date): return date.adding(days: steps).map { .date($0) }
    case .number(let number):
      guard let step = Number(steps).multiplied(by: step(of: node)),
        let next = number.adding(step)
      else { return nil }
      let reach = reach(of: node)
      let isBelow = reach.lowest.map { Constant.number(next).side(of: $0) == .below } ?? false
      let isAbove = reach.highest.map { Constant.number(next).side(of: $0) == .above } ?? false
      return isBelow || isAbove ? nil : .number(next)
    default: return nil
    }
  }

  /// The least change of a value: what it is rounded to; else 0.01 for money, a basis point for shares and rates, the
  /// last decimal (at the most the fourth) of other numbers, and 1 of what is counted.
  private func step(of node: NodeID) -> Number {
    switch self[node].operation {
    case .round(_, _, let step, _): return step
    case .retype(let inner), .broadcast(let inner): return step(of: inner)
    default:
      let most: Int =
        switch self[node].type {
        case .money: 2
        case .integer, .months, .days: 0
        default: 4
        }
      return Number(Int128(1), decimals: min(most, self[node].decimals)) ?? .one
    }
  }

  /// A value as rules write it.
  fileprivate func literal(_ value: Constant, _ type: ValueType) -> String {
    guard case .number(let number) = value else { return text(value, type) }
    switch type {
    case .share, .rate, .months, .days: return Program.text(number, type)
    default: return number.description
    }
  }
}
