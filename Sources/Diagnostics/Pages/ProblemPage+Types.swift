extension ProblemPage {
  /// Pages of problems with types.
  static let types: [ProblemPage] = [
    ProblemPage(
      "argument_count",
      Phrase(
        "The function or table takes another number of arguments.",
        "函数或决策表的参数个数不对。"),
      remedy: Phrase(
        "Give as many as it takes.",
        "请给出正确个数的参数。"),
      wrong: .module(
        "facts { let kept = abs(requested, 5_000) }"),
      right: .module(
        "facts { let kept = abs(requested - 5_000) }")),
    ProblemPage(
      "assumed_never_missing",
      Phrase(
        "The value is always there, so that what is assumed is never used.",
        "该值不会缺失，所假设的值永远用不到。"),
      remedy: Phrase(
        "Leave 'assumed' out.",
        "请删去 assumed。"),
      wrong: .module(
        #"facts { let sum = requested assumed 0 because "none" }"#),
      right: .module(
        #"facts { let sum = owner_age assumed 0 because "none" }"#)),
    ProblemPage(
      "branches_differ",
      Phrase(
        "'then' and 'else' give values of two kinds.",
        "then 与 else 的取值类型不同。"),
      remedy: Phrase(
        "Give both the same kind.",
        "请使两者类型相同。"),
      wrong: .module(
        "facts { let size = if requested > 300万 then requested else 5% }"),
      right: .module(
        "facts { let size = if requested > 300万 then requested else 300万 }")),
    ProblemPage(
      "compared_with_missing",
      Phrase(
        "What is missing equals nothing, not even something else that is missing.",
        "缺失不等于任何值，也不等于另一个缺失。"),
      remedy: Phrase(
        "Ask with 'is missing'.",
        "请用 is missing 询问。"),
      wrong: .module(
        "facts { let new = tax_level = missing }"),
      right: .module(
        "facts { let new = tax_level is missing }")),
    ProblemPage(
      "condition_needed",
      Phrase(
        "A rule needs an answer of yes or no.",
        "规则需要是或否的结果。"),
      remedy: Phrase(
        "Compare the value with something.",
        "请将该值与某个值比较。"),
      wrong: .module(
        "admission { refer A01 when requested }"),
      right: .module(
        "admission { refer A01 when requested > 300万 }")),
    ProblemPage(
      "division_by_zero",
      Phrase(
        "The divisor is zero whatever the application is.",
        "无论何种申请，除数都是零。"),
      remedy: Phrase(
        "Correct the divisor.",
        "请改正除数。"),
      wrong: .module(
        "facts { let part = requested / 0 }"),
      right: .module(
        "facts { let part = requested / 12 }")),
    ProblemPage(
      "incomparable",
      Phrase(
        "Two kinds of value cannot be compared.",
        "两种类型的值不能比较。"),
      remedy: Phrase(
        "Compare like with like: add the unit, or read another value.",
        "请比较同类的值：补上单位或改用其他值。"),
      wrong: .module(
        "facts { let large = requested > 5% }"),
      right: .module(
        "facts { let large = requested > 300万 }")),
    ProblemPage(
      "missing_in_set",
      Phrase(
        "'missing' is no value that a set could hold.",
        "缺失不是取值，不能放进集合。"),
      remedy: Phrase(
        "Ask with 'is missing'.",
        "请用 is missing 询问。"),
      wrong: .module(
        "facts { let weak = tax_level in (D, missing) }"),
      right: .module(
        "facts { let weak = tax_level = D or tax_level is missing }")),
    ProblemPage(
      "missing_not_here",
      Phrase(
        "The book states this value, so that it cannot be missing.",
        "该值由规则书给定，不能缺失。"),
      remedy: Phrase(
        "Write a value.",
        "请写出取值。"),
      wrong: .module(
        "parameter least: money = missing"),
      right: .module(
        "parameter least: money = 5_000")),
    ProblemPage(
      "never_missing",
      Phrase(
        "The question has one answer for every application.",
        "对任何申请答案都一样。"),
      remedy: Phrase(
        "Leave it out, or make the field optional.",
        "请删去，或将字段设为可选。"),
      wrong: .module(
        "facts { let unknown = requested is missing }"),
      right: .module(
        "facts { let unknown = owner_age is missing }")),
    ProblemPage(
      "no_order",
      Phrase(
        "The values have no order, so that none is below another.",
        "取值没有先后，不能比较大小。"),
      remedy: Phrase(
        "Declare an order, or compare with '='.",
        "请声明 order，或用 = 比较。"),
      wrong: .module(
        "facts { let good = account > basic }"),
      right: .module(
        #"""
        order account: basic < general
        facts { let good = account > basic }
        """#)),
    ProblemPage(
      "not_constant",
      Phrase(
        "The value must be known when the book is checked.",
        "检查规则书时就须确定该值。"),
      remedy: Phrase(
        "Write a literal or a parameter.",
        "请写字面值或参数。"),
      wrong: .module(
        "parameter least: money = requested"),
      right: .module(
        "parameter least: money = 5_000")),
    ProblemPage(
      "number_needed",
      Phrase(
        "Only numbers can be summed, rounded or limited.",
        "只有数值才能求和、取整或限幅。"),
      remedy: Phrase(
        "Read a number.",
        "请改用数值。"),
      wrong: .module(
        "facts { let first = round(applied_on, down to 1) }"),
      right: .module(
        "facts { let first = round(requested, down to 1万) }")),
    ProblemPage(
      "operands_do_not_fit",
      Phrase(
        "The operation means nothing for these kinds of value.",
        "这两类值之间不能这样运算。"),
      remedy: Phrase(
        "Check the units of both sides.",
        "请检查两侧的单位。"),
      wrong: .module(
        "facts { let total = requested + 5% }"),
      right: .module(
        "facts { let total = requested + requested * 5% }")),
    ProblemPage(
      "plain_number_needed",
      Phrase(
        "The function takes a number without a unit.",
        "该函数需要不带单位的数值。"),
      remedy: Phrase(
        "Drop the unit with 'decimal(…)'.",
        "请用 decimal(…) 去掉单位。"),
      wrong: .module(
        "facts { let root = sqrt(requested) }"),
      right: .module(
        "facts { let root = sqrt(decimal(requested)) }")),
    ProblemPage(
      "reason_needed",
      Phrase(
        "A reason is asked for and is empty.",
        "需要写明理由，但内容为空。"),
      remedy: Phrase(
        "Say why.",
        "请写明理由。"),
      wrong: .module(
        #"facts { let age = owner_age assumed 0 because "" }"#),
      right: .module(
        #"facts { let age = owner_age assumed 0 because "not asked online" }"#)),
    ProblemPage(
      "round_after_clamp",
      Phrase(
        "Rounding can lead out of the bounds again.",
        "取整后可能再次超出范围。"),
      remedy: Phrase(
        "Round within the bounds.",
        "请在取整时限定范围。"),
      wrong: .module(
        "facts { let kept = round(clamp(requested, 5_000, 300万), up to 1万) }"),
      right: .module(
        "facts { let kept = round(requested, up to 1万) within [1万, 300万] }")),
    ProblemPage(
      "rounding_needed",
      Phrase(
        "Amounts and rates that are reported say how they are rounded.",
        "对外输出的金额和利率须写明取整方式。"),
      remedy: Phrase(
        "Round where the output is defined.",
        "请在输出处写明取整。"),
      wrong: .module(
        "line { output line: money = requested * 33.333% }"),
      right: .module(
        "line { output line: money = round(requested * 33.333%, down to 1万) }")),
    ProblemPage(
      "scorecard_as_value",
      Phrase(
        "A scorecard gives points and a probability; the book says which is meant.",
        "评分卡给出分数和违约概率，须写明用哪一个。"),
      remedy: Phrase(
        "Read '.points' or '.pd'.",
        "请读取 .points 或 .pd。"),
      wrong: .module(
        #"""
        scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }
        facts { let good = behaviour > 600 }
        """#),
      right: .module(
        #"""
        scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }
        facts { let good = behaviour.points > 600 }
        """#)),
    ProblemPage(
      "step_not_positive",
      Phrase(
        "Values are rounded to multiples of a step above zero.",
        "取整的步长必须大于零。"),
      remedy: Phrase(
        "Write a step above zero.",
        "请写大于零的步长。"),
      wrong: .module(
        "facts { let even = round(requested, down to 0) }"),
      right: .module(
        "facts { let even = round(requested, down to 1万) }")),
    ProblemPage(
      "table_as_value",
      Phrase(
        "A table gives a value for arguments.",
        "决策表须给出参数才有取值。"),
      remedy: Phrase(
        "Give it arguments.",
        "请给出参数。"),
      wrong: .module(
        #"""
        table factor(account) -> decimal {
          | account | factor |
          | basic   | 5      |
          | general | 3      |
        }
        facts { let size = requested * factor }
        """#),
      right: .module(
        #"""
        table factor(account) -> decimal {
          | account | factor |
          | basic   | 5      |
          | general | 3      |
        }
        facts { let size = requested * factor(account) }
        """#)),
    ProblemPage(
      "too_large",
      Phrase(
        "The result has more than 26 digits before the point.",
        "结果的整数部分超过 26 位。"),
      remedy: Phrase(
        "Check the factors.",
        "请检查各因数。"),
      wrong: .module(
        "facts { let huge = 99_999_999_999_999 * 99_999_999_999_999 }"),
      right: .module(
        "facts { let large = 99_999 * 99_999 }")),
    ProblemPage(
      "type_mismatch",
      Phrase(
        "The place asks for another kind of value.",
        "此处需要另一类值。"),
      remedy: Phrase(
        "Write a value of that kind, with its unit.",
        "请写该类值，并带上单位。"),
      wrong: .module(
        "parameter longest: months = 24"),
      right: .module(
        "parameter longest: months = 24 months")),
    ProblemPage(
      "untyped_missing",
      Phrase(
        "Nothing says of which kind the missing value is.",
        "缺失值的类型无法确定。"),
      remedy: Phrase(
        "State the type.",
        "请写明类型。"),
      wrong: .module(
        "facts { let line_before = missing }"),
      right: .module(
        "facts { let line_before: money = missing }")),
  ]
}
