import Diagnostics
import Syntax

/// A book's declarations cut into pieces that can be put together with another version's.
struct BookPieces: Sendable {
  /// In the order of the canonical print.
  private(set) var all: [BookPiece] = []
  /// The decided record.
  private(set) var decides = ""
  private(set) var currency: Name?
  private let name: Name
  private var disabled: [String: TextLiteral] = [:]

  init(_ file: FileSyntax) {
    name = file.name
    for case .disable(let code, let because) in file.declarations.map(\.kind) {
      disabled[code.text] = because
    }
    for case .decides(let name) in file.declarations.map(\.kind) { decides = name.text }
    var calendars: [Syntax.Declaration.Kind] = []
    for declaration in file.declarations {
      if case .calendar = declaration.kind {
        calendars.append(declaration.kind)
      } else {
        add(declaration.kind)
      }
    }
    if !calendars.isEmpty { all.append(BookPiece(.calendar, .calendars(calendars))) }
  }

  private mutating func add(_ kind: Syntax.Declaration.Kind) {
    switch kind {
    case .currency(let name): currency = name
    case .source(let source): add(.source(source.name.text), kind)
    case .type(let name, _, _): add(.type(name.text), kind)
    case .order(let name, _): add(.order(name.text), kind)
    case .parameter(let parameter): add(.value(parameter.name.text), kind)
    case .reference(let reference): add(.value(reference.name.text), kind)
    case .table(let table): add(.value(table.name.text), kind)
    case .scorecard(let card): add(.value(card.name.text), kind)
    case .override(let inner, _): override(by: inner.kind)
    case .record(let record):
      var bare = record
      bare.fields = []
      all.append(BookPiece(.record(record.name.text), .record(bare)))
      let owner = record.name.text
      for field in record.fields {
        let name = field.name.text
        all.append(
          BookPiece(
            owner == decides ? .value(name) : .rowField(record: owner, name),
            .field(field, record: owner)))
      }
    case .section(let section): for item in section.items { add(item, section.kind) }
    // Cards, tests and orders between outputs decide nothing; a book of one file uses and expects nothing.
    default: break
    }
  }

  private mutating func add(_ key: BookPiece.Key, _ kind: Syntax.Declaration.Kind) {
    all.append(BookPiece(key, .declaration(kind)))
  }

  private mutating func add(_ item: SectionSyntax.Item, _ section: SectionKind) {
    switch item {
    case .let(let value):
      all.append(BookPiece(.value(value.name.text), .definition(item, section)))
    case .output(let output):
      all.append(BookPiece(.value(output.name.text), .definition(item, section)))
    case .rule(let rule):
      all.append(
        BookPiece(
          .rule(rule.code.text), .rule(rule, section, disabled: disabled[rule.code.text])))
    case .undecided, .order: break
    }
  }

  /// Puts a declaration in the place of what it overrides.
  private mutating func override(by kind: Syntax.Declaration.Kind) {
    let key: BookPiece.Key
    switch kind {
    case .parameter(let parameter): key = .value(parameter.name.text)
    case .table(let table): key = .value(table.name.text)
    case .scorecard(let card): key = .value(card.name.text)
    default: return
    }
    if let index = all.firstIndex(where: { $0.key == key }) {
      all[index] = BookPiece(key, .declaration(kind))
    }
  }

  /// The text of a book of one file that consists of some pieces.
  func text(of pieces: [BookPiece]) -> String {
    var groups = [[Syntax.Declaration.Kind]](repeating: [], count: 5)
    var records: [RecordSyntax] = []
    var sections: [SectionKind: [SectionSyntax.Item]] = [:]
    groups[0].append(.decides(Name(decides, span: .nowhere)))
    if let currency { groups[0].append(.currency(currency)) }
    for case .record(let record) in pieces.map(\.content) { records.append(record) }
    for piece in pieces {
      switch piece.content {
      case .calendars(let kinds): groups[0] += kinds
      case .declaration(let kind):
        switch kind {
        case .source, .type: groups[1].append(kind)
        case .order: groups[3].append(kind)
        default: groups[4].append(kind)
        }
      case .record: break
      case .field(let field, let owner):
        guard let index = records.firstIndex(where: { $0.name.text == owner }) else { continue }
        records[index].fields.append(field)
      case .definition(let item, let section): sections[section, default: []].append(item)
      case .rule(let rule, let section, let because):
        sections[section, default: []].append(.rule(rule))
        if let because { groups[4].append(.disable(rule.code, because: because)) }
      }
    }
    groups[2] = records.map { .record($0) }
    for kind in SectionKind.allCases {
      guard let items = sections[kind] else { continue }
      groups[4].append(.section(SectionSyntax(kind: kind, items: items)))
    }
    return canonicalText(
      FileSyntax(
        kind: .rulebook, name: name, documentation: [], words: Words(),
        declarations: groups.flatMap { $0 }.map { Syntax.Declaration($0, span: .nowhere) }))
  }
}

extension CheckedBook {
  /// A book of one file, checked with the reader of this one.
  func checking(_ text: String) -> CheckedBook? {
    guard let source else { return nil }
    let file = SourceFile(path: "coalition.rules", text: text)
    var sources = SourceFiles()
    let id = sources.add(file)
    let parsed = parse(file, id: id)
    guard let syntax = parsed.file, parsed.diagnostics.isEmpty else {
      return CheckedBook(diagnostics: parsed.diagnostics, files: sources)
    }
    let loaded = LoadedFile(
      path: file.path, id: id, syntax: syntax, mentions: [:], skippedNames: [])
    return BookSource(
      files: [loaded], sources: sources, diagnostics: [], reader: source.reader,
      language: .english
    ).check()
  }
}
