package import Diagnostics
package import Engine
import Numbers
import Semantics
import Syntax

/// An explanation for a terminal.
package struct ExplanationText {
  private let words: ExplanationWords
  private var lines: [String] = []

  /// The text, each line ended.
  package static func render(_ explanation: Explanation, in language: Language = .english) -> String
  {
    var text = ExplanationText(words: ExplanationWords(explanation, in: language), lines: [])
    text.write()
    return text.lines.map { $0 + "\n" }.joined()
  }

  private var explanation: Explanation { words.explanation }
  private var values: ValueWords { words.values }

  private mutating func write() {
    writeHead()
    writeSetFacts()
    lines.append("")
    writeOutcome()
    writeOutputs()
    heading(Phrase("Reasons", "原因"), if: !words.reasons.isEmpty)
    for rule in words.reasons { write(rule) }
    for output in explanation.outputs { output.line.map { writeLine($0, output) } }
    writeScorecards()
    writeTables()
    list(Phrase("Reference values", "参考值"), words.references)
    list(Phrase("Assumptions", "假定"), words.assumptions)
    writeFacts()
    let silent = explanation.rules.filter { $0.effect == nil }
    heading(Phrase("Rules that did nothing", "未起作用的规则"), if: !silent.isEmpty)
    for section in words.sections {
      let rules = section.rules.filter { $0.effect == nil }
      for rule in rules { write(rule) }
    }
  }

  private mutating func heading(_ title: Phrase, if isWanted: Bool = true) {
    if isWanted { lines += ["", words.words(title)] }
  }

  private mutating func list(_ title: Phrase, _ items: [String]) {
    heading(title, if: !items.isEmpty)
    lines += items.map { "  " + $0 }
  }

  private mutating func add(_ table: TextTable, margin: Int = 2) {
    lines += table.lines(margin: margin)
  }

  // MARK: The answer

  private mutating func writeHead() {
    let program = words.program
    let titles =
      words.language == .chinese
      ? [program.words.title(in: .chinese)]
      : [program.words.title.map { "\"\($0)\"" }, program.words.zh]
    lines.append(
      ([program.name] + titles.compactMap { $0 }).joined(separator: " ") + "  \(program.digest)")
    let date = explanation.asOf.map { Phrase(", as of \($0)", "，决策日 \($0)") }
    lines.append(words.subject + (date.map(words.words) ?? ""))
  }

  private mutating func writeOutcome() {
    let outcome = explanation.outcome
    lines.append(
      words.words(
        Phrase(
          "\(outcome.word.uppercased())  \(outcome.words.chinese)  \(words.summary)",
          "\(outcome.words.chinese)  \(words.summary)")))
    if explanation.isReferredBySystem {
      lines.append(
        words.words(
          Phrase(
            "referred by the system: a rule or an output is in error",
            "系统转人工：有规则或输出出错")))
    }
  }

  private mutating func writeSetFacts() {
    if !explanation.setFacts.isEmpty { lines += ["", words.heading(ExplanationWords.set)] }
    var table = TextTable(alignments: [.left, .right, .left])
    for fact in explanation.setFacts {
      table.add([fact.name.text, values.text(fact), values.title(fact.name.words)])
    }
    add(table)
    guard !explanation.notGiven.isEmpty else { return }
    let names = explanation.notGiven.map(\.text).joined(separator: ", ")
    lines.append("  " + words.words(Phrase("not given 未提供: \(names)", "未提供：\(names)")))
  }

  private mutating func writeOutputs() {
    guard explanation.outcome != .decline, !explanation.outputs.isEmpty else { return }
    heading(
      explanation.outcome == .approve ? Phrase("Offered", "给出") : Phrase("Proposed", "建议"))
    var table = TextTable(alignments: [.left, .right, .left])
    for output in explanation.outputs {
      table.add([
        output.value.name.text, words.amount(output.value),
        ([values.title(output.value.name.words)].filter { !$0.isEmpty } + words.causes(output))
          .joined(separator: "  "),
      ])
    }
    add(table)
  }

  // MARK: Rules

  private mutating func write(_ explained: RuleExplanation) {
    let rule = words.rule(explained)
    lines.append(
      "  \(rule.code)  "
        + [words.verdict(explained, silent: [.fired]), values.title(rule.words)]
        .filter { !$0.isEmpty }.joined(separator: "  "))
    let margin = "      "
    lines.append(margin + words.conditionHead(rule) + rule.text)
    if !explained.operands.isEmpty {
      let operands = explained.operands.map(words.operand)
      lines.append(
        margin + operands.joined(separator: words.words(ExplanationWords.semicolon)))
    }
    for note in words.notes(explained) { lines.append("\(margin)→ \(note)") }
    if let basis = rule.basis {
      lines.append(margin + words.words(Phrase("basis: \(basis)", "依据：\(basis)")))
    }
    if explained.effect != nil, let action = rule.action {
      lines.append(margin + words.words(Phrase("action: \(action)", "措施：\(action)")))
    }
  }

  // MARK: How the figures came about

  private mutating func writeLine(_ line: LineExplanation, _ output: OutputExplanation) {
    let name = output.value.name.text
    heading(Phrase("How \(name) came about", "\(name) 的测算过程"))
    var table = TextTable(alignments: [.left, .left, .right, .left])
    for step in words.steps(line) {
      table.add([
        step.act, step.text, step.value, step.binds ? words.words(Phrase("← binds", "← 受此限制")) : "",
      ])
    }
    add(table)
  }

  private mutating func writeScorecards() {
    for scorecard in explanation.scorecards {
      let definition = words.program.scorecards[scorecard.card]
      let points = values.text(scorecard.points, .integer)
      let pd = values.text(scorecard.pd, .share)
      heading(
        Phrase(
          "Scorecard \(definition.name): \(points) points, pd \(pd)",
          "评分卡 \(definition.name)：\(points) 分，违约概率 \(pd)"))
      let columns: [(Phrase, TextTable.Alignment)] = [
        (Phrase("characteristic", "评分项"), .left), (Phrase("value", "取值"), .right),
        (Phrase("points", "得分"), .right), (Phrase("most", "满分"), .right),
        (Phrase("lost", "失分"), .right), (Phrase("reason", "原因"), .left),
      ]
      var table = TextTable(columns.map { (words.words($0), $1) })
      for part in scorecard.characteristics {
        let characteristic = definition.characteristics[part.index]
        let position = scorecard.reasons.firstIndex { $0.index == part.index }
        let title = characteristic.words.title(in: words.language)
        table.add([
          characteristic.name, values.text(part.input),
          part.points?.description ?? words.words(ValueWords.missing), part.most.description,
          part.lost.description,
          position.map {
            "\($0 + 1). " + [characteristic.reason, title].compactMap { $0 }.joined(separator: " ")
          } ?? "",
        ])
      }
      add(table)
    }
  }

  private mutating func writeTables() {
    heading(Phrase("Table rows", "决策表命中行"), if: !explanation.tables.isEmpty)
    for hit in explanation.tables {
      let definition = words.program.tables[hit.table]
      let inputs = hit.inputs.map { values.text($0) }.joined(separator: ", ")
      lines.append("  \(definition.name)(\(inputs)) = \(values.text(hit.value))")
      for row in hit.rows {
        let cells = zip(row.cells, definition.columns).map { $0.test.text($1.type, values) }
        let output = values.text(row.output, definition.outputType)
        let text = "| \((cells + [output]).joined(separator: " | ")) |"
        lines.append(
          "      "
            + words.words(Phrase("row \(row.index + 1): \(text)", "第 \(row.index + 1) 行：\(text)")))
      }
      if hit.tookOtherwise { lines.append("      " + words.words(ExplanationWords.otherwise)) }
    }
  }

  private mutating func writeFacts() {
    heading(Phrase("Values", "指标"), if: !explanation.lets.isEmpty)
    var table = TextTable(alignments: [.left, .right, .left])
    for value in explanation.lets {
      if let months = value.months {
        let shown =
          months.allSatisfy { $0.isMissing }
          ? words.words(Phrase("missing in every month", "各月均缺失"))
          : months.map { values.text($0, value.value.type) }.joined(separator: " ")
        table.add([
          value.value.name.text, "", words.words(Phrase("by month: \(shown)", "逐月：\(shown)")),
        ])
      } else {
        table.add([
          value.value.name.text, values.text(value.value),
          (words.marks(value.value)
            + [values.title(value.value.name.words)].filter { !$0.isEmpty }
            + value.causes.map(values.sentence)).joined(separator: "  "),
        ])
      }
    }
    add(table)
  }
}
