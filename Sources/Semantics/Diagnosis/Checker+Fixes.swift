import Diagnostics
import Numbers
import Syntax

// Ways to mend that types suggest. Each decides what is meant, so that each is offered and none made.
extension Checker {
  /// A literal with the unit its place asks for: 0.6 as `60%`, 24 as `24 months`, `300%` as `300万`.
  func unitFixes(for term: Term, as type: StaticType) -> [Fix] {
    guard let number = graph.number(at: term.node) else { return [] }
    if term.type == .number, type.isPercentage {
      return [.rewriting(term.span, as: number.asPercent, .choice)]
    }
    // The digits as the author wrote them, whatever stands behind them.
    let text = sourceFiles.text(at: term.span)
    let digits = String(text.prefix { $0.isASCII && ($0.isNumber || $0 == "_" || $0 == ".") })
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    guard !digits.isEmpty, ["", "%", "bp", "万", "亿", "months", "days"].contains(unit) else {
      return []
    }
    let isWhole = !digits.contains(".")
    let units: [String] =
      switch type {
      case .percent, .value(.share), .value(.rate): ["%"]
      case .value(.money): ["万", ""]
      case .value(.months) where isWhole: [" months"]
      case .value(.days) where isWhole: [" days"]
      case .value(.integer) where isWhole: [""]
      case .value(.decimal): [""]
      default: []
      }
    return units.filter { digits + $0 != text }.map {
      .rewriting(term.span, as: digits + $0, .choice)
    }
  }

  /// Either operand with the unit of the other one.
  func unitFixes(_ left: Term, _ right: Term) -> [Fix] {
    unitFixes(for: right, as: left.type) + unitFixes(for: left, as: right.type)
  }

  /// What may be said where a rule or an output may be undecided: an effect, or a value for a fact.
  ///
  /// The effects come with the mildest first.
  func undecidedFixes(of node: NodeID, from start: Int, to end: SourceSpan, _ effects: [Effect])
    -> [Fix]
  {
    let clauses = effects.map { effect in
      Fix(
        .choice, "undecided", ["effect": .term("effect_\(effect.rawValue)")],
        edits: [.insertion(" undecided: \(effect.rawValue)", at: end.upper, in: end.file)])
    }
    return clauses + assumedFixes(of: node, within: start..<end.upper, in: end.file)
  }

  /// A value for each field that is read within a text and may be missing there.
  private func assumedFixes(of node: NodeID, within text: Range<Int>, in file: FileID) -> [Fix] {
    var seen: Set<NodeID> = []
    var fixes: [Fix] = []
    var waiting = [node]
    while let id = waiting.popLast(), fixes.count < 3 {
      guard graph[id].mayBeMissing, seen.insert(id).inserted else { continue }
      let operands = graph[id].operation.operands.filter { graph[$0].mayBeMissing }
      waiting += operands.reversed()
      guard operands.isEmpty, case .field = graph[id].operation, let span = graph[id].span,
        span.file == file, text.contains(span.lower),
        let value = graph[id].type.plainestValue
      else { continue }
      let name = sourceFiles.text(at: span)
      fixes.append(
        Fix(
          .choice, "assumed", ["name": .name(name), "value": .text(value)],
          edits: [
            .insertion(#" assumed \#(value) because "…""#, at: span.upper, in: span.file)
          ]))
    }
    return fixes
  }

  /// The roundings that most outputs have, around an expression.
  func roundingFixes(of span: SourceSpan, _ type: ValueType) -> [Fix] {
    let step = type == .rate ? "0.01%" : type == .share ? "0.01%" : "0.01"
    return ["half_up", "down"].map { mode in
      Fix(
        .choice, "rounding", ["mode": .name(mode), "step": .text(step)],
        edits: [
          .insertion("round(", at: span.lower, in: span.file),
          .insertion(", \(mode) to \(step))", at: span.upper, in: span.file),
        ])
    }
  }

  /// `x = missing` as the question it means.
  func missingQuestion(_ comparator: Comparator, asking value: SourceSpan, at span: SourceSpan)
    -> [Fix]
  {
    guard comparator == .equal || comparator == .unequal else { return [] }
    let question = comparator == .equal ? "is missing" : "is not missing"
    return [.rewriting(span, as: "\(sourceFiles.text(at: value)) \(question)", .choice)]
  }

  /// A name read with one of its parts: `behaviour` as `behaviour.points`.
  func memberFixes(of name: String, at span: SourceSpan, _ members: [String]) -> [Fix] {
    members.map { .rewriting(span, as: "\(name).\($0)", .choice) }
  }

  /// Says which record a book decides: the one that is no record's child and has an `as_of` date.
  func decidesFixes(behind heading: SourceSpan) -> [Fix] {
    names.records.map(\.value).filter { $0.parent == nil && $0.fields.contains(where: \.isAsOf) }
      .map {
        .inserting(
          "\n\ndecides \($0.name.text)", at: heading.upper, in: heading.file, .choice)
      }
  }
}

extension StaticType {
  fileprivate var isPercentage: Bool {
    switch self {
    case .percent, .value(.share), .value(.rate): true
    default: false
    }
  }
}

extension ValueType {
  /// What stands in for a missing value until the author says what should.
  fileprivate var plainestValue: String? {
    switch self {
    case .integer, .decimal, .money: "0"
    case .share, .rate: "0%"
    case .months: "0 months"
    case .days: "0 days"
    case .boolean: "false"
    case .text, .date, .oneOf: nil
    }
  }
}
