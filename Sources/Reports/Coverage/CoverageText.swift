package import Diagnostics
import Trials

extension TrialRun {
  /// What the tests cover: a summary by section, then all that they do not meet.
  package func coverageText(in language: Language) -> String {
    guard let coverage else { return "" }
    let text = CoverageText(coverage, in: language)
    return ([headline(coverage, in: language), ""] + text.summary + text.gaps).map { $0 + "\n" }
      .joined()
  }

  private func headline(_ coverage: Coverage, in language: Language) -> String {
    let total = coverage.total
    let count = report.results.count
    return Phrase(
      """
      \(path): \(total.percent) covered by \(count) test\(count == 1 ? "" : "s"), \
      \(total.met) of \(total.all)
      """,
      "\(path)：\(count) 个测试覆盖 \(total.percent)（\(total.all) 项中的 \(total.met) 项）"
    ).filled(in: language)
  }
}

/// Coverage as lines of text.
struct CoverageText {
  private let coverage: Coverage
  private let words: CoverageWords
  private var language: Language { words.language }

  init(_ coverage: Coverage, in language: Language) {
    self.coverage = coverage
    words = CoverageWords(coverage.program, in: language)
  }

  /// A table of sections against kinds of items.
  var summary: [String] {
    let kinds = coverage.kinds
    var header: [(title: String, alignment: TextTable.Alignment)] = [
      (Phrase("section", "环节").filled(in: language), .left)
    ]
    header += kinds.map { ($0.plural.filled(in: language), .right) }
    header += [
      (Phrase("all", "合计").filled(in: language), .right),
      (Phrase("covered", "覆盖率").filled(in: language), .right),
    ]
    var table = TextTable(header)
    func add(_ title: String, _ items: [CoverageItem]) {
      let cells = kinds.map { kind in text(CoverageCount(items.filter { $0.kind == kind })) }
      let all = CoverageCount(items)
      table.add([title] + cells + [text(all), all.percent])
    }
    for (group, items) in coverage.groups { add(group.title(in: language), items) }
    table.addRule()
    add(Phrase("All", "合计").filled(in: language), coverage.items)
    return table.lines()
  }

  private func text(_ count: CoverageCount) -> String {
    count.all == 0 ? "" : "\(count.met)/\(count.all)"
  }

  /// Every item that is not wholly met, under what it belongs to.
  var gaps: [String] {
    let gaps = coverage.gaps
    guard !gaps.isEmpty else { return [] }
    var lines = ["", Phrase("not covered:", "未覆盖：").filled(in: language)]
    for (owner, items) in gaps {
      let place = (words.span(owner) ?? items.first?.span).map { "  " + words.place($0) } ?? ""
      lines.append("  \(words.head(owner))\(place)")
      lines += items.map { "    \(words.sentence($0))" }
    }
    return lines
  }
}
