package import Diagnostics
package import Numbers

/// A decision table.
package struct TableSyntax: Sendable {
  package enum Policy: Sendable {
    case unique, any, first
    case priority([Expression])
    case collect(Collect)
  }
  package enum Collect: String, Sendable { case sum, min, max, count }
  package struct Column: Sendable {
    package var name: Name
    package var type: TypeSyntax?
    package init(name: Name, type: TypeSyntax?) {
      self.name = name
      self.type = type
    }
  }
  package struct Row: Sendable {
    package var cells: [Cell]
    /// `nil` is `missing`.
    package var output: Expression?
    package var span: SourceSpan
    package init(cells: [Cell], output: Expression?, span: SourceSpan) {
      self.cells = cells
      self.output = output
      self.span = span
    }
  }
  package enum Body: Sendable {
    case rows(header: [Name], rows: [Row], otherwise: Expression?)
    case file(TextLiteral)
  }
  package var name: Name
  package var columns: [Column]
  package var output: TypeSyntax
  package var words: Words
  package var policy: Policy
  package var body: Body
  package init(
    name: Name, columns: [Column], output: TypeSyntax, words: Words, policy: Policy, body: Body
  ) {
    self.name = name
    self.columns = columns
    self.output = output
    self.words = words
    self.policy = policy
    self.body = body
  }
}

/// A cell of a table's input column, or the condition of a scorecard bin.
package struct Cell: Sendable {
  package enum Kind: Sendable {
    case any
    case tests(negated: Bool, [Test])
  }
  package enum Test: Sendable {
    case value(Expression)
    case compare(Comparator, Expression)
    case range(RangeSyntax)
    case missing
  }
  package var kind: Kind
  package var span: SourceSpan
  package init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// A scorecard: points from bins, and the probability of default they stand for.
package struct ScorecardSyntax: Sendable {
  package struct Characteristic: Sendable {
    package var name: Name
    package var bins: [Bin]
    package var reason: (code: Name, words: Words)?
    package var span: SourceSpan
    package init(
      name: Name, bins: [Bin], reason: (code: Name, words: Words)?, span: SourceSpan
    ) {
      self.name = name
      self.bins = bins
      self.reason = reason
      self.span = span
    }
  }
  package struct Bin: Sendable {
    /// `nil` is `otherwise`.
    package var test: Cell.Test?
    package var points: Number
    package var span: SourceSpan
    package init(test: Cell.Test?, points: Number, span: SourceSpan) {
      self.test = test
      self.points = points
      self.span = span
    }
  }
  package var name: Name
  package var words: Words
  package var base: Number?
  package var odds: (good: Number, bad: Number)?
  package var pointsToDouble: Number?
  package var characteristics: [Characteristic]
  package init(
    name: Name, words: Words, base: Number?, odds: (good: Number, bad: Number)?,
    pointsToDouble: Number?, characteristics: [Characteristic]
  ) {
    self.name = name
    self.words = words
    self.base = base
    self.odds = odds
    self.pointsToDouble = pointsToDouble
    self.characteristics = characteristics
  }
}
