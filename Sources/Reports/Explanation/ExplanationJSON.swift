package import Engine
import Numbers
import Semantics
import Syntax

extension Explanation {
  /// The explanation for machines: the decision record's members, then everything behind it.
  package var json: JSON {
    guard case .object(let members) = DecisionRecord(self).json else { return .null }
    return .object(
      members + [
        JSON.Member("outputs", .array(outputs.map(json))),
        JSON.Member("rules", .array(rules.map(json))),
        JSON.Member("values", .array(lets.map(json))),
        JSON.Member("tables", .array(tables.map(json))),
        JSON.Member("scorecards", .array(scorecards.map(json))),
      ])
  }

  private func json(_ output: OutputExplanation) -> JSON {
    .members([
      "name": .text(output.value.name.text),
      "value": DecisionRecord.json(output.value, program),
      "missing": output.causes.isEmpty ? nil : .array(output.causes.map(DecisionRecord.cause)),
      "error": output.error.map(DecisionRecord.error),
      "line": output.line.map(json),
    ])
  }

  private func json(_ line: LineExplanation) -> JSON {
    func step(_ step: LineExplanation.Step) -> JSON {
      .members(["text": .text(step.text), "value": DecisionRecord.json(step.value, program)])
    }
    func money(_ value: TracedValue) -> JSON {
      value.isError ? .text("error") : value.constant.number.map { .decimal($0) } ?? .null
    }
    return .members([
      "amplified": step(line.amplified),
      "factors": .array(line.factors.map(step)),
      "adjusted": money(line.adjusted),
      "deducted": line.deducted.map(step),
      "caps": .array(line.caps.map(step)),
      "binding_cap": line.bindingCap.map { .text(line.caps[$0].text) },
      "capped": money(line.capped),
      "rounded": money(line.rounded),
    ])
  }

  private func json(_ explained: RuleExplanation) -> JSON {
    let rule = program.rules[explained.index]
    return .members([
      "code": .text(rule.code),
      "section": .text(rule.section.rawValue),
      "state": .text(explained.state.rawValue),
      "effect": explained.effect.map { .text($0.rawValue) },
      "title": rule.words.title.map { .text($0) },
      "zh": rule.words.zh.map { .text($0) },
      "basis": rule.basis.map { .text($0) },
      "requires": rule.isRequirement ? .text(rule.text) : nil,
      "when": rule.isRequirement ? nil : .text(rule.text),
      "operands": .object(
        explained.operands.map {
          JSON.Member($0.name.text, DecisionRecord.json($0, program))
        }),
      "flips": explained.flips.isEmpty ? nil : .array(explained.flips.map(json)),
      "missing": explained.causes.isEmpty
        ? nil : .array(explained.causes.map(DecisionRecord.cause)),
      "error": explained.error.map(DecisionRecord.error),
      "disabled_because": rule.disabledBecause.map { .text($0) },
    ])
  }

  private func json(_ flip: Flip) -> JSON {
    .members([
      "operand": .text(flip.operand.name.text),
      "value": DecisionRecord.json(flip.operand, program),
      "needs": .text(flip.comparator.rawValue),
      "bound": DecisionRecord.json(flip.bound, program),
      "nearest": .text(program.exactText(flip.nearest, flip.operand.type)),
    ])
  }

  private func json(_ value: LetExplanation) -> JSON {
    func month(_ month: TracedValue) -> JSON {
      DecisionRecord.json(
        NamedValue(
          node: value.value.node, name: value.value.name, type: value.value.type, value: month),
        program)
    }
    return .members([
      "name": .text(value.value.name.text),
      "value": value.months == nil ? DecisionRecord.json(value.value, program) : nil,
      "months": value.months.map { .array($0.map(month)) },
      "missing": value.causes.isEmpty ? nil : .array(value.causes.map(DecisionRecord.cause)),
    ])
  }

  private func json(_ hit: TableHit) -> JSON {
    .members([
      "table": .text(program.tables[hit.table].name),
      "inputs": .object(
        zip(program.tables[hit.table].columns, hit.inputs).map { column, input in
          JSON.Member(column.name, DecisionRecord.json(input, program))
        }),
      "rows": .array(hit.rows.map { .count($0.index + 1) }),
      "otherwise": hit.tookOtherwise ? .truth(true) : nil,
      "value": DecisionRecord.json(hit.value, program),
    ])
  }

  private func json(_ scorecard: ScorecardExplanation) -> JSON {
    let definition = program.scorecards[scorecard.card]
    return .members([
      "name": .text(definition.name),
      "points": scorecard.points.constant.number.map { .decimal($0) } ?? .null,
      "pd": scorecard.pd.constant.number.map { .decimal($0) } ?? .null,
      "characteristics": .array(
        scorecard.characteristics.map { part in
          .members([
            "name": .text(definition.characteristics[part.index].name),
            "value": DecisionRecord.json(part.input, program),
            "points": part.points.map { .decimal($0) } ?? .null,
            "most": .decimal(part.most),
            "lost": .decimal(part.lost),
          ])
        }),
      "reasons": .array(
        scorecard.reasons.compactMap { definition.characteristics[$0.index].reason }.map {
          .text($0)
        }),
    ])
  }
}
