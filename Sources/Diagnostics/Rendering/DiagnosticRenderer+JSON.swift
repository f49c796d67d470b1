extension DiagnosticRenderer {
  /// All problems as a JSON document: `{"problems": […], "hidden": 0}`.
  ///
  /// Lines and columns are 1-based, columns in UTF-8 bytes; `offset` and `length` too are bytes.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    let sorted = Self.sorted(diagnostics)
    return MachineText.members([
      "problems": .array(sorted.prefix(limit).map(json)),
      "hidden": .number(max(0, sorted.count - limit)),
    ]).line + "\n"
  }

  private func json(_ diagnostic: Diagnostic) -> MachineText {
    let head: [(name: String, value: MachineText)] = [
      ("id", .text(diagnostic.id.code)),
      ("severity", .text(diagnostic.severity.rawValue)),
      ("message", .text(diagnostic.message(in: language))),
    ]
    let arguments = diagnostic.arguments.sorted { $0.key < $1.key }.map {
      (name: $0.key, value: json($0.value))
    }
    let tail: [(name: String, value: MachineText?)] = [
      ("arguments", arguments.isEmpty ? nil : .object(arguments)),
      ("suggestion", diagnostic.suggestion.map { .text($0) }),
      ("help", diagnostic.help(in: language).map { .text($0) }),
      ("related", .nonEmpty(diagnostic.related.map(json))),
      ("fixes", .nonEmpty(diagnostic.fixes.map(json))),
    ]
    return .object(
      head + place(diagnostic.span) + tail.compactMap { name, value in value.map { (name, $0) } })
  }

  private func json(_ place: RelatedPlace) -> MachineText {
    .object(
      [("message", .text(Catalogue.words(of: place, in: language)))] + self.place(place.span))
  }

  private func json(_ fix: Fix) -> MachineText {
    .members([
      "applicability": .text(fix.applicability.rawValue),
      "label": .text(Catalogue.words(of: fix, in: language)),
      "edits": .array(fix.edits.map { .object(place($0.span) + [("text", .text($0.text))]) }),
    ])
  }

  private func place(_ span: SourceSpan) -> [(name: String, value: MachineText)] {
    let file = files[span.file]
    let (line, column) = file.lineAndColumn(at: span.lower)
    return [
      ("file", .text(file.path)), ("line", .number(line)), ("column", .number(column)),
      ("offset", .number(span.lower)), ("length", .number(span.upper - span.lower)),
    ]
  }

  private func json(_ argument: ProblemArgument) -> MachineText {
    switch argument {
    case .name(let text), .text(let text), .term(let text, [:]): .text(text)
    case .number(let number): .number(number)
    case .items(let items): .array(items.map(json))
    case .term(let id, let arguments):
      .object(
        [("term", .text(id))]
          + arguments.sorted { $0.key < $1.key }.map { (name: $0.key, value: json($0.value)) })
    }
  }
}
