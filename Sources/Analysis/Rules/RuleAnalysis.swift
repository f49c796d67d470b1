import Diagnostics
import Engine
import Semantics
import Syntax

/// Looks at a book's rules: what never fires, what never matters, which rules get in each other's way.
struct RuleAnalysis {
  let program: Program
  let engine: Engine
  let names: SettableNames
  var analysis = Analysis()
  /// The rules in force whose conditions can be looked at and are not always the same, by position.
  var changing: [Int] = []
  /// The facts below each rule's condition, by rule.
  var factsOfRule: [Int: Set<NodeID>] = [:]
  /// Sets of facts of which each alone can keep the rule from firing, by rule.
  var decidersOfRule: [Int: [Set<NodeID>]] = [:]

  init(_ program: Program) {
    self.program = program
    engine = Engine(program)
    names = SettableNames(program)
  }

  mutating func run() {
    for rule in program.rules.indices where program.rules[rule].disabledBecause == nil {
      analysis.subjects += 1
      look(at: rule)
    }
    comparePairs()
    lookAtBranches()
    lookAtBounds()
  }

  // MARK: One rule

  private mutating func look(at index: Int) {
    let rule = program.rules[index]
    guard let space = space([rule.condition]) else {
      notAnalysed(index, Self.tooLong)
      return
    }
    factsOfRule[index] = Set(space.model.facts.map(\.node))
    let root = space.model.roots[0]
    decidersOfRule[index] = space.deciders(of: root, for: .no)
    var found: Truths = []
    var cases: [Truths: ConditionSearch.Case] = [:]
    for truth in [Truths.yes, .no, .open] {
      switch ConditionSearch.first(space, reading: [root], { $0.verdict(root, in: truth) }) {
      case .found(let example):
        found.insert(truth)
        cases[truth] = example
      case .none: break
      case .tooLarge:
        notAnalysed(index, Self.tooLong)
        return
      }
    }
    let id: ProblemID? =
      if found == .open {
        .ruleNeverDecided
      } else if !found.contains(.yes) {
        .ruleNeverFires
      } else if !found.contains(.no) {
        .ruleAlwaysFires
      } else {
        nil
      }
    guard let id else {
      changing.append(index)
      lookAtParts(of: index, space)
      return
    }
    let example =
      cases[id == .ruleAlwaysFires ? .yes : id == .ruleNeverFires ? .no : .open] ?? cases[.open]
    let span = place(of: rule.condition, in: rule.span)
    report(
      id, ["code": .name(rule.code)], at: span,
      related: constantParts(root, space, in: rule.span).filter { $0.span != span },
      witness: example.flatMap { witness($0, space) })
  }

  /// The parts that alone make a condition always the same: where to look for the reason.
  private func constantParts(_ root: Int, _ space: ConditionSpace, in span: SourceSpan)
    -> [RelatedPlace]
  {
    space.model.leaves(of: root).compactMap { part in
      guard part != root, let truth = ownTruth(of: part, space) else { return nil }
      return RelatedPlace(
        role: truth ? "always_true_here" : "never_true_here",
        span: place(of: space.model.parts[part].node, in: span))
    }
  }

  /// Whether a comparison says always true or never true by itself, whatever stands around it.
  func ownTruth(of part: Int, _ space: ConditionSpace) -> Bool? {
    guard case .atom(let atom) = space.model.parts[part].kind else { return nil }
    let truths = space.atomTruths[atom]
    if truths.isDisjoint(with: [.yes, .error]) { return false }
    if truths.isDisjoint(with: [.no, .error]) { return true }
    return nil
  }

  // MARK: Means

  static let tooLong = Phrase(
    "its conditions have too many parts to look at every case", "条件过多，无法逐一检查所有情形")

  mutating func notAnalysed(_ rule: Int, _ why: Phrase) {
    analysis.notAnalysed.append(
      Analysis.NotAnalysed(
        name: program.rules[rule].code, span: program.rules[rule].span, why: why))
  }

  func space(_ conditions: [NodeID]) -> ConditionSpace? {
    ConditionModel(program, conditions).flatMap { ConditionSpace($0, engine) }
  }

  mutating func report(
    _ id: ProblemID, _ arguments: [String: ProblemArgument], at span: SourceSpan,
    related: [RelatedPlace] = [], witness: Witness?
  ) {
    analysis.findings.append(
      Finding(Diagnostic(id, arguments, at: span, related: related), witness: witness))
  }

  /// Where a condition stands: inside a text if it does, else where it first stands.
  func place(of node: NodeID, in span: SourceSpan) -> SourceSpan {
    var node = program.unwrapped(node)
    var places = program.conditionPlaces[node] ?? []
    // What a `require` denies is what its text says.
    if places.isEmpty, case .not(let inner) = program[node].operation {
      node = program.unwrapped(inner)
      places = program.conditionPlaces[node] ?? []
    }
    return places.first { $0.file == span.file && span.lower <= $0.lower && $0.upper <= span.upper }
      ?? places.first ?? program[node].span ?? span
  }

  /// The author's text at a place, on one line.
  func text(at span: SourceSpan) -> String {
    let words = program.files.text(at: span).split(whereSeparator: \.isWhitespace)
    let line = words.joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }

  /// A case as settings write it; `nil` where one of its facts has no name.
  func witness(_ example: ConditionSearch.Case, _ space: ConditionSpace) -> Witness? {
    var settings: [Witness.Setting] = []
    for (position, fact) in space.model.facts.enumerated() {
      guard let value = example.values[position] ?? space.samples[position].first else { continue }
      let names = names.all(of: fact.node)
      if names.isEmpty { return nil }
      settings += names.map {
        Witness.Setting(name: $0, value: program.literal(value, fact.type))
      }
    }
    return Witness(settings)
  }
}

extension ConditionModel {
  /// The comparisons of a part, in the order of the text.
  func leaves(of part: Int) -> [Int] {
    if case .atom = parts[part].kind { return [part] }
    return parts[part].operands.flatMap(leaves)
  }
}
