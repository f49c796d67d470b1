package import Diagnostics
package import Semantics
package import Syntax

/// What people call the named things of a book, in the book's order, and where they stand.
package struct BookNames: Sendable {
  /// What kinds of things there are, in the order in which they are listed.
  package enum Kind: String, CaseIterable, Sendable {
    case output, rule, value, table, scorecard, parameter, reference, field, list, source

    /// A heading over several of them.
    package var plural: Phrase {
      switch self {
      case .output: Phrase("outputs", "输出")
      case .rule: Phrase("rules", "规则")
      case .value: Phrase("values", "指标")
      case .table: Phrase("tables", "决策表")
      case .scorecard: Phrase("scorecards", "评分卡")
      case .parameter: Phrase("parameters", "参数")
      case .reference: Phrase("reference values", "参考值")
      case .field: Phrase("inputs", "输入字段")
      case .list: Phrase("lists", "明细")
      case .source: Phrase("sources", "数据来源")
      }
    }
  }

  private struct Entry {
    var kind: Kind
    var words: Words
    var span: SourceSpan?
    var position: Int
  }

  /// Every named thing in the order of the book, kind by kind.
  package let things: [NamedThing]
  private let entries: [NamedThing: Entry]
  private let files: SourceFiles

  package init(_ program: Program) {
    var things: [NamedThing] = []
    var entries: [NamedThing: Entry] = [:]
    func add(_ kind: Kind, _ thing: NamedThing, _ words: Words, _ span: SourceSpan? = nil) {
      guard entries[thing] == nil else { return }
      entries[thing] = Entry(kind: kind, words: words, span: span, position: things.count)
      things.append(thing)
    }
    for definition in program.definitions where definition.isOutput {
      add(.output, .definition(definition.name), definition.words, definition.span)
    }
    for rule in program.rules { add(.rule, .rule(rule.code), rule.words, rule.span) }
    for definition in program.definitions where !definition.isOutput {
      add(.value, .definition(definition.name), definition.words, definition.span)
    }
    for table in program.tables { add(.table, .table(table.name), table.words, table.span) }
    for card in program.scorecards {
      add(.scorecard, .scorecard(card.name), card.words, card.characteristics.first?.span)
    }
    for parameter in program.parameters {
      add(.parameter, .parameter(parameter.name), parameter.words, parameter.span)
    }
    for reference in program.references {
      add(.reference, .reference(reference.name), reference.words)
    }
    for field in program.record.fields {
      add(.field, .field(field.name), field.words, field.span)
    }
    for list in program.lists {
      for field in list.record.fields {
        add(.field, .rowField(list: list.name, field.name), field.words, field.span)
      }
    }
    for list in program.lists { add(.list, .list(list.name), list.words) }
    for source in program.sources { add(.source, .source(source.name), source.words) }
    self.things = things
    self.entries = entries
    files = program.files
  }

  package func kind(of thing: NamedThing) -> Kind? { entries[thing]?.kind }

  package func words(of thing: NamedThing) -> Words { entries[thing]?.words ?? Words() }

  /// What the book calls it in a language, where it says so at all.
  package func title(of thing: NamedThing, in language: Language) -> String? {
    words(of: thing).title(in: language)
  }

  /// `tax_line.rules:72`, where the book declares it.
  package func place(of thing: NamedThing) -> String? {
    entries[thing]?.span.map { place(of: $0) }
  }

  /// `tax_line.rules:72`.
  package func place(of span: SourceSpan) -> String {
    let file = files[span.file]
    return "\(file.path):\(file.lineAndColumn(at: span.lower).line)"
  }

  /// The things of a set in the book's order.
  package func sorted(_ things: some Sequence<NamedThing>) -> [NamedThing] {
    things.filter { entries[$0] != nil }
      .sorted { (entries[$0]?.position ?? 0) < (entries[$1]?.position ?? 0) }
  }

  /// The things people may mean by a name; several where a list's fields share it.
  package func things(named name: String) -> [NamedThing] { things.filter { $0.name == name } }
}

extension Words {
  /// The wording in a language; a Chinese reader is shown the English title where there is no other.
  package func title(in language: Language) -> String? {
    switch language {
    case .english: title
    case .chinese: zh ?? title
    }
  }
}
