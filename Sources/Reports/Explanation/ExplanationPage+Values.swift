import Diagnostics
import Engine
import Markup
import Numbers
import Semantics
import Syntax

// How the figures came about: the line, scorecards, lets, table rows.
extension ExplanationPage {
  func line(_ line: LineExplanation, _ output: OutputExplanation) -> HTML {
    let name = output.value.name
    return .tag(
      "section", [:],
      [
        .tag(
          "h2", [:],
          heading(
            Phrase(
              "How the \((name.words.title ?? name.text).lowercased()) came about", "额度测算"))),
        .tag(
          "table", [:],
          [
            .tag(
              "tbody", [:],
              words.steps(line).map { step in
                .tag(
                  "tr", class: step.binds ? "binds" : nil, [:],
                  [
                    .tag("td", class: "soft", step.act),
                    .tag(
                      "td", [:],
                      [
                        step.isWritten ? .tag("code", step.text) : .text(step.text)
                      ]),
                    .tag("td", class: "number", step.value),
                    .tag(
                      "td", class: "small", step.binds ? words.words(Phrase("binds", "受此限制")) : ""),
                  ])
              })
          ]),
      ])
  }

  func scorecard(_ scorecard: ScorecardExplanation) -> HTML {
    let definition = words.program.scorecards[scorecard.card]
    let points = values.text(scorecard.points, .integer)
    let chance = values.text(scorecard.pd, .share)
    let header: [HTML] = [
      Phrase("Characteristic", "评分项"), Phrase("Value", "取值"), Phrase("Points", "得分"),
      Phrase("Most", "满分"), Phrase("Lost", "失分"), Phrase("Reason", "原因"),
    ].enumerated()
      .map { .tag("th", class: (1...4).contains($0) ? "number" : nil, words.words($1)) }
    let title = Phrase(
      "Score: \(points) points, default probability \(chance)",
      "\(definition.words.zh ?? "评分")：\(points) 分，违约概率 \(chance)")
    return .tag(
      "section", [:],
      [
        .tag("h2", [:], heading(title)),
        .tag(
          "table", [:],
          [
            .tag("thead", [:], [.tag("tr", [:], header)]),
            .tag("tbody", [:], scorecard.characteristics.map { row($0, scorecard, definition) }),
          ]),
      ])
  }

  private func row(
    _ part: ScorecardExplanation.Characteristic, _ scorecard: ScorecardExplanation,
    _ definition: Scorecard
  ) -> HTML {
    let characteristic = definition.characteristics[part.index]
    let position = scorecard.reasons.firstIndex { $0.index == part.index }
    let reason: [HTML] =
      position.map { position in
        [.text("\(position + 1). "), .tag("code", characteristic.reason ?? ""), " "]
          + titled(characteristic.words)
      } ?? []
    return .tag(
      "tr", [:],
      [
        .tag("td", [:], [.tag("code", characteristic.name)]),
        .tag("td", class: "number", values.text(part.input)),
        .tag("td", class: "number", part.points?.description ?? words.words(ValueWords.missing)),
        .tag("td", class: "number soft", part.most.description),
        .tag("td", class: "number", part.lost.isZero ? "" : part.lost.description),
        .tag("td", [:], reason),
      ])
  }

  /// The lets by section, with bars for series.
  var facts: HTML {
    guard !explanation.lets.isEmpty else { return .empty }
    return .tag(
      "section", [:],
      [
        .tag("h2", [:], heading(Phrase("Values", "指标"))),
        .tag(
          "table", [:],
          [.tag("tbody", [:], explanation.lets.map(fact))]),
      ])
  }

  private func fact(_ value: LetExplanation) -> HTML {
    let name = value.value.name
    let shown: HTML = value.months.map { chart($0, value) } ?? .text(values.text(value.value))
    return .tag(
      "tr", [:],
      [
        .tag("td", [:], [.tag("code", name.text)]),
        .tag("td", [:], titled(name.words)),
        .tag("td", class: "number" + (value.causes.isEmpty ? "" : " missing"), [:], [shown]),
        .tag(
          "td", class: "small soft",
          (words.marks(value.value) + value.causes.map(values.sentence))
            .joined(separator: words.words(ExplanationWords.semicolon))),
      ])
  }

  /// Bars by month, the oldest at the left; a month that is missing has none.
  private func chart(_ months: [TracedValue], _ value: LetExplanation) -> HTML {
    let numbers = months.map(\.constant.number)
    let (bar, gap, height) = (6, 2, 32)
    guard let most = numbers.compactMap({ $0?.magnitude }).max() else {
      return .text(words.words(Phrase("missing in all months", "各月均缺失")))
    }
    if most.isZero {
      return .text(words.words(Phrase("0 in every month that is known", "已知各月均为 0")))
    }
    let width = months.count * (bar + gap)
    let bars = months.indices.map { index -> HTML in
      let title = values.text(months[index], value.value.type)
      guard let number = numbers[index] else {
        return SVG.rectangle(
          x: index * (bar + gap), y: height - 3, width: bar, height: 3, class: "hole", title: title)
      }
      if number.isZero {
        return SVG.rectangle(
          x: index * (bar + gap), y: height - 1, width: bar, height: 1, class: "zero", title: title)
      }
      let share = number.magnitude.multiplied(by: Number(height - 2))?.divided(by: most)
      let size = max(1, (share?.rounded(.halfEven, toDecimals: 0) ?? .zero).integer ?? 1)
      return SVG.rectangle(
        x: index * (bar + gap), y: height - size, width: bar, height: size,
        class: number.isNegative ? "bar below" : "bar", title: title)
    }
    return SVG.drawing(
      width: width, height: height,
      label: words.words(
        Phrase("\(value.value.name.text) by month", "\(value.value.name.text) 逐月")), bars)
  }

