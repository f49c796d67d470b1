import Diagnostics
import Numbers
import RunRecord

extension FixtureRun {
  static var tables: [RunTable] {
    outcomes + changes + rules + segments + time + balances + migration + risk + trust
  }

  /// A table from lines: of a column `name|title|中文|unit`, of a row its cells; `n/a` is not available, `id=English=中文` a word.
  static func table(
    _ name: String, _ english: Sentence, _ chinese: Sentence, note: Phrase? = nil,
    _ columns: [String], _ rows: [String]
  ) -> RunTable {
    let columns = columns.map { line -> RunTable.Column in
      let parts = line.split(separator: "|").map(String.init)
      return .init(
        parts[0], Phrase("\(parts[1])", "\(parts[2])"), .init(rawValue: parts[3]) ?? .text)
    }
    return RunTable(
      name, Phrase(english, chinese), note: note, columns: columns,
      rows: rows.map { line in
        zip(line.split(separator: "|", omittingEmptySubsequences: false), columns).map {
          cell(String($0), $1.unit)
        }
      })
  }

  private static func cell(_ text: String, _ unit: RunTable.Unit) -> RunTable.Cell {
    if text.isEmpty { return .empty }
    if text == "n/a" {
      return .unavailable("immature", Phrase("no loan is mature yet", "尚无成熟贷款"))
    }
    if text == "no evidence" {
      return .unavailable("no_evidence", Phrase("no evidence", "没有证据"))
    }
    let parts = text.split(separator: "=").map(String.init)
    if parts.count == 3 { return .label(parts[0], Phrase("\(parts[1])", "\(parts[2])")) }
    switch unit {
    case .text, .date: return .text(text)
    case .count: return Int(text).map { .count($0) } ?? .empty
    default: return .number(number(text))
    }
  }

  // MARK: Outcomes

  static let approve = "approve=approve=通过"
  static let refer = "refer=refer=转人工"
  static let decline = "decline=decline=拒绝"

  private static var outcomes: [RunTable] {
    let set = [
      "set|set|集合|text", "n_applications|applications|申请笔数|count",
      "n_customers|customers|客户数|count", "line.live|live line|现行版额度|money",
      "line.candidate|candidate line|候选版额度|money", "rate|rate|利率|rate",
      "n_observed|observed|已观察|count", "n_never_drawn|never drawn|未用信|count",
      "n_immature|immature|未成熟|count", "n_never_booked|never booked|未出账|count",
      "bad_rate|bad rate|不良率|share", "bad_rate_by_amount|bad rate by amount|不良率（按金额）|share",
    ]
    return [
      table(
        "matrix", "Outcomes, live in rows and candidate in columns", "结论对照（行为现行版，列为候选版）",
        [
          "live|live|现行版|text", "candidate|candidate|候选版|text",
          "n_applications|applications|申请笔数|count", "n_customers|customers|客户数|count",
          "line.live|live line|现行版额度|money", "line.candidate|candidate line|候选版额度|money",
          "n_observed|observed|已观察|count", "bad_rate|bad rate|不良率|share",
        ],
        [
          "\(approve)|\(approve)|8102|4361|3279410000.00|3258840000.00|5120|0.01821",
          "\(approve)|\(refer)|96|81|28110000.00|27400000.00|52|0.03846",
          "\(approve)|\(decline)|43|40|11220000.00||21|0.09524",
          "\(refer)|\(approve)|1421|702|402000000.00|411320000.00|611|0.02291",
          "\(refer)|\(refer)|2390|1218|688100000.00|680450000.00|702|0.02849",
          "\(refer)|\(decline)|93|88|21400000.00||11|n/a",
          "\(decline)|\(approve)|1190|640||291090000.00|0|n/a",
          "\(decline)|\(refer)|535|370||120560000.00|0|n/a",
          "\(decline)|\(decline)|5542|2804|||0|n/a",
        ]),
      table(
        "swap_sets", "Swap sets, approve alone counts", "换入换出（严格：仅计通过）", set,
        [
          "both_in=both pass=两版均通过|8102|4361|3279410000.00|3258840000.00|0.0459|5120|1804|1011|167|0.01821|0.01702",
          "swap_in=swapped in=换入|2611|1174||702410000.00|0.0471|611|240|102|1658|0.02291|0.02110",
          "swap_out=swapped out=换出|139|118|39330000.00||0.0488|73|31|20|15|0.05510|0.06012",
          "both_out=neither passes=两版均不通过|8560|3902|||n/a|713|0|0|7847|n/a|n/a",
        ]),
      table(
        "swap_sets_after_referral", "Swap sets after referral", "换入换出（人工审批后）",
        note: Phrase(
          "A referral takes its recorded human outcome, else the scenario's share by reason.",
          "转人工申请取记录的人工结论；无记录的按情景中各原因的通过占比。"),
        Array(set.prefix(5)),
        [
          "both_in=both pass=两版均通过|9920|4980|3902210000.00|3891830000.00",
          "swap_in=swapped in=换入|1610|812||431170000.00",
          "swap_out=swapped out=换出|151|128|43120000.00|",
          "both_out=neither passes=两版均不通过|7731|3620||",
        ]),
      table(
        "funnel", "Survivors after each section", "各环节后存活笔数",
        [
          "section|section|环节|text", "n.live|live|现行版|count", "share.live|live|现行版占比|share",
          "n.candidate|candidate|候选版|count", "share.candidate|candidate|候选版占比|share",
        ],
        [
          "entered=applications=申请|19412|1|19412|1",
          "fraud=anti-fraud=反欺诈|18704|0.963528|18704|0.963528",
          "admission=admission=准入|12240|0.630538|13961|0.719194",
          "line=line=授信|12145|0.625644|13734|0.707500",
          "pricing=pricing=定价|12145|0.625644|13734|0.707500",
          "approval=approval=审批|8241|0.424531|10713|0.551875",
        ]),
    ]
  }

