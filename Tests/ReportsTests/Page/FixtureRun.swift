import Diagnostics
import Numbers
import Reports
import RunRecord

/// A run as a bank might see it, made by hand: tables and figures that fit together, most of them.
enum FixtureRun {
  static var page: BacktestPage {
    BacktestPage(tables: tables, summary: summary, header: header)
  }

  static func number(_ text: String) -> Number {
    (try? Number(parsing: text)) ?? .zero
  }

  // MARK: Header

  static var header: BacktestHeader {
    var header = BacktestHeader(
      live: .init(
        title: Phrase("Bank-tax line", "银税贷"), path: "Models/tax_line/v1",
        digest: "sha256:7f3c9a51e02b4d6688f1aa90c4de5b3710ff28c6d9e44b1b5a7712c03e9d8f60"),
      candidate: .init(
        title: Phrase("Bank-tax line", "银税贷"), path: "Models/tax_line/v2",
        digest: "sha256:0b9d41ce77aa31f5d2c86e0f9b1447ab65d03fe21c8890ab4f6e7d5512ca3390",
        card: [
          (Phrase("author", "制作"), "Li Wen"), (Phrase("reviewer", "复核"), "Zhao Min"),
        ]),
      window: ("2023-01-01", "2024-12-31"),
      asOf: Phrase(
        "facts as known on each application's day; market as recorded",
        "事实以各申请当日所知为准；参考数据按记录"),
      data: ("bank.db", "sha256:4c1d7be9a0335f6e8d21b7cc90e4fa56710b2a3c94de8f0077aa51c2e6d9b813"),
      scenario: (
        "Models/scenarios/base.rules",
        "sha256:91ae02d4c6f7b8830a5e1d9c2b4f6a7783c0de15f2a94b6e8d7c1032fe5ab946"
      ), engine: "rulebench 0.5.0 (2b51262), semantics 3", run: "r-20260701-0412",
      resultDigest: "sha256:e83b7a60d1c24f95ab0e6d3318f7c9420db5a6e1c7f8940b2a3d5e6f70819c2b",
      currency: "CNY",
      command: """
        rulebench backtest --live Models/tax_line/v1 --candidate Models/tax_line/v2 --history bank.db \\
          --scenario Models/scenarios/base.rules --gate 'pass_rate.delta <= 15pp' \\
          --gate 'expected_loss.rate <= 1.2%' --gate 'match_rate >= 99.5%' --out out/
        """)
    header.gates = gates.compactMap { try? Gate(parsing: $0).result(for: summary) }
    header.audit = .init(
      leaks: 0, extent: Phrase("19,412 applications decided anew", "重新决策 19,412 笔申请"))
    return header
  }

  private static let gates = [
    "match_rate >= 99.5%", "pass_rate.delta <= 15pp", "expected_loss.rate <= 1.2%",
    "ks.candidate >= 30%",
  ]

  // MARK: Figures

  static var summary: Summary {
    var summary = Summary()
    func count(_ metric: BacktestMetric, _ live: Int, _ candidate: Int) {
      summary.set(metric, live: .count(live), candidate: .count(candidate))
    }
    func share(_ metric: BacktestMetric, _ live: String, _ candidate: String) {
      summary.set(metric, live: .number(number(live)), candidate: .number(number(candidate)))
    }
    count(.applications, 19_986, 19_986)
    count(.customers, 8_214, 8_214)
    count(.approved, 8_241, 10_713)
    share(.passRate, "0.412338637046", "0.536025217652")
    count(.referred, 3_904, 3_021)
    count(.declined, 7_267, 5_678)
    count(.errors, 3, 3)
    count(.notDecided, 574, 574)
    count(.customersApproved, 4_402, 5_336)
    share(.lineTotal, "3318740000", "3961250000")
    share(.customerLine, "2778562032.92", "3302308035.52")
    share(.linePerCustomer, "631204.46", "618873.32")
    share(.weightedRate, "0.046215", "0.045871")
    share(.averageTerm, "14.832", "15.106")
    share(.observedBadRate, "0.018244", "0.019115")
    share(.expectedLossAmount, "19912440.31", "30105500.12")
    share(.expectedLossRate, "0.0101", "0.0118")
    share(.auc, "0.7124", "0.7188")
    addBalances(to: &summary)
    summary.set(.swapInCount, .count(2_611))
    summary.set(.swapInCustomers, .count(1_174))
    summary.set(.swapInLine, .number(number("702410000")))
    summary.set(.swapOutCount, .count(139))
    summary.set(.bothInCount, .count(8_102))
    summary.set(.bothOutCount, .count(8_560))
    summary.set(.matchRate, .number(number("0.999341")))
    summary.set(.overrideRate, .number(number("0.0412")))
    summary.set(.swapInBadRateLow, .number(number("0.0214")))
    summary.set(.swapInBadRateHigh, .number(number("0.0467")))
    summary.set(.swapOutBadRate, .number(number("0.0551")))
    summary.set(.breakEvenLoss, .number(number("0.0198")))
    summary.set(.breakEvenHurdle, .number(number("0.0391")))
    func interval(_ metric: BacktestMetric, _ low: String, _ high: String) {
      summary.setInterval(metric, low: .number(number(low)), high: .number(number(high)))
    }
    interval(.passRate, "0.1182", "0.1291")
    interval(.lineTotal, "598320000", "686700000")
    interval(.customerLine, "481100000.25", "566399999.75")
    interval(.linePerCustomer, "-21044.17", "-3618.11")
    summary.set("expected_loss.rate.candidate.low", .share, .number(number("0.0112")))
    summary.set("expected_loss.rate.candidate.high", .share, .number(number("0.0191")))
    summary.complete { _ in
      ("no_reference_score", Phrase("the scenario has no reference model", "情景未指定参考模型"))
    }
    return summary
  }
}
