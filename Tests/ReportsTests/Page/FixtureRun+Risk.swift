import Diagnostics
import Numbers
import RunRecord

extension FixtureRun {
  static var risk: [RunTable] {
    [
      table(
        "swap_in_risk", "Bad rate of the swap-ins, by method", "换入不良率，按推断方法",
        note: Phrase(
          "No method is right: the interval runs over them. The bound of 0 to 100 % assumes nothing and feeds no gate.",
          "没有哪种方法是正确的：区间取自各方法。0 至 100% 的界不作任何假设，不用于门槛。"),
        [
          "method|method|方法|text", "n_bad|expected bad|预期不良笔数|decimal",
          "swap_in.bad_rate|bad rate|不良率|share", "swap_in.bad_rate_by_amount|by amount|按金额|share",
          "bad_rate|candidate's bad rate|候选版不良率|share",
          "expected_loss.rate.candidate|loss rate|损失率|share",
          "expected_loss.rate.delta|Δ loss rate|损失率差额|points",
        ],
        [
          "as_accepted=as accepted=同批法|55.9|0.0214|0.0201|0.0190|0.0112|0.0011",
          "parcelling_1.5=parcelling × 1.5=分配法 × 1.5|83.8|0.0321|0.0302|0.0216|0.0131|0.0030",
          "parcelling_2=parcelling × 2=分配法 × 2|111.8|0.0428|0.0402|0.0242|0.0160|0.0059",
          "extrapolated=extrapolated=外推法|121.9|0.0467|0.0441|0.0251|0.0191|0.0090",
          "lowest=lowest of the methods=各方法最低|55.9|0.0214|0.0201|0.0190|0.0112|0.0011",
          "highest=highest of the methods=各方法最高|121.9|0.0467|0.0441|0.0251|0.0191|0.0090",
          "bound_low=bound: none of the unseen bad=界限：未观察者全好|14|0.0054|0.0050|0.0151|0.0088|-0.0013",
          "bound_high=bound: all of the unseen bad=界限：未观察者全坏|2014|0.7713|0.7660|0.2011|0.1420|0.1319",
        ]),
      table(
        "break_even", "Break-even bad rates of the swap-ins", "换入盈亏平衡不良率",
        ["name|break-even|平衡点|text", "bad_rate|bad rate|不良率|share", "meaning|meaning|含义|text"],
        [
          "loss=loss rate as live=损失率与现行版相同|0.0198|loss=Above it the candidate loses more per yuan lent=高于此值，候选版单位损失高于现行版",
          "hurdle=return meets the hurdle=收益达到门槛|0.0391|hurdle=Above it the swap-ins do not earn their capital=高于此值，换入部分收益不足以覆盖资本",
        ]),
      table(
        "expected_loss", "Expected loss, one judge for both versions", "预期损失（两版同一评判）",
        [
          "method|method|方法|text", "rate.live|live|现行版|share", "rate.candidate|candidate|候选版|share",
          "amount.live|live amount|现行版金额|money", "amount.candidate|candidate amount|候选版金额|money",
          "amount.delta|Δ amount|金额变化|money",
        ],
        [
          "as_accepted=as accepted=同批法|0.0101|0.0112|19912440.31|27210000.40|7297560.09",
          "parcelling_2=parcelling × 2=分配法 × 2|0.0101|0.0160|19912440.31|38870000.10|18957559.79",
          "extrapolated=extrapolated=外推法|0.0101|0.0191|19912440.31|46400000.00|26487559.69",
        ]),
      table(
        "calibration", "Each version's own PD against what happened", "各版自有违约概率与实际",
        [
          "statement|whose|来源|text", "band|band|分档|count", "n|loans|贷款笔数|count",
          "predicted|predicted|预测|share", "bad_rate|bad rate|不良率|share",
          "low|95 % low|95% 下限|share", "high|95 % high|95% 上限|share",
        ],
        (1...8).flatMap { band in
          [("live", 1.0), ("candidate", 1.15)].map { version, factor in
            let predicted = Int(Double(band * band) * 11 * factor) + 20
            let observed = predicted + (band % 3 - 1) * band * 4
            func share(_ value: Int) -> String {
              "0.\(String(100_000 + max(value, 1)).dropFirst())"
            }
            let words = version == "live" ? "live=live=现行版" : "candidate=candidate=候选版"
            return
              "\(words)|\(band)|640|\(share(predicted * 10))|\(share(observed * 10))|\(share(observed * 8))|\(share(observed * 12))"
          }
        }),
      table(
        "roc", "ROC, on observed loans alone", "ROC 曲线（仅已观察贷款）",
        [
          "version|version|版本|text", "false_share|share of good|好贷款占比|share",
          "true_share|share of bad|坏贷款占比|share",
        ],
        [
          ("live=live=现行版", [0, 31, 52, 66, 77, 85, 91, 95, 98, 99, 100]),
          ("candidate=candidate=候选版", [0, 34, 56, 69, 79, 87, 92, 96, 98, 99, 100]),
        ]
        .flatMap { name, shares in
          shares.enumerated().map { "\(name)|\(Double($0) / 10)|\(Double($1) / 100)" }
        }),
      table(
        "discrimination", "Discrimination, on observed loans alone", "区分能力（仅已观察贷款）",
        [
          "score|score|评分|text", "n|loans|贷款笔数|count", "n_bad|bad|坏|count", "ks|KS|KS|share",
          "auc|AUC|AUC|decimal", "auc.low|95 % low|95% 下限|decimal",
          "auc.high|95 % high|95% 上限|decimal", "gini|Gini|Gini|decimal",
        ],
        [
          "live=live's own=现行版自有|5173|94|n/a|0.7124|0.6610|0.7638|0.4248",
          "candidate=candidate's own=候选版自有|5731|108|0.3311|0.7188|0.6702|0.7674|0.4376",
        ]),
      table(
        "stability", "Stability of the reference score", "参考评分稳定性",
        [
          "population|population|群体|text", "baseline|baseline|基准|text", "n|applications|申请笔数|count",
          "psi|PSI|PSI|decimal",
        ],
        [
          "candidate=approved by the candidate=候选版通过|live=approved by live=现行版通过|10713|0.0412",
          "swap_in=swapped in=换入|live=approved by live=现行版通过|2611|0.1873",
        ]),
      table(
        "frontier", "Frontier of pass rate against expected loss", "通过率与预期损失的有效前沿",
        note: Phrase(
          "Loss is assumed unaffected by line: no optimum is marked.", "假定损失不受额度影响：不标最优点。"),
        [
          "point|point|点|text", "minimum_tax|minimum_tax|minimum_tax|money",
          "pass_rate|pass rate|通过率|share", "expected_loss.rate|expected loss rate|预期损失率|share",
          "dominated|dominated|被支配|text",
        ],
        (0..<24).map { index in
          let pass = 380 + index * 9, loss = 92 + index * index / 6 + (index % 5 == 3 ? 14 : 0)
          let mark = index == 4 ? "live=live=现行版" : index == 17 ? "candidate=candidate=候选版" : ""
          return
            "\(mark)|\(15_000 - index * 500).00|0.\(pass)|0.0\(loss < 100 ? "0" : "")\(loss)|\(index % 5 == 3 ? "yes=yes=是" : "no=no=否")"
        }),
      table(
        "measures", "The scenario's own measures", "情景自定义指标",
        [
          "measure|measure|指标|text", "title|title|名称|text", "live|live|现行版|decimal",
          "candidate|candidate|候选版|decimal", "delta|Δ|变化|decimal", "text|definition|定义|text",
        ],
        [
          "first_loans|first_loans=First loans=首贷户数|1204|1822|618|count where outcome = approve and is_first_loan"
        ]),
    ]
  }

