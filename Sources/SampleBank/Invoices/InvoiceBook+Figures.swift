extension InvoiceBook {
  /// Months before an application's own of which its dossier holds invoices.
  static let months = 24
  /// Days after an application up to which it holds them.
  static let foresight = 15
  /// Of all invoices, those issued, in ten-thousandths; the others are received.
  static let salesPart = 6_000
  /// Weights of firms in hundredths, by the sales of a month in yuan from which they hold.
  static let weights: [(above: Int, weight: Int)] = [
    (0, 57), (95_000, 77), (190_000, 98), (325_000, 118), (650_000, 144), (1_200_000, 185),
  ]
  /// From so many invoices an application on, every month with sales has one that says so.
  static let withoutGaps = 40
  static let voided: Chance = 250
  static let reversed: Chance = 150
  static let slow: Chance = 500
  static let amongCustomers: Chance = 300
  static let outsiders = 2_000_000
  /// What small-scale payers buy, in ten-thousandths of sales.
  static let smallScalePurchases = 7_400

  static let figures = FigureTable(
    title: "Invoices",
    about: """
      Of the \(months) months before an application and of its own month, up to \(foresight) days after it. Valid sales of a month, \
      red-letter invoices included, sum up to the sales that are filed if there is an invoice in every month with sales, as from \
      \(withoutGaps) invoices an application on.
      """,
    figures: [
      Figure(
        "invoices an application on average, issued and received, unless `--invoices` says otherwise",
        "\(SampleRequest().invoices)"),
      Figure("of these issued", percent(salesPart, of: 10_000)),
      Figure(
        "weight of a firm by its sales of a month, yuan",
        weights.map { "from \($0.above): \(decimal($0.weight, places: 2))" }
          .joined(separator: ", ")),
      Figure("void invoices beside the valid ones", voided),
      Figure("invoices taken back in red letters within 9 days", reversed),
      Figure("received the day after issue, but 5 days after in", slow),
      Figure("buyers and sellers that are customers of the bank", amongCustomers),
      Figure(
        "firms that sell more than half to one buyer", Trade.concentrated),
      Figure(
        "the largest buyer's share of theirs, %",
        "\(Trade.largestShare.lowerBound) to \(Trade.largestShare.upperBound)"),
      Figure("firms that also buy from their largest buyer, lawfully", Trade.swapping),
      Figure(
        "what small-scale payers buy, of sales", percent(smallScalePurchases, of: 10_000)),
    ])
}
