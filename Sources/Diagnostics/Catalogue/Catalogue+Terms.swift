extension Catalogue {
  /// What sentences call the things that a rule file is made of.
  static let terms: [String: String] = [
    "attribute": "a field attribute",
    "cell": "a cell; write 'any' for one that does not matter",
    "characteristic": "a characteristic or a figure of the scorecard",
    "code": "a rule code",
    "date": "a date",
    "declaration": "a declaration",
    "duration": "a duration such as '12 months'",
    "duration_unit": "'days', 'months' or 'years'",
    "effect": "an effect such as 'decline' or 'refer'",
    "end_of_file": "the end of the file",
    "end_of_line": "the end of the line",
    "expectation": "an expectation such as 'approve' or 'line = 490_000'",
    "expression": "an expression",
    "field": "a field",
    "fieldtype": "a field's type",
    "heading": "'rulebook' or 'module' with a name",
    "hitpolicy": "'unique', 'any', 'first', 'priority' or 'collect'",
    "integer": "a whole number",
    "item": "a rule, a 'let' or an 'output'",
    "month": "a month such as 2026-03",
    "name": "a name",
    "number": "a number",
    "range": "a range such as '[6, 12)'",
    "rounding_mode": "a rounding mode such as 'half_up'",
    "row": "a row that begins with '|'",
    "rows": "rows: '[' or 'monthly'",
    "set": "a set or a range",
    "text": "a text in double quotes",
    "value": "a value",
    "valuetype": "a type",
  ]

  /// Why a related place of a problem is shown, by its role.
  static let places: [String: Sentence] = [
    "brace_found": "a new declaration begins here, before the brace is closed",
    "declared_here": "{name} is declared here",
    "first_here": "the first one is here",
    "header_here": "the header is here",
    "opened_here": "opened here",
  ]
}
