/// Shows problems to people and machines: sorted by place, capped, with the source line underlined.
package struct DiagnosticRenderer: Sendable {
  /// The files that spans refer to.
  package let files: SourceFiles
  /// How many problems are shown; the rest are counted.
  package let limit: Int
  /// The language of the words.
  package let language: Language

  package init(files: SourceFiles, limit: Int = 100, language: Language = .english) {
    self.files = files
    self.limit = limit
    self.language = language
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

  /// One problem with its source line, related places and help.
  package func text(_ diagnostic: Diagnostic) -> String {
    let message = diagnostic.message(in: language)
    let head = diagnostic.severity.word
    var lines = [
      words(
        Phrase(
          "\(head.english)[\(diagnostic.id.code)]: \(message)",
          "\(head.chinese)[\(diagnostic.id.code)]：\(message)"))
    ]
    let last = ([diagnostic.span] + diagnostic.related.map(\.span)).map { lineNumber(of: $0) }.max()
    let margin = String(repeating: " ", count: String(last ?? 1).count)
    lines += excerpt(at: diagnostic.span, margin: margin)
    for place in diagnostic.related {
      let note = Catalogue.words(of: place, in: language)
      lines.append("\(margin) = " + words(Phrase("note: \(note)", "说明：\(note)")))
      lines += excerpt(at: place.span, margin: margin)
    }
    if let help = diagnostic.help(in: language) {
      lines.append("\(margin) = " + words(Phrase("help: \(help)", "建议：\(help)")))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func summary(of diagnostics: [Diagnostic]) -> String {
    let counts = Severity.summary { severity in diagnostics.count { $0.severity == severity } }
    let hidden = diagnostics.count - limit
    let omission =
      hidden > 0
      ? Phrase(" (\(hidden) not shown)", "（其中 \(hidden) 个未显示）") : Phrase(verbatim: "")
    return words((counts ?? Phrase(verbatim: "")) + omission)
  }

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  private func lineNumber(of span: SourceSpan) -> Int {
    files[span.file].lineAndColumn(at: span.lower).line
  }

  /// The place and the source line with the span underlined; of a long span, its first line.
  private func excerpt(at span: SourceSpan, margin: String) -> [String] {
    let file = files[span.file]
    let (line, column) = file.lineAndColumn(at: span.lower)
    let number = String(line)
    let padding = String(repeating: " ", count: margin.utf8.count - number.utf8.count)
    let (shown, before, marked) = underlined(file.line(line), column: column, span: span)
    return [
      "\(margin)--> \(file.path):\(line):\(column)",
      "\(margin) |",
      "\(padding)\(number) | \(shown)",
      "\(margin) | \(String(repeating: " ", count: before))\(String(repeating: "^", count: marked))",
    ]
  }

  /// How a character of a source line is drawn: what nobody sees, or turns the line, is shown.
  private func drawn(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0xA0 { return displayWidth(of: scalar) == 0 ? " " : scalar }
    let properties = scalar.properties
    let isHidden =
      properties.isBidiControl || [0x2028, 0x2029].contains(scalar.value)
      || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
    return isHidden ? "\u{FFFD}" : scalar
  }

  /// The line with tabs as spaces and control characters shown, and the columns to underline.
  private func underlined(_ line: String, column: Int, span: SourceSpan)
    -> (shown: String, before: Int, marked: Int)
  {
    let lower = column - 1
    let upper = lower + max(1, span.upper - span.lower)
    var shown = ""
    var before = 0
    var marked = 0
    var offset = 0
    for scalar in line.unicodeScalars {
      let drawn = drawn(scalar)
      shown.unicodeScalars.append(drawn)
      if offset < lower {
        before += displayWidth(of: drawn)
      } else if offset < upper {
        marked += displayWidth(of: drawn)
      }
      offset += UTF8.width(scalar)
    }
    return (shown, before, max(1, marked))
  }
}
