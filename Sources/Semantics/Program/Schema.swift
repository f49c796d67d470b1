package import Diagnostics
package import Numbers
package import Syntax

/// The fields of a record, in the order of declaration; lists stand apart.
package struct RecordSchema: Sendable {
  package var name: String
  package var words: Words
  package var fields: [FieldSchema]
  /// Position of the key field, by which child rows find their parent.
  package var key: Int?
  /// Position of the `as_of` date.
  package var asOf: Int?

  package init(name: String, words: Words, fields: [FieldSchema], key: Int?, asOf: Int?) {
    self.name = name
    self.words = words
    self.fields = fields
    self.key = key
    self.asOf = asOf
  }

  /// The position of the field of a name.
  package func position(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// A list of child rows in the decided record.
package struct ListSchema: Sendable {
  /// The list field's name in the parent, such as `filings`.
  package var name: String
  package var words: Words
  package var isOptional: Bool
  package var record: RecordSchema
  /// Position in the child's fields of the date from which a row is known.
  package var knownOn: Int?
  /// Why that date stands in for the real one, where it is assumed.
  package var knownOnAssumedBecause: String?
  package var period: Int?
  package var source: Int?
  /// Position of the field by which rows are versions of one thing.
  package var chain: Int?
  /// Position of the boolean by which a version takes its chain back.
  package var void: Int?

  package init(
    name: String, words: Words, isOptional: Bool, record: RecordSchema, knownOn: Int?,
    period: Int?, source: Int?, chain: Int? = nil, void: Int? = nil
  ) {
    self.name = name
    self.words = words
    self.isOptional = isOptional
    self.record = record
    self.knownOn = knownOn
    self.period = period
    self.source = source
    self.chain = chain
    self.void = void
  }
}

/// A field as input must bring it.
package struct FieldSchema: Sendable {
  package var name: String
  package var words: Words
  package var type: ValueType
  /// Numbers may have at most this many decimals.
  package var decimals: Int
  /// What one unit of an outside number counts: 10_000 for `money in 万`, else 1.
  package var inputScale: Number
  package var lowest: Number?
  package var lowestIncluded: Bool
  package var highest: Number?
  package var highestIncluded: Bool
  package var isOptional: Bool
  package var isKey: Bool
  package var role: String?
  /// Position in `Program.sources`.
  package var source: Int?
  /// The column's name outside, where it differs.
  package var externalName: String?
  package var listing: FieldListing?
  /// Position in the decided record of the date from which the value is known.
  package var knownOn: Int?
  package var span: SourceSpan?

  package init(
    name: String, words: Words = Words(), type: ValueType, decimals: Int = 0,
    inputScale: Number = .one, lowest: Number? = nil, lowestIncluded: Bool = true,
    highest: Number? = nil, highestIncluded: Bool = true, isOptional: Bool = false,
    isKey: Bool = false, role: String? = nil, source: Int? = nil, externalName: String? = nil,
    listing: FieldListing? = nil, span: SourceSpan? = nil
  ) {
    self.name = name
    self.words = words
    self.type = type
    self.decimals = decimals
    self.inputScale = inputScale
    self.lowest = lowest
    self.lowestIncluded = lowestIncluded
    self.highest = highest
    self.highestIncluded = highestIncluded
    self.isOptional = isOptional
    self.isKey = isKey
    self.role = role
    self.source = source
    self.externalName = externalName
    self.listing = listing
    self.span = span
  }
}

/// What a field says of the catalogue of facts that a bank may receive.
package enum FieldListing: Hashable, Sendable {
  /// The catalogue's code of the field.
  case listed(String)
  case unlisted(because: String)

  /// As rule text has it, without the quotation marks.
  var text: String {
    switch self {
    case .listed(let code): "listed \(code)"
    case .unlisted(let reason): "unlisted because \(reason)"
    }
  }
}

/// The values of a one-of type.
package struct OneOfType: Hashable, Sendable {
  package struct Value: Hashable, Sendable {
    package var name: String
    package var codes: [String]
    package var zh: String?
    package init(name: String, codes: [String] = [], zh: String? = nil) {
      self.name = name
      self.codes = codes
      self.zh = zh
    }
  }
  /// What an outside code that is not listed becomes; absent: a bad row.
  package enum Otherwise: Hashable, Sendable {
    case missing
    case value(Int)
  }
  package var name: String?
  package var values: [Value]
  package var otherwise: Otherwise?
  /// Rank of each value where an order is declared; `nil` for a value left out of it.
  package var ranks: [Int?]?

  package init(name: String?, values: [Value], otherwise: Otherwise?, ranks: [Int?]? = nil) {
    self.name = name
    self.values = values
    self.otherwise = otherwise
    self.ranks = ranks
  }
}

/// Where facts come from.
package struct SourceSchema: Sendable {
  package var name: String
  package var words: Words
  package var requiresConsent: Bool
  /// Where it stands whether there is consent.
  package var consent: ConsentSchema?
  /// How much later than their dates say facts are known: an assumption.
  package var lag: (count: Int, unit: DurationUnit)?
  /// Whether a decision sees what became known on its own day.
  package var sameDay: Bool
  package init(
    name: String, words: Words, requiresConsent: Bool, lag: (count: Int, unit: DurationUnit)?,
    sameDay: Bool = false
  ) {
    self.name = name
    self.words = words
    self.requiresConsent = requiresConsent
    self.lag = lag
    self.sameDay = sameDay
  }
}

/// Where it stands whether a source may be seen on a day.
package enum ConsentSchema: Hashable, Sendable {
  /// Positions in the decided record of the first and last day on which consent holds.
  case window(from: Int, to: Int)
  case list(ConsentList)
}

/// A list of consents, and which of its rows are for one source.
package struct ConsentList: Hashable, Sendable {
  /// A field of the rows and the value that it must have.
  package struct Demand: Hashable, Sendable {
    package var field: Int
    package var value: Int
    package init(field: Int, value: Int) {
      self.field = field
      self.value = value
    }
  }
  /// Position in `Program.lists`.
  package var list: Int
  /// The source itself, then subject and scope where they are stated.
  package var demands: [Demand]
  /// Positions of the dates in the rows: the first and last day, and the day of withdrawal.
  package var validFrom: Int
  package var validUntil: Int
  package var withdrawnOn: Int

  package init(
    list: Int, demands: [Demand], validFrom: Int, validUntil: Int, withdrawnOn: Int
  ) {
    self.list = list
    self.demands = demands
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.withdrawnOn = withdrawnOn
  }
}
