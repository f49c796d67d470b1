import Diagnostics
import Numbers
package import RunRecord
package import Semantics
package import Simulation
import Syntax

extension Scenario {
  /// A modeller's own figures under both versions.
  package func measureTable(_ measured: [MeasuredPair]) -> RunTable {
    RunTable(
      "measures", Phrase("Measures of the scenario", "情景自定义指标"),
      note: Phrase(
        "applications of which a measure cannot be told are counted apart",
        "无法判断的申请单独计数"),
      columns: [
        .init("measure", Phrase("measure", "指标"), .text),
        .init("definition", Phrase("definition", "口径"), .text),
        .init("live", Phrase("live", "现行版"), .decimal),
        .init("candidate", Phrase("candidate", "候选版"), .decimal),
        .init("delta", Phrase("change", "变化"), .decimal),
        .init("n_unknown.live", Phrase("unknown, live", "无法判断（现行版）"), .count),
        .init("n_unknown.candidate", Phrase("unknown, candidate", "无法判断（候选版）"), .count),
      ],
      rows: zip(measures, measured).map { measure, pair in
        let (live, candidate) = (
          pair.live.result(measure.kind), pair.candidate.result(measure.kind)
        )
        let delta = live.flatMap { live in candidate.flatMap { $0.subtracting(live) } }
        func cell(_ number: Number?) -> RunTable.Cell { number.map { .number($0) } ?? .ofNothing }
        return [
          .named(measure.name, measure.words), .text(measure.text), cell(live), cell(candidate),
          cell(delta), .count(pair.live.unknown), .count(pair.candidate.unknown),
        ]
      })
  }

  /// Every figure of the scenario with where it is from.
  package var figureTable: RunTable {
    RunTable(
      "scenario", Phrase("Figures of the scenario", "情景参数"),
      columns: [
        .init("figure", Phrase("figure", "参数"), .text),
        .init("value", Phrase("value", "取值"), .text),
        .init("origin", Phrase("source or assumption", "来源或假设"), .text),
        .init("text", Phrase("which", "说明"), .text),
      ],
      rows: figures.map { figure in
        let (id, title, text) =
          switch figure.origin {
          case .source(let text): ("source", Phrase("source", "来源"), text)
          case .assumption(let text): ("assumption", Phrase("assumption", "假设"), text)
          }
        return [
          .label(figure.name, figure.title), .text(figure.value), .label(id, title), .text(text),
        ]
      })
  }
}
