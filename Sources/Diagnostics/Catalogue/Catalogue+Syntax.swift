extension Catalogue {
  /// What can be wrong with a file's text.
  static let syntax: [Entry] = [
    Entry("bad_date", .error, "{found} is not a date", help: "dates are written 2026-03-10"),
    Entry(
      "bad_escape", .error, "{found} means nothing in a text",
      help: #"a text knows \", \\, \n and \t"#),
    Entry("bad_month", .error, "{found} is not a month", help: "months are written 2026-03"),
    Entry(
      "bad_number", .error, "{found} is not a number",
      help: "numbers are written 3_000_000, 12.5, 300万, 1.2亿, 4.35%, 35bp or 0.01%/day"),
    Entry(
      "chained_comparison", .error, "comparisons do not chain",
      help: "join two comparisons by 'and', or write 'x in [a, b]'"),
    Entry("empty_name", .error, "a name between backticks is empty"),
    Entry("expected_token", .error, "expected {expected}, found {found}"),
    Entry(
      "misplaced_item", .error, "{found} stands only in a section",
      help: "sections are written 'admission { … }'"),
    Entry("mixed_order", .error, "an order goes one way, by '<' or by '>'"),
    Entry(
      "month_is_no_value", .error, "the month {found} is not a value",
      help: "a subtraction has spaces around its '-', a date has a day"),
    Entry("number_too_large", .error, "{found} has more than 26 digits before the point"),
    Entry("number_too_precise", .error, "{found} has more than 12 decimals"),
    Entry("repeated_clause", .error, "{name} is written twice"),
    Entry(
      "reserved_word", .error, "expected {expected}, found the reserved word {name}",
      help: "a name that is a reserved word is written between backticks"),
    Entry(
      "too_deep", .error, "nested more than {limit} levels deep",
      help: "give parts of it names with 'let'"),
    Entry("unclosed_brace", .error, "{found} is never closed"),
    Entry("unclosed_name", .error, "the name lacks its closing backtick"),
    Entry("undeclared_file", .error, "a file begins with 'rulebook' or 'module' and a name"),
    Entry("unexpected_brace", .error, "{found} closes nothing"),
    Entry("unexpected_character", .error, "{found} means nothing here"),
    Entry("unexpected_text", .error, "{found} is not part of this"),
    Entry("unknown_attribute", .error, "{found} is not an attribute of a field"),
    Entry("unknown_clause", .error, "{found} is not a clause of a rule"),
    Entry("unknown_declaration", .error, "{found} does not begin a declaration"),
    Entry("unknown_item", .error, "{found} does not begin a rule, a 'let' or an 'output'"),
    Entry(
      "unknown_scale", .error, "{found} is not what amounts are counted in",
      help: "write 'thousand', 'million', '万' or '亿'"),
    Entry("unreadable_text", .error, "the file is not UTF-8 here"),
    Entry("unterminated_text", .error, "the text lacks its closing quote"),
    Entry("wrong_operator", .error, "{found} is written {expected} here"),
  ]
}
