extension ProblemPage {
  /// Pages of problems with rules, lists and series.
  static let rules: [ProblemPage] = [
    ProblemPage(
      "count_months_needs_date",
      Phrase(
        "Months can be counted only where rows have the date of a period.",
        "只有带所属期日期的行才能按月计数。"),
      remedy: Phrase(
        "Mark a date of the record with 'period'.",
        "请将该记录的某日期标为 period。"),
      wrong: .module(
        #"""
        record application { ratings list of rating }
        record rating parent application { rated_on date }
        facts { let rated = count of months in ratings }
        """#),
      right: .module(
        "facts { let filed = count of months in filings }")),
    ProblemPage(
      "days_over_period",
      Phrase(
        "A period is whole months, so that no window of days fits it.",
        "所属期以月为单位，不能按天取窗口。"),
      remedy: Phrase(
        "Count months.",
        "请按月计。"),
      wrong: .module(
        #"""
        facts {
          let paid_lately = sum of paid in filings where period_end within 90 days to last_due
        }
        """#),
      right: .module(
        #"""
        facts {
          let paid_lately = sum of paid in filings where period_end within 3 months to last_due
        }
        """#)),
    ProblemPage(
      "effect_not_here",
      Phrase(
        "Warnings have colours, lending decisions 'decline' and 'refer'.",
        "预警用颜色，授信用 decline 和 refer。"),
      remedy: Phrase(
        "Write an effect of the section.",
        "请写该环节可用的结论。"),
      wrong: .module(
        "admission { red A01 when requested > 300万 }"),
      right: .module(
        "admission { refer A01 when requested > 300万 }")),
    ProblemPage(
      "empty_window",
      Phrase(
        "The window ends before it begins.",
        "窗口的终点早于起点。"),
      remedy: Phrase(
        "Write the nearer month first.",
        "请先写较近的月份。"),
      wrong: .module(
        #"""
        facts {
          let paid_before = sum of paid in filings where period_end within months 24 to 13 to last_due
        }
        """#),
      right: .module(
        #"""
        facts {
          let paid_before = sum of paid in filings where period_end within months 13 to 24 to last_due
        }
        """#)),
    ProblemPage(
      "ignore_on_output",
      Phrase(
        "An output that is not known cannot be passed over.",
        "输出无法得出时不能忽略。"),
      remedy: Phrase(
        "Say 'refer' or 'decline', or assume a value.",
        "请写 refer 或 decline，或假设取值。"),
      wrong: .module(
        #"term { output age = owner_age undecided: ignore because "old customers" }"#),
      right: .module(
        "term { output age = owner_age undecided: refer }")),
    ProblemPage(
      "ignore_on_section",
      Phrase(
        "Only a single rule can be passed over when it is undecided.",
        "只有单条规则可以在待定时忽略。"),
      remedy: Phrase(
        "Say it at the rule, with a reason.",
        "请在该规则处写明并说明理由。"),
      wrong: .module(
        #"""
        admission {
          undecided: ignore because "pilot"
          refer A01 when owner_age > 65
        }
        """#),
      right: .module(
        #"""
        admission {
          refer A01 when owner_age > 65 undecided: ignore because "asked again at signing"
        }
        """#)),
    ProblemPage(
      "lending_in_snapshot",
      Phrase(
        "A book for loans in force warns; it does not lend.",
        "贷后规则书只作预警，不作授信。"),
      remedy: Phrase(
        "Move the rules to 'warning', or decide applications.",
        "请移到 warning，或改为对申请决策。"),
      wrong: .whole(
        #"""
        rulebook watch
        decides snapshot
        record snapshot { seen_on date as_of  balance money }
        admission { refer A01 when balance > 300万 }
        """#),
      right: .whole(
        #"""
        rulebook watch
        decides snapshot
        record snapshot { seen_on date as_of  balance money }
        warning { red W01 when balance > 300万 }
        """#)),
    ProblemPage(
      "nested_aggregate",
      Phrase(
        "A question to a list stands inside another one.",
        "对明细表的提问中又含提问。"),
      remedy: Phrase(
        "Give the inner one a name with 'let'.",
        "请用 let 为内层提问命名。"),
      wrong: .module(
        "facts { let high = count of filings where paid > average of paid in filings }"),
      right: .module(
        #"""
        facts {
          let usual = average of paid in filings
          let high = count of filings where paid > usual
        }
        """#)),
    ProblemPage(
      "not_a_list",
      Phrase(
        "Only a list can be asked for rows.",
        "只有明细表才能按行提问。"),
      remedy: Phrase(
        "Name the list.",
        "请写明细表的名称。"),
      wrong: .module(
        "facts { let rows = count of requested }"),
      right: .module(
        "facts { let rows = count of filings }")),
    ProblemPage(
      "not_a_snapshot_book",
      Phrase(
        "Facts at lending exist for loans in force only.",
        "只有存量贷款才有放款时的事实。"),
      remedy: Phrase(
        "Read the field itself, or decide snapshots.",
        "请直接读取字段，或对快照决策。"),
      wrong: .module(
        "facts { let fell = tax_level != at_lending.tax_level }"),
      right: .whole(
        #"""
        rulebook watch
        decides snapshot
        record snapshot { seen_on date as_of  tax_level one of A, B }
        facts { let fell = tax_level != at_lending.tax_level }
        """#)),
    ProblemPage(
      "series_as_condition",
      Phrase(
        "A series has an answer for every month, a rule has one.",
        "序列每月各有结果，规则只能有一个。"),
      remedy: Phrase(
        "Ask how many months, or for the greatest one.",
        "请询问月数或最大值等。"),
      wrong: .module(
        #"""
        admission {
          undecided: refer
          refer A01 when monthly(sum of paid in filings by period_end, 12 to last_due) > 5_000
        }
        """#),
      right: .module(
        #"""
        admission {
          undecided: refer
          refer A01 when greatest of monthly(sum of paid in filings by period_end, 12 to last_due) > 5_000
        }
        """#)),
    ProblemPage(
      "series_as_output",
      Phrase(
        "A series has a value for every month, an output has one.",
        "序列每月各有取值，输出只能有一个。"),
      remedy: Phrase(
        "Sum it up, or take one of its figures.",
        "请求和或取其中一个指标。"),
      wrong: .module(
        #"""
        term {
          undecided: refer
          output paid_by_month = monthly(sum of paid in filings by period_end, 12 to last_due)
        }
        """#),
      right: .module(
        #"""
        term {
          undecided: refer
          output paid = round(sum of monthly(sum of paid in filings by period_end, 12 to last_due), down to 1)
        }
        """#)),
    ProblemPage(
      "series_differ",
      Phrase(
        "Two series cover different months.",
        "两个序列的月份不同。"),
      remedy: Phrase(
        "Let both cover the same months.",
        "请使两者覆盖相同的月份。"),
      wrong: .module(
        #"""
        facts {
          let year = monthly(sum of paid in filings by period_end, 12 to last_due)
          let two_years = monthly(sum of paid in filings by period_end, 24 to last_due)
          let both = year + two_years
        }
        """#),
      right: .module(
        #"""
        facts {
          let year = monthly(sum of paid in filings by period_end, 12 to last_due)
          let both = year + year
        }
        """#)),
    ProblemPage(
      "series_in_rows",
      Phrase(
        "A series belongs to the application, not to a row.",
        "序列属于申请，不属于某一行。"),
      remedy: Phrase(
        "Reduce it to one value with 'let' first.",
        "请先用 let 化为一个值。"),
      wrong: .module(
        #"""
        facts {
          let by_month = monthly(sum of paid in filings by period_end, 12 to last_due)
          let high = count of filings where paid > by_month
        }
        """#),
      right: .module(
        #"""
        facts {
          let top = greatest of monthly(sum of paid in filings by period_end, 12 to last_due)
          let high = count of filings where paid > top
        }
        """#)),
    ProblemPage(
      "series_needed",
      Phrase(
        "The question is about months and needs a series.",
        "该问题针对逐月数据，需要序列。"),
      remedy: Phrase(
        "Make one with 'monthly(…)'.",
        "请用 monthly(…) 生成序列。"),
      wrong: .module(
        "facts { let trend = growth(12) of requested }"),
      right: .module(
        #"""
        facts {
          let trend = growth(12) of monthly(sum of paid in filings by period_end, 24 to last_due)
        }
        """#)),
    ProblemPage(
      "series_too_short",
      Phrase(
        "The series has fewer months than the question needs.",
        "序列的月数不足。"),
      remedy: Phrase(
        "Let it cover more months.",
        "请延长序列的月数。"),
      wrong: .module(
        #"""
        facts {
          let trend = growth(12) of monthly(sum of paid in filings by period_end, 12 to last_due)
        }
        """#),
      right: .module(
        #"""
        facts {
          let trend = growth(12) of monthly(sum of paid in filings by period_end, 24 to last_due)
        }
        """#)),
    ProblemPage(
      "skipping_nothing",
      Phrase(
        "No row can lack what is asked for, so that nothing is skipped.",
        "所问内容不会缺失，没有可跳过的行。"),
      remedy: Phrase(
        "Leave 'skipping missing' out.",
        "请删去 skipping missing。"),
      wrong: .module(
        "facts { let rows = count of filings skipping missing }"),
      right: .module(
        "facts { let paid_ever = sum of paid in filings skipping missing }")),
    ProblemPage(
      "undecided_needed",
      Phrase(
        "A fact that the rule or output reads may be missing, so that it has no answer then.",
        "规则或输出所读的事实可能缺失，此时结果待定。"),
      remedy: Phrase(
        "Say what happens then, or what the fact counts as.",
        "请写明此时如何处理，或缺失时按何值计算。"),
      wrong: .module(
        "admission { refer A01 when owner_age > 65 }"),
      right: .module(
        "admission { refer A01 when owner_age > 65 undecided: refer }")),
    ProblemPage(
      "undecided_section",
      Phrase(
        "Several rules of the section may be undecided, and none says what happens then.",
        "该环节多条规则可能待定，都没有写明如何处理。"),
      remedy: Phrase(
        "Say it once at the top of the section, or at each rule.",
        "请在环节开头统一说明，或逐条说明。"),
      wrong: .module(
        #"""
        admission {
          refer A01 when owner_age > 65
          refer A02 when tax_level in (C, D)
          refer A03 when growth < -30%
        }
        """#),
      right: .module(
        #"""
        admission {
          undecided: refer
          refer A01 when owner_age > 65
          refer A02 when tax_level in (C, D)
          refer A03 when growth < -30%
        }
        """#)),
    ProblemPage(
      "warning_in_lending",
      Phrase(
        "Warnings are for loans in force.",
        "预警用于存量贷款。"),
      remedy: Phrase(
        "Write the rules for a book that decides snapshots.",
        "请写在对快照决策的规则书中。"),
      wrong: .module(
        "warning { red W01 when requested > 300万 }"),
      right: .module(
        "admission { refer A01 when requested > 300万 }")),
    ProblemPage(
      "window_needs_end",
      Phrase(
        "A window over periods says with which month it ends.",
        "所属期窗口须写明截止月份。"),
      remedy: Phrase(
        "Write 'to last_due' or another date.",
        "请写 to last_due 或其他日期。"),
      wrong: .module(
        "facts { let paid_year = sum of paid in filings where period_end within 12 months }"),
      right: .module(
        "facts { let paid_year = sum of paid in filings where period_end within 12 months to last_due }"
      )),
    ProblemPage(
      "yearly_average_needs_months",
      Phrase(
        "A yearly average is over whole months.",
        "年均值须以整月为窗口。"),
      remedy: Phrase(
        "Write the window in months.",
        "请按月书写窗口。"),
      wrong: .module(
        "facts { let usual = yearly average of paid in filings where received_on within 90 days }"),
      right: .module(
        "facts { let usual = yearly average of paid in filings where received_on within 24 months }"
      )),
    ProblemPage(
      "yearly_average_needs_window",
      Phrase(
        "A yearly average needs to know over how long.",
        "年均值需要写明时间窗口。"),
      remedy: Phrase(
        "Write one window.",
        "请写一个时间窗口。"),
      wrong: .module(
        "facts { let usual = yearly average of paid in filings }"),
      right: .module(
        "facts { let usual = yearly average of paid in filings where period_end within 24 months to last_due }"
      )),
  ]
}
