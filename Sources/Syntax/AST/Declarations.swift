package import Diagnostics
package import Numbers

/// English title and Chinese wording of a declared thing.
package struct Words: Hashable, Sendable {
  package var title: String?
  package var zh: String?
  package init(title: String? = nil, zh: String? = nil) {
    self.title = title
    self.zh = zh
  }
}

/// One file: a rule book, a module of one, or a scenario.
package struct FileSyntax: Sendable {
  package enum Kind: String, Sendable { case rulebook, module, scenario }
  package var kind: Kind
  package var name: Name
  package var documentation: [String]
  package var words: Words
  package var declarations: [Declaration]
  package init(
    kind: Kind, name: Name, documentation: [String], words: Words, declarations: [Declaration]
  ) {
    self.kind = kind
    self.name = name
    self.documentation = documentation
    self.words = words
    self.declarations = declarations
  }
}

/// A declaration with its place.
package struct Declaration: Sendable {
  package enum Kind: Sendable {
    case card([CardEntry])
    case use(Name)
    case decides(Name)
    case currency(Name)
    /// A calendar, and for which applications it is; without a condition for all that have no other.
    case calendar(CalendarSyntax, when: Expression?)
    case source(SourceSyntax)
    case record(RecordSyntax)
    case type(Name, OneOfSyntax, Words)
    /// Names in ascending order: `order size: micro < small` and `order size: small > micro` are the same.
    case order(Name, ascending: [Name])
    case parameter(ParameterSyntax)
    case reference(ReferenceSyntax)
    case table(TableSyntax)
    case scorecard(ScorecardSyntax)
    case section(SectionSyntax)
    case applicant(ApplicantSyntax)
    case test(TestSyntax)
    case expect(Name, TypeSyntax)
    indirect case override(Declaration, because: TextLiteral)
    case disable(Name, because: TextLiteral)
    /// The scenario whose statements hold where this one says nothing else.
    case varies(Name)
    case scenarioBlock(ScenarioBlock)
    case market(MarketSyntax)
    case measure(MeasureSyntax)
  }
  package var kind: Kind
  package var span: SourceSpan
  package init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// One line of the product card.
package struct CardEntry: Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    case date(CalendarDate)
    case number(Number)
  }
  package var name: Name
  package var value: Value
  package init(name: Name, value: Value) {
    self.name = name
    self.value = value
  }
}

/// When a period's filing is due: gives `last_due`.
package struct CalendarSyntax: Hashable, Sendable {
  /// A period whose filing was due on another day, as for holidays.
  package struct Shift: Hashable, Sendable {
    /// The period's last month: year × 12 + month − 1.
    package var month: Int
    package var due: CalendarDate
    package init(month: Int, due: CalendarDate) {
      self.month = month
      self.due = due
    }
  }
  package var quarterly: Bool
  package var dueDay: Int
  package var shifts: [Shift]
  package init(quarterly: Bool, dueDay: Int, shifts: [Shift] = []) {
    self.quarterly = quarterly
    self.dueDay = dueDay
    self.shifts = shifts
  }
}

/// Where facts come from, and what must hold before they may be seen.
package struct SourceSyntax: Sendable {
  /// Where it stands whether a source may be seen.
  package enum Consent: Sendable {
    /// The fields that hold the first and last day on which consent holds.
    case window(from: Name, to: Name)
    /// A list of consents, of which one must be for this source, and for the subject and scope if they are stated.
    case list(Name, subject: Name?, scope: Name?)
  }
  package var name: Name
  package var words: Words
  package var consent: Consent?
  package var lag: (count: Int, unit: DurationUnit)?
  package var sameDay: Bool
  package init(
    name: Name, words: Words, consent: Consent?,
    lag: (count: Int, unit: DurationUnit)?, sameDay: Bool
  ) {
    self.name = name
    self.words = words
    self.consent = consent
    self.lag = lag
    self.sameDay = sameDay
  }
}

