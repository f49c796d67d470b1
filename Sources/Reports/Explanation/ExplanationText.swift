package import Engine
import Numbers
import Semantics
import Syntax

/// An explanation for a terminal.
package struct ExplanationText {
  private let words: ExplanationWords
  private var lines: [String] = []

  /// The text, each line ended.
  package static func render(_ explanation: Explanation) -> String {
    var text = ExplanationText(words: ExplanationWords(explanation), lines: [])
    text.write()
    return text.lines.map { $0 + "\n" }.joined()
  }

  private var explanation: Explanation { words.explanation }

  private mutating func write() {
    let program = words.program
    lines.append(
      [program.name, program.words.title.map { "\"\($0)\"" }, program.words.zh]
        .compactMap { $0 }.joined(separator: " ") + "  \(program.digest)")
    let date = explanation.asOf.map { ", as of \($0)" } ?? ""
    lines.append(words.subject + date)
    writeSetFacts()
    lines.append("")
    let outcome = explanation.outcome
    lines.append("\(outcome.word.uppercased())  \(outcome.words.zh)  \(words.summary)")
    if explanation.isReferredBySystem {
      lines.append("referred by the system: a rule or an output is in error")
    }
    writeOutputs()
    heading("Reasons", if: !words.reasons.isEmpty)
    for rule in words.reasons { write(rule) }
    for output in explanation.outputs { output.line.map { writeLine($0, output) } }
    writeScorecards()
    writeTables()
    list("Reference values", words.references)
    list("Assumptions", words.assumptions)
    writeFacts()
    let silent = explanation.rules.filter { $0.effect == nil }
    heading("Rules that did nothing", if: !silent.isEmpty)
    for section in words.sections {
      let rules = section.rules.filter { $0.effect == nil }
      for rule in rules { write(rule) }
    }
  }

  private mutating func heading(_ title: String, if isWanted: Bool = true) {
    guard isWanted else { return }
    lines += ["", title]
  }

  private mutating func list(_ title: String, _ items: [String]) {
    heading(title, if: !items.isEmpty)
    lines += items.map { "  " + $0 }
  }

  private mutating func add(_ table: TextTable, margin: Int = 2) {
    lines += table.lines(margin: margin)
  }

  private mutating func writeSetFacts() {
    heading(
      "\(ExplanationWords.set.en)  \(ExplanationWords.set.zh)",
      if: !explanation.setFacts.isEmpty)
    var table = TextTable(alignments: [.left, .right, .left])
    for fact in explanation.setFacts {
      table.add([
        fact.name.text, words.values.text(fact),
        [fact.name.words.title, fact.name.words.zh].compactMap { $0 }.joined(separator: "  "),
      ])
    }
    add(table)
    guard !explanation.notGiven.isEmpty else { return }
    lines.append(
      "  \(ExplanationWords.notGiven.en.lowercased()) \(ExplanationWords.notGiven.zh): "
        + explanation.notGiven.map(\.text).joined(separator: ", "))
  }

  private mutating func writeOutputs() {
    guard explanation.outcome != .decline, !explanation.outputs.isEmpty else { return }
    heading(explanation.outcome == .approve ? "Offered" : "Proposed")
    var table = TextTable(alignments: [.left, .right, .left])
    for output in explanation.outputs {
      let why = output.causes.map(\.sentence) + (output.error.map { [$0.sentence] } ?? [])
      table.add([
        output.value.name.text, words.amount(output.value),
        ([output.value.name.words.title, output.value.name.words.zh].compactMap { $0 } + why)
          .joined(separator: "  "),
      ])
    }
    add(table)
  }

  private mutating func write(_ explained: RuleExplanation) {
    let rule = words.rule(explained)
    let state = explained.state == .fired ? nil : explained.state.words.en
    let effect = explained.effect?.words.en
    let title = [rule.words.title, rule.words.zh].compactMap { $0 }.joined(separator: "  ")
    lines.append(
      "  \(rule.code)  "
        + [[state, effect].compactMap { $0 }.joined(separator: ", "), title]
        .filter { !$0.isEmpty }.joined(separator: "  "))
    let margin = "      "
    lines.append(margin + words.condition(rule))
    if !explained.operands.isEmpty {
      lines.append(margin + explained.operands.map(words.operand).joined(separator: "; "))
    }
    for note in words.notes(explained) { lines.append("\(margin)→ \(note)") }
    if let basis = rule.basis { lines.append("\(margin)basis: \(basis)") }
    if explained.effect != nil, let action = rule.action {
      lines.append("\(margin)action: \(action)")
    }
  }

  private mutating func writeLine(_ line: LineExplanation, _ output: OutputExplanation) {
    heading("How \(output.value.name.text) came about")
    var table = TextTable(alignments: [.left, .left, .right, .left])
    for step in words.steps(line) {
      table.add([step.what, step.text, step.value, step.binds ? "← binds" : ""])
    }
    add(table)
  }

  private mutating func writeScorecards() {
    for scorecard in explanation.scorecards {
      let definition = words.program.scorecards[scorecard.card]
      heading(
        "Scorecard \(definition.name): \(words.values.text(scorecard.points, .integer)) points, "
          + "pd \(words.values.text(scorecard.pd, .share))")
      var table = TextTable([
        ("characteristic", .left), ("value", .right), ("points", .right), ("most", .right),
        ("lost", .right), ("reason", .left),
      ])
      for part in scorecard.characteristics {
        let characteristic = definition.characteristics[part.index]
        let position = scorecard.reasons.firstIndex { $0.index == part.index }
        table.add([
          characteristic.name, words.values.text(part.input),
          part.points?.description ?? "missing", part.most.description, part.lost.description,
          position.map {
            "\($0 + 1). "
              + [characteristic.reason, characteristic.words.title].compactMap { $0 }
              .joined(separator: " ")
          } ?? "",
        ])
      }
      add(table)
    }
  }

  private mutating func writeTables() {
    heading("Table rows", if: !explanation.tables.isEmpty)
    for hit in explanation.tables {
      let definition = words.program.tables[hit.table]
      let inputs = hit.inputs.map { words.values.text($0) }.joined(separator: ", ")
      lines.append("  \(definition.name)(\(inputs)) = \(words.values.text(hit.value))")
      for row in hit.rows {
        let cells = zip(row.cells, definition.columns).map { $0.test.text($1.type, words.values) }
        let output = words.values.text(row.output, definition.outputType)
        lines.append(
          "      row \(row.index + 1): | \((cells + [output]).joined(separator: " | ")) |")
      }
      if hit.tookOtherwise { lines.append("      otherwise") }
    }
  }

  private mutating func writeFacts() {
    heading("Values", if: !explanation.lets.isEmpty)
    var table = TextTable(alignments: [.left, .right, .left])
    for value in explanation.lets {
      let shown =
        value.months.map { months in
          months.allSatisfy { $0.isMissing }
            ? "missing in every month"
            : months.map { words.values.text($0, value.value.type) }.joined(separator: " ")
        } ?? words.values.text(value.value)
      if value.months != nil {
        table.add([value.value.name.text, "", "by month: " + shown])
      } else {
        table.add([
          value.value.name.text, shown,
          (words.marks(value.value)
            + [value.value.name.words.title, value.value.name.words.zh].compactMap { $0 }
            + value.causes.map(\.sentence)).joined(separator: "  "),
        ])
      }
    }
    add(table)
  }
}
