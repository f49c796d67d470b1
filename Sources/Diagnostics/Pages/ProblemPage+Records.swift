extension ProblemPage {
  /// Pages of problems with records, policy and tests.
  static let records: [ProblemPage] = [
    ProblemPage(
      "crossed_bounds",
      Phrase(
        "The lower bound is above the upper one, so that nothing lies between.",
        "下限高于上限，范围内没有任何值。"),
      remedy: Phrase(
        "Swap the bounds.",
        "请交换上下限。"),
      wrong: .module(
        "record application { staff integer [500, 1] }"),
      right: .module(
        "record application { staff integer [1, 500] }")),
    ProblemPage(
      "decimals_out_of_range",
      Phrase(
        "Numbers keep 0 to 12 decimals.",
        "数值保留 0 到 12 位小数。"),
      remedy: Phrase(
        "State fewer decimals.",
        "请减少小数位数。"),
      wrong: .module(
        "record application { ratio decimal(20) }"),
      right: .module(
        "record application { ratio decimal(4) }")),
    ProblemPage(
      "empty_reference",
      Phrase(
        "A reference without values can never be read.",
        "没有取值的参考值无法读取。"),
      remedy: Phrase(
        "Write its values with the dates from which they hold.",
        "请写出各取值及其生效日。"),
      wrong: .module(
        "reference lpr: rate { }"),
      right: .module(
        "reference lpr: rate { from 2025-05-20 = 3.00% }")),
    ProblemPage(
      "field_without_decimals",
      Phrase(
        "A decimal field says how many decimals data hold.",
        "小数字段须写明数据的小数位数。"),
      remedy: Phrase(
        "Write 'decimal(4)' or another count.",
        "请写 decimal(4) 等。"),
      wrong: .module(
        "record application { ratio decimal }"),
      right: .module(
        "record application { ratio decimal(4) }")),
    ProblemPage(
      "list_as_value",
      Phrase(
        "A list has rows; it is not a value.",
        "明细表由多行组成，不是一个值。"),
      remedy: Phrase(
        "Ask it something: how many rows, the sum of a field.",
        "请对其提问，例如行数或某字段合计。"),
      wrong: .module(
        "facts { let many = filings > 12 }"),
      right: .module(
        "facts { let many = count of filings > 12 }")),
    ProblemPage(
      "list_in_child",
      Phrase(
        "The rows of a list cannot hold lists.",
        "明细表的行不能再含明细表。"),
      remedy: Phrase(
        "Make the inner list one of the decided record.",
        "请把内层明细表放到被决策的记录中。"),
      wrong: .module(
        #"""
        record filing { payments list of payment }
        record payment parent filing { amount money }
        """#),
      right: .module(
        #"""
        record application { payments list of payment }
        record payment parent application { amount money }
        """#)),
    ProblemPage(
      "list_outside_record",
      Phrase(
        "A list is a field of a record; no parameter or table holds one.",
        "明细表只能是记录的字段。"),
      remedy: Phrase(
        "Declare it in the record.",
        "请在记录中声明。"),
      wrong: .module(
        "parameter rows: list of filing = 3"),
      right: .module(
        "parameter rows: integer = 3")),
    ProblemPage(
      "not_a_child",
      Phrase(
        "The rows of a list belong to the decided record, and their record says so.",
        "明细表的行属于被决策的记录，须写明。"),
      remedy: Phrase(
        "Write 'parent' and the record's name.",
        "请写 parent 和上级记录名称。"),
      wrong: .module(
        #"""
        record application { ratings list of rating }
        record rating { level text }
        """#),
      right: .module(
        #"""
        record application { ratings list of rating }
        record rating parent application { level text }
        """#)),
    ProblemPage(
      "outside_range",
      Phrase(
        "The value lies outside the limits that are declared for it.",
        "取值超出所声明的范围。"),
      remedy: Phrase(
        "Change the value or the limits.",
        "请修改取值或范围。"),
      wrong: .module(
        "parameter least: money = 500 tunable [1_000, 10_000]"),
      right: .module(
        "parameter least: money = 5_000 tunable [1_000, 10_000]")),
    ProblemPage(
      "range_needs_number",
      Phrase(
        "A range is for numbers.",
        "范围只能用于数值。"),
      remedy: Phrase(
        "Leave it out.",
        "请删去范围。"),
      wrong: .module(
        "record application { branch text [1, 9] }"),
      right: .module(
        "record application { branch integer [1, 9] }")),
    ProblemPage(
      "record_parent_differs",
      Phrase(
        "Two files give the record two parents.",
        "两个文件给出的上级记录不同。"),
      remedy: Phrase(
        "Agree on one.",
        "请统一上级记录。"),
      wrong: .module(
        #"""
        record application { ratings list of rating }
        record rating parent application { level text }
        record rating parent firm { remark text }
        """#),
      right: .module(
        #"""
        record application { ratings list of rating }
        record rating parent application { level text }
        record rating parent application { remark text }
        """#)),
    ProblemPage(
      "reference_order",
      Phrase(
        "The values of a reference stand in the order of their dates.",
        "参考值须按日期先后排列。"),
      remedy: Phrase(
        "Put the older value first.",
        "请把较早的取值放在前面。"),
      wrong: .module(
        #"""
        reference lpr: rate {
          from 2025-05-20 = 3.00%
          from 2024-10-21 = 3.10%
        }
        """#),
      right: .module(
        #"""
        reference lpr: rate {
          from 2024-10-21 = 3.10%
          from 2025-05-20 = 3.00%
        }
        """#)),
    ProblemPage(
      "required_missing",
      Phrase(
        "The field is required, so that no application lacks it.",
        "该字段必填，申请不会缺失。"),
      remedy: Phrase(
        "Give a value, or make the field optional.",
        "请给出取值，或将字段设为可选。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: missing }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        """#)),
    ProblemPage(
      "row_lacks_fields",
      Phrase(
        "A row lacks a field that is required.",
        "某行缺少必填字段。"),
      remedy: Phrase(
        "Give it a value.",
        "请给出取值。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { period_end date period  paid money }
        applicant typical { id: "1", applied_on: 2026-03-10, filings: [{ paid: 5_000 }] }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { period_end date period  paid money }
        applicant typical {
          id: "1", applied_on: 2026-03-10, filings: [{ period_end: 2026-02-28, paid: 5_000 }]
        }
        """#)),
    ProblemPage(
      "rows_for_field",
      Phrase(
        "The field holds one value, not rows.",
        "该字段只有一个值，不是多行。"),
      remedy: Phrase(
        "Write the value.",
        "请写单个值。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: [{ paid: 5_000 }] }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        """#)),
    ProblemPage(
      "rows_needed",
      Phrase(
        "The field is a list and takes rows.",
        "该字段是明细表，须按行给出。"),
      remedy: Phrase(
        "Write rows in brackets, or 'monthly'.",
        "请用方括号逐行书写，或用 monthly。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { period_end date period  paid money }
        applicant typical { id: "1", applied_on: 2026-03-10, filings: 5_000 }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { period_end date period  paid money }
        applicant typical {
          id: "1", applied_on: 2026-03-10, filings: [{ period_end: 2026-02-28, paid: 5_000 }]
        }
        """#)),
    ProblemPage(
      "test_expects_nothing",
      Phrase(
        "A test that expects nothing cannot fail.",
        "没有期望的测试不会失败。"),
      remedy: Phrase(
        "Write what should come of it.",
        "请写出期望的结果。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical expect approve }
        """#)),
    ProblemPage(
      "test_lacks_fields",
      Phrase(
        "A test gives every required field, as data do.",
        "测试须给出全部必填字段，与数据一致。"),
      remedy: Phrase(
        "Give the field in the applicant or the test.",
        "请在申请样例或测试中给出。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10 }
        test "small line" { given typical expect approve }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical expect approve }
        """#)),
    ProblemPage(
      "too_many_decimals",
      Phrase(
        "The value has more decimals than its type keeps.",
        "取值的小数位数超过类型所保留的位数。"),
      remedy: Phrase(
        "Write fewer decimals.",
        "请减少小数位数。"),
      wrong: .module(
        "parameter fee: money = 12.345"),
      right: .module(
        "parameter fee: money = 12.35")),
  ]
}