/// A record and its fields; a child names its parent.
package struct RecordSyntax: Sendable {
  package var name: Name
  package var parent: Name?
  package var words: Words
  package var fields: [FieldSyntax]
  package init(name: Name, parent: Name?, words: Words, fields: [FieldSyntax]) {
    self.name = name
    self.parent = parent
    self.words = words
    self.fields = fields
  }
}

/// A field of a record.
package struct FieldSyntax: Sendable {
  /// `known_on`: of a row its own date; of a field the date from which its value is known.
  package struct KnownOn: Sendable {
    /// The field that holds the date, where it is not this one.
    package var date: Name?
    package var assumedBecause: TextLiteral?
    package init(date: Name?, assumedBecause: TextLiteral?) {
      self.date = date
      self.assumedBecause = assumedBecause
    }
  }
  /// What the field says of the catalogue of facts that a bank may receive.
  package enum Listing: Sendable {
    /// The catalogue's code of the field.
    case listed(TextLiteral)
    case unlisted(because: TextLiteral)
  }
  package var name: Name
  package var type: TypeSyntax
  package var words: Words
  package var range: RangeSyntax?
  package var isOptional = false
  package var isKey = false
  package var isAsOf = false
  package var isPeriod = false
  package var knownOn: KnownOn?
  /// Whether rows that agree in this field are versions of one thing.
  package var isChain = false
  /// Whether a row in which this field is true takes its chain back.
  package var isVoid = false
  package var role: Name?
  package var source: Name?
  package var externalName: TextLiteral?
  package var listing: Listing?
  package var span: SourceSpan
  package init(name: Name, type: TypeSyntax, words: Words, span: SourceSpan) {
    self.name = name
    self.type = type
    self.words = words
    self.span = span
  }
}

/// A type as written.
package struct TypeSyntax: Sendable {
  package enum Kind: Sendable {
    case text, date, boolean, integer, months, days
    /// `money in 万`: input numbers count that many yuan.
    case money(scale: Number)
    case decimal(Int?)
    case share(Int?)
    case rate(Int?)
    case oneOf(OneOfSyntax)
    case list(of: Name)
    case named(String)
    case invalid
  }
  package var kind: Kind
  package var span: SourceSpan
  package init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// `one of basic "01", general "02", else missing`.
package struct OneOfSyntax: Sendable {
  package struct Value: Sendable {
    package var name: Name
    package var codes: [String]
    package var zh: String?
    package init(name: Name, codes: [String], zh: String?) {
      self.name = name
      self.codes = codes
      self.zh = zh
    }
  }
  /// What an outside code that is not listed becomes.
  package enum Otherwise: Sendable {
    case missing
    case value(Name)
  }
  package var values: [Value]
  package var otherwise: Otherwise?
  package init(values: [Value], otherwise: Otherwise?) {
    self.values = values
    self.otherwise = otherwise
  }
}

/// A policy value that belongs to the version.
package struct ParameterSyntax: Sendable {
  package var name: Name
  package var type: TypeSyntax
  package var value: Expression
  package var tunable: RangeSyntax?
  package var step: Expression?
  package var words: Words
  package init(
    name: Name, type: TypeSyntax, value: Expression, tunable: RangeSyntax?, step: Expression?,
    words: Words
  ) {
    self.name = name
    self.type = type
    self.value = value
    self.tunable = tunable
    self.step = step
    self.words = words
  }
}

/// A value of the outside world, by the date from which it holds.
package struct ReferenceSyntax: Sendable {
  package struct Entry: Sendable {
    package var from: CalendarDate
    package var value: Expression
    package var source: String?
    package var span: SourceSpan
    package init(from: CalendarDate, value: Expression, source: String?, span: SourceSpan) {
      self.from = from
      self.value = value
      self.source = source
      self.span = span
    }
  }
  package var name: Name
  package var type: TypeSyntax
  package var words: Words
  package var entries: [Entry]
  package init(name: Name, type: TypeSyntax, words: Words, entries: [Entry]) {
    self.name = name
    self.type = type
    self.words = words
    self.entries = entries
  }
}
