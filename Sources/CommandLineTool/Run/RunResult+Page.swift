import Diagnostics
import Markup
import Reports
import RunRecord
import Semantics
import Syntax

extension RunResult {
  /// The page of the run, as it opens to readers of a language.
  func page(_ books: RunBooks, in language: Language) throws -> String {
    var header = BacktestHeader(
      live: .init(books.live, path: record.live.path),
      candidate: .init(books.candidate, path: record.candidate.path),
      window: record.data.first.flatMap { first in record.data.last.map { (first, $0) } },
      asOf: Self.asOf(books.scenario.market),
      data: (record.data.path, record.data.digest),
      scenario: (record.scenario.path, record.scenario.digest),
      engine: "rulebench \(record.engine.version)"
        + (record.engine.source.map { " (\($0.prefix(12)))" } ?? ""),
      run: try record.name(), resultDigest: record.result, currency: books.live.currency,
      command: record.command)
    header.gates = gates
    header.audit = audit.map { .init($0) }
    return BacktestPage(tables: tables, summary: summary, header: header).page(in: language)
      .rendered
  }

  private static func asOf(_ market: Scenario.Market) -> Phrase {
    switch market {
    case .asRecorded:
      Phrase(
        "facts as known on each application's day, references of that day",
        "事实与参考数据均按各申请当日已知取值")
    case .at(let day):
      Phrase(
        "facts as known on each application's day, references of \(day)",
        "事实按各申请当日已知取值，参考数据取 \(day) 的值")
    }
  }
}

extension BacktestHeader.Version {
  fileprivate init(_ program: Program, path: String) {
    let english = program.words.title ?? program.name
    self.init(
      title: Phrase("\(english)", "\(program.words.zh ?? english)"), path: path,
      digest: program.digest,
      card: program.card.map { ($0.title, $0.text) })
  }
}