  /// Which rows of which tables were true.
  var tables: HTML {
    guard !explanation.tables.isEmpty else { return .empty }
    return .tag(
      "section", [:],
      [
        .tag("h2", [:], heading(Phrase("Table rows", "决策表命中行"))),
        .tag(
          "table", [:],
          [
            .tag(
              "thead", [:],
              [
                .tag(
                  "tr", [:],
                  [
                    .tag("th", words.words(Phrase("Table", "决策表"))),
                    .tag("th", words.words(Phrase("Inputs", "输入"))),
                    .tag("th", words.words(Phrase("Row", "行"))),
                    .tag("th", class: "number", words.words(Phrase("Value", "结果"))),
                  ])
              ]), .tag("tbody", [:], explanation.tables.map(hit)),
          ]),
      ])
  }

  private func hit(_ hit: TableHit) -> HTML {
    let definition = words.program.tables[hit.table]
    let inputs = zip(definition.columns, hit.inputs).map { column, input in
      "\(column.name) = \(values.text(input))"
    }
    let rows = hit.rows.map { row -> String in
      let cells = zip(row.cells, definition.columns).map { $0.test.text($1.type, values) }
      let output = values.text(row.output, definition.outputType)
      return "\(row.index + 1):  \((cells + [output]).joined(separator: " | "))"
    }
    let none = rows.isEmpty ? [words.words(Phrase("none settled", "没有能够确定的行"))] : rows
    let shown = hit.tookOtherwise ? [words.words(ExplanationWords.otherwise)] : none
    return .tag(
      "tr", [:],
      [
        .tag(
          "td", [:], [.tag("code", definition.name), " "] + titled(Words(zh: definition.words.zh))),
        .tag("td", inputs.joined(separator: ", ")),
        .tag("td", [:], shown.map { .tag("div", $0) }),
        .tag("td", class: "number", values.text(hit.value)),
      ])
  }

  static let style = """
    .banner { border-radius: 8px; padding: 18px 22px; margin: 18px 0; border-left: 6px solid; }
    .banner.approve { background: var(--good-ground); border-color: var(--good); }
    .banner.refer { background: var(--warn-ground); border-color: var(--warn); }
    .banner.decline { background: var(--bad-ground); border-color: var(--bad); }
    .outcome { font-size: 26px; line-height: 1.25; font-weight: 650; margin: 0 0 4px; }
    .figures { display: flex; flex-wrap: wrap; gap: 14px 36px; margin-top: 16px; }
    .figure { max-width: 440px; } .figure .amount { font-size: 20px; font-weight: 600; } .small { font-size: 13px; }
    .rule { background: var(--paper); border: 1px solid var(--line); border-left: 4px solid var(--line);
      border-radius: 6px; padding: 10px 14px; margin: 8px 0; break-inside: avoid; }
    .rule.bad { border-left-color: var(--bad); } .rule.warn { border-left-color: var(--warn); }
    .rule .head { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
    .rule .basis { margin-left: auto; color: var(--soft); font-size: 13px; }
    .badge { font-size: 12px; font-weight: 600; padding: 1px 8px; border-radius: 10px; background: var(--ground); }
    .bad .badge { color: var(--bad); background: var(--bad-ground); }
    .warn .badge { color: var(--warn); background: var(--warn-ground); }
    .condition { margin-top: 4px; color: var(--soft); } .condition code { color: var(--ink); }
    .operands { display: flex; flex-wrap: wrap; gap: 2px 20px; margin-top: 4px; }
    .missing { color: var(--warn); } .flip, .note { margin-top: 4px; font-size: 14px; }
    .flip::before { content: "→ "; color: var(--accent); } .note::before { content: "· "; color: var(--soft); }
    td.number + td, th.number + th:not(.number) { padding-left: 14px; }
    tr.binds td { font-weight: 600; color: var(--accent); } td:first-child, th:first-child { padding-left: 12px; }
    rect.bar { fill: var(--accent); } rect.below { fill: var(--bad); } rect.hole { fill: var(--line); }
    rect.zero { fill: var(--soft); }
    svg { display: inline-block; vertical-align: middle; } footer { margin-top: 36px; }
    footer code { overflow-wrap: anywhere; } ul { margin: 4px 0; padding-left: 20px; }

    """
}
