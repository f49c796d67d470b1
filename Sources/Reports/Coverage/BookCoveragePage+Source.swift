import Diagnostics
import Markup
import Semantics
import Trials

// The author's own text, with what tests meet beside each line.
extension BookCoveragePage {
  /// A file line by line.
  func source(of id: FileID, _ items: [CoverageItem]) -> HTML {
    let file = run.program.files[id]
    let byLine = Dictionary(grouping: items) { file.lineAndColumn(at: $0.span.lower).line }
    let gaps = byLine.filter { $0.value.contains { !$0.unmet.isEmpty } }.keys.sorted()
    let count = CoverageCount(items)
    var last = file.lineStarts.count
    while last > 1, file.line(last).isEmpty { last -= 1 }
    return .tag(
      "section", class: "file", [:],
      [
        .tag(
          "h2", ["id": Self.anchor(id)],
          [.text(file.path), .tag("span", class: "soft", " \(count.percent)")]),
        gaps.first.map { line in
          .tag(
            "p", class: "small first", [:],
            [
              .tag(
                "a", ["href": "#\(Self.anchor(id))-\(line)"],
                [.text(words("first gap: line \(line)", "第一处缺口：第 \(line) 行"))])
            ])
        } ?? .empty,
        .tag(
          "table", class: "source", [:],
          [
            .tag(
              "tbody", [:],
              (1...max(1, last)).flatMap { line in
                self.line(
                  line, of: file, id, byLine[line] ?? [], next: gaps.first { $0 > line })
              })
          ]),
      ])
  }

  /// A line, and under it what tests have not met of it.
  private func line(
    _ number: Int, of file: SourceFile, _ id: FileID, _ items: [CoverageItem], next: Int?
  ) -> [HTML] {
    let count = CoverageCount(items)
    let (style, mark) =
      count.all == 0
      ? ("", "")
      : count.met == count.all ? ("met", "●") : count.met == 0 ? ("unmet", "○") : ("partly", "◐")
    let title =
      count.all == 0
      ? "" : words("\(count.met) of \(count.all) covered", "\(count.all) 项中已覆盖 \(count.met) 项")
    let row = HTML.tag(
      "tr", class: style.isEmpty ? nil : style, ["id": "\(Self.anchor(id))-\(number)"],
      [
        .tag("td", class: "place", "\(number)"),
        .tag(
          "td", class: "gutter",
          title.isEmpty ? [:] : ["title": title, "aria-label": title], [.text(mark)]),
        .tag("td", class: "code", file.line(number)),
      ])
    let unmet = items.filter { !$0.unmet.isEmpty }
    guard !unmet.isEmpty else { return [row] }
    let jump =
      next.map { line in
        HTML.tag(
          "a", class: "next", ["href": "#\(Self.anchor(id))-\(line)"],
          [.text(words("next gap ↓", "下一处 ↓"))])
      } ?? .empty
    return [
      row,
      .tag(
        "tr", class: "notes", [:],
        [
          .tag("td", class: "place"), .tag("td", class: "gutter"),
          .tag(
            "td", [:], [jump, .tag("ul", [:], unmet.map { .tag("li", words.sentence($0)) })]),
        ]),
    ]
  }

  static let style = """

    .small { font-size: 13px; } .strong { font-weight: 600; } .bad { color: var(--bad); }
    header { display: block; margin-bottom: 20px; } .legend { white-space: pre; } .figure { display: flex; align-items: center; gap: 14px; margin: 12px 0 4px; }
    .figure strong { font-size: 28px; line-height: 1.1; font-variant-numeric: tabular-nums; }
    .figure .bar { flex: 0 1 320px; }
    .bar { background: var(--line); border-radius: 4px; height: 8px; overflow: hidden; min-width: 60px;
      margin: 7px 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .bar span { display: block; height: 100%; background: var(--good); }
    .bar.fair span { background: var(--warn); } .bar.poor span { background: var(--bad); }
    .good-ink { color: var(--good); } .fair-ink { color: var(--warn); } .poor-ink { color: var(--bad); }
    table.books, table.summary { border: 1px solid var(--line); border-radius: 6px; border-collapse: separate;
      border-spacing: 0; }
    .books td, .books th, .summary td, .summary th { padding: 6px 12px; }
    tbody tr:last-child td, tbody tr:last-child th { border-bottom: 0; }
    .summary tbody th { color: var(--ink); font-size: 15px; font-weight: 400; }
    .summary td { white-space: nowrap; } .summary td.lacking { color: var(--warn); }
    .summary .total td, .summary .total th { font-weight: 600; } td.wide { width: 22%; }
    .gap { margin: 8px 0 8px 16px; break-inside: avoid; } .gap ul { margin: 2px 0; padding-left: 18px; }
    table.source { border: 1px solid var(--line); border-collapse: separate; border-spacing: 0; table-layout: fixed; }
    .source td { border: 0; padding: 0 8px; font: 12.5px/1.65 var(--mono); }
    .source td.place { width: 52px; text-align: right; color: var(--soft); user-select: none; }
    .source td.gutter { width: 26px; text-align: center; padding: 0; user-select: none; }
    .source td.code { white-space: pre-wrap; overflow-wrap: anywhere; padding-left: 10px; }
    .met .gutter { color: var(--good); box-shadow: inset 3px 0 var(--good); }
    .partly .gutter { color: var(--warn); box-shadow: inset 3px 0 var(--warn); }
    .unmet .gutter { color: var(--bad); box-shadow: inset 3px 0 var(--bad); }
    .partly .code { background: var(--warn-ground); } .unmet .code { background: var(--bad-ground); }
    .source .notes td { font: 13px/1.5 system-ui, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", sans-serif;
      color: var(--soft); padding-bottom: 6px; }
    .source .notes ul { margin: 2px 0; padding-left: 28px; } .source .notes a.next { float: right; font-size: 12px; }
    tr:target td.code { outline: 2px solid var(--accent); outline-offset: -2px; }
    @media print { .source .notes a.next, .first { display: none; } .source td { font-size: 9px; line-height: 1.4; }
      .source .notes td { font-size: 10px; } tr.notes { break-before: avoid; } }

    """
}
