import Diagnostics
package import Numbers
package import RunRecord
import Semantics
package import Simulation

extension BacktestRun {
  /// Every table of the run, in the order of the page: the one list in which each kind of table is registered.
  package func tables(tunedUntil: CalendarDate?) -> [RunTable] {
    trustTables + comparison.tables + balanceTables + (tornado?.tables(scenario) ?? [])
      + risk.tables(comparison.words)
      + hiddenTruthTables
      + (attribution?.tables ?? [])
      + [changeTable]
      + measureTables
      + (tunedUntil.map { tuningTables(until: $0) } ?? []) + [scenario.figureTable]
  }

  private var trustTables: [RunTable] {
    var tables = [backtest.exclusionTable, backtest.preflightTable(comparison.words)]
    if let matchRate { tables += [matchRate.table, matchRate.mismatchTable(ledger)] }
    if let overrides { tables.append(overrides.table) }
    if let audit { tables.append(audit.table(comparison.words)) }
    tables.append(support.table(live: ledger.live.program, candidate: ledger.candidate.program))
    return tables
  }

  private func tuningTables(until day: CalendarDate) -> [RunTable] {
    let tuned = TunedRisk(
      ledger, recorded: recorded, outcomes: outcomes, scenario: scenario, until: day)
    return [tuningTable(until: day), tuned?.table].compactMap(\.self)
  }

  /// The trial of the inference, where the history holds outcomes of swap-ins that can be hidden.
  private var hiddenTruthTables: [RunTable] {
    guard let trial = HiddenTruth(ledger, outcomes, scenario), trial.truth.observed > 0 else {
      return []
    }
    return [trial.table]
  }

  private var balanceTables: [RunTable] {
    if case .success(let results)? = balances { results.tables(comparison.words) } else { [] }
  }

  private var changeTable: RunTable {
    let (live, candidate) = (ledger.live.program, ledger.candidate.program)
    return difference(from: live, to: candidate).table(live: live, candidate: candidate)
  }

  private var measureTables: [RunTable] {
    scenario.measures.isEmpty ? [] : [scenario.measureTable(ledger.measures)]
  }

  /// The figures before and after the last day by which the candidate was tuned, side by side; `nil` without dates.
  private func tuningTable(until day: CalendarDate) -> RunTable? {
    guard let (before, after) = split(after: day) else { return nil }
    let periods = [
      (id: "before", title: Phrase("to \(day)", "截至 \(day)"), before.summary(notDecided: nil)),
      (id: "after", title: Phrase("after \(day)", "\(day) 之后"), after.summary(notDecided: nil)),
    ]
    let metrics = BacktestMetric.allCases.filter { metric in
      metric.isByVersion
        && periods.contains { _, _, summary in
          MetricSide.allCases.contains { summary[$0.name(of: metric.name)]?.number != nil }
        }
    }
    let columns =
      [
        RunTable.Column("metric", Phrase("figure", "指标"), .text),
        RunTable.Column("unit", Phrase("unit", "单位"), .text),
      ]
      + periods.flatMap { period in
        MetricSide.allCases.map { side in
          RunTable.Column(
            "\(period.id).\(side.rawValue)",
            period.title + Phrase(", ", "，") + side.title, .decimal)
        }
      }
    return RunTable(
      "tuned_until", Phrase("Before and after the candidate was tuned", "候选版调优数据之前与之后"),
      note: Phrase(
        "what holds only up to \(day) was fitted, not found", "仅在 \(day) 及以前成立的结果是拟合所得，不足为据"),
      columns: columns,
      rows: metrics.map { metric in
        let definition = metric.definition
        return [
          .label(metric.name, definition.title),
          .label(definition.unit.rawValue, definition.unit.title),
        ]
          + periods.flatMap { _, _, summary in
            MetricSide.allCases.map { summary[$0.name(of: metric.name)]?.cell ?? .empty }
          }
      })
  }
}

extension MetricSide {
  /// As a column's head.
  var title: Phrase {
    switch self {
    case .live: Phrase("live", "现行版")
    case .candidate: Phrase("candidate", "候选版")
    case .delta: Phrase("difference", "差异")
    }
  }
}

extension MetricUnit {
  /// As people read it.
  var title: Phrase {
    switch self {
    case .count: Phrase("count", "数量")
    case .money: Phrase("money", "金额")
    case .share: Phrase("share", "占比")
    case .rate: Phrase("rate", "年利率")
    case .months: Phrase("months", "月")
    case .number: Phrase("number", "数值")
    }
  }
}

extension Summary.Value {
  /// The value as a cell of a table.
  var cell: RunTable.Cell {
    switch self {
    case .count(let count): .count(count)
    case .number(let number): .number(number)
    case .unavailable(let id, let words): .unavailable(id, words)
    }
  }
}