  static var trust: [RunTable] {
    [
      table(
        "match_rate", "Replay under the versions in force against recorded system outcomes",
        "按当时生效版本回放与系统原结论的一致性",
        [
          "version|version|版本|text", "from|from|自|date", "to|to|至|date",
          "n_applications|decided|审批笔数|count",
          "matching|matching|一致|count", "match_rate|match rate|一致率|share",
        ],
        [
          "v0 sha256:9a12c0…|2023-01-01|2023-08-31|6012|6008|0.999335",
          "v1 sha256:7f3c9a…|2023-09-01|2024-12-31|12192|12184|0.999344",
          "all=together=合计|2023-01-01|2024-12-31|18204|18192|0.999341",
        ]),
      table(
        "mismatches", "Mismatches, with the first value that differs", "不一致明细及首个差异值",
        [
          "application|application|申请|text", "applied_on|day|日期|date", "recorded|recorded|记录|text",
          "replayed|replayed|回放|text", "value|first differing value|首个差异值|text",
          "recorded_value|recorded|记录值|text", "replayed_value|replayed|回放值|text",
        ],
        (0..<12).map {
          "A-2023-0\(41_00 + $0 * 37)|2023-0\($0 % 8 + 1)-1\($0 % 9)|\(approve)|\(refer)|tax_paid_12m|48,112.40|4\($0),902.11"
        }),
      table(
        "overrides", "Overrides by reason", "人工改判（按原因）",
        [
          "reason|reason|原因|text", "from|system|系统|text", "to|final|最终|text",
          "n|decisions|笔数|count", "share|share|占比|share",
        ],
        [
          "guarantee offered|\(refer)|\(approve)|312|0.0171",
          "site visit failed|\(refer)|\(decline)|201|0.0110",
          "relationship customer|\(decline)|\(approve)|18|0.0010",
        ]),
      table(
        "exclusions", "Rows left out, with causes", "被排除的行及原因",
        ["cause|cause|原因|text", "n|rows|行数|count", "n_applications|applications|申请笔数|count"],
        [
          "missing_required=a required field is absent=必填字段缺失|402|391",
          "no_consent=no consent valid on the day=当日无有效授权|183|183",
        ]),
      table(
        "preflight", "Fields with gaps", "有缺口的字段",
        [
          "field|field|字段|text", "months|months held|有数据月数|count",
          "share|of applications|占申请|share", "gaps|not held in|无数据的月份|text",
        ],
        [
          "filings.credits_carried|18|0.74|2023-01 – 2023-06", "owner_age|24|0.981|",
          "bureau.queries_6m|21|0.882|2023-01 – 2023-03",
        ]),
      table(
        "support", "Past applications in newly admitted regions", "新放宽区域内的历史申请",
        [
          "condition|condition|条件|text", "n|applications|申请笔数|count",
          "n_observed|observed|已观察|count",
          "n_bad|bad|坏|count", "bad_rate|bad rate|不良率|share",
        ],
        [
          "A02 3,000 ≤ tax_paid_12m < 5,000|1502|702|19|0.0271",
          "A03 18 ≤ age < 24 months|431|112|4|0.0357",
          "F04 cancelled_share 0.30 … 0.35|17|no evidence|no evidence|no evidence",
        ]),
    ]
  }
}
