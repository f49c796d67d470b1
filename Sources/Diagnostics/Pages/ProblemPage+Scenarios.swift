extension ProblemPage {
  /// Pages of problems with scenarios.
  static let scenarios: [ProblemPage] = [
    ProblemPage(
      "decided_field",
      Phrase(
        "The outcome, the line, the rate and the term come from the version under test.",
        "审批结果、额度、利率和期限由被测规则版本给出。"),
      remedy: Phrase(
        "Leave the field out of the record and read the name as it is.",
        "请从记录中删去该字段，直接使用该名称。"),
      wrong: .scenario(record: "record application { applied_on date as_of  line money }"),
      right: .scenario(also: "measure line_offered = sum of line where outcome = approve")),
    ProblemPage(
      "figure_missing",
      Phrase(
        "A backtest needs a figure that the scenario does not state.",
        "回测需要的某个数值在情景中没有写明。"),
      remedy: Phrase(
        "State it, with its source or as an assumption.",
        "请写明该数值，并注明出处或写明是假设。"),
      wrong: .scenario(loss: #"loss { given_default 60% source "policy" }"#),
      right: .scenario()),
    ProblemPage(
      "figure_needs_condition",
      Phrase(
        "Exposure and loss are read from the record only where the record tells what became of the loan.",
        "只有记录本身说明贷款结果时，才能从记录中读取敞口和损失。"),
      remedy: Phrase(
        "Say by a condition what a bad loan is, or leave the figure out.",
        "请用条件定义坏账，或删去此项。"),
      wrong: .scenario(
        outcome: """
          outcome {
            bad 90 days past due within 12 months after first draw source "policy"
            mature 15 months after first draw source "policy"
            exposure requested source "policy"
          }
          """),
      right: .scenario(
        outcome: """
          outcome {
            bad when lost > 0 source "the loan book"
            exposure requested source "policy"
          }
          """,
        record: "record application { requested money  lost money }")),
    ProblemPage(
      "figure_out_of_range",
      Phrase(
        "The figure is written as something it cannot be: shares are percentages, delays are days.",
        "数值的写法不对：比例应写百分比，逾期应写天数。"),
      remedy: Phrase(
        "Write it as the message says.",
        "请按提示的形式书写。"),
      wrong: .scenario(
        loss: #"loss { given_default 60 source "policy"  exposure 100% of line source "policy" }"#),
      right: .scenario()),
    ProblemPage(
      "figure_without_origin",
      Phrase(
        "Whoever reads a backtest must see which of its figures are known and which are assumed.",
        "读回测报告的人必须能看出哪些数值有出处，哪些只是假设。"),
      remedy: Phrase(
        "Name the source, or say that it is an assumption and why.",
        "请注明出处，或写明是假设并说明理由。"),
      wrong: .scenario(loss: #"loss { given_default 60%  exposure 100% of line source "policy" }"#),
      right: .scenario(
        loss: #"""
          loss { given_default 60% assumption "recovery is rare"  exposure 100% of line source "policy" }
          """#)),
    ProblemPage(
      "not_a_scenario",
      Phrase(
        "A scenario was asked for, and the file is something else.",
        "此处需要情景文件，而该文件不是情景。"),
      remedy: Phrase(
        "Name a file that begins with 'scenario NAME'.",
        "请给出以“scenario 名称”开头的文件。")),
    ProblemPage(
      "not_in_scenario",
      Phrase(
        "A scenario says what a backtest assumes; rules, outputs and tests belong to the versions.",
        "情景只写回测的假设；规则、输出和测试属于规则版本。"),
      remedy: Phrase(
        "Put it into the rule book, or count it by a measure.",
        "请写入规则书，或用度量来统计。"),
      wrong: .scenario(also: "admission { refer A01 when requested > 300万 }"),
      right: .scenario(also: "measure large = count where requested > 300万")),
    ProblemPage(
      "only_in_scenario",
      Phrase(
        "What a backtest assumes is no part of what decides.",
        "回测的假设不属于决策规则。"),
      remedy: Phrase(
        "Put it into a file that begins with 'scenario NAME'.",
        "请写入以“scenario 名称”开头的文件。"),
      wrong: .module("market as_recorded"),
      right: .scenario(also: "market as_recorded")),
    ProblemPage(
      "reads_decision",
      Phrase(
        "Both versions are judged by one measure of risk, which cannot hang on what one of them decides.",
        "两个版本用同一把尺子衡量风险，它不能依赖其中一个版本的决策。"),
      remedy: Phrase(
        "Read fields of the record only.",
        "请只读取记录的字段。"),
      wrong: .scenario(
        outcome: #"outcome { bad when line > 100万 source "policy" }"#),
      right: .scenario(
        outcome: #"outcome { bad when requested > 100万 source "policy" }"#)),
    ProblemPage(
      "unknown_model",
      Phrase(
        "The reference model is a scorecard of the scenario.",
        "参考模型是情景中的一张评分卡。"),
      remedy: Phrase(
        "Write the scorecard, or its right name.",
        "请写出该评分卡，或改正名称。"),
      wrong: .scenario(also: Self.model(named: "risks")),
      right: .scenario(also: Self.model(named: "risk"))),
    ProblemPage(
      "unknown_scenario",
      Phrase(
        "A scenario that varies another one stands beside it, in a file of that name.",
        "基于另一情景的文件须与该情景放在同一文件夹，文件名与其名称相同。"),
      remedy: Phrase(
        "Write the name as the file has it, or put the file beside this one.",
        "请按文件名书写，或把该文件放在旁边。"),
      wrong: .scenario(also: "varies bas"),
      right: .whole(
        """
        scenario severe
        varies base
        loss { given_default 75% assumption "recovery is rarer" }
        """,
        beside: ["base.rules": ProblemExample.scenario(named: "base").shown["example.rules"] ?? ""])
    ),
  ]

  private static func model(named name: String) -> String {
    """
    scorecard risk { base 600  odds 50:1  points_to_double 20  requested { < 100万: 5  >= 100万: -5 } }
    reference { model \(name) source "policy"  parcelling 1, 2 source "policy" }
    """
  }
}

extension ProblemExample {
  /// A whole scenario, of which some parts are written otherwise.
  static func scenario(
    named name: String = "example",
    outcome: String = """
    outcome {
      bad 90 days past due within 12 months after first draw source "policy"
      mature 15 months after first draw source "policy"
    }
    """,
    loss: String =
      #"loss { given_default 60% source "policy"  exposure 100% of line source "policy" }"#,
    record: String = "record application { applied_on date as_of  requested money }",
    also: String = ""
  ) -> ProblemExample {
    let parts = [
      "scenario \(name)", "decides application", record, outcome, loss,
      """
      return {
        funding 2% source "policy"       operating 1% source "policy"
        risk_weight 75% source "policy"  capital_ratio 10.5% source "policy"
        hurdle 11% source "policy"       income_tax 25% source "policy"
      }
      referred { approve 40% source "policy" }
      trust { support at least 30 source "policy"  match_rate at least 99% source "policy" }
      """,
      also,
    ]
    return .whole(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
  }
}
