import Syntax

/// A piece of a book that one version may have otherwise than the other.
struct BookPiece: Sendable {
  /// By what name the two versions' pieces belong together.
  enum Key: Hashable, Sendable {
    /// Parameters, references, tables, scorecards, lets, outputs and fields of the decided record share their names.
    case value(String)
    case rule(String)
    case rowField(record: String, String)
    case record(String)
    case source(String)
    case type(String)
    case order(String)
    /// Filing calendars, all together.
    case calendar
  }

  /// What stands in the text.
  enum Content: Sendable {
    case calendars([Syntax.Declaration.Kind])
    /// Sources, types, orders and policy values.
    case declaration(Syntax.Declaration.Kind)
    /// Without its fields.
    case record(RecordSyntax)
    case field(FieldSyntax, record: String)
    /// A let or an output.
    case definition(SectionSyntax.Item, SectionKind)
    case rule(RuleSyntax, SectionKind, disabled: TextLiteral?)
  }

  var key: Key
  var content: Content
  /// The canonical text of what decisions may hang on: titles, clauses and reasons aside.
  var meaning: String

  init(_ key: Key, _ content: Content) {
    self.key = key
    self.content = content
    meaning = content.meaning
  }

  /// Whether an application's outcome can hang on the piece by itself, without anything that reads it.
  var decides: Bool {
    switch content {
    case .rule, .definition(.output, _): true
    default: false
    }
  }
}

extension BookPiece.Content {
  fileprivate var meaning: String {
    switch self {
    case .calendars(let kinds): kinds.map { text($0) }.joined(separator: "\n")
    case .declaration(let kind): text(kind.withoutWords)
    case .record(let record):
      "record \(record.name.text) parent \(record.parent?.text ?? "")"
    case .field(let field, _): canonicalText(field.withoutWords)
    case .definition(let item, let section):
      "\(section.rawValue) \(canonicalText(item.withoutWords))"
    case .rule(let rule, let section, let disabled):
      "\(section.rawValue) \(rule.meaning)\(disabled == nil ? "" : " disabled")"
    }
  }

  private func text(_ kind: Syntax.Declaration.Kind) -> String {
    canonicalText(Syntax.Declaration(kind, span: .nowhere))
  }
}

extension RuleSyntax {
  /// What the rule does, its code aside.
  fileprivate var meaning: String {
    var rule = self
    rule.code = Name("", span: .nowhere)
    rule.words = Words()
    rule.basis = nil
    rule.action = nil
    rule.undecided?.because = nil
    return canonicalText(rule)
  }
}

extension SectionSyntax.Item {
  fileprivate var withoutWords: Self {
    switch self {
    case .let(var value):
      value.words = Words()
      return .let(value)
    case .output(var output):
      output.words = Words()
      output.undecided?.because = nil
      return .output(output)
    default: return self
    }
  }
}

extension FieldSyntax {
  fileprivate var withoutWords: Self {
    var field = self
    field.words = Words()
    field.listing = nil
    field.knownOn?.assumedBecause = nil
    return field
  }
}

extension Syntax.Declaration.Kind {
  fileprivate var withoutWords: Self {
    switch self {
    case .source(var source):
      source.words = Words()
      return .source(source)
    case .type(let name, let type, _): return .type(name, type, Words())
    case .parameter(var parameter):
      parameter.words = Words()
      parameter.tunable = nil
      parameter.step = nil
      return .parameter(parameter)
    case .reference(var reference):
      reference.words = Words()
      for index in reference.entries.indices { reference.entries[index].source = nil }
      return .reference(reference)
    case .table(var table):
      table.words = Words()
      return .table(table)
    case .scorecard(var card):
      card.words = Words()
      for index in card.characteristics.indices { card.characteristics[index].reason = nil }
      return .scorecard(card)
    default: return self
    }
  }
}
