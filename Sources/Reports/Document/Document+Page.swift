import Diagnostics
package import Markup

extension Document {
  /// The document as a page that needs nothing else.
  package var page: Page {
    Page(
      title: title, language: language.rawValue, style: Self.style,
      body: [.tag("header", [:], [.tag("h1", title)]), contents] + blocks.enumerated().map(html))
  }

  /// Links to the headings of the second level.
  private var contents: HTML {
    let links = blocks.enumerated().compactMap { position, block -> HTML? in
      guard case .heading(2, let text) = block else { return nil }
      return .tag("a", ["href": "#\(Self.anchor(position))"], text.map { Self.html($0) })
    }
    return .tag("nav", ["aria-label": title], links)
  }

  private static func anchor(_ position: Int) -> String { "part-\(position)" }

  private func html(_ position: Int, _ block: Block) -> HTML {
    switch block {
    case .heading(let level, let text):
      return .tag("h\(level)", ["id": Self.anchor(position)], text.map { Self.html($0) })
    case .paragraph(let text): return .tag("p", [:], text.map { Self.html($0) })
    case .list(let items):
      return .tag("ul", [:], items.map { .tag("li", [:], $0.map { Self.html($0) }) })
    case .entry(let head, let lines):
      return .tag(
        "section", class: "entry", [:],
        [.tag("div", class: "head", [:], head.map { Self.html($0) })]
          + lines.map { .tag("div", [:], $0.map { Self.html($0) }) })
    case .table(let table): return Self.html(table)
    }
  }

  private static func html(_ table: Table) -> HTML {
    let styles = table.columns.map { $0.isNumeric ? "number" : nil }
    let head = zip(table.columns, styles).map { column, style in
      HTML.tag("th", class: style, ["scope": "col"], [.text(column.title)])
    }
    let rows = table.rows.map { row in
      HTML.tag(
        "tr", [:], zip(row, styles).map { .tag("td", class: $1, [:], $0.map { html($0) }) })
    }
    return .tag(
      "div", class: "wide", [:],
      [
        .tag(
          "table", [:],
          [.tag("thead", [:], [.tag("tr", [:], head)]), .tag("tbody", [:], rows)])
      ])
  }

  private static func html(_ piece: Inline) -> HTML {
    switch piece {
    case .text(let text): .text(text)
    case .code(let text): .tag("code", text)
    case .strong(let text): .tag("strong", text)
    case .soft(let text): .tag("span", class: "soft", text)
    }
  }

  private static let style = """
    nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 12px 0 20px; }
    h2 { border-top: 1px solid var(--line); padding-top: 18px; }
    .entry { background: var(--paper); border: 1px solid var(--line); border-radius: 6px;
      padding: 10px 14px; margin: 8px 0; }
    .entry .head { font-weight: 600; } .entry code { overflow-wrap: anywhere; }
    .wide { overflow-x: auto; margin: 8px 0 16px; } td code { white-space: nowrap; }
    @media print { nav { display: none; } td code { white-space: normal; } }

    """
}
