import Diagnostics
import Numbers
import RunRecord
import Simulation

extension RiskFigures {
  /// Chances that were stated beside what was observed, by tenths.
  var calibrationTable: RunTable {
    RunTable(
      "calibration", Phrase("Stated chance of default and what was observed", "违约概率的校准"),
      note: Phrase(
        "tenths of the observed loans by stated chance, ties kept together; 95 % intervals by Wilson",
        "按所述概率将已观察贷款十等分，同值不拆；95% 区间用 Wilson 法"),
      columns: [
        .init("statement", Phrase("whose", "来源"), .text),
        .init("band", Phrase("band", "段"), .text),
        .init("from", Phrase("from", "自"), .share),
        .init("to", Phrase("to", "至"), .share),
        .init("n_observed", Phrase("observed", "已观察"), .count),
        .init("n_bad", Phrase("bad", "不良"), .count),
        .init("predicted", Phrase("stated", "所述概率"), .share),
        .init("bad_rate", Phrase("bad rate", "不良率"), .share),
        .init("bad_rate.low", Phrase("interval from", "区间下限"), .share),
        .init("bad_rate.high", Phrase("to", "上限"), .share),
        .init("within", Phrase("stated within interval", "所述在区间内"), .text),
      ],
      rows: zip(RiskStatement.allCases, calibrations).flatMap {
        statement, found -> [[RunTable.Cell]] in
        switch found {
        case .failure(let gap):
          let empty = [RunTable.Cell](repeating: .empty, count: 9)
          return [[statement.cell, .gap(gap)] + empty]
        case .success(let calibration):
          let bands = calibration.bands.enumerated().map { index, band in
            row(statement, .text("\(index + 1)"), band)
          }
          let all = RunTable.Cell.label("all", Phrase("all", "合计"))
          return bands + [row(statement, all, calibration.total)]
        }
      })
  }

  private func row(
    _ statement: RiskStatement, _ name: RunTable.Cell, _ band: Calibration.Band
  ) -> [RunTable.Cell] {
    [
      statement.cell, name, .number(band.low), .number(band.high), .count(band.loans),
      .count(band.bad), .number(band.predicted), .number(band.observed),
      .number(band.interval.low), .number(band.interval.high), .claim(band.isMet),
    ]
  }

  /// KS, AUC and Gini, on observed loans only.
  var discriminationTable: RunTable {
    RunTable(
      "discrimination", Phrase("How well bad is told from good", "区分能力"),
      note: Phrase(
        "on observed loans only: those who were declined are not among them",
        "仅取有表现的贷款，不含被拒绝者"),
      columns: [
        .init("statement", Phrase("whose", "来源"), .text),
        .init("n_observed", Phrase("observed", "已观察"), .count),
        .init("n_bad", Phrase("bad", "不良"), .count),
        .init("ks", Phrase("KS", "KS 值"), .decimal),
        .init("auc", Phrase("AUC", "AUC 值"), .decimal),
        .init("gini", Phrase("Gini", "基尼系数"), .decimal),
      ],
      rows: qualities.map { quality -> [RunTable.Cell] in
        let figures: [RunTable.Cell] =
          switch quality.figures {
          case .failure(let gap): [RunTable.Cell](repeating: .gap(gap), count: 3)
          case .success(let found): [.number(found.ks), .number(found.auc), .number(found.gini)]
          }
        let head: [RunTable.Cell] = [
          quality.statement.cell, .count(quality.loans), .count(quality.bad),
        ]
        return head + figures
      })
  }

  /// PSI of the candidate's approvals against the live version's.
  func stabilityTable(_ words: FieldWords) -> RunTable {
    RunTable(
      "stability", Phrase("How the approved shift", "通过客群的迁移（PSI）"),
      note: Phrase(
        """
        PSI, baseline: approvals of the live version; ten bins of equal frequency, equal values together in the lower \
        bin, of a segment its values; a bin empty on one side counts as half a case
        """,
        "PSI，基准为现行版通过者；十个等频箱，同值归入较低箱，细分字段以取值分箱；一侧为空的箱按半笔计"),
      columns: [
        .init("subject", Phrase("of", "对象"), .text),
        .init("bins", Phrase("bins", "箱数"), .count),
        .init("psi", Phrase("PSI", "PSI 稳定度"), .decimal),
      ],
      rows: shifts.map { shift -> [RunTable.Cell] in
        let subject: RunTable.Cell =
          switch shift.subject {
          case .score: .label("score", Phrase("reference score", "参考评分"))
          case .line: .label("line", Phrase("line", "授信额度"))
          case .segment(let field): words.field(field)
          }
        switch shift.figures {
        case .failure(let gap): return [subject, .gap(gap), .gap(gap)]
        case .success(let index):
          return [subject, .count(index.bins.count), .number(index.value)]
        }
      })
  }
}
