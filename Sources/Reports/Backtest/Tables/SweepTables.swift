import Diagnostics
import Numbers
package import RunRecord
import Semantics
package import Simulation

extension Sweep {
  /// Every point of the grid, with the live version and the candidate above them.
  package var table: RunTable {
    var table = RunTable(
      "sweep", Phrase("All points of the sweep", "扫描的全部组合"), note: Self.note,
      columns: columns)
    table.rows = marked + points.map { row($0, mark: mark($0)) }
    return table
  }

  /// The points that no other beats, and the two versions.
  package var frontier: RunTable {
    var table = RunTable(
      "frontier", Phrase("Frontier", "有效前沿"), note: Self.note, columns: columns)
    table.rows = marked + points.filter { !$0.isDominated }.map { row($0, mark: mark($0)) }
    return table
  }

  /// What must stand beside every frontier: the loss does not answer to the line.
  private static var note: Phrase {
    Phrase(
      """
      loss assumed unaffected by line: the chance of a bad loan is that of the offer that was judged, whatever a point \
      offers, so that no point is marked as best
      """,
      "假设损失率不受额度影响：不良概率取评判时的授信条件，不随各组合的额度变化，因此不标注最优点")
  }

  /// The gain of the frontier first, then the others; balances only where they are asked for.
  private var gains: [Gain] {
    [gain] + [.passRate, .customerLine].filter { $0 != gain }
  }

  private var columns: [RunTable.Column] {
    let gainColumns = gains.map { gain in
      switch gain {
      case .passRate: RunTable.Column("pass_rate", Phrase("pass rate", "通过率"), .share)
      case .customerLine:
        RunTable.Column("customer_line", BacktestMetric.customerLine.definition.title, .money)
      case .balance: RunTable.Column("balance", BacktestMetric.balance.definition.title, .money)
      }
    }
    let axisColumns = axes.map { axis in
      RunTable.Column(axis.name, Phrase(verbatim: axis.name), axis.unit)
    }
    return [.init("point", Phrase("point", "组合"), .text)] + axisColumns
      + gainColumns + [
        .init("expected_loss.rate", Phrase("expected loss rate", "预期损失率"), .share),
        .init("expected_loss.amount", Phrase("expected loss", "预期损失额"), .money),
        .init("n_approved", Phrase("approved", "通过笔数"), .count),
        .init("n_referred", Phrase("referred", "转人工笔数"), .count),
        .init("dominated", Phrase("dominated", "被占优"), .text),
      ]
  }

  private var marked: [[RunTable.Cell]] {
    [
      row(nil, live, mark: .label("live", Phrase("live", "现行版")), dominated: .empty),
      row(
        axes.map(\.current), candidate, mark: .label("candidate", Phrase("candidate", "候选版")),
        dominated: .empty),
    ]
  }

  private func mark(_ point: Point) -> RunTable.Cell {
    point.values == axes.map(\.current)
      ? .label("as_candidate", Phrase("as the candidate", "同候选版")) : .empty
  }

  private func row(_ point: Point, mark: RunTable.Cell) -> [RunTable.Cell] {
    row(
      point.values, point.figures, mark: mark,
      dominated: point.isDominated
        ? .label("yes", Phrase("yes", "是")) : .label("no", Phrase("no", "否")))
  }

  private func row(
    _ values: [Number]?, _ figures: SweepFigures, mark: RunTable.Cell, dominated: RunTable.Cell
  ) -> [RunTable.Cell] {
    func cell(_ number: Number?) -> RunTable.Cell {
      number.map { .number($0) }
        ?? .unavailable("not_judged", Phrase("nobody judges the risk", "无风险评判"))
    }
    let gains = gains.map { gain -> RunTable.Cell in
      switch gain {
      case .passRate: cell(figures.passRate)
      case .customerLine: .number(figures.customerLine)
      case .balance: figures.balance.map { .money($0) } ?? .empty
      }
    }
    let settings =
      values.map { $0.map { RunTable.Cell.number($0) } } ?? axes.map { _ in RunTable.Cell.empty }
    return [mark] + settings + gains
      + [
        cell(figures.lossRate), cell(figures.lossAmount), .count(figures.approvals),
        .count(figures.referrals), dominated,
      ]
  }
}

extension SweepAxis {
  /// The unit of the values.
  fileprivate var unit: RunTable.Unit {
    switch type {
    case .money: .money
    case .share: .share
    case .rate: .rate
    case .months: .months
    default: .decimal
    }
  }
}
