extension Document {
  /// The document as Markdown, with tables as GitHub reads them.
  package var markdown: String {
    (["# \(Self.escaped(title))\n"] + blocks.map { Self.markdown($0) }).joined(separator: "\n")
  }

  private static func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text):
      return "\(String(repeating: "#", count: level)) \(markdown(text))\n"
    case .paragraph(let text): return markdown(text) + "\n"
    case .list(let items): return items.map { "- \(markdown($0))\n" }.joined()
    case .entry(let head, let lines):
      return "- \(markdown(head))\n" + lines.map { "  - \(markdown($0))\n" }.joined()
    case .table(let table):
      let titles = table.columns.map { escaped($0.title) }
      let rules = table.columns.map { $0.isNumeric ? "---:" : "---" }
      let rows = table.rows.map { row in row.map { cell($0) } }
      return ([titles, rules] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }
  }

  private static func markdown(_ text: [Inline]) -> String {
    text.map { piece in
      switch piece {
      case .text(let text): escaped(text)
      case .code(let text): code(text)
      case .strong(let text): "**\(escaped(text))**"
      case .soft(let text): "*\(escaped(text))*"
      }
    }.joined()
  }

  /// A cell, where a bar would end it.
  private static func cell(_ text: [Inline]) -> String {
    markdown(text).replacing("|", with: "\\|").replacing("\n", with: " ")
  }

  /// Between more backticks than the text holds in a row.
  private static func code(_ text: String) -> String {
    guard text.contains("`") else { return "`\(text)`" }
    return "`` \(text) ``"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>#".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
