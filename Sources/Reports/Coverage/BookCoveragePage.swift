import Diagnostics
import Markup
import Semantics
import Trials

/// The coverage of one book: its figures, what is not met, and its files line by line.
struct BookCoveragePage {
  let run: TrialRun
  let language: Language
  let coverage: Coverage
  let words: CoverageWords
  private let hasIndex: Bool

  init(_ run: TrialRun, in language: Language, hasIndex: Bool) {
    self.run = run
    self.language = language
    self.hasIndex = hasIndex
    coverage = run.coverage ?? Coverage(program: run.program, items: [])
    words = CoverageWords(run.program, in: language)
  }

  func words(_ english: Sentence, _ chinese: Sentence) -> String {
    Phrase(english, chinese).filled(in: language)
  }

  var page: Page {
    let title = run.program.words.title(in: language) ?? run.program.name
    return Page(
      title: words("Coverage: \(title)", "测试覆盖率：\(title)"), language: language.rawValue,
      style: Self.style,
      body: [
        .tag(
          "header", [:],
          [
            hasIndex
              ? .tag(
                "p", [:], [.tag("a", ["href": "index.html"], [.text(words("All books", "全部规则书"))])])
              : .empty,
            .tag("h1", title), .tag("p", class: "soft small", run.path),
            CoverageBar.figure(coverage.total), .tag("p", class: "small", facts), legend,
          ]), summary, fileList, gaps, .group(files.map { source(of: $0.file, $0.items) }),
        .tag(
          "footer", class: "soft small", [:],
          [.tag("p", [:], [.text("\(run.program.name) "), .tag("code", run.program.digest)])]),
      ])
  }

  private var facts: String { run.summary.filled(in: language) }

  /// What the marks beside the lines mean.
  private var legend: HTML {
    .tag(
      "p", class: "small soft legend", [:],
      [
        .tag("span", class: "good-ink", "● "), .text(words("covered", "已覆盖")),
        .tag("span", class: "fair-ink", "  ◐ "), .text(words("in part", "部分覆盖")),
        .tag("span", class: "poor-ink", "  ○ "), .text(words("not covered", "未覆盖")),
      ])
  }

  // MARK: Figures

  private var summary: HTML {
    let kinds = coverage.kinds
    func row(_ title: String, _ items: [CoverageItem], class style: String? = nil) -> HTML {
      let all = CoverageCount(items)
      let cells = kinds.map { kind -> HTML in
        let count = CoverageCount(items.filter { $0.kind == kind })
        if count.all == 0 { return .tag("td", class: "number") }
        return .tag(
          "td", class: count.met == count.all ? "number" : "number lacking",
          "\(count.met)/\(count.all)")
      }
      return .tag(
        "tr", class: style, [:],
        [.tag("th", ["scope": "row"], [.text(title)])] + cells
          + [
            .tag("td", class: "wide", [:], [CoverageBar.bar(all)]),
            .tag("td", class: "number strong", all.percent),
          ])
    }
    let head = [words("section", "环节")] + kinds.map { $0.plural.filled(in: language) }
    return .tag(
      "section", [:],
      [
        .tag("h2", words("By section", "按环节")),
        .tag(
          "table", class: "summary", [:],
          [
            .tag(
              "thead", [:],
              [
                .tag(
                  "tr", [:],
                  head.enumerated().map {
                    .tag("th", class: $0 == 0 ? nil : "number", ["scope": "col"], [.text($1)])
                  } + [
                    .tag("th", ["scope": "col", "colspan": "2"], [.text(words("covered", "覆盖率"))])
                  ])
              ]),
            .tag(
              "tbody", [:],
              coverage.groups.map { row($0.group.title(in: language), $0.items) }
                + [row(words("All", "合计"), coverage.items, class: "total")]),
          ]),
      ])
  }

  /// The files that hold items, in the order of the book.
  private var files: [(file: FileID, items: [CoverageItem])] {
    Dictionary(grouping: coverage.items) { $0.span.file }.sorted { $0.key < $1.key }
      .map { (file: $0.key, items: $0.value) }
  }

  private var fileList: HTML {
    .tag(
      "section", [:],
      [
        .tag("h2", words("Files", "文件")),
        .tag(
          "table", class: "books", [:],
          [
            .tag(
              "tbody", [:],
              files.map { file, items in
                let count = CoverageCount(items)
                return .tag(
                  "tr", [:],
                  [
                    .tag(
                      "td", [:],
                      [
                        .tag(
                          "a", ["href": "#\(Self.anchor(file))"],
                          [.text(run.program.files[file].path)])
                      ]), .tag("td", class: "wide", [:], [CoverageBar.bar(count)]),
                    .tag("td", class: "number strong", count.percent),
                    .tag("td", class: "number soft", "\(count.met)/\(count.all)"),
                  ])
              })
          ]),
      ])
  }

  // MARK: What is not met

  private var gaps: HTML {
    let gaps = coverage.gaps
    guard !gaps.isEmpty else { return .empty }
    return .tag(
      "section", [:],
      [
        .tag("h2", words("Not covered", "未覆盖")),
        .tag(
          "details", [:],
          [
            .tag(
              "summary",
              words(
                "\(gaps.count) rules, values and tables with gaps", "\(gaps.count) 处规则、指标与表有缺口"))
          ]
            + gaps.map { owner, items in
              .tag(
                "div", class: "gap", [:],
                [
                  .tag(
                    "a", ["href": "#\(Self.anchor(items[0].span, run.program))"],
                    [.text(words.head(owner))]),
                  .tag("ul", [:], items.map { .tag("li", words.sentence($0)) }),
                ])
            }),
      ])
  }

  static func anchor(_ file: FileID) -> String { "file-\(file.index)" }

  static func anchor(_ span: SourceSpan, _ program: Program) -> String {
    "\(anchor(span.file))-\(program.files[span.file].lineAndColumn(at: span.lower).line)"
  }
}
