/// The rule books that made the bank's past decisions, as texts in the language.
enum PastRules {
  /// What both books know of an application; the second one knows of bureau queries too.
  static func record(withQueries: Bool) -> String {
    records + (withQueries ? queries : "") + recordsAfterQueries
  }

  private static let records = #"""
    source tax      "Tax office" zh "税务" requires consent consent_from to consent_until
    source registry "Company registry" zh "工商"
    source bureau   "Credit bureau" zh "征信"
    source court    "Courts" zh "法院"

    record application zh "贷款申请" {
      id                  text                  key                             zh "申请编号"
      customer            text                  role customer                   zh "客户"
      applied_on          date                  as_of                           zh "申请日期"
      product             one of (tax_line zh "银税贷", tax_express zh "税e贷")                                  zh "产品"
      vat_payer_type      one of (general zh "一般纳税人", small zh "小规模纳税人")
        from tax zh "增值税纳税人类型"
      tax_level           one of A, B, M, C, D  optional known_on level_published_on from tax  zh "纳税信用等级"
      level_published_on  date                  optional from tax               zh "等级公布日期"
      taxpayer_status     one of (normal zh "正常", suspended zh "停业", abnormal zh "非正常", closing zh "清算")
        from tax zh "纳税人状态"
      abnormal_invoicing  boolean               from tax                        zh "税务推送开票异常"
      established_on      date                  role established from registry  zh "成立日期"
      owner_age           integer [0, 120]      optional from registry          zh "企业主年龄"
      requested           money (0, ]                                           zh "申请金额"
      arrears             money [0, ]           optional from tax               zh "欠税金额"
      penalties_24m       integer [0, 999]      from tax                        zh "近24个月税务处罚次数"
      open_audit          boolean               from tax                        zh "稽查未结案"
      blacklisted         boolean                                               zh "命中黑名单"
      enforcements        integer [0, 999]      from court                      zh "被执行次数"

    """#

  private static let queries = #"""
      queries_6m          integer [0, 999]      optional from bureau            zh "近6个月征信查询次数"
      queries_12m         integer [0, 999]      optional from bureau            zh "近12个月征信查询次数"

    """#

  private static let recordsAfterQueries = #"""
      overdue_24m         integer [0, 999]      optional from bureau            zh "近24个月逾期次数"
      longest_overdue     integer [0, 9_999]    optional from bureau            zh "近24个月最长逾期天数"
      other_exposure      money [0, ]           optional from bureau            zh "他行授信余额"
      consent_from        date                  optional                        zh "授权起始日"
      consent_until       date                  optional                        zh "授权截止日"
      filings             list of filing        from tax                        zh "申报记录"
    }

    record filing parent application zh "申报" {
      document     text         chain     zh "凭证号"
      received_on  date         known_on  zh "收到日期"
      period_end   date         period    zh "所属期止"
      tax          one of (vat "10101" zh "增值税", income "10104" zh "企业所得税")            zh "税种"
      kind         one of (regular "10" zh "申报", audit "20" zh "查补", late_fee "30" zh "滞纳金", fine "40" zh "罚款")
        zh "税款种类"
      paid         money [0, ]  optional  zh "实缴税额"
      is_void      boolean      void      zh "作废标志"
    }
    """#

  /// One-year loan prime rate; before August 2019 the one of its day, near 4.31 %.
  static let primeRate: String =
    """
    /// One-year loan prime rate.
    reference lpr_1y: rate zh "一年期贷款市场报价利率" {
    \(LoanPrimeRate.steps.map(entry).joined(separator: "\n"))
    }
    """

  /// `  from 2025-05-20 = 3%    source "PBoC quotation"`, laid out as the formatter does.
  private static func entry(_ step: LoanPrimeRate.Step) -> String {
    let rate = decimal(step.rate, places: 2) + "%"
    let padding = String(repeating: " ", count: 6 - rate.count)
    return "  from \(step.from) = \(rate)\(padding)source \"PBoC quotation\""
  }

  /// What both books work out.
  static let facts = #"""
    facts {
      let age            = months from established_on to applied_on "Months in business" zh "经营月数"
      let tax_paid_12m   = sum of paid in filings where kind = regular, period_end within 12 months to last_due
        "Tax paid in 12 months" zh "近12个月纳税额"
      let tax_before     = sum of paid in filings where kind = regular, period_end within months 13 to 24 to last_due
        "Tax paid the year before" zh "上年同期纳税额"
      let tax_average    = yearly average of paid in filings where kind = regular, period_end within 24 months to last_due
        "Average yearly tax" zh "年均纳税额"
      let tax_change     = share(tax_paid_12m / tax_before) - 100% "Change of tax on the year before" zh "纳税额同比"
      let months_covered = (count of months in filings where tax = vat, kind = regular, period_end within 24 months to last_due) *
        (if vat_payer_type = small then 3 else 1)
        "Months covered by returns" zh "近24个月申报覆盖月数"
    }
    """#

  static let fraud = #"""
    fraud {
      undecided: refer
      decline F01 "On a blacklist" zh "命中黑名单" when blacklisted
        basis "Ningbo 4.1.5"
      decline F02 "Abnormal invoicing reported by the tax office" zh "税务推送开票异常" when abnormal_invoicing
        basis "2026 notice 二(三)"
      refer F03 "Court enforcement" zh "存在法院被执行记录" when enforcements > 0
        basis "Ningbo 4.1.4"
    }
    """#
}
