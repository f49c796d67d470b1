package import Diagnostics

/// A made-up application that tests start from.
package struct ApplicantSyntax: Sendable {
  package var name: Name
  package var values: [GivenSyntax]
  package init(name: Name, values: [GivenSyntax]) {
    self.name = name
    self.values = values
  }
}

/// `field: value` of an applicant or a test.
package struct GivenSyntax: Sendable {
  package enum Value: Sendable {
    case expression(Expression)
    case missing
    case rows([RowsSyntax])
  }
  package var name: Name
  package var value: Value
  package init(name: Name, value: Value) {
    self.name = name
    self.value = value
  }
}

/// `name = value` of a case that is given directly: a field, a definition, `score.points` or `table.column`.
package struct SettingSyntax: Sendable {
  package var name: Name
  package var value: Expression
  package init(name: Name, value: Expression) {
    self.name = name
    self.value = value
  }
}

/// Rows of a child list.
package enum RowsSyntax: Sendable {
  case list([[GivenSyntax]])
  /// One row a month; months are `monthIndex` values (year × 12 + month − 1).
  case monthly(from: Int, to: Int, values: [GivenSyntax], span: SourceSpan)
}

/// A test of a book.
package struct TestSyntax: Sendable {
  package enum Expectation: Sendable {
    case outcome(String, SourceSpan)
    case value(Name, Expression)
    case missing(Name)
    /// Exactly these rules fired or were undecided with an effect.
    case reasons([Name], SourceSpan)
    case warnings([Name], SourceSpan)
  }
  package var title: TextLiteral
  package var applicant: Name
  package var values: [GivenSyntax]
  package var parameters: [GivenSyntax]
  package var expectations: [Expectation]
  package init(
    title: TextLiteral, applicant: Name, values: [GivenSyntax], parameters: [GivenSyntax],
    expectations: [Expectation]
  ) {
    self.title = title
    self.applicant = applicant
    self.values = values
    self.parameters = parameters
    self.expectations = expectations
  }
}
