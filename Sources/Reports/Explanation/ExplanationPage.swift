package import Diagnostics
package import Engine
package import Markup
import Numbers
import Semantics
import Syntax

/// An explanation as a page for a credit officer: the answer first, what it rests on, then everything else.
package struct ExplanationPage {
  let words: ExplanationWords
  var explanation: Explanation { words.explanation }
  var values: ValueWords { words.values }

  /// The page of an explanation.
  package static func page(_ explanation: Explanation, in language: Language = .english) -> Page {
    let words = ExplanationWords(explanation, in: language)
    let page = ExplanationPage(words: words)
    let name =
      explanation.id
      ?? words.words(
        explanation.notGiven.isEmpty
          ? Phrase("application", "申请") : ExplanationWords.caseWithoutData)
    let outcome = explanation.outcome.words
    return Page(
      title: words.words(Phrase("\(name): \(outcome.english)", "\(name)：\(outcome.chinese)")),
      language: language.rawValue, style: style, body: page.body)
  }

  private var body: [HTML] {
    [
      header, banner, setFacts, reasons,
      .group(explanation.outputs.compactMap { output in output.line.map { line($0, output) } }),
      .group(explanation.scorecards.map(scorecard)), facts, tables, rules, rested, footer,
    ]
  }

  // MARK: The answer

  private var header: HTML {
    let program = words.program
    let date =
      explanation.asOf.map { words.words(Phrase(" · as of \($0)", " · 决策日 \($0)")) } ?? ""
    return .tag(
      "header", [:],
      [
        .tag(
          "p", class: "soft", [:], titled(program.words, else: program.name)),
        .tag("h1", "\(explanation.id ?? words.subject)\(date)"),
      ])
  }

  private var banner: HTML {
    let outcome = explanation.outcome
    let system =
      explanation.isReferredBySystem
      ? [
        HTML.tag(
          "p",
          words.words(
            Phrase(
              "Referred by the system: a rule or an output is in error.",
              "系统转人工：有规则或输出出错。")))
      ] : []
    return .tag(
      "section", class: "banner \(outcome.word)", [:],
      [
        .tag(
          "p", class: "outcome", [:],
          heading(outcome.words)),
        .tag("p", words.summary + words.words(Phrase(".", "。"))),
      ] + system + [outputs])
  }

  /// What the case sets, and which required facts it leaves out.
  private var setFacts: HTML {
    guard !explanation.setFacts.isEmpty || !explanation.notGiven.isEmpty else { return .empty }
    let missing = explanation.notGiven.map(\.text).joined(separator: ", ")
    return .tag(
      "section", [:],
      [
        .tag("h2", [:], heading(ExplanationWords.set)),
        operands(explanation.setFacts),
        missing.isEmpty
          ? .empty
          : .tag(
            "p", class: "soft", [:],
            heading(ExplanationWords.notGiven)
              + [.text(words.words(Phrase(": ", "："))), .tag("code", missing)]),
      ])
  }

  private var outputs: HTML {
    guard explanation.outcome != .decline, !explanation.outputs.isEmpty else { return .empty }
    let label = words.words(
      explanation.outcome == .approve ? Phrase("offered", "给出") : Phrase("proposed", "建议"))
    return .tag(
      "div", class: "figures", [:],
      explanation.outputs.map { output in
        let name = output.value.name
        let why = words.causes(output)
        return .tag(
          "div", class: "figure", [:],
          [
            .tag(
              "div", class: "soft", [:], titled(name.words, else: name.text)),
            .tag("div", class: "amount number", words.amount(output.value)),
            .tag(
              "div", class: "soft small",
              why.isEmpty
                ? label : why.joined(separator: words.words(ExplanationWords.semicolon))),
          ])
      })
  }

  /// The author's title: in English with the Chinese one behind it, in Chinese alone.
  func titled(_ title: Words, else name: String = "") -> [HTML] {
    if words.language == .chinese { return [.text(title.title(in: .chinese) ?? name)] }
    return [.text(title.title ?? name)]
      + (title.zh.map { [" ", .tag("span", class: "zh", $0)] } ?? [])
  }

  /// A heading of ours, as `titled`.
  func heading(_ phrase: Phrase) -> [HTML] {
    titled(Words(title: phrase.filled(in: .english), zh: phrase.filled(in: .chinese)))
  }

  // MARK: Rules

  private var reasons: HTML {
    guard !words.reasons.isEmpty else { return .empty }
    return .tag(
      "section", [:],
      [.tag("h2", [:], heading(Phrase("Reasons", "原因")))] + words.reasons.map { rule($0) })
  }

  /// A rule with its clause, its condition, the values under it and what would turn it.
  private func rule(_ explained: RuleExplanation) -> HTML {
    let rule = words.rule(explained)
    let tone =
      switch explained.effect {
      case .decline, .red: "bad"
      case .refer, .orange, .yellow: "warn"
      default: "quiet"
      }
    let badge = words.verdict(explained, silent: [.fired, .notFired])
    let hasFired = explained.state == .fired
    let flips = explained.flips.map { flip -> HTML in
      let (now, then) = values.parts(flip, hasFired: hasFired)
      return .tag(
        "div", class: "flip", [:],
        named(flip.operand.name)
          + [.text(words.words(Phrase(" \(now), \(then)", " \(now)，\(then)")))])
    }
    let notes = words.causes(explained)
    return .tag(
      "div", class: "rule \(tone)", [:],
      [
        .tag(
          "div", class: "head", [:],
          [.tag("code", rule.code), " "]
            + [.tag("strong", [:], titled(rule.words))]
            + (badge.isEmpty ? [] : [" ", .tag("span", class: "badge", badge)])
            + (rule.basis.map { [.tag("span", class: "basis", $0)] } ?? [])),
        .tag(
          "div", class: "condition", [:],
          [.text(words.conditionHead(rule)), .tag("code", rule.text)]),
        operands(explained.operands),
        .group(flips),
        .group(notes.map { .tag("div", class: "note", $0) }),
        explained.effect != nil
          ? rule.action.map {
            .tag("div", class: "note", words.words(Phrase("Action: \($0)", "措施：\($0)")))
          } ?? .empty
          : .empty,
      ])
  }

  /// What people call a value: its title, or where it has none its name, with the Chinese wording.
  private func named(_ name: NodeNames.Name) -> [HTML] {
    if words.language == .chinese {
      return name.words.title(in: .chinese).map { [.text($0)] } ?? [.tag("code", name.text)]
    }
    if name.words.title != nil { return titled(name.words) }
    return [.tag("code", name.text)]
      + (name.words.zh.map { [" ", .tag("span", class: "zh", $0)] } ?? [])
  }

  private func operands(_ operands: [NamedValue]) -> HTML {
    guard !operands.isEmpty else { return .empty }
    return .tag(
      "div", class: "operands", [:],
      operands.map { value in
        let kind: Phrase? =
          switch value.name.kind {
          case .parameter: Phrase(" policy", " 参数")
          case .reference: Phrase(" market", " 参考值")
          default: nil
          }
        return .tag(
          "span", class: "operand" + (value.value.isPresent ? "" : " missing"),
          ["title": value.name.text],
          named(value.name) + [" ", .tag("strong", class: "number", values.text(value))]
            + (values.zh(value).map { [" ", .tag("span", class: "zh", $0)] } ?? [])
            + (kind.map { [.tag("span", class: "soft small", words.words($0))] } ?? [])
            + (value.name.isSet
              ? [
                .tag(
                  "span", class: "soft small", [:],
                  [" "] + heading(ExplanationWords.set))
              ]
              : []))
      })
  }

  private var rules: HTML {
    .tag(
      "section", [:],
      [.tag("h2", [:], heading(Phrase("All rules", "全部规则")))]
        + words.sections.map { section in
          let silent = section.rules.filter { $0.effect == nil }
          let loud = section.rules.filter { $0.effect != nil }
          let names = loud.map { words.rule($0).code }.joined(separator: ", ")
          return .group([
            .tag("h3", [:], heading(section.kind.words)),
            loud.isEmpty
              ? .empty
              : .tag("p", class: "soft", words.words(Phrase("Above: \(names)", "见上：\(names)"))),
            silent.isEmpty
              ? .empty
              : .tag(
                "details", [:],
                [
                  .tag(
                    "summary",
                    words.words(
                      Phrase("\(silent.count) not fired: ", "\(silent.count) 条未命中："))
                      + silent.map { words.rule($0).code }.joined(separator: ", "))
                ] + silent.map { rule($0) }),
          ])
        })
  }

  // MARK: What it rested on

  private var rested: HTML {
    let references = words.references
    let assumptions = words.assumptions
    guard !references.isEmpty || !assumptions.isEmpty else { return .empty }
    func list(_ title: Phrase, _ items: [String]) -> HTML {
      items.isEmpty
        ? .empty
        : .group([
          .tag("h2", [:], heading(title)), .tag("ul", [:], items.map { .tag("li", $0) }),
        ])
    }
    return .tag(
      "section", [:],
      [
        list(Phrase("Reference values", "参考值"), references),
        list(Phrase("Assumptions", "假定"), assumptions),
      ])
  }

  private var footer: HTML {
    .tag(
      "footer", class: "soft small", [:],
      [
        .tag("p", [:], [.text("\(words.program.name) "), .tag("code", words.program.digest)]),
        .tag(
          "p",
          words.words(
            Phrase(
              """
              Values are those the decision was made with. “≈” marks a value shown with fewer \
              decimals than it has.
              """,
              "所列数值即作出该决定时所用的数值。“≈”表示显示的小数位少于实际位数。"))
        ),
      ])
  }
}
