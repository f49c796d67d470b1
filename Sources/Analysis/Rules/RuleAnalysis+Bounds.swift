import Diagnostics
import Engine
import Numbers
import Semantics

// Caps and bounds that nothing ever reaches, and bounds that cross.
extension RuleAnalysis {
  mutating func lookAtBounds() {
    for index in program.nodes.indices {
      let node = NodeID(index)
      guard program[node].domain == .application else { continue }
      switch program[node].operation {
      case .clamp(let inner, let bounds): lookAt(bounds, of: inner, at: node)
      case .round(let inner, _, step: _, within: let bounds?): lookAt(bounds, of: inner, at: node)
      default: break
      }
    }
    for output in program.outputs { if let line = output.line { lookAtCaps(of: line) } }
  }

  /// A cap that another step of the line never exceeds.
  private mutating func lookAtCaps(of line: LineSteps) {
    for (position, cap) in line.caps.enumerated() {
      guard let least = range(of: cap.node).lower?.number else { continue }
      let others =
        [line.adjusted] + line.caps.indices.filter { $0 != position }.map { line.caps[$0].node }
      let other = others.first { other in
        guard let most = range(of: other).upper?.number else { return false }
        return most < least
      }
      guard let other else { continue }
      let span = program[program.unwrapped(cap.node)].span ?? Self.wholeFile
      let name = line.caps.first { $0.node == other }?.text ?? "amplify … adjust"
      report(
        .capNeverBinds, ["text": .text(cap.text), "other": .text(name)], at: span, witness: nil)
    }
  }

  private mutating func lookAt(_ bounds: Bounds, of inner: NodeID, at node: NodeID) {
    let span = program[node].span ?? Self.wholeFile
    if tellCrossed(bounds, of: inner, at: span) { return }
    let range = range(of: inner)
    if let least = range.lower?.number, let low = self.range(of: bounds.lower).upper?.number,
      low <= least
    {
      report(
        .boundNeverBinds, ["text": .text(text(of: bounds.lower)), "value": .text(text(of: inner))],
        at: span, witness: nil)
    }
    if let most = range.upper?.number, let high = self.range(of: bounds.upper).lower?.number,
      most <= high
    {
      report(
        .boundNeverBinds, ["text": .text(text(of: bounds.upper)), "value": .text(text(of: inner))],
        at: span, witness: nil)
    }
  }

  /// Bounds that policy alone decides, on each day on which it changes.
  private mutating func tellCrossed(_ bounds: Bounds, of inner: NodeID, at span: SourceSpan)
    -> Bool
  {
    let pair = [program.unwrapped(bounds.lower), program.unwrapped(bounds.upper)]
    guard pair.allSatisfy(program.isPolicy) else { return false }
    let references = pair.reduce(into: Set<Int>()) { $0.formUnion(program.references(below: $1)) }
    let days = Set(references.flatMap { program.references[$0].entries.map(\.from) }).sorted()
    let values = PolicyValues(engine, pair, on: days).byDay
    let crossed = values.firstIndex { day in
      guard let low = day[0]?.number, let high = day[1]?.number else { return false }
      return high < low
    }
    guard let crossed else { return false }
    report(
      .boundsCross, ["low": .text(text(of: bounds.lower)), "high": .text(text(of: bounds.upper))],
      at: span, witness: witness(of: inner, on: days.isEmpty ? nil : days[crossed]))
    return true
  }

  /// A case in which a value is there, on a day.
  private func witness(of node: NodeID, on day: CalendarDate?) -> Witness? {
    let fact = ConditionModel.Fact(program.unwrapped(node), in: program)
    let names = names.all(of: fact.node)
    guard let value = Samples.of(fact, bounds: [], crowd: 1, in: program).last, !names.isEmpty
    else { return nil }
    var settings = names.map { Witness.Setting(name: $0, value: program.literal(value, fact.type)) }
    if let day, let asOf = program.record.asOf {
      settings.append(
        Witness.Setting(name: program.record.fields[asOf].name, value: day.description))
    }
    return Witness(settings)
  }

  /// The bounds of a value; a parameter's are those within which it may be tuned.
  private func range(of node: NodeID) -> ValueRange {
    let node = program.unwrapped(node)
    if case .parameter(let position) = program[node].operation,
      let tunable = program.parameters[position].tunable
    {
      return ValueRange(
        lower: tunable.lower.map { .number($0) }, lowerIncluded: true,
        upper: tunable.upper.map { .number($0) }, upperIncluded: true)
    }
    return program.ranges.indices.contains(node.index) ? program.ranges[node.index] : .open
  }

  private func text(of node: NodeID) -> String {
    let node = program.unwrapped(node)
    if case .constant(let value) = program[node].operation {
      return program.text(value, program[node].type)
    }
    return NodeNames(program).text(of: node)
  }

  private static let wholeFile = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
}
