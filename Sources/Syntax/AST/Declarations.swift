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

/// One file: a rule book or a module of one.
package struct FileSyntax: Sendable {
  package enum Kind: Sendable { case rulebook, module }
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
    case calendar(CalendarSyntax)
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
  package var quarterly: Bool
  package var dueDay: Int
  package init(quarterly: Bool, dueDay: Int) {
    self.quarterly = quarterly
    self.dueDay = dueDay
  }
}

/// Where facts come from, and what must hold before they may be seen.
package struct SourceSyntax: Sendable {
  package var name: Name
  package var words: Words
  /// The fields that hold the first and last day on which consent holds.
  package var consent: (from: Name, to: Name)?
  package var lag: (count: Int, unit: DurationUnit)?
  package var sameDay: Bool
  package init(
    name: Name, words: Words, consent: (from: Name, to: Name)?,
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
  package struct KnownOn: Sendable {
    package var assumedBecause: TextLiteral?
    package init(assumedBecause: TextLiteral?) { self.assumedBecause = assumedBecause }
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
