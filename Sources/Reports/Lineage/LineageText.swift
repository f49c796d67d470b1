package import Diagnostics
import Semantics
import Syntax

extension Lineage {
  /// Each output and rule with what it hangs on, then each input with its source and what it is for.
  package func text(in language: Language) -> String {
    var lines = [heading(in: language)]
    if let purpose {
      lines.append(
        "  "
          + Phrase("purpose: {purpose}", "用途：{purpose}").filled(
            with: ["purpose": .text(purpose)], in: language))
    }
    for thing in roots { lines += [""] + block(of: thing, in: language) }
    if shown.contains(where: { names.kind(of: $0) == .field }) {
      lines += [""] + inputs(in: language)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(in language: Language) -> String {
    let title = program.words.title(in: language).map { " \($0)" } ?? ""
    return "\(program.name)\(title)  \(program.digest)"
  }

  private func block(of thing: NamedThing, in language: Language) -> [String] {
    let title = names.title(of: thing, in: language).map { " \($0)" } ?? ""
    var lines = ["\(thing.name)\(title)  \(names.place(of: thing) ?? "")"]
    var table = TextTable(alignments: [.left, .left])
    let kinds: [BookNames.Kind] = [
      .rule, .value, .table, .scorecard, .parameter, .reference, .field,
    ]
    for kind in kinds {
      let things = upstream(of: thing, kind)
      guard !things.isEmpty else { continue }
      table.add([kind.plural.filled(in: language), things.map(\.name).joined(separator: ", ")])
    }
    lines += table.lines(margin: 4)
    return lines
  }

  /// A source with the lag that is assumed of it.
  private func text(of source: SourceSchema, in language: Language) -> String {
    let title = source.words.title(in: language) ?? source.name
    guard let lag = source.lagWords else { return title }
    return title
      + Phrase(
        ", known after \(lag.text(in: .english))", "，时滞 \(lag.text(in: .chinese))"
      ).filled(in: language)
  }

  /// Every input with where it comes from, under which consent, and which rules and outputs use it.
  private func inputs(in language: Language) -> [String] {
    func words(_ english: Sentence, _ chinese: Sentence) -> String {
      Phrase(english, chinese).filled(in: language)
    }
    var table = TextTable([
      (words("input", "输入字段"), .left), (words("source", "数据来源"), .left),
      (words("consent", "授权"), .left), (words("used by", "用于"), .left),
    ])
    for thing in shown where names.kind(of: thing) == .field {
      let source = source(of: thing)
      let uses = uses(of: thing).map(\.name)
      let title = names.title(of: thing, in: language)
      table.add([
        language == .chinese ? title.map { "\(thing.name) \($0)" } ?? thing.name : thing.name,
        source.map { text(of: $0, in: language) } ?? "–",
        source.map { consent(of: $0).map(\.name).joined(separator: " – ") } ?? "",
        uses.joined(separator: ", "),
      ])
    }
    return table.lines()
  }
}
