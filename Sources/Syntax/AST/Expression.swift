package import Diagnostics
package import Numbers

/// A name as the author wrote it, without backticks, in NFC.
package struct Name: Hashable, Sendable {
  package var text: String
  package var span: SourceSpan
  package init(_ text: String, span: SourceSpan) {
    self.text = text
    self.span = span
  }
}

/// A quoted text, unescaped.
package struct TextLiteral: Hashable, Sendable {
  package var text: String
  package var span: SourceSpan
  package init(_ text: String, span: SourceSpan) {
    self.text = text
    self.span = span
  }
}

/// An expression with its place.
package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    /// A number with its value in the unit 1 and how it was written.
    case number(Number, NumberSpelling)
    case duration(Int, DurationUnit)
    case date(CalendarDate)
    case text(String)
    case truth(Bool)
    case missing
    case name(String)
    /// `behaviour.pd`, `at_lending.tax_level`.
    case member(Expression, Name)
    /// `multiple(vat, tax_level)`, `min(a, b)`.
    case call(Name, [Expression])
    case negate(Expression)
    case arithmetic(ArithmeticOperator, Expression, Expression)
    case compare(Comparator, Expression, Expression)
    case inSet(Expression, [Expression])
    case inRange(Expression, RangeSyntax)
    case isMissing(Expression)
    case within(Expression, Window)
    case not(Expression)
    case and([Expression])
    case or([Expression])
    case choose(condition: Expression, then: Expression, otherwise: Expression)
    case round(Expression, RoundingMode, step: Expression, within: (Expression, Expression)?)
    case clamp(Expression, Expression, Expression)
    case assumed(Expression, value: Expression, because: TextLiteral)
    /// `months from a to b`, `days from a to b`.
    case span(DurationUnit, from: Expression, to: Expression)
    case aggregate(Aggregate)
    case series(SeriesExpression)
    /// A piece the parser could not read; a problem was reported.
    case invalid
  }
  package var kind: Kind
  package var span: SourceSpan
  package init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// The unit a number was written with.
package enum NumberSpelling: Hashable, Sendable {
  case plain, wan, yi, percent, basisPoint, percentPerDay
}

/// The unit of a duration; years are twelve months.
package enum DurationUnit: String, Hashable, Sendable { case days, months }

/// `+ − × ÷`.
package enum ArithmeticOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

/// `= ≠ < ≤ > ≥`.
package enum Comparator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// `[6, 12)`; an absent bound is open on that side.
package struct RangeSyntax: Sendable {
  package var lower: Expression?
  package var lowerIncluded: Bool
  package var upper: Expression?
  package var upperIncluded: Bool
  package var span: SourceSpan
  package init(
    lower: Expression?, lowerIncluded: Bool, upper: Expression?, upperIncluded: Bool,
    span: SourceSpan
  ) {
    self.lower = lower
    self.lowerIncluded = lowerIncluded
    self.upper = upper
    self.upperIncluded = upperIncluded
    self.span = span
  }
}

/// `within 12 months to last_due`, `within months 13 to 24 to last_due`.
package struct Window: Sendable {
  package enum Extent: Sendable {
    case last(Int, DurationUnit)
    /// The months `from`…`to` back, 1 being the one that ends the window.
    case months(from: Int, to: Int)
  }
  package var extent: Extent
  package var end: Expression?
  package var span: SourceSpan
  package init(extent: Extent, end: Expression?, span: SourceSpan) {
    self.extent = extent
    self.end = end
    self.span = span
  }
}

/// A list and, optionally, the fields on which repeated rows count once.
package struct RowSource: Sendable {
  package var list: Name
  package var withoutRepeatsOn: [Name]
  package init(list: Name, withoutRepeatsOn: [Name] = []) {
    self.list = list
    self.withoutRepeatsOn = withoutRepeatsOn
  }
}

/// A question to all rows of a list.
package struct Aggregate: Sendable {
  package enum Kind: Sendable {
    case sum(Expression)
    case average(Expression)
    case yearlyAverage(Expression)
    case smallest(Expression)
    case greatest(Expression)
    case count
    case countMonths
    case countDistinct(Expression)
    case latest(Expression, by: Name)
    case largestShares(Int, Expression, by: Name)
    case any
    case all(Expression)
  }
  package var kind: Kind
  package var source: RowSource
  /// Joined by `and`.
  package var conditions: [Expression]
  package var skippingMissing: Bool
  package init(
    kind: Kind, source: RowSource, conditions: [Expression], skippingMissing: Bool
  ) {
    self.kind = kind
    self.source = source
    self.conditions = conditions
    self.skippingMissing = skippingMissing
  }
}

/// An expression over a month series.
package indirect enum SeriesExpression: Sendable {
  /// A series of `months` months ending with `end`'s month; `value` absent counts rows.
  case monthly(
    value: Expression?, source: RowSource, by: Name, condition: Expression?, months: Int,
    end: Expression)
  case growth(Int, Expression)
  case volatility(Expression)
  case longestRunOfZeroMonths(Expression)
  case carried(Expression)
  case cut(from: Int, to: Int, Expression)
  case sum(Expression)
  case smallest(Expression)
  case greatest(Expression)
  case average(Expression)
  /// In the condition the month's value is named `value`.
  case countMonths(Expression, condition: Expression)
}
