/// What a node of the tree is.
package enum SyntaxKind: String, CaseIterable, Sendable {
  // A file and its declarations.
  case file, language, heading
  case card, cardEntry, use, decides, currency, calendar, shift, source, record, field, attribute
  case typeDeclaration, order, parameter, reference, referenceEntry
  case table, columns, column, header, row, cell, otherwise
  case scorecard, figure, characteristic, bins, bin, reason
  case section, undecided, `let`, output, rule, ruleClause
  case lineFormula, lineStep
  case applicant, given, rows, rowsBlock, test, testGiven, testExpect, expectation
  case expect, override, disable
  // A scenario's.
  case varies, scenarioBlock, scenarioFigure, origin, market, measure
  // Parts of declarations.
  case words, type, oneOf, oneOfValue, range, tunable
  // Expressions.
  case literal, name, member, call, arguments, negate, arithmetic, comparison, membership
  case window, not, and, or, choose, round, assumed, span, aggregate, clauses, series
  case parenthesized
  /// Tokens that the parser could not place; a problem was reported.
  case unexpected
}
