package import Diagnostics
package import Numbers
package import Syntax

/// A checked rule book: a typed graph of expressions in evaluation order, with the names people know them by.
///
/// Only checking makes one; every reader (engine, explainer, reports) may trust it:
/// - INVARIANT: a node's operands have smaller ids than the node.
/// - INVARIANT: operands are of the node's own domain; only `broadcast`, aggregates and series cross domains.
/// - INVARIANT: a node that may neither be missing nor fail has a value in every row.
package struct Program: Sendable {
  package var name: String
  package var words: Words
  package var documentation: [String]
  package var card: [CardEntry]
  package var currency: String
  /// `sha256:` over the canonical print.
  package var digest: String
  package var canonicalPrint: String
  package var files: SourceFiles

  /// The record that is decided, without its lists.
  package var record: RecordSchema
  /// The lists of child rows of the decided record.
  package var lists: [ListSchema]
  package var oneOfs: [OneOfType]
  package var sources: [SourceSchema]

  package var parameters: [Parameter]
  package var references: [Reference]
  package var tables: [DecisionTable]
  package var scorecards: [Scorecard]

  package var nodes: [Node]
  /// Lets and outputs in section order, then text order.
  package var definitions: [Definition]
  /// Rules in section order, then in the order of `use` and text.
  package var rules: [Rule]
  package var outputs: [Output]
  package var assumptions: [Assumption]
  package var tests: [TestCase]
  package var isSnapshotBook: Bool
  /// By node, the bounds between which its numbers surely lie; empty where the program was not checked from text.
  package var ranges: [ValueRange] = []
  /// Where the conditions of the text stand, by the node that each became, in the order of the text.
  package var conditionPlaces: [NodeID: [SourceSpan]] = [:]
  /// What is better than what, beside the outputs of a section.
  package var outputOrders: [OutputOrder] = []
  /// When returns are due, those for some applications first; the last is everyone else's.
  package var filingCalendars: [FilingCalendar] = []
  /// What a case sets directly; `nil` where the program is the book's own.
  package var directFacts: DirectFacts?

  package init(
    name: String, words: Words, documentation: [String], card: [CardEntry], currency: String,
    digest: String, canonicalPrint: String, files: SourceFiles, record: RecordSchema,
    lists: [ListSchema], oneOfs: [OneOfType], sources: [SourceSchema], parameters: [Parameter],
    references: [Reference], tables: [DecisionTable], scorecards: [Scorecard], nodes: [Node],
    definitions: [Definition], rules: [Rule], outputs: [Output], assumptions: [Assumption],
    tests: [TestCase], isSnapshotBook: Bool
  ) {
    self.name = name
    self.words = words
    self.documentation = documentation
    self.card = card
    self.currency = currency
    self.digest = digest
    self.canonicalPrint = canonicalPrint
    self.files = files
    self.record = record
    self.lists = lists
    self.oneOfs = oneOfs
    self.sources = sources
    self.parameters = parameters
    self.references = references
    self.tables = tables
    self.scorecards = scorecards
    self.nodes = nodes
    self.definitions = definitions
    self.rules = rules
    self.outputs = outputs
    self.assumptions = assumptions
    self.tests = tests
    self.isSnapshotBook = isSnapshotBook
  }

  package subscript(id: NodeID) -> Node { nodes[id.index] }
}

/// A node of a program, by its place in evaluation order.
package struct NodeID: Hashable, Comparable, Sendable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// What one value of a node belongs to.
package enum Domain: Hashable, Sendable {
  /// One value for the whole book: constants, parameters.
  case book
  case application
  /// One value for each row of `Program.lists[index]`.
  case rows(list: Int)
  /// `months` values an application, oldest month first.
  case series(months: Int)
}

/// The type of a value, without its domain.
package enum ValueType: Hashable, Sendable {
  case boolean, text, date
  case integer, decimal, money, rate, share, months, days
  /// Index in `Program.oneOfs`.
  case oneOf(Int)

  /// Whether values are numbers (with a count of decimals).
  package var isNumeric: Bool {
    switch self {
    case .boolean, .text, .date, .oneOf: false
    default: true
    }
  }
}

/// One step of a program.
package struct Node: Sendable {
  package var operation: Operation
  package var type: ValueType
  /// Numbers are multiples of 10^−decimals (0…12); 0 for everything else.
  package var decimals: Int
  package var domain: Domain
  package var mayBeMissing: Bool
  /// Whether an error value may come out (overflow aside, which any arithmetic may meet).
  package var mayFail: Bool
  package var span: SourceSpan?

  package init(
    operation: Operation, type: ValueType, decimals: Int, domain: Domain, mayBeMissing: Bool,
    mayFail: Bool, span: SourceSpan?
  ) {
    self.operation = operation
    self.type = type
    self.decimals = decimals
    self.domain = domain
    self.mayBeMissing = mayBeMissing
    self.mayFail = mayFail
    self.span = span
  }
}

/// A value known when the book is checked.
package enum Constant: Hashable, Sendable {
  case number(Number)
  case truth(Bool)
  case date(CalendarDate)
  /// Position in the one-of type's values.
  case code(Int)
  case text(String)
  case missing
}
