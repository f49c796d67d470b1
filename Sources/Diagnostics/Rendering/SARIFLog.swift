/// Problems as a log of SARIF 2.1.0, which code hosts and editors read.
///
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html: lines and columns are 1-based,
/// columns count UTF-16 code units, files are named by relative references of RFC 3986.
package struct SARIFLog {
  /// The problems of one book with its files.
  package struct Book {
    let files: SourceFiles
    let diagnostics: [Diagnostic]
    package init(files: SourceFiles, diagnostics: [Diagnostic]) {
      self.files = files
      self.diagnostics = diagnostics
    }
  }

  private let books: [Book]
  private let language: Language
  /// How many problems of a book are in the log.
  private let limit: Int
  /// The page of a problem in Markdown, by its code.
  private let page: (String) -> String?

  package init(
    _ books: [Book], limit: Int, language: Language,
    page: @escaping (String) -> String? = { _ in nil }
  ) {
    self.books = books
    self.limit = limit
    self.language = language
    self.page = page
  }

  /// The whole log: one run of the tool.
  package var text: String {
    let shown = books.map { book in
      (book.files, DiagnosticRenderer.sorted(book.diagnostics).prefix(limit))
    }
    let codes = Set(shown.flatMap { $0.1.map(\.id.code) }).sorted()
    let results = shown.flatMap { files, diagnostics in
      diagnostics.map { result($0, files, rule: codes.firstIndex(of: $0.id.code) ?? 0) }
    }
    let driver = MachineText.members([
      "name": .text("rulebench"), "rules": .array(codes.map(rule)),
    ])
    return MachineText.members([
      "$schema": .text(
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"),
      "version": .text("2.1.0"),
      "runs": .array([
        .members([
          "tool": .members(["driver": driver]), "language": .text(language.tag),
          "columnKind": .text("utf16CodeUnits"), "results": .array(results),
        ])
      ]),
    ]).line + "\n"
  }

  private func rule(_ code: String) -> MachineText {
    let entry = Catalogue.entry(for: ProblemID(code))
    let sentence = entry.sentence[language].pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .slot: "…"
      }
    }.joined()
    return .members([
      "id": .text(code), "shortDescription": message(sentence),
      "help": page(code).map { .members(["text": .text(sentence), "markdown": .text($0)]) },
      "defaultConfiguration": .members(["level": .text(entry.severity.rawValue)]),
    ])
  }

  private func result(_ diagnostic: Diagnostic, _ files: SourceFiles, rule: Int) -> MachineText {
    let related = diagnostic.related.enumerated().map { index, place in
      MachineText.members([
        "id": .number(index), "physicalLocation": location(place.span, files),
        "message": message(Catalogue.words(of: place, in: language)),
      ])
    }
    let text = [diagnostic.message(in: language), diagnostic.help(in: language)]
    return .members([
      "ruleId": .text(diagnostic.id.code), "ruleIndex": .number(rule),
      "level": .text(diagnostic.severity.rawValue),
      "message": message(text.compactMap { $0 }.joined(separator: "\n")),
      "locations": .array([.members(["physicalLocation": location(diagnostic.span, files)])]),
      "relatedLocations": .nonEmpty(related),
      "fixes": .nonEmpty(diagnostic.fixes.map { fix($0, files) }),
    ])
  }

  private func fix(_ fix: Fix, _ files: SourceFiles) -> MachineText {
    var order: [FileID] = []
    for edit in fix.edits where !order.contains(edit.span.file) { order.append(edit.span.file) }
    return .members([
      "description": message(Catalogue.words(of: fix, in: language)),
      "artifactChanges": .array(
        order.map { file in
          .members([
            "artifactLocation": artifact(files[file]),
            "replacements": .array(
              fix.edits.filter { $0.span.file == file }.map { edit in
                .members([
                  "deletedRegion": region(edit.span, files[file]),
                  "insertedContent": .members(["text": .text(edit.text)]),
                ])
              }),
          ])
        }),
      "properties": .members(["applicability": .text(fix.applicability.rawValue)]),
    ])
  }

  private func message(_ text: String) -> MachineText { .members(["text": .text(text)]) }

  private func location(_ span: SourceSpan, _ files: SourceFiles) -> MachineText {
    .members([
      "artifactLocation": artifact(files[span.file]), "region": region(span, files[span.file]),
    ])
  }

  private func artifact(_ file: SourceFile) -> MachineText {
    .members(["uri": .text(Self.reference(toPath: file.path))])
  }

  /// From the first character to behind the last one.
  private func region(_ span: SourceSpan, _ file: SourceFile) -> MachineText {
    let (start, end) = (file.utf16Place(at: span.lower), file.utf16Place(at: span.upper))
    return .members([
      "startLine": .number(start.line), "startColumn": .number(start.column),
      "endLine": .number(end.line), "endColumn": .number(end.column),
    ])
  }

  /// A path as a URI reference: what may not stand in one is percent-encoded.
  static func reference(toPath path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/@".utf8)
    let encoded = path.utf8.map { byte -> String in
      if plain.contains(byte) { return String(decoding: [byte], as: UTF8.self) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }
}

extension SourceFile {
  /// The 1-based line and 1-based column in UTF-16 code units of a UTF-8 offset.
  package func utf16Place(at offset: Int) -> (line: Int, column: Int) {
    let (line, column) = lineAndColumn(at: offset)
    let start = lineStarts[line - 1]
    let before = String(decoding: utf8[start..<start + column - 1], as: UTF8.self)
    return (line, before.utf16.count + 1)
  }
}

extension Language {
  /// The tag of BCP 47 that names it.
  fileprivate var tag: String { self == .chinese ? "zh-CN" : "en-US" }
}
