package import Diagnostics
package import Numbers

/// A block of a scenario: what it takes a thing to be, figure by figure.
package struct ScenarioBlock: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case outcome, loss, `return`, referred, reference, risk
    case draw, repayment, `default`, tax, guarantee
    case trust
  }
  package var kind: Kind
  package var figures: [ScenarioFigure]
  package init(kind: Kind, figures: [ScenarioFigure]) {
    self.kind = kind
    self.figures = figures
  }
}

/// One figure of a scenario's block, and where it is from.
package struct ScenarioFigure: Sendable {
  /// What a figure is of.
  package enum Name: Hashable, Sendable {
    /// One that the language knows, by its English word.
    case known(Word)
    /// The share of referrals by a reason's code.
    case code(String)
  }
  package enum Value: Sendable {
    /// `90 days past due within 12 months after first draw`.
    case pastDue(Duration, within: Duration)
    /// `30 days past due`, `15 months after first draw`, `3 months`.
    case duration(Duration)
    /// `9 to 13 months after default`.
    case period(from: Int, to: Duration)
    /// `9% over 6 months`.
    case part(Literal, over: Duration)
    /// `by rate 3%: 0%, 5%: 4%, held_beyond`: a figure that hangs on another one.
    case curve([Point], isHeldBeyond: Bool)
    /// `when charged_off = yes`, `charged_off_principal`.
    case expression(Expression)
    /// `1.85%`, `1, 1.5, 2`.
    case numbers([Literal])
    /// A scorecard's name, or a reference's.
    case name(Syntax.Name)
    /// One of the words that the figure may be; `nil` where none of them stands.
    case word(Word?)
    /// `2027-12-31`; `nil` where no date stands.
    case date(CalendarDate?)
    /// `true`, `false`.
    case truth(Bool)
  }
  /// A number with its value in the unit 1 and how it was written.
  package struct Literal: Hashable, Sendable {
    package var number: Number
    package var spelling: NumberSpelling
    package init(number: Number, spelling: NumberSpelling) {
      self.number = number
      self.spelling = spelling
    }
  }
  /// One point of a curve: `5%: 4%`.
  package struct Point: Hashable, Sendable {
    package var at: Literal
    package var value: Literal
    package init(at: Literal, value: Literal) {
      self.at = at
      self.value = value
    }
  }
  package struct Duration: Hashable, Sendable {
    package var count: Int
    package var unit: DurationUnit
    package init(count: Int, unit: DurationUnit) {
      self.count = count
      self.unit = unit
    }
  }
  /// Where a figure is from.
  package enum Origin: Hashable, Sendable {
    case source(String)
    case assumption(String)
  }
  package var name: Name
  /// Where the name stands.
  package var nameSpan: SourceSpan
  /// How its value is written.
  package var shape: ScenarioBlock.Shape
  package var value: Value
  package var valueSpan: SourceSpan
  package var origin: Origin?
  package var span: SourceSpan
  package init(
    name: Name, nameSpan: SourceSpan, shape: ScenarioBlock.Shape, value: Value,
    valueSpan: SourceSpan, origin: Origin?, span: SourceSpan
  ) {
    self.name = name
    self.nameSpan = nameSpan
    self.shape = shape
    self.value = value
    self.valueSpan = valueSpan
    self.origin = origin
    self.span = span
  }
}

/// Which references a scenario's replay reads: `market as_recorded`, `market at 2026-06-30`.
package struct MarketSyntax: Sendable {
  /// `nil` for those of each application's own day.
  package var date: CalendarDate?
  package init(date: CalendarDate?) { self.date = date }
}

/// A modeller's own figure: `measure first_loans = count where applicant_kind = first`.
package struct MeasureSyntax: Sendable {
  package enum Kind: String, CaseIterable, Sendable { case count, sum, average, share }
  package var name: Name
  package var words: Words
  package var kind: Kind
  /// What is added, averaged or asked; `nil` for a count.
  package var value: Expression?
  package var condition: Expression?
  package var documentation: [String]
  package init(
    name: Name, words: Words, kind: Kind, value: Expression?, condition: Expression?,
    documentation: [String]
  ) {
    self.name = name
    self.words = words
    self.kind = kind
    self.value = value
    self.condition = condition
    self.documentation = documentation
  }
}
