import Diagnostics
import Markup
import Numbers
import RunRecord

/// The scenario's own test by month: the booked loans as it projects them beside what was seen.
struct BackcastPlot {
  private let table: RunTable
  private let months: [String]
  private let band: BackcastBand?
  /// Ratios above it are left out of their drawing: of the first few defaults they say nothing.
  private let greatestRatio: Number

  /// `nil` where the table has no rows.
  init?(_ table: RunTable) {
    guard !table.rows.isEmpty else { return nil }
    self.table = table
    months = table.rows.map { $0[0].key ?? "" }
    band = BackcastBand(table)
    greatestRatio = max(Number(2), band?.high ?? .zero)
  }

  var part: HTML {
    let charts: [(id: String, caption: Phrase, plot: Plot?)] = [
      (
        "balance", Phrase("Balance: projected as a line, seen as dots", "余额：线为预测值，圆点为实际值"),
        sides(values("balance.projected"), values("balance.actual"))
      ),
      (
        "defaults",
        Phrase(
          "Defaulted since the first month: projected as a line, seen as dots",
          "首月以来累计违约金额：线为预测值，圆点为实际值"),
        sides(sums("defaulted.projected"), sums("defaulted.actual"))
      ),
      ("ratio", ratioCaption, ratios),
    ]
    var view = TableView(table)
    view.lead = .group(
      charts.compactMap { id, caption, plot in
        plot.map { ChartFigure(id: "backcast-\(id)", caption: caption, plot: $0).html }
      })
    return view.part
  }

  private func values(_ name: String) -> [Number?] {
    table.column(name).map { column in table.rows.map { $0[column].number } } ?? []
  }

  /// Sums from the first month to each.
  private func sums(_ name: String) -> [Number?] {
    var sum: Number? = .zero
    return values(name).map { value in
      sum = value.flatMap { sum?.adding($0) }
      return sum
    }
  }

  // MARK: Amounts

  private func sides(_ projected: [Number?], _ actual: [Number?]) -> Plot? {
    let all = (projected + actual).compactMap { $0?.drawn }
    guard !all.isEmpty else { return nil }
    var plot = Plot(x: .periods(months), y: .yuan(all))
    func points(_ numbers: [Number?]) -> [Plot.Point] {
      series(numbers) { FigureText.phrase($0, .init(.money, moneyDecimals: 0)) }
    }
    plot.series = [
      .init(.drawnWords(Phrase("projected", "预测")), class: "two", .line, points(projected)),
      .init(.drawnWords(Phrase("actual", "实际")), class: "three", .dots, points(actual)),
    ]
    return plot
  }

  private func series(_ numbers: [Number?], _ words: (Number) -> Phrase) -> [Plot.Point] {
    numbers.enumerated().map { place, number in
      Plot.Point(
        Double(place), number?.drawn,
        title: number.map { "\(months[place]): \(words($0).text(in: .english))" })
    }
  }

  // MARK: Ratios

  private var ratioCaption: Phrase {
    let greatest = FigureText.phrase(greatestRatio, .init(.decimal)).text(in: .english)
    let ratios = Phrase(
      "Projected ÷ actual: the balance of the month, and all defaults up to it; ratios above \(greatest) are not drawn",
      "预测 ÷ 实际：当月余额与截至当月的累计违约；比值超过 \(greatest) 的不绘出")
    guard band != nil else { return ratios }
    return ratios + Phrase("; shaded, where the scenario must stay", "；着色带为情景要求的区间")
  }

  private var ratios: Plot? {
    func drawn(_ numbers: [Number?]) -> [Number?] {
      numbers.map { $0.flatMap { $0 <= greatestRatio ? $0 : nil } }
    }
    let balance = drawn(values("balance.ratio"))
    let defaults = drawn(
      zip(sums("defaulted.projected"), sums("defaulted.actual")).map { own, seen in
        guard let own, let seen, !seen.isZero else { return nil }
        return own.divided(by: seen)
      })
    let all = (balance + defaults).compactMap { $0?.drawn }
    guard !all.isEmpty else { return nil }
    let ends = band.map { [$0.low.drawn, $0.high.drawn] } ?? []
    var plot = Plot(
      x: .periods(months),
      y: .of(Phrase("projected ÷ actual", "预测 ÷ 实际"), .decimal, all + ends + [1]))
    if let band {
      let last = Double(max(months.count - 1, 1))
      plot.bands = [
        .init(
          class: "within",
          [(0, band.low.drawn, band.high.drawn), (last, band.low.drawn, band.high.drawn)])
      ]
    }
    plot.guides = [.init(.y, at: 1)]
    func points(_ numbers: [Number?]) -> [Plot.Point] {
      series(numbers) { FigureText.phrase($0, .init(.decimal)) }
    }
    plot.series = [
      .init(.drawnWords(Phrase("defaults", "违约")), class: "one", .line, points(defaults)),
      .init(.drawnWords(Phrase("balances", "余额")), class: "two", .line, points(balance)),
    ]
    return plot
  }
}

/// Within which a scenario must come when it projects what is known.
struct BackcastBand {
  let low: Number
  let high: Number

  /// `nil` where the scenario states none.
  init?(_ table: RunTable) {
    guard let below = table.column("limit.low"), let above = table.column("limit.high"),
      let low = table.numbers(below).first, let high = table.numbers(above).first
    else { return nil }
    (self.low, self.high) = (low, high)
  }

  func contains(_ ratio: Number) -> Bool { low <= ratio && ratio <= high }
}