  // MARK: Changes

  private static var changes: [RunTable] {
    [
      table(
        "attribution", "Each change's part of the difference (Shapley)", "各项变化的贡献（Shapley 值）",
        note: Phrase(
          "Exact over 2^7 coalitions; the rows add up to the difference of the versions.",
          "对 2^7 个组合精确计算；各行合计等于两版之差。"),
        [
          "change|change|变更|text", "title|title|说明|text", "old|live|现行版|text",
          "new|candidate|候选版|text",
          "approvals.shapley|approvals: share of the difference|通过笔数：差额归因|decimal",
          "approvals.add_one_in|approvals: alone|通过笔数：单独加入|decimal",
          "approvals.leave_one_out|approvals: as the last one|通过笔数：最后加入|decimal",
          "line.shapley|line: share of the difference|授信额度：差额归因|money",
        ],
        [
          "A02|A02=Paid at least the minimum=年纳税达到最低额|tax_paid_12m >= 5,000|tax_paid_12m >= 3,000|1402|1303|1481|214000000.00",
          "multiple|multiple=VAT multiple=增值税倍数|7|8|620|575|660|402110000.00",
          "A03|A03=Less than two years in business=经营不足两年|age < 24 months|age < 18 months|391|342|438|81200000.00",
          "behaviour|behaviour=Behaviour score=行为评分|||122|102|140|1200000.00",
          "F04|F04=Invoices cancelled=作废发票|share > 0.40|share > 0.35|-71|-66|-76|-21000000.00",
          "L01|L01=Line below the smallest we lend=低于最小授信额|||8|4|12|-35000000.00",
          "interaction=together only=交互作用|||||212||",
          "total=total=合计||||2472|||642510000.00",
        ]),
      table(
        "parameters", "Parameters and table cells, old → new", "参数与决策表单元格，旧 → 新",
        [
          "name|name|名称|text", "kind|kind|类别|text", "old|old|旧|text", "new|new|新|text",
          "basis|clause|依据|text",
        ],
        [
          "minimum_tax|parameter=parameter=参数|5,000.00|3,000.00|Ningbo 4.7.1",
          "multiple.vat.A|cell=table cell=决策表单元格|7|8|Ningbo 4.6.1",
          "multiple.vat.B|cell=table cell=决策表单元格|5|6|Ningbo 4.6.1",
          "behaviour.months_filed.[6, 12)|bin=score=评分|−10|−5|4.7.4",
          "minimum_age|parameter=parameter=参数|24 months|18 months|Ningbo 4.2.4",
        ]),
    ]
  }

