extension ProblemPage {
  /// Pages of problems with tables and scorecards.
  static let tables: [ProblemPage] = [
    ProblemPage(
      "cell_count",
      Phrase(
        "The row has more or fewer cells than the table has columns.",
        "该行的单元格数与列数不符。"),
      remedy: Phrase(
        "Write a cell for each column; 'any' where it does not matter.",
        "每列写一格，无关的列写 any。"),
      wrong: .module(
        #"""
        table factor(account, large: boolean) -> decimal {
          | account | large | factor |
          | basic   | 5     |
          | general | any   | 3      |
        }
        """#),
      right: .module(
        #"""
        table factor(account, large: boolean) -> decimal {
          | account | large | factor |
          | basic   | any   | 5      |
          | general | any   | 3      |
        }
        """#)),
    ProblemPage(
      "column_without_type",
      Phrase(
        "The column has no type, and no field of its name gives one.",
        "该列没有类型，也没有同名字段。"),
      remedy: Phrase(
        "State the type behind the name.",
        "请在名称后写明类型。"),
      wrong: .module(
        #"""
        table factor(size) -> decimal {
          | size | factor |
          | any  | 5      |
        }
        """#),
      right: .module(
        #"""
        table factor(size: one of small, large) -> decimal {
          | size | factor |
          | any  | 5      |
        }
        """#)),
    ProblemPage(
      "empty_range",
      Phrase(
        "No value lies in the range.",
        "没有任何值落在该范围内。"),
      remedy: Phrase(
        "Correct the bounds.",
        "请改正上下限。"),
      wrong: .module(
        #"""
        table factor(requested) -> decimal {
          | requested        | factor |
          | [300万, 100万] | 5      |
          otherwise 3
        }
        """#),
      right: .module(
        #"""
        table factor(requested) -> decimal {
          | requested        | factor |
          | [100万, 300万] | 5      |
          otherwise 3
        }
        """#)),
    ProblemPage(
      "first_policy",
      Phrase(
        "The table takes the first row that holds, so that moving a row changes decisions.",
        "取第一条成立的行，调整顺序会改变结果。"),
      remedy: Phrase(
        "Let the rows exclude each other.",
        "请使各行互不重叠。"),
      wrong: .module(
        #"""
        table factor(account) -> decimal hit first {
          | account | factor |
          | basic   | 5      |
          | any     | 3      |
        }
        """#),
      right: .module(
        #"""
        table factor(account) -> decimal {
          | account | factor |
          | basic   | 5      |
          | general | 3      |
        }
        """#)),
    ProblemPage(
      "header_differs",
      Phrase(
        "The header names the columns in their order.",
        "表头须按列的顺序书写列名。"),
      remedy: Phrase(
        "Write the name of the column.",
        "请写该列的名称。"),
      wrong: .module(
        #"""
        table factor(account) -> decimal {
          | acount  | factor |
          | basic   | 5      |
          | general | 3      |
        }
        """#),
      right: .module(
        #"""
        table factor(account) -> decimal {
          | account | factor |
          | basic   | 5      |
          | general | 3      |
        }
        """#)),
    ProblemPage(
      "points_not_whole",
      Phrase(
        "Points of a scorecard are whole numbers.",
        "评分卡的分数须为整数。"),
      remedy: Phrase(
        "Round the points.",
        "请取整。"),
      wrong: .module(
        "scorecard behaviour { base 600 owner_age { < 30: 5.5 >= 30: 9 missing: 0 } }"),
      right: .module(
        "scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }")),
    ProblemPage(
      "priority_lacks",
      Phrase(
        "The table ranks its outputs, and one of them is left out.",
        "优先级列表漏了某个输出。"),
      remedy: Phrase(
        "Rank every output.",
        "请列出所有输出。"),
      wrong: .module(
        #"""
        table factor(account) -> decimal hit priority 5 {
          | account | factor |
          | basic   | 5      |
          | any     | 3      |
        }
        """#),
      right: .module(
        #"""
        table factor(account) -> decimal hit priority 5, 3 {
          | account | factor |
          | basic   | 5      |
          | any     | 3      |
        }
        """#)),
    ProblemPage(
      "scorecard_figures",
      Phrase(
        "A probability can be made of points only with sensible figures.",
        "参数不合理，无法由分数得出概率。"),
      remedy: Phrase(
        "Write a whole base, odds and points to double above zero.",
        "请写整数基准分，以及大于零的比率和翻倍分数。"),
      wrong: .module(
        #"""
        scorecard behaviour {
          base 600 odds 0:1 points_to_double 20
          owner_age { < 30: 5 >= 30: 9 missing: 0 }
        }
        """#),
      right: .module(
        #"""
        scorecard behaviour {
          base 600 odds 50:1 points_to_double 20
          owner_age { < 30: 5 >= 30: 9 missing: 0 }
        }
        """#)),
    ProblemPage(
      "scorecard_incomplete",
      Phrase(
        "The probability of default needs odds and the points that double them.",
        "违约概率需要好坏比及其翻倍分数。"),
      remedy: Phrase(
        "State 'odds' and 'points_to_double', or read '.points'.",
        "请写 odds 和 points_to_double，或读取 .points。"),
      wrong: .module(
        #"""
        scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }
        facts { let risk = behaviour.pd }
        """#),
      right: .module(
        #"""
        scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }
        facts { let score = behaviour.points }
        """#)),
    ProblemPage(
      "table_contradiction",
      Phrase(
        "Two rows hold together and say different things.",
        "两行同时成立而结果不同。"),
      remedy: Phrase(
        "Let them agree, or exclude each other.",
        "请使两者一致或互斥。"),
      wrong: .module(
        #"""
        table factor(account) -> decimal hit any {
          | account        | factor |
          | basic, general | 5      |
          | general        | 3      |
        }
        """#),
      right: .module(
        #"""
        table factor(account) -> decimal hit any {
          | account        | factor |
          | basic, general | 5      |
          | general        | 5      |
        }
        """#)),
    ProblemPage(
      "table_file_absent",
      Phrase(
        "The file that should hold the table's rows is not there.",
        "存放决策表内容的文件不存在。"),
      remedy: Phrase(
        "Correct the name, or put the file beside the book.",
        "请改正文件名，或将文件放在规则书旁边。"),
      wrong: .module(
        #"table factor(account) -> decimal from "factors.csv""#),
      right: .module(
        #"""
        table factor(account) -> decimal {
          | account | factor |
          | any     | 5      |
        }
        """#)),
    ProblemPage(
      "table_file_empty",
      Phrase(
        "The file that should hold the table's rows is empty.",
        "存放决策表内容的文件为空。"),
      remedy: Phrase(
        "Write the header and the rows.",
        "请写入表头和各行。"),
      wrong: .module(
        #"table factor(account) -> decimal from "factor.csv""#, beside: ["factor.csv": ""]),
      right: .module(
        #"table factor(account) -> decimal from "factor.csv""#,
        beside: ["factor.csv": "account,factor\nbasic,5\ngeneral,3\n"])),
    ProblemPage(
      "table_incomplete",
      Phrase(
        "For some applications no row holds, and the table says nothing.",
        "有些申请没有任何一行成立，决策表没有结果。"),
      remedy: Phrase(
        "Add a row for the case, or 'otherwise'.",
        "请为该情形加一行，或写 otherwise。"),
      wrong: .module(
        #"""
        table factor(account) -> decimal {
          | account | factor |
          | basic   | 5      |
        }
        """#),
      right: .module(
        #"""
        table factor(account) -> decimal {
          | account | factor |
          | basic   | 5      |
          | general | 3      |
        }
        """#)),
    ProblemPage(
      "table_overlap",
      Phrase(
        "Two rows hold for the same application, so that it is not clear which counts.",
        "同一申请有两行成立，无法确定取哪一行。"),
      remedy: Phrase(
        "Let the rows exclude each other, or choose another hit policy.",
        "请使各行互斥，或改用其他命中策略。"),
      wrong: .module(
        #"""
        table factor(requested) -> decimal {
          | requested | factor |
          | <= 300万 | 5      |
          | >= 300万 | 3      |
        }
        """#),
      right: .module(
        #"""
        table factor(requested) -> decimal {
          | requested | factor |
          | <= 300万 | 5      |
          | > 300万  | 3      |
        }
        """#)),
    ProblemPage(
      "table_too_large",
      Phrase(
        "The table has more cases than the check can go through.",
        "情形过多，无法逐一检查。"),
      remedy: Phrase(
        "Split the table, or write 'otherwise'.",
        "请拆分决策表，或写 otherwise。")),
    ProblemPage(
      "unequal_in_cell",
      Phrase(
        "A cell lists the values that hold, or 'not' and those that do not.",
        "单元格列出成立的取值，排除时用 not。"),
      remedy: Phrase(
        "Write 'not'.",
        "请写 not。"),
      wrong: .module(
        #"""
        table factor(account) -> decimal {
          | account  | factor |
          | != basic | 3      |
          | basic    | 5      |
        }
        """#),
      right: .module(
        #"""
        table factor(account) -> decimal {
          | account   | factor |
          | not basic | 3      |
          | basic     | 5      |
        }
        """#)),
  ]
}
