import Diagnostics
import Numbers
import RunRecord
import Semantics
import Simulation

extension Tornado {
  /// What each assumption moves, and where it would turn a gate.
  func tables(_ scenario: Scenario) -> [RunTable] {
    let titles = Dictionary(
      scenario.figures.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
    return [table(titles), flipTable(titles)]
  }

  private static let moved: [BacktestMetric] = [.cover, .raroc, .balance]

  // MARK: Both ends

  private func table(_ titles: [String: Phrase]) -> RunTable {
    RunTable(
      "tornado", Phrase("What the candidate's return hangs on", "候选版收益对各项假设的敏感度"),
      note: Phrase(
        """
        one assumption at a time, by a fifth of its value to either side as far as it may go, all others as they stand; \
        curves as a whole, by a factor; months and the correlation of assets are not varied; what was seen of a loan stays \
        as it was; sorted by what moves cover most
        """,
        """
        每次只变动一项假设，在其允许范围内上下各变动其取值的五分之一，其余不变；曲线整体乘以系数；月数与资产相关性不变动；\
        已观察到的贷款表现保持不变；按对覆盖倍数的影响由大到小排列
        """),
      columns: [
        .init("assumption", Phrase("assumption", "假设"), .text),
        Self.value("value.low", Phrase("low", "下调")),
        Self.value("value", Phrase("as it stands", "现值")),
        Self.value("value.high", Phrase("high", "上调")),
      ] + Self.moved.flatMap(Self.columns),
      rows: rows.map { row in
        [
          row.label(titles), row.cell(row.varied.low), row.cell(row.value),
          row.cell(row.varied.high),
        ] + Self.moved.flatMap { cells(row, $0) }
      })
  }

  private static func value(_ name: String, _ part: Phrase) -> RunTable.Column {
    .init(
      name, Phrase("value, ", "取值，") + part, .text, group: .init(Phrase("value", "取值"), part))
  }

  private static func columns(_ metric: BacktestMetric) -> [RunTable.Column] {
    let (title, unit) = (metric.definition.title, metric.definition.unit)
    func column(_ end: String, _ words: Phrase, isDifference: Bool = false) -> RunTable.Column {
      .init(
        "\(metric.name).\(end)", title + Phrase(", ", "，") + words,
        RunTable.Unit(unit, isDifference: isDifference), group: .init(title, words))
    }
    return [
      column("low", Phrase("at low", "下调后")), column("high", Phrase("at high", "上调后")),
      column("swing", Phrase("high − low", "差"), isDifference: true),
    ]
  }

  private func cells(_ row: Row, _ metric: BacktestMetric) -> [RunTable.Cell] {
    switch row.figures {
    case .success(let ends):
      [.number(ends.low[metric]), .number(ends.high[metric]), .number(row.swing(metric))]
    case .failure(let gap): Array(repeating: .unavailable("no_balances", gap.phrase), count: 3)
    }
  }

  // MARK: Gates

  private func flipTable(_ titles: [String: Phrase]) -> RunTable {
    RunTable(
      "gate_flips", Phrase("Where an assumption would turn a gate", "假设变动到何值会使门槛翻转"),
      note: Phrase(
        """
        the first value, in steps of 0.001 % or 0.00001 of a factor, at which the gate is answered otherwise, all other \
        assumptions as they stand; nearest first, as a part of the value, those last that never turn it; the figure is taken to rise or to fall all the way
        """,
        """
        其余假设不变时，使该门槛结论改变的首个取值（步长 0.001% 或系数 0.00001）；按相对距离由近到远排列，不翻转者列后；指标按随假设单调变动处理
        """)
        + (demands.contains(where: \.isReference)
          ? Phrase(
            "; no gate of this run is on loans, so that a cover of 1 stands in",
            "；本次运行没有关于贷款的门槛，以覆盖倍数 1 代之") : Phrase(verbatim: "")),
      columns: [
        .init("gate", Phrase("gate", "门槛"), .text),
        .init("met", Phrase("now", "现状"), .text),
        .init("assumption", Phrase("assumption", "假设"), .text),
        .init("value", Phrase("as it stands", "现值"), .text),
        .init("below", Phrase("turns at, below", "下降至此翻转"), .text),
        .init("above", Phrase("turns at, above", "上升至此翻转"), .text),
      ],
      rows: nearestFirst.map { place, row in
        [
          .text(demands[place].gate.text),
          standing[place].isMet
            ? .label("met", Phrase("met", "达标")) : .label("not_met", Phrase("not met", "未达标")),
          row.label(titles), row.cell(row.value),
          row.cell(row.flips[place].low, Phrase("not down to ", "未翻转，至 ")),
          row.cell(row.flips[place].high, Phrase("not up to ", "未翻转，至 ")),
        ]
      })
  }

  /// Places of demands with their rows: those that turn, by demand and by how far the nearer value is at which they do, then
  /// those that do not.
  private var nearestFirst: [(demand: Int, row: Row)] {
    func distance(_ demand: Int, _ row: Row) -> Number? {
      [row.flips[demand].low, row.flips[demand].high].compactMap { flip -> Number? in
        guard case .at(let value) = flip else { return nil }
        let way = value.subtracting(row.value)?.magnitude
        return row.value.isZero ? way : way?.divided(by: row.value)
      }.min()
    }
    let all = demands.indices.flatMap { demand in
      rows.map { (demand: demand, row: $0, distance: distance(demand, $0)) }
    }
    let turning = all.filter { $0.distance != nil }.enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      if left.demand != right.demand { return left.demand < right.demand }
      guard let one = left.distance, let other = right.distance, one != other else {
        return $0.offset < $1.offset
      }
      return one < other
    }.map(\.element)
    return (turning + all.filter { $0.distance == nil }).map { ($0.demand, $0.row) }
  }
}

extension Tornado.Row {
  /// By the name and the words that the scenario has for it.
  fileprivate func label(_ titles: [String: Phrase]) -> RunTable.Cell {
    titles[name].map { .label(name, $0) } ?? .text(name)
  }

  /// A value: machines read the number, people its words.
  fileprivate func cell(_ value: Number) -> RunTable.Cell {
    .label(value.description, Phrase(verbatim: words(value)))
  }

  fileprivate func cell(_ flip: Tornado.Flip, _ never: Phrase) -> RunTable.Cell {
    switch flip {
    case .at(let value): cell(value)
    case .never(let end) where end == value: .empty
    case .never(let end):
      .label("never", never + Phrase(verbatim: words(end == Tornado.least ? .zero : end)))
    case .gap(let gap): .unavailable("no_balances", gap.phrase)
    }
  }

  private func words(_ value: Number) -> String {
    func grouped(_ value: Number, atMost decimals: Int) -> String {
      value.grouped(decimals: min(value.leastDecimals, decimals), separator: ",")
    }
    return switch unit {
    case .share: value.asPercent(decimals: min(max(value.leastDecimals - 2, 0), 4))
    case .number: grouped(value, atMost: 5)
    case .factor: "× " + grouped(value, atMost: 5)
    case .money: grouped(value, atMost: 2)
    }
  }
}
