import Diagnostics
import Semantics

/// The page of a problem as people read it, on a terminal or in Markdown.
struct ProblemText {
  private let page: ProblemPage
  private let language: Language

  init(_ page: ProblemPage, in language: Language) {
    self.page = page
    self.language = language
  }

  /// The page for a terminal.
  var plain: String {
    var parts = [
      "\(severity)[\(page.code)]: \(sentence)", page.meaning.filled(in: language),
    ]
    if let wrong = page.wrong {
      parts.append(words(Phrase("WRONG", "错误示例")) + "\n\n" + indented(text(of: wrong)))
      parts.append(indented(problems(of: wrong)))
    }
    if let right = page.right {
      parts.append(words(Phrase("RIGHT", "正确示例")) + "\n\n" + indented(text(of: right)))
    }
    parts.append(
      words(Phrase("WHAT TO DO", "处理办法")) + "\n\n" + indented(page.remedy.filled(in: language)))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The page's part of a Markdown file.
  var markdown: String {
    var parts = [
      "**\(severity)**: \(sentence.markdownText)", page.meaning.filled(in: language).markdownText,
    ]
    if let wrong = page.wrong {
      parts.append(words(Phrase("Wrong:", "错误示例：")))
      parts.append(Self.fenced(text(of: wrong), "rules"))
      parts.append(Self.fenced(problems(of: wrong), "text"))
    }
    if let right = page.right {
      parts.append(words(Phrase("Right:", "正确示例：")))
      parts.append(Self.fenced(text(of: right), "rules"))
    }
    parts.append(
      words(
        Phrase(
          "What to do: \(page.remedy.filled(in: .english).markdownText)",
          "处理办法：\(page.remedy.filled(in: .chinese).markdownText)")))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The whole Markdown file of a page: English, then Chinese.
  static func file(_ page: ProblemPage) -> String {
    "# \(page.code)\n\n"
      + Language.allCases.map { ProblemText(page, in: $0).markdown }.joined(separator: "\n---\n\n")
  }

  /// The Markdown file that lists all pages.
  static var index: String {
    let rows = ProblemPage.all.map { page in
      let text = Language.allCases.map { ProblemText(page, in: $0).sentence.markdownText }
      return "| [\(page.code)](\(page.code).md) | \(text.joined(separator: " | ")) |"
    }
    return """
      # Problems

      What `rulebench check` can say, by code; `rulebench help CODE` prints the same pages.
      They are made from `Sources/Diagnostics`: change them there.

      | code | | |
      | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }

  /// Every code with its sentence.
  static func list(in language: Language) -> String {
    let pages = Catalogue.entries.compactMap { ProblemPage.page(of: $0.id) }
    let width = pages.map(\.code.count).max() ?? 0
    return pages.map { page in
      let gap = String(repeating: " ", count: width - page.code.count + 2)
      return page.code + gap + ProblemText(page, in: language).sentence + "\n"
    }.joined()
  }

  // MARK: Pieces

  private var entry: Catalogue.Entry { Catalogue.entry(for: ProblemID(page.code)) }

  private var severity: String { entry.severity.word.filled(in: language) }

  /// The problem's sentence with dots for what differs from case to case.
  private var sentence: String {
    entry.sentence[language].pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .slot: "…"
      }
    }.joined()
  }

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }

  private static func fenced(_ text: String, _ kind: String) -> String {
    "```\(kind)\n\(text)\n```"
  }

  /// The files of an example, each under its name where there are several.
  private func text(of example: ProblemExample) -> String {
    if case .setting(let text) = example { return "--with '\(text)'" }
    let files = example.shown.sorted { $0.key < $1.key }
    return files.map { path, text in
      let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
      let clipped = text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.count > 120 ? $0.prefix(119) + "…" : $0 }.joined(separator: "\n")
      return files.count > 1 ? "// \(path)\n\(clipped)" : clipped
    }.joined(separator: "\n\n")
  }

  /// What checking an example says.
  private func problems(of example: ProblemExample) -> String {
    let reader = BookReader.memory(example.files)
    if example.isScenario {
      guard let scenario = try? Semantics.check(scenarioAt: example.path, reader: reader) else {
        return ""
      }
      return first(of: scenario.diagnostics, in: scenario.files)
    }
    guard let book = try? Semantics.check(bookAt: example.path, reader: reader) else { return "" }
    var (found, files) = (book.diagnostics, book.files)
    if case .setting(let text) = example {
      let setting = book.setting(text)
      (found, files) = (setting.diagnostics, setting.files)
    }
    return first(of: found, in: files)
  }

  private func first(of problems: [Diagnostic], in files: SourceFiles) -> String {
    guard let first = DiagnosticRenderer.sorted(problems).first else { return "" }
    return String(DiagnosticRenderer(files: files, language: language).text(first).dropLast())
  }
}

extension String {
  /// The text as Markdown shows it: what would open a tag or a cell is escaped.
  fileprivate var markdownText: String {
    replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("<", with: "\\<")
  }
}
