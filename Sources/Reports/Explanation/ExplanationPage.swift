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
  package static func page(_ explanation: Explanation) -> Page {
    let page = ExplanationPage(words: ExplanationWords(explanation))
    let name =
      explanation.id
      ?? (explanation.notGiven.isEmpty ? "application" : ExplanationWords.caseWithoutData.en)
    return Page(
      title: "\(name): \(explanation.outcome.words.en)", style: style, body: page.body)
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
    let date = explanation.asOf.map { " · as of \($0)" } ?? ""
    return .tag(
      "header", [:],
      [
        .tag(
          "p", class: "soft", [:], bilingual(program.words.title ?? program.name, program.words.zh)),
        .tag("h1", "\(explanation.id ?? words.subject)\(date)"),
      ])
  }

  private var banner: HTML {
    let outcome = explanation.outcome
    let system =
      explanation.isReferredBySystem
      ? [HTML.tag("p", "Referred by the system: a rule or an output is in error.")] : []
    return .tag(
      "section", class: "banner \(outcome.word)", [:],
      [
        .tag(
          "p", class: "outcome", [:],
          [.text(outcome.words.en), " ", .tag("span", class: "zh", outcome.words.zh)]),
        .tag("p", words.summary + "."),
      ] + system + [outputs])
  }

  /// What the case sets, and which required facts it leaves out.
  private var setFacts: HTML {
    guard !explanation.setFacts.isEmpty || !explanation.notGiven.isEmpty else { return .empty }
    let missing = explanation.notGiven.map(\.text).joined(separator: ", ")
    return .tag(
      "section", [:],
      [
        .tag(
          "h2", [:], bilingual(ExplanationWords.set.en, ExplanationWords.set.zh)),
        operands(explanation.setFacts),
        missing.isEmpty
          ? .empty
          : .tag(
            "p", class: "soft", [:],
            bilingual(ExplanationWords.notGiven.en, ExplanationWords.notGiven.zh)
              + [.text(": "), .tag("code", missing)]),
      ])
  }

  private var outputs: HTML {
    guard explanation.outcome != .decline, !explanation.outputs.isEmpty else { return .empty }
    let label = explanation.outcome == .approve ? "offered" : "proposed"
    return .tag(
      "div", class: "figures", [:],
      explanation.outputs.map { output in
        let name = output.value.name
        let why = output.causes.map(\.sentence) + (output.error.map { [$0.sentence] } ?? [])
        return .tag(
          "div", class: "figure", [:],
          [
            .tag(
              "div", class: "soft", [:], bilingual(name.words.title ?? name.text, name.words.zh)),
            .tag("div", class: "amount number", words.amount(output.value)),
            .tag(
              "div", class: "soft small",
              why.isEmpty ? label : why.joined(separator: "; ")),
          ])
      })
  }

  /// A title with its Chinese wording behind it.
  func bilingual(_ text: String, _ zh: String?) -> [HTML] {
    [.text(text)] + (zh.map { [" ", .tag("span", class: "zh", $0)] } ?? [])
  }

  // MARK: Rules

  private var reasons: HTML {
    guard !words.reasons.isEmpty else { return .empty }
    return .tag(
      "section", [:],
      [.tag("h2", [:], bilingual("Reasons", "理由"))] + words.reasons.map { rule($0) })
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
    let state =
      explained.state == .fired || explained.state == .notFired
      ? nil : explained.state.words.en
    let badge = [state, explained.effect?.words.en].compactMap { $0 }.joined(separator: ", ")
    let hasFired = explained.state == .fired
    let flips = explained.flips.map { flip -> HTML in
      let (now, then) = values.parts(flip, hasFired: hasFired)
      return .tag("div", class: "flip", [:], named(flip.operand.name) + [.text(" \(now), \(then)")])
    }
    let notes = words.causes(explained)
    return .tag(
      "div", class: "rule \(tone)", [:],
      [
        .tag(
          "div", class: "head", [:],
          [.tag("code", rule.code), " "]
            + [.tag("strong", [:], bilingual(rule.words.title ?? "", rule.words.zh))]
            + (badge.isEmpty ? [] : [" ", .tag("span", class: "badge", badge)])
            + (rule.basis.map { [.tag("span", class: "basis", $0)] } ?? [])),
        .tag(
          "div", class: "condition", [:],
          [.text(rule.isRequirement ? "requires " : "when "), .tag("code", rule.text)]),
        operands(explained.operands),
        .group(flips),
        .group(notes.map { .tag("div", class: "note", $0) }),
        explained.effect != nil && rule.action != nil
          ? .tag("div", class: "note", "Action: \(rule.action ?? "")") : .empty,
      ])
  }

  /// What people call a value: its title, or where it has none its name, with the Chinese wording.
  private func named(_ name: NodeNames.Name) -> [HTML] {
    if let title = name.words.title { return bilingual(title, name.words.zh) }
    return [.tag("code", name.text)]
      + (name.words.zh.map { [" ", .tag("span", class: "zh", $0)] } ?? [])
  }

  private func operands(_ operands: [NamedValue]) -> HTML {
    guard !operands.isEmpty else { return .empty }
    return .tag(
      "div", class: "operands", [:],
      operands.map { value in
        let kind =
          switch value.name.kind {
          case .parameter: " policy"
          case .reference: " market"
          default: ""
          }
        return .tag(
          "span", class: "operand" + (value.value.isPresent ? "" : " missing"),
          ["title": value.name.text],
          named(value.name) + [" ", .tag("strong", class: "number", values.text(value))]
            + (values.zh(value).map { [" ", .tag("span", class: "zh", $0)] } ?? [])
            + (kind.isEmpty ? [] : [.tag("span", class: "soft small", kind)])
            + (value.name.isSet
              ? [
                .tag(
                  "span", class: "soft small", [:],
                  [" "] + bilingual(ExplanationWords.set.en, ExplanationWords.set.zh))
              ]
              : []))
      })
  }

  private var rules: HTML {
    .tag(
      "section", [:],
      [.tag("h2", [:], bilingual("All rules", "全部规则"))]
        + words.sections.map { section in
          let silent = section.rules.filter { $0.effect == nil }
          let loud = section.rules.filter { $0.effect != nil }
          let names = loud.map { words.rule($0).code }.joined(separator: ", ")
          return .group([
            .tag("h3", [:], bilingual(section.kind.words.en, section.kind.words.zh)),
            loud.isEmpty ? .empty : .tag("p", class: "soft", "Above: \(names)"),
            silent.isEmpty
              ? .empty
              : .tag(
                "details", [:],
                [
                  .tag(
                    "summary",
                    "\(silent.count) not fired: "
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
    func list(_ title: String, _ zh: String, _ items: [String]) -> HTML {
      items.isEmpty
        ? .empty
        : .group([
          .tag("h2", [:], bilingual(title, zh)), .tag("ul", [:], items.map { .tag("li", $0) }),
        ])
    }
    return .tag(
      "section", [:],
      [
        list("Reference values", "参考值", references), list("Assumptions", "假设", assumptions),
      ])
  }

  private var footer: HTML {
    .tag(
      "footer", class: "soft small", [:],
      [
        .tag("p", [:], [.text("\(words.program.name) "), .tag("code", words.program.digest)]),
        .tag(
          "p",
          "Values are those the decision was made with. “≈” marks a value shown with fewer decimals than it has."
        ),
      ])
  }
}
