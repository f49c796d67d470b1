import Numbers
package import Semantics
import Syntax

/// What is handed on of one decision: one JSON object a line, its members always in the same order.
///
/// Decimals, dates and one-of values are strings; `offered` stands on approve, `proposed` on refer, neither on decline.
package struct DecisionRecord: Sendable {
  package let json: JSON

  /// The record without a line end.
  package var line: String { json.line }

  package init(_ explanation: Explanation) {
    let program = explanation.program
    let reasons = explanation.rules.filter {
      ($0.state == .fired || $0.state == .error) && $0.effect != nil
    }
    let undecided = explanation.rules.filter { $0.state == .undecided }
    let known = explanation.outputs.filter { $0.value.value.isPresent }
    let values = JSON.object(
      known.map { JSON.Member($0.value.name.text, Self.json($0.value, program)) })
    let unknown = explanation.outputs.filter { !$0.value.value.isPresent }
    json = .members([
      "book": .text(program.name),
      "digest": .text(program.digest),
      "id": explanation.id.map { .text($0) },
      "as_of": explanation.asOf.map { .text($0.description) },
      "set_directly": explanation.setFacts.isEmpty
        ? nil
        : .object(
          explanation.setFacts.map { JSON.Member($0.name.text, Self.json($0, program)) }),
      "not_given": explanation.notGiven.isEmpty
        ? nil : .array(explanation.notGiven.map { .text($0.text) }),
      "outcome": .text(explanation.outcome.word),
      "referred_by_system": explanation.isReferredBySystem ? .truth(true) : nil,
      "offered": explanation.outcome == .approve ? values : nil,
      "proposed": explanation.outcome == .refer ? values : nil,
      "reasons": .array(reasons.map { Self.reason($0, program) }),
      "undecided": .array(undecided.map { Self.undecided($0, program) }),
      "unknown_outputs": unknown.isEmpty ? nil : .array(unknown.map(Self.unknown)),
      "missing": .array(Self.missing(undecided, unknown)),
      "assumptions": .array(
        explanation.assumptions.map {
          .members([
            "text": .text(program.assumptions[$0].text),
            "because": .text(program.assumptions[$0].because),
          ])
        }),
      "references": .array(explanation.references.map { Self.reference($0, program) }),
    ])
  }

  private static func reason(_ rule: RuleExplanation, _ program: Program) -> JSON {
    let definition = program.rules[rule.index]
    return .members([
      "code": .text(definition.code),
      "effect": rule.effect.map { .text($0.rawValue) },
      "title": definition.words.title.map { .text($0) },
      "zh": definition.words.zh.map { .text($0) },
      "basis": definition.basis.map { .text($0) },
      "action": definition.action.map { .text($0) },
      "error": rule.error.map(error),
      "operands": .object(
        rule.operands.map { JSON.Member($0.name.text, json($0, program)) }),
    ])
  }

  private static func undecided(_ rule: RuleExplanation, _ program: Program) -> JSON {
    .members([
      "code": .text(program.rules[rule.index].code),
      "effect": .text(rule.effect?.rawValue ?? "ignore"),
      "missing": .array(rule.causes.map { .text($0.place) }.uniqued),
    ])
  }

  private static func unknown(_ output: OutputExplanation) -> JSON {
    .members([
      "name": .text(output.value.name.text),
      "effect": .text(output.effect?.rawValue ?? "ignore"),
      "error": output.error.map(error),
      "missing": .array(output.causes.map { .text($0.place) }.uniqued),
    ])
  }

  private static func missing(
    _ rules: [RuleExplanation], _ outputs: [OutputExplanation]
  ) -> [JSON] {
    (rules.flatMap(\.causes) + outputs.flatMap(\.causes)).map(cause).uniqued
  }

  /// A cause as machines read it.
  package static func cause(_ cause: MissingCause) -> JSON {
    var tableRow: Int?
    var source: String?
    switch cause.reason {
    case .tableSaysMissing(let row): tableRow = row
    case .noConsent(let name): source = name
    default: break
    }
    return .members([
      "what": .text(cause.place), "row": cause.row.map { .count($0) },
      "cause": .text(cause.reason.id), "source": source.map { .text($0) },
      "table_row": tableRow.map { .count($0) },
      "known_from": knownFrom(of: cause).map { .text($0.description) },
      "consent": gap(of: cause).map { gap in
        .members([
          "state": .text(gap.words.id), "on": gap.words.day.map { .text($0.description) },
        ])
      },
    ])
  }

  private static func knownFrom(of cause: MissingCause) -> CalendarDate? {
    if case .knownFrom(let day) = cause.detail { day } else { nil }
  }

  private static func gap(of cause: MissingCause) -> ConsentGap? {
    if case .consent(let gap) = cause.detail { gap } else { nil }
  }

  /// An error as machines read it.
  package static func error(_ error: ErrorCause) -> JSON {
    .members(["cause": .text(error.reason.rawValue), "what": .text(error.place)])
  }

  private static func reference(_ used: ReferenceInForce, _ program: Program) -> JSON {
    let reference = program.references[used.reference]
    let entry = reference.entries[used.entry]
    return .members([
      "name": .text(reference.name),
      "value": .text(program.exactText(entry.value, reference.type)),
      "from": .text(entry.from.description),
      "source": entry.source.map { .text($0) },
    ])
  }

  /// A value: `null` where missing, a truth as one, all else in its exact text.
  package static func json(_ value: NamedValue, _ program: Program) -> JSON {
    if value.value.isError { return .text("error") }
    return switch value.value.constant {
    case .missing: .null
    case .truth(let truth): .truth(truth)
    case let constant: .text(program.exactText(constant, value.type))
    }
  }
}

extension Outcome {
  /// The word of the language.
  package var word: String {
    switch self {
    case .approve: "approve"
    case .refer: "refer"
    case .decline: "decline"
    }
  }
}

extension Array where Element: Equatable {
  /// Each element once, where it first stands.
  var uniqued: [Element] {
    reduce(into: []) { found, element in if !found.contains(element) { found.append(element) } }
  }
}
