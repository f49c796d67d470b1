package import Semantics

/// What both versions did to each application of a backtest, kept for questions that sums over all cannot answer.
///
/// A *case* is an application that was decided; cases stand in the order of the history. All columns are by case.
package struct CaseLedger: Sendable {
  /// The place in the history, ascending.
  package var places: [Int32]
  /// As-of dates, packed (`CalendarDate.packed`: month << 5 | day); empty where the record has none.
  package var dates: [Int32]
  /// Numbers of customers in the order of their first case; each case its own where the record names none.
  package var customers: [Int32]
  /// How many customers there are.
  package var customerCount: Int
  /// Keys of applications, where tables beside them are to be joined or cases named; else empty.
  package var keys: [String]
  package var live: VersionCases
  package var candidate: VersionCases
  /// Fields by which figures are told apart: one-of fields and texts with `role segment`, and the product where there is one.
  package var segments: [Segment]
  /// What the scenario's reference model says; `nil` without one.
  package var reference: ReferenceCases?
  /// What the record itself tells of the loans, where the scenario defines bad by a condition.
  package var stated: StatedOutcomes?
  /// The scenario's measures, in its order.
  package var measures: [MeasuredPair]

  package var count: Int { places.count }

  package init(
    places: [Int32], dates: [Int32], customers: [Int32], customerCount: Int, keys: [String],
    live: VersionCases, candidate: VersionCases, segments: [Segment],
    reference: ReferenceCases? = nil, stated: StatedOutcomes? = nil, measures: [MeasuredPair] = []
  ) {
    self.places = places
    self.dates = dates
    self.customers = customers
    self.customerCount = customerCount
    self.keys = keys
    self.live = live
    self.candidate = candidate
    self.segments = segments
    self.reference = reference
    self.stated = stated
    self.measures = measures
  }

  /// The values of one field, by case.
  package struct Segment: Sendable {
    /// The field's name in the record.
    package var field: String
    /// Names of the values, as the record lists them, texts in their order of alphabet; `nil` stands for a missing value.
    package var values: [String?]
    /// By case the position in `values`.
    package var codes: [UInt16]
    package init(field: String, values: [String?], codes: [UInt16]) {
      self.field = field
      self.values = values
      self.codes = codes
    }
  }
}

/// One version's part of a ledger.
package struct VersionCases: Sendable {
  package var program: Program
  /// Raw values of `Outcome`.
  package var outcomes: [UInt8]
  /// Lines in fen, offered on approve and proposed on refer, 0 where there is none; empty without an output `line`.
  package var lines: [Int64]
  /// Rates a year in millionths, -1 where there is none; empty without an output `rate`.
  package var rates: [Int32]
  /// Terms in months, -1 where there is none; empty without an output `term`.
  package var terms: [Int16]
  /// The version's own chance of default in multiples of 10⁻¹², -1 where there is none, also of declined applications;
  /// empty where the book has no output or scorecard that tells it.
  package var ownRisk: [Int64]
  /// Position of the rule that is the earliest reason of the outcome, `VersionCases.noRule` where no rule is.
  package var reasons: [UInt16]
  /// Rules by eights: bit r of plane p says that rule 8p + r fired, was undecided, or is in error; planes may be empty.
  package var fired: [[UInt8]]
  package var undecided: [[UInt8]]
  package var failed: [[UInt8]]
  /// What outputs that are not known did, as `OpenOutputs` says; empty where all outputs are known of every case.
  package var openOutputs: [UInt8]

  package static let noRule = UInt16.max

  package init(_ program: Program) {
    self.program = program
    (outcomes, lines, rates, terms) = ([], [], [], [])
    (ownRisk, reasons, fired, undecided, failed, openOutputs) = ([], [], [], [], [], [])
  }
}