  private static var rules: [RunTable] {
    let names = [
      ("A01", "Tax-credit level A, B or M", "纳税信用等级为A、B、M级"),
      ("A02", "Paid at least the minimum", "年纳税达到最低额"),
      ("A03", "Less than two years in business", "经营不足两年"), ("A04", "Arrears of tax", "欠税"),
      ("F01", "Abnormal taxpayer", "非正常户"), ("F02", "Ring invoices", "环开发票"),
      ("F04", "Invoices cancelled", "作废发票"),
      ("L01", "Line below the smallest we lend", "低于最小授信额"),
      ("P01", "Return does not cover risk", "收益未覆盖风险"),
      ("R01", "Large line needs a person", "大额须人工审批"), ("A05", "Owner's age", "企业主年龄"),
      ("A06", "Excluded industry", "限制行业"),
      ("A07", "Court judgment outstanding", "失信被执行"), ("A08", "Bureau queries", "征信查询次数"),
    ]
    let rows = names.enumerated().map { index, name in
      let live = 2_604 / (index + 1) + 17
      let candidate = live - (index % 3) * 41
      return
        "\(name.0)|\(name.0)=\(name.1)=\(name.2)|\(index % 4 == 2 ? refer : decline)|\(live)|\(live + 310)|\(live / 3)|\(candidate)|\(candidate + 290)|\(candidate / 3)|\(candidate - live)"
    }
    return [
      table(
        "rules", "Hits of each rule", "各规则命中",
        note: Phrase(
          "First: the earliest reason. Any: fired at all. Only: the outcome changes when this rule alone is taken away.",
          "首次：最先给出的原因；任意：曾命中；唯一：仅去掉该规则结论即改变。"),
        [
          "rule|rule|规则|text", "title|title|名称|text", "effect|effect|结论|text",
          "first.live|first, live|首次，现行版|count", "any.live|any, live|任意，现行版|count",
          "only.live|only, live|唯一，现行版|count", "first.candidate|first, candidate|首次，候选版|count",
          "any.candidate|any, candidate|任意，候选版|count",
          "only.candidate|only, candidate|唯一，候选版|count",
          "first.delta|Δ first|首次变化|count",
        ], rows)
    ]
  }

  private static var segments: [RunTable] {
    let fields = [
      (
        "industry=industry=行业",
        ["manufacturing=manufacturing=制造业", "wholesale=wholesale=批发业", "services=services=服务业"],
        [1201, 902, 508]
      ),
      ("size=size=规模", ["micro=micro=微型", "small=small=小型", "medium=medium=中型"], [1702, 811, 98]),
      ("tax_level=tax level=纳税等级", ["A=A=A级", "B=B=B级", "M=M=M级"], [402, 1390, 819]),
      ("first_grant=grant=授信类型", ["first=first grant=首次授信", "renewal=renewal=续授信"], [2010, 601]),
    ]
    var rows: [String] = []
    for (field, names, counts) in fields {
      for (name, count) in zip(names, counts) {
        rows.append(
          "\(field)|\(name)|\(count * 7)|0.\(380 + count % 97)|0.\(490 + count % 97)|0.\(100 + count % 31)|\(count)|\(count / 19)|0.0\(12 + count % 9)"
        )
      }
    }
    return [
      table(
        "segments", "Segments", "分客群",
        [
          "field|field|字段|text", "segment|segment|客群|text",
          "n_applications|applications|申请笔数|count", "pass_rate.live|live|现行版通过率|share",
          "pass_rate.candidate|candidate|候选版通过率|share", "pass_rate.delta|Δ|变化|points",
          "swap_in.count|swapped in|换入|count", "swap_out.count|swapped out|换出|count",
          "psi|PSI|PSI|decimal",
        ], rows),
      table(
        "who_loses", "Who passed and no longer does", "谁由通过变为不通过",
        [
          "field|field|字段|text", "segment|segment|客群|text", "n|applications|申请笔数|count",
          "share|of the segment|占该客群|share", "reason|main reason|主要原因|text",
          "n_reason|with it|其中|count",
        ],
        [
          "size=size=规模|micro=micro=微型|88|0.0213|F04=F04 ‘Invoices cancelled’=F04“作废发票”|61",
          "size=size=规模|small=small=小型|44|0.0140|F04=F04 ‘Invoices cancelled’=F04“作废发票”|25",
          "region=region=地区|Yinzhou|31|0.0171|P01=P01 ‘Return does not cover risk’=P01“收益未覆盖风险”|12",
        ]),
    ]
  }

