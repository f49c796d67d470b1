import Diagnostics
import Numbers
import RunRecord
import Simulation

extension BalanceResults {
  /// Of all loans, then product by product, for both spans.
  var returnsTable: RunTable {
    let products = balances.products.count > 1 ? balances.productReturns : []
    return RunTable(
      "returns", Phrase("Returns", "收益与风险"), note: Self.returnsNote,
      columns: [.init("product", Phrase("Product", "产品"), .text)] + Self.returnColumns,
      rows: Self.rows([.label("all", Phrase("all", "全部"))], balances.returns)
        + zip(balances.products, products).flatMap { name, returns in
          Self.rows(
            [name.map { .text($0) } ?? .label("missing", Phrase("missing", "缺失"))], returns)
        })
  }

  /// By the values of each field, for both spans.
  func segmentReturnsTable(_ words: FieldWords) -> RunTable {
    RunTable(
      "returns_by_segment", Phrase("Returns by segment", "分组收益"), note: Self.returnsNote,
      columns: [
        .init("field", Phrase("Field", "字段"), .text),
        .init("value", Phrase("Value", "取值"), .text),
      ] + Self.returnColumns,
      rows: segments.flatMap { segment in
        segment.values.flatMap { name, returns -> [[RunTable.Cell]] in
          let group: [RunTable.Cell]
          if segment.field == nil {
            group = [
              .label("customer_line", Phrase("customer's line", "客户授信总额")),
              name == "inclusive"
                ? .label("inclusive", Phrase("inclusive finance", "普惠口径"))
                : .label("other", Phrase("above it", "普惠口径以外")),
            ]
          } else {
            group = words.group(segment.field, name)
          }
          return Self.rows(group, returns)
        }
      })
  }

  private static let returnsNote = Phrase(
    """
    of the loans that the cases bring, without renewals; year: their first twelve months, with all that ever comes of \
    the defaults in them; life: to maturity, 3 months after, and the end of recovery; funding, expense and capital on the \
    average performing balance; cover: what is left of interest after VAT, funding, expense and fees ÷ (loss + cost of \
    capital), which covers the risk from 1
    """,
    """
    所列申请带来的贷款，不含续贷；首年：首次用信后十二个月，含其间违约的全部后续；全周期：至到期后 3 个月及清收完毕；资金、运营与资本按平均正常余额计；\
    覆盖倍数 =（利息 − 增值税 − 资金 − 运营 − 费用）÷（损失 + 资本成本），不低于 1 即覆盖风险
    """)

  private static let figures: [(String, Phrase, RunTable.Unit, @Sendable (Returns) -> Number?)] = [
    ("balance_years", Phrase("Balance × years", "余额×年"), .money, { $0.balanceYears }),
    ("drawn", Phrase("Drawn", "发放"), .money, { $0.drawn }),
    ("interest", Phrase("Interest", "利息收入"), .money, { $0.interest }),
    ("interest_vat", Phrase("VAT on interest", "利息增值税"), .money, { $0.interestTax }),
    ("funding", Phrase("Funding", "资金成本"), .money, { $0.funding }),
    ("operating", Phrase("Operating", "运营成本"), .money, { $0.operating }),
    ("guarantee_fee", Phrase("Guarantee fee", "担保费"), .money, { $0.guaranteeFee }),
    ("defaulted", Phrase("Defaulted", "违约金额"), .money, { $0.defaulted }),
    ("guarantor_paid", Phrase("Guarantor paid", "代偿"), .money, { $0.guarantorPaid }),
    ("loss", Phrase("Loss", "损失"), .money, { $0.loss }),
    ("capital_cost", Phrase("Cost of capital", "资本成本"), .money, { $0.capitalCost }),
    ("rate", Phrase("Rate", "利率"), .rate, { $0.rate }),
    ("minimum_rate", Phrase("Minimum rate", "保本利率"), .rate, { $0.minimumRate }),
    ("loss_rate", Phrase("Loss rate", "损失率"), .rate, { $0.lossRate }),
    ("raroc", Phrase("RAROC", "风险调整资本收益率"), .share, { $0.raroc }),
    ("cover", Phrase("Cover", "覆盖倍数"), .decimal, { $0.cover }),
  ]

  private static var returnColumns: [RunTable.Column] {
    [.init("span", Phrase("Span", "期间"), .text)]
      + figures.flatMap { RunTable.pair($0.0, $0.1, $0.2) }
  }

  private static func rows(
    _ group: [RunTable.Cell], _ returns: SpanReturns
  ) -> [[RunTable.Cell]] {
    let spans: [(RunTable.Cell, ReturnPair)] = [
      (.label("year", Phrase("first year", "首年")), returns.year),
      (.label("life", Phrase("life", "全周期")), returns.life),
    ]
    return spans.map { span, pair in
      group + [span]
        + figures.flatMap { _, _, unit, value in
          func cell(_ number: Number?) -> RunTable.Cell {
            unit == .money ? number.map { .money($0) } ?? .ofNothing : .number(number)
          }
          return RunTable.pair(cell(value(pair.live)), cell(value(pair.candidate)))
        }
    }
  }
}
