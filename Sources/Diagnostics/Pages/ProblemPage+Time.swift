extension ProblemPage {
  /// Pages of problems with dates: as-of and known days, versions, consents, filing calendars.
  static let time: [ProblemPage] = [
    ProblemPage(
      "attribute_needs_date",
      Phrase(
        "The attribute is for dates.",
        "该属性只能用于日期字段。"),
      remedy: Phrase(
        "Give the field the type 'date', or leave the attribute out.",
        "请把字段类型改为 date，或删去该属性。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { applied_on text as_of }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { applied_on date as_of }
        """#)),
    ProblemPage(
      "calendar_reads_value",
      Phrase(
        "Computed values may need the last due period, so that a calendar cannot wait for them.",
        "计算值可能要用到应报期末，日历不能反过来依赖它们。"),
      remedy: Phrase(
        "Ask for a field in the condition.",
        "请在条件中使用字段。"),
      wrong: .module(
        #"""
        filing_calendar quarterly due day 15 when is_small
        facts { let is_small = requested < 10万 }
        """#),
      right: .module(
        "filing_calendar quarterly due day 15 when requested < 10万")),
    ProblemPage(
      "consent_field_type",
      Phrase(
        "A consent says its source, its subject and its scope as one-of values, and its days as dates.",
        "授权明细以枚举值写明来源、主体和授权范围，以日期写明起止和撤回。"),
      remedy: Phrase(
        "Give the field that type.",
        "请把字段改为该类型。"),
      wrong: .module(
        #"""
        source tax requires consent in consents
        record application { consents list of consent }
        record consent parent application {
          source        text
          valid_from    date
          valid_until   date
          withdrawn_on  date optional
        }
        """#),
      right: .module(
        #"""
        source tax requires consent in consents
        record application { consents list of consent }
        record consent parent application {
          source        one of tax, bureau
          valid_from    date
          valid_until   date
          withdrawn_on  date optional
        }
        """#)),
    ProblemPage(
      "due_day_out_of_range",
      Phrase(
        "No month has that day.",
        "任何月份都没有这一天。"),
      remedy: Phrase(
        "State a day from 1 to 31.",
        "请写 1 到 31。"),
      wrong: .module(
        "filing_calendar monthly due day 45"),
      right: .module(
        "filing_calendar monthly due day 15")),
    ProblemPage(
      "known_on_itself",
      Phrase(
        "The date from which a value is known is another field, and the key and the day of decision are always known.",
        "一个值的获知日是另一个字段；主键和决策日始终是已知的。"),
      remedy: Phrase(
        "Name the field that holds the date, or leave the attribute out.",
        "请写存放获知日的字段，或删去该属性。"),
      wrong: .module(
        "record application { rated_on date known_on rated_on }"),
      right: .module(
        #"""
        record application {
          rating    one of high, low optional known_on rated_on
          rated_on  date optional
        }
        """#)),
    ProblemPage(
      "known_on_misplaced",
      Phrase(
        "All of a row becomes known on one day, which is what questions to its list look at.",
        "一行的全部内容在同一天获知，对明细表的提问只看这一天。"),
      remedy: Phrase(
        "Mark that date 'known_on', without a name, and leave the attribute out here.",
        "请在该日期字段上写 known_on（不带字段名），并删去此处的属性。"),
      wrong: .module(
        #"""
        record application { ratings list of rating }
        record rating parent application {
          level         one of high, low known_on published_on
          published_on  date
        }
        """#),
      right: .module(
        #"""
        record application { ratings list of rating }
        record rating parent application {
          level         one of high, low
          published_on  date known_on
        }
        """#)),
    ProblemPage(
      "monthly_needs_period",
      Phrase(
        "'monthly' makes a row a month and needs the date of its period.",
        "monthly 每月生成一行，需要所属期日期。"),
      remedy: Phrase(
        "Mark a date of the record with 'period', or write the rows.",
        "请将某日期标为 period，或逐行书写。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { paid money }
        applicant typical {
          id: "1", applied_on: 2026-03-10,
          filings: monthly 2025-01 to 2025-12 { paid: 5_000 }
        }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { paid money }
        applicant typical {
          id: "1", applied_on: 2026-03-10,
          filings: [{ paid: 5_000 }, { paid: 6_000 }]
        }
        """#)),
    ProblemPage(
      "no_as_of",
      Phrase(
        "The decided record needs the date on which it is decided.",
        "被决策的记录需要有决策日期。"),
      remedy: Phrase(
        "Mark that date with 'as_of'.",
        "请将该日期标为 as_of。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { applied_on date }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { applied_on date as_of }
        """#)),
    ProblemPage(
      "optional_as_of",
      Phrase(
        "Nothing can be decided without its date.",
        "没有日期就无法决策。"),
      remedy: Phrase(
        "Leave 'optional' out.",
        "请删去 optional。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { applied_on date as_of optional }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { applied_on date as_of }
        """#)),
    ProblemPage(
      "shift_out_of_place",
      Phrase(
        "A return is due after its period has ended; of quarterly returns the period is named by its last month.",
        "申报截止日在所属期结束之后；按季申报的所属期以其最后一个月表示。"),
      remedy: Phrase(
        "Write the period's last month and a day after it.",
        "请写所属期的最后一个月和其后的某日。"),
      wrong: .module(
        "filing_calendar quarterly due day 15 { 2024-11 due 2025-01-16 }"),
      right: .module(
        "filing_calendar quarterly due day 15 { 2024-12 due 2025-01-16 }")),
    ProblemPage(
      "versions_without_time",
      Phrase(
        "Of the versions of one thing the latest known one counts, which shows only on the days they became known.",
        "同一事项的多个版本以最近获知的为准，因此须知道各版本的获知日。"),
      remedy: Phrase(
        "Mark the date on which a row became known 'known_on'.",
        "请在行的获知日期字段上写 known_on。"),
      wrong: .module(
        #"""
        record application { returns list of tax_return }
        record tax_return parent application {
          document  text chain
          amount    money
        }
        """#),
      right: .module(
        #"""
        record application { returns list of tax_return }
        record tax_return parent application {
          document     text chain
          received_on  date known_on
          amount       money
        }
        """#)),
    ProblemPage(
      "void_needs_boolean",
      Phrase(
        "Whether a version takes its chain back is answered by yes or no.",
        "一个版本是否作废其更正链，只能以是否回答。"),
      remedy: Phrase(
        "Give the field the type 'boolean', or leave the attribute out.",
        "请把字段类型改为 boolean，或删去该属性。"),
      wrong: .module(
        #"""
        record application { returns list of tax_return }
        record tax_return parent application {
          status       text void
          received_on  date known_on
        }
        """#),
      right: .module(
        #"""
        record application { returns list of tax_return }
        record tax_return parent application {
          is_void      boolean void
          received_on  date known_on
        }
        """#)),
  ]
}
