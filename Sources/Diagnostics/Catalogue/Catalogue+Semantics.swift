extension Catalogue {
  /// What can be wrong with a book's meaning.
  static let semantics: [Entry] = [
    // MARK: Files and names
    Entry("ambiguous_value", .error, "{name} is a value of several types: {types}"),
    Entry(
      "child_attribute", .error,
      "{name} stands in the decided record, where 'period' and 'known_on' mean nothing"),
    Entry("cycle", .error, "these names need each other: {names}"),
    Entry("duplicate", .error, "{name} is declared twice"),
    Entry(
      "expected_name_absent", .error,
      "module {module} expects {name}, which the book does not define"),
    Entry(
      "field_differs", .error, "{name} is declared elsewhere with another type or other attributes"),
    Entry(
      "later_section", .error, "{name} belongs to section {section}, which comes after {reader}"),
    Entry("module_cycle", .error, "these files use each other: {files}"),
    Entry("no_book_in_folder", .error, "no file of folder {folder} begins with 'rulebook'"),
    Entry(
      "no_decides", .error, "book {name} does not say which record it decides",
      help: "write 'decides application'"),
    Entry("not_a_module", .error, "{name} is a rule book, not a module"),
    Entry("not_a_rulebook", .error, "{name} is a module, not a rule book"),
    Entry("override_differs", .error, "{name} overrides something of another type"),
    Entry("reserved_name", .error, "{name} is a name of the language"),
    Entry("several_books_in_folder", .error, "folder {folder} holds several rule books: {files}"),
    Entry("too_many_values", .error, "a one-of type holds at most 255 values, found {count}"),
    Entry("unknown_applicant", .error, "no applicant named {name}"),
    Entry("unknown_code", .error, "no rule has the code {name}"),
    Entry("unknown_definition", .error, "no 'let' or 'output' named {name}"),
    Entry("unknown_field", .error, "record {record} has no field {name}"),
    Entry("unknown_function", .error, "no function or table named {name}"),
    Entry("unknown_list", .error, "no list named {name}"),
    Entry(
      "unknown_member", .error, "{name} is not part of this",
      help: "a scorecard has 'points' and 'pd'"),
    Entry("unknown_module", .error, "no module named {name}; looked for {places}"),
    Entry("unknown_name", .error, "no field or value named {name}"),
    Entry("unknown_order", .error, "no field or type named {name} to order"),
    Entry("unknown_override", .error, "no parameter, table or scorecard named {name} to override"),
    Entry("unknown_parameter", .error, "no parameter named {name}"),
    Entry("unknown_record", .error, "no record named {name}"),
    Entry(
      "unknown_role", .error, "{name} is not a role",
      help: "roles are 'customer', 'established' and 'segment'"),
    Entry("unknown_source", .error, "no source named {name}"),
    Entry("unknown_type", .error, "no type named {name}"),
    Entry("unknown_value", .error, "{name} is not one of {values}"),

    // MARK: Records and policy
    Entry("attribute_needs_date", .error, "{name} is no date, which '{attribute}' needs"),
    Entry("crossed_bounds", .error, "the lower bound is above the upper one"),
    Entry("decimals_out_of_range", .error, "a number has 0 to 12 decimals, not {found}"),
    Entry("due_day_out_of_range", .error, "{found} is not a day of a month"),
    Entry("empty_reference", .error, "reference {name} has no value"),
    Entry(
      "field_without_decimals", .error, "field {name} does not state its decimals",
      help: "write 'decimal(4)'"),
    Entry("list_in_child", .error, "{name} is a list within a list"),
    Entry("list_outside_record", .error, "a list can only be a field of a record"),
    Entry("no_as_of", .error, "record {name} has no date marked 'as_of'"),
    Entry(
      "not_a_child", .error, "{name} is not declared as a child of {parent}",
      help: "write 'record … parent …'"),
    Entry("optional_as_of", .error, "the 'as_of' date {name} cannot be optional"),
    Entry("outside_range", .error, "the value is outside the range of {name}"),
    Entry("range_needs_number", .error, "{name} is {found}, of which a range means nothing"),
    Entry("record_parent_differs", .error, "record {name} has another parent elsewhere"),
    Entry("reference_order", .error, "the values of {name} are not in the order of their dates"),
    Entry("too_many_decimals", .error, "{found} decimals where the type holds {expected}"),

    // MARK: Types
    Entry("argument_count", .error, "{name} takes {expected} arguments, not {found}"),
    Entry("assumed_never_missing", .warning, "this value is never missing: nothing is assumed"),
    Entry(
      "branches_differ", .error, "both branches have one type: expected {expected}, found {found}"),
    Entry(
      "compared_with_missing", .error, "nothing compares with 'missing'",
      help: "write '… is missing'"),
    Entry("condition_needed", .error, "expected a condition, found {found}"),
    Entry("division_by_zero", .error, "this divides by zero"),
    Entry("incomparable", .error, "{left} and {right} do not compare"),
    Entry(
      "list_as_value", .error,
      "{name} is a list, not a value; ask it something, such as 'count of …'"),
    Entry("missing_in_set", .error, "a set cannot hold 'missing'", help: "write '… is missing'"),
    Entry("missing_not_here", .error, "'missing' cannot stand here"),
    Entry("never_missing", .warning, "{text} is never missing"),
    Entry(
      "no_order", .error, "{type} has no order", help: "an 'order' declaration gives one to a type"),
    Entry(
      "not_constant", .error, "{name} is not known when the book is checked",
      help: "only literals and parameters can stand here"),
    Entry("number_needed", .error, "expected a number, found {found}"),
    Entry("open_range", .error, "a range open on both sides holds everything"),
    Entry("operands_do_not_fit", .error, "{left} {operator} {right} has no meaning"),
    Entry(
      "plain_number_needed", .error, "expected a number without a unit, found {found}",
      help: "'decimal(…)' drops the unit"),
    Entry("reason_needed", .error, "the reason is empty"),
    Entry(
      "round_after_clamp", .warning, "rounding can leave the bounds that 'clamp' keeps",
      help: "write 'round(…) within [low, high]'"),
    Entry(
      "rounding_needed", .error,
      "{name} is {type} with up to {found} decimals; an output states its rounding, to at most {expected}",
      help: "write 'round(…, half_up to …)'"),
    Entry(
      "scorecard_as_value", .error, "{name} is a scorecard; read its 'points' or 'pd'"),
    Entry("step_not_positive", .error, "a rounding step is above zero"),
    Entry("table_as_value", .error, "{name} is a table; give it arguments"),
    Entry("too_large", .error, "the value is too large for a number"),
    Entry("type_mismatch", .error, "expected {expected}, found {found}"),
    Entry("untyped_missing", .error, "{name} has no type", help: "write 'let name: type = …'"),

    // MARK: Rules
    Entry("effect_not_here", .error, "effect {effect} means nothing in section {section}"),
    Entry("ignore_on_output", .error, "an output cannot ignore being undecided"),
    Entry(
      "ignore_on_section", .error, "only a single rule can ignore being undecided, with a reason"),
    Entry("lending_in_snapshot", .error, "a book that decides snapshots has no section {section}"),
    Entry("series_as_condition", .error, "the condition is a series of months, not one answer"),
    Entry("series_as_output", .error, "output {name} is a series of months, not one value"),
    Entry(
      "undecided_needed", .error, "{name} may be undecided, and nothing says what happens then"),
    Entry(
      "warning_in_lending", .error, "section {section} belongs in a book that decides snapshots"),

    // MARK: Lists, windows, series
    Entry(
      "count_months_needs_date", .error, "{name} has no 'period' date whose months could be counted"
    ),
    Entry("days_over_period", .error, "a window over a 'period' date counts months, not days"),
    Entry("empty_window", .error, "the window holds nothing"),
    Entry(
      "nested_aggregate", .error, "a question to a list cannot stand inside another",
      help: "give it a name with 'let'"),
    Entry("not_a_list", .error, "{name} is not a list"),
    Entry(
      "not_a_snapshot_book", .error, "{name} means something only in a book that decides snapshots"),
    Entry("series_differ", .error, "series of {left} and {right} months do not meet"),
    Entry("series_in_rows", .error, "a series of months cannot be read for the rows of a list"),
    Entry("series_needed", .error, "expected a series of months, found {found}"),
    Entry("series_too_short", .error, "the series has {found} months, of {needed} needed"),
    Entry("skipping_nothing", .warning, "no row can be missing: nothing is skipped"),
    Entry("window_needs_end", .error, "a window over the 'period' date {name} says where it ends"),
    Entry("yearly_average_needs_months", .error, "a yearly average is over a window of months"),
    Entry(
      "yearly_average_needs_window", .error,
      "a yearly average is over exactly one window, not {found}"),

    // MARK: Tables and scorecards
    Entry("cell_count", .error, "expected {expected} cells, found {found}"),
    Entry(
      "column_without_type", .error,
      "column {name} has no type, and the decided record no field of that name"),
    Entry("empty_range", .error, "the range holds nothing"),
    Entry(
      "first_policy", .warning, "table {name} depends on the order of its rows",
      help: "'hit unique' makes rows that cannot be misread"),
    Entry("header_differs", .error, "expected column {expected}, found {found}"),
    Entry("points_not_whole", .error, "points are whole numbers"),
    Entry("priority_lacks", .error, "the priorities of {name} do not rank {value}"),
    Entry(
      "scorecard_figures", .error,
      "the base of {name} is whole, its odds and points to double are above zero"),
    Entry(
      "scorecard_incomplete", .error, "{name} has no 'pd' without 'odds' and 'points_to_double'"),
    Entry(
      "table_contradiction", .error,
      "two rows of {name} give different answers, for example where {case}"),
    Entry("table_file_absent", .error, "no file {path}"),
    Entry("table_file_empty", .error, "file {path} is empty"),
    Entry("table_incomplete", .error, "{name} says nothing where {case}"),
    Entry("table_overlap", .error, "two rows of {name} hold, for example where {case}"),
    Entry(
      "table_too_large", .warning, "table {name} has too many cases to prove that none is left out"),
    Entry("unequal_in_cell", .error, "a cell excludes values with 'not'"),

    // MARK: Tests
    Entry("monthly_needs_period", .error, "{name} has no 'period' date for one row a month"),
    Entry("required_missing", .error, "{name} is not optional and cannot be missing"),
    Entry("row_lacks_fields", .error, "a row of {name} lacks {fields}"),
    Entry("rows_for_field", .error, "{name} is one value, not rows"),
    Entry("rows_needed", .error, "{name} is a list; give it rows"),
    Entry("test_expects_nothing", .error, "test {name} expects nothing"),
    Entry("test_lacks_fields", .error, "test {name} gives no {fields}"),
  ]

  /// Why a related place of a problem of meaning is shown, by its role.
  static let semanticPlaces: [String: Sentence] = [
    "assumed_for": "the value it stands for is here",
    "clamped_here": "what is kept between the bounds is here",
    "column_type": "the column is declared here",
    "compared_with": "compared with this",
    "declared_type": "the type is stated here",
    "declared_as": "{name} is {type}, declared here",
    "defined_here": "the value is defined here",
    "expected_type": "the module expects this type",
    "factor_of_line": "the line is amplified here",
    "field_type": "the field is declared here",
    "function_needs_date": "needed here",
    "is_of_type": "this is {type}",
    "line_is_money": "the line is an amount of money",
    "may_be_missing": "{name} may be missing",
    "overlaps": "the other row is here",
    "part_of_cycle": "and this",
    "read_here": "read here",
    "rounded_here": "what is rounded is here",
    "span_needs_dates": "a span lies between two dates",
    "table_output": "the output's type is stated here",
    "used_here": "used here",
    "window_needs_date": "a window is over a date",
  ]
}
