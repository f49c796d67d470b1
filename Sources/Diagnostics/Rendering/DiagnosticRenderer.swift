/// Shows problems to people and machines: sorted by place, capped, with the source line underlined.
package struct DiagnosticRenderer: Sendable {
  /// The files that spans refer to.
  package let files: SourceFiles
  /// How many problems are shown; the rest are counted.
  package let limit: Int
  /// The language of the words.
  package let language: Language
  /// The colours of a terminal, or none.
  package let paint: Paint

  package init(
    files: SourceFiles, limit: Int = 100, language: Language = .english, paint: Paint = .none
  ) {
    self.files = files
    self.limit = limit
    self.language = language
    self.paint = paint
  }

  /// Problems in the order in which they are shown: by place, then severity, then id.
  package static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.sorted {
      ($0.span, $0.severity, $0.id.code) < ($1.span, $1.severity, $1.id.code)
    }
  }

  /// All problems as text, each followed by an empty line, and a line that counts them.
  ///
  /// Nothing when there are none.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    let sorted = Self.sorted(diagnostics)
    var text = ""
    for diagnostic in sorted.prefix(limit) { text += self.text(diagnostic) + "\n" }
    if !sorted.isEmpty { text += summary(of: sorted) + "\n" }
    return text
  }

  /// One problem with its places underlined, what to do about it, and the edits that would mend it.
  package func text(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity.word.filled(in: language)
    let message = diagnostic.message(in: language)
    var lines = [
      paint(diagnostic.severity.role, "\(severity)[\(diagnostic.id.code)]")
        + paint(.message, words(Phrase(": \(message)", "：\(message)")))
    ]
    lines += excerpts(of: diagnostic)
    let margin = String(repeating: " ", count: margin(of: diagnostic))
    func add(_ label: Phrase, _ text: String) {
      lines.append(
        paint(.margin, margin + " = ") + paint(.fix, words(label))
          + words(Phrase(": \(text)", "：\(text)")))
    }
    if let help = diagnostic.help(in: language) { add(Phrase("help", "建议"), help) }
    for fix in diagnostic.fixes where !isAsked(fix, of: diagnostic) {
      add(fix.applicability.word, Catalogue.words(of: fix, in: language))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a fix writes what the problem's sentence asks already.
  private func isAsked(_ fix: Fix, of diagnostic: Diagnostic) -> Bool {
    fix.label == "rewrite"
      && diagnostic.suggestion.map { fix.arguments["text"] == .name($0) } == true
  }

  private func summary(of diagnostics: [Diagnostic]) -> String {
    let counts = Severity.summary { severity in diagnostics.count { $0.severity == severity } }
    return counts.map { words($0 + Self.notShown(diagnostics.count - limit)) } ?? ""
  }

  /// ` (3 not shown)`, or nothing.
  package static func notShown(_ count: Int) -> Phrase {
    count > 0 ? Phrase(" (\(count) not shown)", "（其中 \(count) 个未显示）") : Phrase(verbatim: "")
  }

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  // MARK: Places

  private func lineNumber(of span: SourceSpan) -> Int {
    files[span.file].lineAndColumn(at: span.lower).line
  }

  /// How wide the line numbers of a problem's places are.
  private func margin(of diagnostic: Diagnostic) -> Int {
    let spans = [diagnostic.span] + diagnostic.related.map(\.span)
    return String(spans.map(lineNumber).max() ?? 1).count
  }

  /// The places of a problem, file by file, its own file first.
  private func excerpts(of diagnostic: Diagnostic) -> [String] {
    let related = diagnostic.related.map { place in
      SourceExcerpt.Mark(
        span: place.span, caption: Catalogue.words(of: place, in: language), isPrimary: false)
    }
    let marks = [SourceExcerpt.Mark(span: diagnostic.span, caption: "", isPrimary: true)] + related
    var order: [FileID] = []
    for mark in marks where !order.contains(mark.span.file) { order.append(mark.span.file) }
    let margin = margin(of: diagnostic)
    return order.flatMap { id -> [String] in
      let here = marks.filter { $0.span.file == id }
      let file = files[id]
      let (line, column) = file.lineAndColumn(at: here[0].span.lower)
      let arrow = here[0].isPrimary ? "-->" : ":::"
      let head =
        String(repeating: " ", count: margin) + paint(.secondary, arrow)
        + " \(file.path):\(line):\(column)"
      return [head]
        + SourceExcerpt(
          file: file, marks: here, margin: margin, paint: paint, role: diagnostic.severity.role
        ).lines
    }
  }
}
