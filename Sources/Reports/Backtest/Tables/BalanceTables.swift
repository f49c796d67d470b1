import Diagnostics
import Numbers
import RunRecord
import Simulation

extension BalanceResults {
  /// Balances and returns, in the order of the page.
  func tables(_ words: FieldWords) -> [RunTable] {
    [bridgeTable, returnsTable, segmentReturnsTable(words)] + [backcast?.table].compactMap(\.self)
      + loanTables + [bands?.table, switchDay?.table].compactMap(\.self)
  }

  private var bridgeTable: RunTable {
    RunTable(
      "balance_bridge", Phrase("From the live balance to the candidate's", "余额变动桥"),
      note: Phrase(
        """
        each step is added to those before it; line first, then rate with the take-up and the risk that answer to it, \
        then term; balances at the end of the last month of applications, interest and loss over the loans' lives
        """,
        "各步依次叠加：先额度，再利率（含用信与风险的相应变化），后期限；余额为最后申请月的月末数，利息与损失为贷款全周期数"),
      columns: [
        .init("step", Phrase("Step", "步骤"), .text),
        .init("balance", Phrase("Balance", "余额"), .money),
        .init("average_balance", Phrase("Average of 12 months", "十二个月平均余额"), .money),
        .init("interest", Phrase("Interest", "利息收入"), .money),
        .init("loss", Phrase("Loss", "损失"), .money),
      ],
      rows: bridge.steps.map { step, amounts in
        [
          .label(step.rawValue, step.title), .money(amounts.balance),
          .money(amounts.averageBalance), .money(amounts.interest), .money(amounts.loss),
        ]
      })
  }

  /// Of all loans, then product by product, for both spans.
  private var returnsTable: RunTable {
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

  private func segmentReturnsTable(_ words: FieldWords) -> RunTable {
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

extension RunTable.Cell {
  /// The scenario does not say how well it must project what is known.
  fileprivate static let noBand = Self.unavailable(
    "no_band", Phrase("the scenario states no band of the backcast", "情景未规定回测区间"))

  /// An estimate in yuan, to the fen.
  static func money(_ amount: Number) -> Self {
    .number(amount.rounded(.halfEven, toDecimals: 2) ?? amount)
  }
}

extension BalanceBridge.Step {
  var title: Phrase {
    switch self {
    case .live: Phrase("live version", "现行版")
    case .swapIn: Phrase("+ swapped in", "＋ 换入")
    case .swapOut: Phrase("− swapped out", "－ 换出")
    case .line: Phrase("± line", "± 额度")
    case .rate: Phrase("± rate and take-up", "± 利率与用信")
    case .term: Phrase("± term", "± 期限")
    case .candidate: Phrase("candidate", "候选版")
    }
  }
}

extension Backcast {
  /// The scenario's own test by month.
  var table: RunTable {
    func ratio(_ part: Int128, _ whole: Int128) -> RunTable.Cell {
      .number(Number(part, over: whole))
    }
    return RunTable(
      "backcast", Phrase("The booked loans, projected and seen", "存量贷款回测：预测与实际"),
      note: Phrase(
        "booked lines, rates and terms as recorded; draws, repayment and defaults by the scenario alone",
        "额度、利率、期限取自放款记录；用信、还款与违约全按情景假设"),
      columns: [
        .init("month", Phrase("Month", "月份"), .text),
        .init("balance.projected", Phrase("Balance, projected", "余额，预测"), .money),
        .init("balance.actual", Phrase("Balance, actual", "余额，实际"), .money),
        .init("balance.ratio", Phrase("Projected ÷ actual", "预测 ÷ 实际"), .decimal),
        .init("defaulted.projected", Phrase("Defaulted, projected", "违约，预测"), .money),
        .init("defaulted.actual", Phrase("Defaulted, actual", "违约，实际"), .money),
        .init("defaulted.ratio", Phrase("Projected ÷ actual", "预测 ÷ 实际"), .decimal),
        .init("drawn.projected", Phrase("Drawn, projected", "发放，预测"), .money),
        .init("drawn.actual", Phrase("Drawn, actual", "发放，实际"), .money),
        .init("limit.low", Phrase("Ratio at least", "比值下限"), .decimal),
        .init("limit.high", Phrase("Ratio at most", "比值上限"), .decimal),
      ],
      rows: months.map { month in
        let (own, seen) = (month.projected, month.actual)
        return [
          .text(month.month.monthName), .fen(own.balance), .fen(seen.balance),
          ratio(own.balance, seen.balance), .fen(own.defaulted), .fen(seen.defaulted),
          ratio(own.defaulted, seen.defaulted), .fen(own.drawn), .fen(seen.drawn),
          .number(band?.lowerBound, else: .noBand), .number(band?.upperBound, else: .noBand),
        ]
      })
  }
}

extension Int32 {
  /// Year × 12 + month − 1 as `2026-03`.
  var monthName: String {
    let number = self % 12 + 1
    return "\(self / 12)-\(number < 10 ? "0" : "")\(number)"
  }
}

extension SwitchDay {
  var table: RunTable {
    RunTable(
      "switch_day", Phrase("Under way on \(day)", "\(day) 的在途业务"),
      note: Phrase(
        "the day of the last application, taken as the day of the switch; outcomes and line are the candidate's",
        "以最后一笔申请之日为切换日；结论与额度为候选版的"),
      columns: [
        .init("kind", Phrase("Kind", "类别"), .text),
        .init("n_applications", Phrase("Applications", "笔数"), .count),
        .init("amount", Phrase("Amount", "金额"), .money),
        .init("n_approved.candidate", Phrase("Approved by the candidate", "候选版通过"), .count),
        .init("n_referred.candidate", Phrase("Referred", "转人工"), .count),
        .init("n_declined.candidate", Phrase("Declined", "拒绝"), .count),
        .init("line.candidate", Phrase("Its line", "候选版额度"), .money),
      ],
      rows: Kind.allCases.map { kind in
        let group = self[kind]
        return [
          .label(kind.rawValue, kind.title), .count(group.applications), .fen(group.amount),
          .count(group.outcomes[0]), .count(group.outcomes[1]), .count(group.outcomes[2]),
          .fen(group.line),
        ]
      })
  }
}

extension SwitchDay.Kind {
  fileprivate var title: Phrase {
    switch self {
    case .offers: Phrase("offers made in the last 30 days", "近 30 天已批未签")
    case .undrawn: Phrase("lines never drawn", "已签未用信额度")
    case .renewals: Phrase("loans due within 3 months", "3 个月内到期贷款")
    }
  }
}