  // MARK: Time

  private static var time: [RunTable] {
    func rows(_ names: [String], _ volume: Int) -> [String] {
      names.enumerated().map { index, name in
        let wave = (index * 37 % 11) - 5
        let live = 412 + wave * 3 - index / 2, candidate = 530 + wave * 2 + index / 3
        let all = volume + wave * 9
        return
          "\(name)|\(all)|\(all * live / 1000)|\(all * candidate / 1000)|0.\(live)|0.\(candidate)|0.\(candidate - live)|\((900 + index * 31) * 1_000_000).00|\((900 + index * 44) * 1_000_000).00"
      }
    }
    let months = (0..<24).map { "\(2023 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }
    let days = (0..<120).map {
      "2024-\($0 / 30 < 9 ? "0" : "")\($0 / 30 + 1)-\($0 % 30 < 9 ? "0" : "")\($0 % 30 + 1)"
    }
    let quarters = (0..<8).map { "\(2023 + $0 / 4)-Q\($0 % 4 + 1)" }
    let columns = [
      "period|period|时期|text", "n_applications|applications|申请笔数|count",
      "n_approved.live|approved, live|通过，现行版|count",
      "n_approved.candidate|approved, candidate|通过，候选版|count",
      "pass_rate.live|pass rate, live|通过率，现行版|share",
      "pass_rate.candidate|pass rate, candidate|通过率，候选版|share",
      "pass_rate.delta|Δ pass rate|通过率变化|points",
      "line_in_force.live|line in force, live|有效额度，现行版|money",
      "line_in_force.candidate|line in force, candidate|有效额度，候选版|money",
    ]
    return [
      table("statistics_by_day", "Statistics by day", "按日统计", columns, rows(days, 27)),
      table("statistics_by_month", "Statistics by month", "按月统计", columns, rows(months, 830)),
      table(
        "statistics_by_quarter", "Statistics by quarter", "按季统计", columns, rows(quarters, 2_490)),
      table(
        "statistics_by_year", "Statistics by year", "按年统计", columns, rows(["2023", "2024"], 9_960)),
    ]
  }

  private static var migration: [RunTable] {
    let bands = [
      "< 100,000", "100,000 – 300,000", "300,000 – 500,000", "500,000 – 1,000,000", "≥ 1,000,000",
    ]
    let counts = [
      [402, 61, 0, 0, 0], [12, 1804, 320, 18, 0], [0, 41, 1722, 410, 5], [0, 2, 88, 1911, 230],
      [0, 0, 0, 71, 1005],
    ]
    var rows: [String] = []
    for (from, live) in bands.enumerated() {
      for (to, candidate) in bands.enumerated() {
        rows.append("\(live)|\(candidate)|\(counts[from][to])")
      }
    }
    let columns = [
      "live|live|现行版|text", "candidate|candidate|候选版|text",
      "n_applications|applications|申请笔数|count",
    ]
    return [
      table(
        "line_migration", "Line of those both versions approve", "两版均通过者的额度迁移", columns, rows),
      table(
        "term_migration", "Term of those both versions approve", "两版均通过者的期限迁移", columns,
        [
          "12 months|12 months|6301", "12 months|24 months|214", "24 months|12 months|0",
          "24 months|24 months|1587",
        ]),
    ]
  }
}
