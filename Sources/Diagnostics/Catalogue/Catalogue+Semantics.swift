extension Catalogue {
  /// What can be wrong with a book's names, records and types.
  static let semantics: [Entry] = [
    // MARK: Files and names
    Entry(
      "ambiguous_value", .error, "{name} is a value of several types: {types}",
      zh: "{name}同属几个枚举类型：{types}"),
    Entry(
      "child_attribute", .error,
      "{name} stands in the decided record, where attributes of rows mean nothing",
      zh: "{name}位于被决策的记录中，明细行的属性在这里没有意义",
      help: "'period', 'chain', 'void' and a bare 'known_on' are for rows of lists",
      zhHelp: "“period”“chain”“void”和不带字段名的“known_on”只用于明细表的行"),
    Entry(
      "calendar_reads_value", .error,
      "a filing calendar is chosen by fields, and {name} is computed",
      zh: "申报日历按字段选择，而{name}是计算得出的"),
    Entry(
      "consent_field_type", .error,
      "field {name} of a list of consents has to be {expected}, found {found}",
      zh: "授权明细的字段{name}应为{expected}，现为{found}"),
    Entry("cycle", .error, "these names need each other: {names}", zh: "这些名称互相依赖：{names}"),
    Entry("duplicate", .error, "{name} is declared twice", zh: "{name}重复声明"),
    Entry(
      "expected_name_absent", .error,
      "module {module} expects {name}, which the book does not define",
      zh: "模块{module}需要{name}，而规则书没有定义它"),
    Entry(
      "field_differs", .error, "{name} is declared elsewhere with another type or other attributes",
      zh: "{name}在别处以不同的类型或属性声明过"),
    Entry(
      "known_on_itself", .error, "{name} cannot say when it becomes known itself",
      zh: "{name}不能说明自己何时获知"),
    Entry(
      "known_on_misplaced", .error,
      "{name} cannot be known from {date} on: rows of a list are known as a whole",
      zh: "{name}不能从{date}起才获知：明细表的行是整行获知的",
      help: "mark the date itself 'known_on'", zhHelp: "请在该日期字段上写“known_on”"),
    Entry(
      "later_section", .error, "{name} belongs to section {section}, which comes after {reader}",
      zh: "{name}属于{section}环节，排在{reader}之后，不能在此读取"),
    Entry("module_cycle", .error, "these files use each other: {files}", zh: "这些文件互相引用：{files}"),
    Entry(
      "no_book_in_folder", .error, "no file of folder {folder} begins with 'rulebook'",
      zh: "文件夹{folder}中没有以“rulebook”开头的文件"),
    Entry(
      "no_decides", .error, "book {name} does not say which record it decides",
      zh: "规则书{name}没有说明对哪个记录作决策", help: "write 'decides application'",
      zhHelp: "请写“decides application”"),
    Entry("not_a_module", .error, "{name} is {kind}, not a module", zh: "{name}是{kind}，不是模块"),
    Entry("not_a_rulebook", .error, "{name} is {kind}, not a rule book", zh: "{name}是{kind}，不是规则书"),
    Entry(
      "override_differs", .error, "{name} overrides something of another type",
      zh: "{name}覆盖的对象类型不同"),
    Entry(
      "renamed", .error, "{name} is declared and never used, {other} is used and never declared",
      zh: "{name}已声明但从未使用，{other}被使用但从未声明",
      help: "under one name the book is right", zhHelp: "两处统一为同一名称即可"),
    Entry("reserved_name", .error, "{name} is a name of the language", zh: "{name}是语言自身的名称，不能使用"),
    Entry(
      "several_books_in_folder", .error, "folder {folder} holds several rule books: {files}",
      zh: "文件夹{folder}中有多本规则书：{files}"),
    Entry(
      "too_many_values", .error, "a one-of type holds at most 255 values, found {count}",
      zh: "枚举类型最多 255 个取值，现有 {count} 个"),
    Entry("unknown_applicant", .error, "no applicant named {name}", zh: "没有名为{name}的申请样例"),
    Entry("unknown_code", .error, "no rule has the code {name}", zh: "没有编号为{name}的规则"),
    Entry(
      "unknown_definition", .error, "no 'let' or 'output' named {name}",
      zh: "没有名为{name}的“let”或“output”"),
    Entry(
      "unknown_field", .error, "record {record} has no field {name}", zh: "记录{record}没有字段{name}"),
    Entry("unknown_function", .error, "no function or table named {name}", zh: "没有名为{name}的函数或决策表"),
    Entry("unknown_list", .error, "no list named {name}", zh: "没有名为{name}的明细表"),
    Entry(
      "unknown_member", .error, "{name} is not part of this", zh: "{name}不是它的组成部分",
      help: "a scorecard has 'points' and 'pd'", zhHelp: "评分卡有“points”和“pd”"),
    Entry(
      "unknown_module", .error, "no module named {name}; looked for {places}",
      zh: "没有名为{name}的模块；查找过 {places}"),
    Entry("unknown_name", .error, "no field or value named {name}", zh: "没有名为{name}的字段或指标"),
    Entry(
      "unknown_order", .error, "no field or type named {name} to order", zh: "没有名为{name}、可以排序的字段或类型"
    ),
    Entry(
      "unknown_override", .error, "no parameter, table or scorecard named {name} to override",
      zh: "没有名为{name}、可以覆盖的参数、决策表或评分卡"),
    Entry("unknown_parameter", .error, "no parameter named {name}", zh: "没有名为{name}的参数"),
    Entry("unknown_record", .error, "no record named {name}", zh: "没有名为{name}的记录"),
    Entry(
      "unknown_role", .error, "{name} is not a role", zh: "{name}不是一种角色",
      help: """
        roles are 'customer', 'established', 'segment', 'person', 'address', 'phone' and 'invoice'
        """,
      zhHelp: "角色有“customer”“established”“segment”“person”“address”“phone”和“invoice”"),
    Entry("unknown_source", .error, "no source named {name}", zh: "没有名为{name}的数据来源"),
    Entry("unknown_type", .error, "no type named {name}", zh: "没有名为{name}的类型"),
    Entry("unknown_value", .error, "{name} is not one of {values}", zh: "{name}不在可选值之内：{values}"),

    // MARK: Records and policy
    Entry(
      "attribute_needs_date", .error, "{name} is no date, which '{attribute}' needs",
      zh: "{name}不是日期，而“{attribute}”需要日期"),
    Entry("crossed_bounds", .error, "the lower bound is above the upper one", zh: "下限高于上限"),
    Entry(
      "decimals_out_of_range", .error, "a number has 0 to 12 decimals, not {found}",
      zh: "小数位数应为 0 到 12，不能是 {found}"),
    Entry(
      "due_day_out_of_range", .error, "{found} is not a day of a month", zh: "{found} 不是一个月中的某一天"),
    Entry("empty_reference", .error, "reference {name} has no value", zh: "参考值{name}没有任何取值"),
    Entry(
      "field_without_decimals", .error, "field {name} does not state its decimals",
      zh: "字段{name}没有写明小数位数", help: "write 'decimal(4)'", zhHelp: "请写“decimal(4)”"),
    Entry("list_in_child", .error, "{name} is a list within a list", zh: "{name}是明细表中的明细表，不支持"),
    Entry(
      "list_outside_record", .error, "a list can only be a field of a record", zh: "明细表只能作为记录的字段"),
    Entry(
      "no_as_of", .error, "record {name} has no date marked 'as_of'", zh: "记录{name}没有标为“as_of”的日期"),
    Entry(
      "not_a_child", .error, "{name} is not declared as a child of {parent}",
      zh: "{name}没有声明为{parent}的子记录", help: "write 'record … parent …'",
      zhHelp: "请写“record … parent …”"),
    Entry(
      "optional_as_of", .error, "the 'as_of' date {name} cannot be optional",
      zh: "决策日“as_of”{name}不能是可缺失的字段"),
    Entry("outside_range", .error, "the value is outside the range of {name}", zh: "该值超出{name}的范围"),
    Entry(
      "range_needs_number", .error, "{name} is {found}, of which a range means nothing",
      zh: "{name}的类型是{found}，不能设范围"),
    Entry(
      "shift_out_of_place", .error,
      "{found} gives no period of this calendar a due date after its end",
      zh: "{found}没有给该日历的某一所属期规定期末之后的截止日",
      help: "write a period's last month and a later day, such as '2024-12 due 2025-01-16'",
      zhHelp: "请写所属期的最后一个月和其后的某日，如“2024-12 due 2025-01-16”"),
    Entry(
      "versions_without_time", .error,
      "{name} is marked '{attribute}', but no date of record {record} says when a row became known",
      zh: "{name}标为“{attribute}”，但记录{record}没有说明各行何时获知的日期",
      help: "mark the date on which a row became known 'known_on'",
      zhHelp: "请在行的获知日期字段上写“known_on”"),
    Entry(
      "void_needs_boolean", .error, "{name} is {found}, and 'void' needs yes or no",
      zh: "{name}的类型是{found}，而“void”需要是非值"),
    Entry(
      "record_parent_differs", .error, "record {name} has another parent elsewhere",
      zh: "记录{name}在别处另有上级记录"),
    Entry(
      "reference_order", .error, "the values of {name} are not in the order of their dates",
      zh: "{name}的取值没有按日期先后排列"),
    Entry(
      "too_many_decimals", .error, "{found} decimals where the type holds {expected}",
      zh: "写了 {found} 位小数，而该类型只保留 {expected} 位"),

    // MARK: Types
    Entry(
      "argument_count", .error, "{name} takes {expected} arguments, not {found}",
      zh: "{name}需要 {expected} 个参数，现有 {found} 个"),
    Entry(
      "assumed_never_missing", .warning, "this value is never missing: nothing is assumed",
      zh: "该值从不缺失，假定不起作用"),
    Entry(
      "branches_differ", .error, "both branches have one type: expected {expected}, found {found}",
      zh: "两个分支的类型应当相同：应为{expected}，实为{found}"),
    Entry(
      "compared_with_missing", .error, "nothing compares with 'missing'", zh: "任何值都不能与“missing”比较",
      help: "write '… is missing'", zhHelp: "请写“… is missing”"),
    Entry(
      "condition_needed", .error, "expected a condition, found {found}", zh: "此处应为条件，实为{found}"),
    Entry("division_by_zero", .error, "this divides by zero", zh: "此处除以零"),
    Entry("incomparable", .error, "{left} and {right} do not compare", zh: "{left}与{right}不能比较"),
    Entry(
      "list_as_value", .error,
      "{name} is a list, not a value; ask it something, such as 'count of …'",
      zh: "{name}是明细表，不是一个值；请对它作统计，如“count of …”"),
    Entry(
      "missing_in_set", .error, "a set cannot hold 'missing'", zh: "集合中不能有“missing”",
      help: "write '… is missing'", zhHelp: "请写“… is missing”"),
    Entry("missing_not_here", .error, "'missing' cannot stand here", zh: "“missing”不能写在这里"),
    Entry("never_missing", .warning, "{text} is never missing", zh: "{text} 从不缺失"),
    Entry(
      "no_order", .error, "{type} has no order", zh: "{type}没有高低次序",
      help: "an 'order' declaration gives one to a type", zhHelp: "用“order”声明可为类型规定次序"),
    Entry(
      "not_constant", .error, "{name} is not known when the book is checked",
      zh: "{name}在检查规则书时还不是确定的值", help: "only literals and parameters can stand here",
      zhHelp: "此处只能写字面值和参数"),
    Entry("number_needed", .error, "expected a number, found {found}", zh: "此处应为数，实为{found}"),
    Entry(
      "operands_do_not_fit", .error, "{left} {operator} {right} has no meaning",
      zh: "{left} {operator} {right} 没有意义"),
    Entry(
      "plain_number_needed", .error, "expected a number without a unit, found {found}",
      zh: "此处应为不带单位的数，实为{found}", help: "'decimal(…)' drops the unit", zhHelp: "“decimal(…)”可去掉单位"),
    Entry("reason_needed", .error, "the reason is empty", zh: "理由为空"),
    Entry(
      "round_after_clamp", .warning, "rounding can leave the bounds that 'clamp' keeps",
      zh: "先“clamp”再取整，结果可能越过所限的界", help: "write 'round(…) within [low, high]'",
      zhHelp: "请写“round(…) within [low, high]”"),
    Entry(
      "rounding_needed", .error,
      "{name} is {type} with up to {found} decimals; an output states its rounding, to at most {expected}",
      zh: "{name}是{type}，可能有 {found} 位小数；输出须写明取整，最多 {expected} 位",
      help: "write 'round(…, half_up to …)'", zhHelp: "请写“round(…, half_up to …)”"),
    Entry(
      "scorecard_as_value", .error, "{name} is a scorecard; read its 'points' or 'pd'",
      zh: "{name}是评分卡；请读取它的“points”或“pd”"),
    Entry("step_not_positive", .error, "a rounding step is above zero", zh: "取整的步长应大于零"),
    Entry("table_as_value", .error, "{name} is a table; give it arguments", zh: "{name}是决策表；请给出参数"),
    Entry("too_large", .error, "the value is too large for a number", zh: "该值过大，超出数的范围"),
    Entry(
      "type_mismatch", .error, "expected {expected}, found {found}", zh: "应为{expected}，实为{found}"),
    Entry(
      "untyped_missing", .error, "{name} has no type", zh: "{name}没有类型",
      help: "write 'let name: type = …'", zhHelp: "请写“let 名称: 类型 = …”"),
  ]
}
