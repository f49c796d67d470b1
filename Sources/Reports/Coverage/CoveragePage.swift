package import Diagnostics
import Markup
import Semantics
import Trials

/// Coverage as pages for a browser: an index over books, and a page a book with its files.
package struct CoveragePages: Sendable {
  private let runs: [TrialRun]
  private let language: Language
  /// The file of each run's page, without a folder.
  private let names: [String]

  package init(_ runs: [TrialRun], in language: Language) {
    self.runs = runs.filter { $0.coverage != nil }
    self.language = language
    var names: [String] = []
    for run in self.runs {
      let name = Self.name(run.path)
      let twins = names.count { $0 == name }
      names.append(twins == 0 ? name : "\(name)-\(twins + 1)")
    }
    self.names = names.map { $0 + ".html" }
  }

  /// All pages by file name, `index.html` first.
  package var files: [(name: String, text: String)] {
    [("index.html", index.rendered)]
      + zip(names, runs).map { name, run in
        (name, BookCoveragePage(run, in: language, hasIndex: true).page.rendered)
      }
  }

  /// A path as one word: letters and digits of any script, the rest as `-`.
  private static func name(_ path: String) -> String {
    let stem = path.hasSuffix(".rules") ? path.dropLast(".rules".count) : path[...]
    let words = stem.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let name = words.joined(separator: "-")
    return name.isEmpty || name == "index" ? "book" : name
  }

  private var index: Page {
    let title = Phrase("Coverage of tests", "测试覆盖率").filled(in: language)
    let totals = runs.compactMap { $0.coverage?.total }
    let total = CoverageCount(
      met: totals.reduce(0) { $0 + $1.met }, all: totals.reduce(0) { $0 + $1.all })
    let rows = zip(names, runs).map { name, run -> HTML in
      let count = run.coverage?.total ?? CoverageCount(met: 0, all: 0)
      return .tag(
        "tr", [:],
        [
          .tag(
            "td", [:],
            [
              .tag(
                "a", ["href": name],
                [.text(run.program.words.title(in: language) ?? run.program.name)]),
              .tag("div", class: "soft small", run.path),
            ]),
          .tag("td", class: "number", "\(run.report.results.count)"),
          .tag(
            "td", class: run.report.failed == 0 ? "number" : "number bad", "\(run.report.failed)"),
          .tag("td", class: "wide", [:], [CoverageBar.bar(count)]),
          .tag("td", class: "number strong", count.percent),
          .tag("td", class: "number soft", "\(count.met)/\(count.all)"),
        ])
    }
    func head(_ english: Sentence, _ chinese: Sentence, isNumber: Bool = true) -> HTML {
      .tag(
        "th", class: isNumber ? "number" : nil, ["scope": "col"],
        [.text(Phrase(english, chinese).filled(in: language))])
    }
    return Page(
      title: title, language: language.rawValue, style: BookCoveragePage.style,
      body: [
        .tag("header", [:], [.tag("h1", title), CoverageBar.figure(total)]),
        .tag(
          "table", class: "books", [:],
          [
            .tag(
              "thead", [:],
              [
                .tag(
                  "tr", [:],
                  [
                    head("book", "规则书", isNumber: false), head("tests", "测试"),
                    head("failed", "未通过"), head("covered", "覆盖", isNumber: false),
                    head("", ""), head("met", "已覆盖"),
                  ])
              ]), .tag("tbody", [:], rows),
          ]),
        .tag(
          "p", class: "soft small",
          Phrase(
            """
            A module that several books use is shown within each of them: what one book's tests meet \
            says nothing about another's.
            """, "多本规则书共用的模块分别计入各书：一本书的测试覆盖到什么，不代表另一本也覆盖到。"
          ).filled(in: language)),
      ])
  }
}

/// Figures drawn as bars.
enum CoverageBar {
  /// A bar filled as far as the share is met.
  static func bar(_ count: CoverageCount) -> HTML {
    .tag(
      "div", class: "bar \(grade(count))",
      ["role": "img", "aria-label": "\(count.percent)"],
      [.tag("span", ["style": "width: \(count.permille / 10).\(count.permille % 10)%"])])
  }

  /// The figure of a whole page.
  static func figure(_ count: CoverageCount) -> HTML {
    .tag(
      "div", class: "figure", [:],
      [
        .tag("strong", class: "\(grade(count))-ink", count.percent), bar(count),
        .tag("span", class: "soft", "\(count.met)/\(count.all)"),
      ])
  }

  private static func grade(_ count: CoverageCount) -> String {
    count.permille >= 900 ? "good" : count.permille >= 600 ? "fair" : "poor"
  }
}
