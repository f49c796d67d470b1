package import Diagnostics
import Numbers
package import RunRecord
package import Simulation

extension Monitoring {
  /// What a monitored version's figures are shown as: one table a unit, or all in one for machines.
  package struct Tables {
    private let figures: [(version: String, figure: MonitoredFigure)]

    /// - Parameter monitored: the versions' ids with their figures, in the order in which they are shown.
    package init(_ monitored: [(version: String, monitoring: Monitoring)]) {
      figures = monitored.flatMap { version, monitoring in
        monitoring.figures.map { (version, $0) }
      }
    }

    /// All figures in one table, in plain decimals.
    package var all: RunTable {
      table("monitoring", Phrase("Monitoring", "监测"), .decimal, figures)
    }

    /// Tables for people: shares, amounts, rates and PSI apart.
    package var byUnit: [RunTable] {
      let parts: [(String, Phrase, RunTable.Unit, Set<MonitoredFigure.Kind>)] = [
        (
          "outcomes", Phrase("Outcomes", "审批结论"), .share, [.passRate, .referRate, .declineRate]
        ),
        ("lines", Phrase("Lines", "授信额度"), .money, [.linePerApproval]),
        ("rates", Phrase("Rates", "利率"), .rate, [.weightedRate]),
        ("rules", Phrase("Rules", "规则命中"), .share, [.hitRate, .undecidedRate]),
        (
          "stability", Phrase("Stability against the evidence (PSI)", "相对证据的稳定度（PSI）"),
          .decimal, [.stability]
        ),
        ("vintages", Phrase("Bad rate by vintage", "各账龄不良率"), .share, [.badRate]),
      ]
      return parts.compactMap { name, title, unit, kinds in
        let own = figures.filter { kinds.contains($0.figure.kind) }
        return own.isEmpty ? nil : table(name, title, unit, own)
      }
    }

    private func table(
      _ name: String, _ title: Phrase, _ unit: RunTable.Unit,
      _ figures: [(version: String, figure: MonitoredFigure)]
    ) -> RunTable {
      RunTable(
        name, title,
        columns: [
          .init("version", Phrase("version", "版本"), .text),
          .init("family", Phrase("family", "模型类别"), .text),
          .init("figure", Phrase("figure", "指标"), .text),
          .init("of", Phrase("of", "对象"), .text),
          .init("n", Phrase("n", "笔数"), .count),
          .init("value", Phrase("value", "实际"), unit),
          .init("value.low", Phrase("from", "区间下限"), unit),
          .init("value.high", Phrase("to", "上限"), unit),
          .init("evidence", Phrase("evidence", "证据"), unit),
          .init("limit.low", Phrase("at least", "下限"), unit),
          .init("limit.high", Phrase("at most", "上限"), unit),
          .init("state", Phrase("state", "判断"), .text),
        ], rows: figures.map { row($0.version, $0.figure) })
    }

    /// What a figure is of: a rule, a field or a vintage by its name, the version's own figures in words.
    private func subject(_ figure: MonitoredFigure) -> RunTable.Cell {
      guard let subject = figure.subject else { return .empty }
      switch subject {
      case "own score": return .label(subject, Phrase("own score", "自身评分"))
      case "offered line": return .label(subject, Phrase("offered line", "给出的额度"))
      case "offered rate": return .label(subject, Phrase("offered rate", "给出的利率"))
      default: return .text(subject)
      }
    }

    private func row(_ version: String, _ figure: MonitoredFigure) -> [RunTable.Cell] {
      func cell(_ number: Number?) -> RunTable.Cell { number.map { .number($0) } ?? .empty }
      let head: [RunTable.Cell] = [
        .text(version), .label(figure.family.rawValue, figure.family.words),
        .label(figure.kind.rawValue, figure.kind.words),
        subject(figure), .count(figure.count),
      ]
      let value =
        figure.gap.map { RunTable.Cell.unavailable($0.id, $0.phrase) } ?? cell(figure.value)
      let numbers = [
        figure.interval?.lowerBound, figure.interval?.upperBound,
        figure.evidence, figure.limits?.lowerBound, figure.limits?.upperBound,
      ]
      return head + [value] + numbers.map(cell) + [
        .label(figure.state.rawValue, figure.state.words)
      ]
    }
  }
}

extension ModelFamily {
  /// As people read it.
  package var words: Phrase {
    switch self {
    case .antiFraud: Phrase("anti-fraud", "反欺诈模型")
    case .approval: Phrase("approval", "审批模型")
    case .riskEvaluation: Phrase("risk evaluation", "风险评价模型")
    case .warning: Phrase("warning", "预警模型")
    }
  }
}

extension MonitoredFigure.Kind {
  /// As people read it.
  package var words: Phrase {
    switch self {
    case .passRate: Phrase("pass rate", "通过率")
    case .referRate: Phrase("refer rate", "转人工率")
    case .declineRate: Phrase("decline rate", "拒绝率")
    case .hitRate: Phrase("hit rate", "命中率")
    case .undecidedRate: Phrase("undecided", "无法判断率")
    case .linePerApproval: Phrase("line per approval", "笔均通过额度")
    case .weightedRate: Phrase("weighted rate", "加权利率")
    case .stability: Phrase("PSI", "PSI 稳定度")
    case .badRate: Phrase("bad rate", "不良率")
    }
  }
}

extension MonitoredFigure.State {
  /// As people read it.
  package var words: Phrase {
    switch self {
    case .met: Phrase("within", "在限内")
    case .breach: Phrase("BREACH", "超限")
    case .chance: Phrase("within chance", "属随机波动")
    case .tooFew: Phrase("too few", "样本过少")
    case .noEvidence: Phrase("no evidence", "无证据")
    case .unavailable: Phrase("not available", "无法给出")
    }
  }
}

extension MonitoredFigure {
  /// `hit rate of A01`, in one line without its value.
  package var name: String { subject.map { "\(kind.rawValue) \($0)" } ?? kind.rawValue }
}
