extension PastRules {
  /// The book in force from the start: careful, by hand where it can.
  static let first = #"""
    /// The bank's first book for loans on the tax record: levels A and B only, five times a year's tax.
    rulebook tax_lending "Lending on the tax record" zh "银税贷款"

    card {
      owner     "SME products"
      purpose   "credit decision"
      guarantee "unsecured"
    }

    decides application
    filing_calendar monthly due day 15

    \#(record(withQueries: false))

    parameter minimum_tax:    money = 5_000      "Least tax paid in 12 months" zh "近12个月最低纳税额"
    parameter minimum_age:    months = 24 months "Shortest time in business" zh "最短经营时间"
    parameter exposure_limit: money = 500万      "Most credit with other banks" zh "他行授信上限"
    parameter person_limit:   money = 80万       "Largest line without a person" zh "自动审批上限"
    parameter smallest_line:  money = 20_000     "Least we lend" zh "最低授信额度"

    \#(primeRate)

    table multiple(tax_level) -> decimal zh "放大倍数" {
      | tax_level | multiple |
      | A         | 6        |
      | B         | 5        |
      | M, C, D   | 0        |
      | missing   | missing  |
    }

    table product_cap(product) -> money zh "产品额度上限" {
      | product     | cap   |
      | tax_line    | 200万 |
      | tax_express | 30万  |
    }

    table margin(tax_level) -> rate zh "等级加点" {
      | tax_level | margin  |
      | A         | 0.50%   |
      | B         | 0.80%   |
      | M, C, D   | 1.20%   |
      | missing   | missing |
    }

    \#(facts)

    \#(fraud)

    admission {
      undecided: refer
      require A01 "Tax-credit level A or B" zh "纳税信用等级为A、B级": tax_level in (A, B) else decline
        basis "Ningbo 4.2.2"
      require A02 "Two years in business" zh "经营满两年": age >= minimum_age else decline
      require A03 "Taxpayer in normal standing" zh "纳税人状态正常": taxpayer_status = normal else decline
      require A04 "Owner of working age" zh "企业主年龄符合要求": owner_age in [18, 60] else decline
      decline A05 "Too much credit with other banks" zh "他行授信超限" when other_exposure > exposure_limit
      decline A06 "Too many or too long delays" zh "逾期次数或天数超限" when overdue_24m > 6 or longest_overdue >= 60
      require T01 "At least the minimum tax in 12 months" zh "近12个月纳税额达到下限": tax_paid_12m >= minimum_tax else decline
        basis "Ningbo 4.7.1"
      refer T02 "Gaps in the filing record" zh "申报记录不连续" when months_covered < 20
      refer T03 "Tax fell by more than 30% on the year before" zh "纳税额同比下降超过30%" when tax_change < -30%
        basis "Ningbo 4.6.3"
        undecided: ignore because "a firm in its third year may have had no tax the year before"
      decline V01 "Tax in arrears" zh "存在欠税" when arrears > 0
      refer V02 "Tax penalty in two years" zh "近两年有税务处罚" when penalties_24m > 0
      refer V03 "Tax audit not closed" zh "稽查案件未结" when open_audit
    }

    line {
      undecided: refer
      output line: money =
        amplify tax_average * multiple(tax_level)
        cap     product_cap(product), requested
        round   down to 10_000
        "Credit line" zh "授信额度"
      decline L01 "Line below the smallest we lend" zh "额度低于下限" when line < smallest_line
    }

    term {
      output term: months = if product = tax_express then 6 months else 12 months "Term" zh "期限"
    }

    pricing {
      undecided: refer
      output rate: rate = round(lpr_1y + margin(tax_level), half_up to 0.01%) "Rate a year" zh "年利率"
    }

    approval {
      undecided: refer
      refer R01 "Large line needs a person" zh "大额需人工审批" when line > person_limit
    }
    """#
}
