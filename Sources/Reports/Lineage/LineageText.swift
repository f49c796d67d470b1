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
    let day = check?.catalogue.dayWords ?? Phrase("none, inputs are not checked", "无，未检查输入字段")
    lines.append("  " + (Phrase("catalogue: ", "数据清单：") + day).filled(in: language))
    for thing in roots { lines += [""] + block(of: thing, in: language) }
    if shown.contains(where: { names.kind(of: $0) == .field }) {
      lines += [""] + inputs(in: language) + reasons(in: language)
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
    let lag = source.lagWords.map {
      Phrase(", known after \($0.text(in: .english))", "，时滞 \($0.text(in: .chinese))")
    }
    return title + (lag?.filled(in: language) ?? "")
  }

  /// Every input with where it comes from, under which consent, and which rules and outputs use it.
  private func inputs(in language: Language) -> [String] {
    func words(_ english: Sentence, _ chinese: Sentence) -> String {
      Phrase(english, chinese).filled(in: language)
    }
    var header: [String] = [
      words("input", "输入字段"), words("source", "数据来源"), words("consent", "授权"),
      words("used by", "用于"),
    ]
    if check != nil { header.insert(words("catalogue", "数据清单"), at: 3) }
    var table = TextTable(header.map { (title: $0, alignment: .left) })
    for thing in shown where names.kind(of: thing) == .field {
      let source = source(of: thing)
      let uses = uses(of: thing).map(\.name)
      let title = names.title(of: thing, in: language)
      let name = language == .chinese ? title.map { "\(thing.name) \($0)" } : nil
      let origin = source.map { text(of: $0, in: language) }
      let consents = source.map { consent(of: $0).map(\.name).joined(separator: " – ") }
      var row: [String] = [
        name ?? thing.name, origin ?? "–", consents ?? "", uses.joined(separator: ", "),
      ]
      if let check {
        row.insert(check.standing(of: thing)?.words.filled(in: language) ?? "", at: 3)
      }
      table.add(row)
    }
    return table.lines()
  }

  /// Why fields are used that the catalogue does not list.
  private func reasons(in language: Language) -> [String] {
    guard let check else { return [] }
    let heads = [Phrase("unlisted input", "清单外字段"), Phrase("needed because", "使用理由")]
    var table = TextTable(heads.map { (title: $0.filled(in: language), alignment: .left) })
    let unlisted = shown.compactMap { (thing) -> [String]? in
      if case .unlisted(let reason)? = check.standing(of: thing) {
        [thing.name, reason]
      } else {
        nil
      }
    }
    unlisted.forEach { table.add($0) }
    return unlisted.isEmpty ? [] : [""] + table.lines()
  }
}
