package import Diagnostics
package import Numbers
package import Syntax

/// A policy value of this version.
package struct Parameter: Sendable {
  package var name: String
  package var words: Words
  package var type: ValueType
  package var decimals: Int
  package var value: Constant
  package var tunable: (lower: Number?, upper: Number?, step: Number?)?
  package var span: SourceSpan
  package init(
    name: String, words: Words, type: ValueType, decimals: Int, value: Constant,
    tunable: (lower: Number?, upper: Number?, step: Number?)?, span: SourceSpan
  ) {
    self.name = name
    self.words = words
    self.type = type
    self.decimals = decimals
    self.value = value
    self.tunable = tunable
    self.span = span
  }
}

/// A value of the outside world by the date from which it is in force, ascending.
package struct Reference: Sendable {
  package struct Entry: Sendable {
    package var from: CalendarDate
    package var value: Constant
    package var source: String?
    package init(from: CalendarDate, value: Constant, source: String?) {
      self.from = from
      self.value = value
      self.source = source
    }
  }
  package var name: String
  package var words: Words
  package var type: ValueType
  package var decimals: Int
  package var entries: [Entry]
  package init(
    name: String, words: Words, type: ValueType, decimals: Int, entries: [Entry]
  ) {
    self.name = name
    self.words = words
    self.type = type
    self.decimals = decimals
    self.entries = entries
  }
}

/// A decision table with all names resolved; cells and outputs are values, parameters read.
package struct DecisionTable: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var type: ValueType
    /// What the book's calls may bring.
    package var domain: InputDomain
    package var span: SourceSpan?
    package init(
      name: String, type: ValueType, domain: InputDomain = .any, span: SourceSpan? = nil
    ) {
      self.name = name
      self.type = type
      self.domain = domain
      self.span = span
    }
  }
  package struct Row: Sendable {
    package var cells: [CellTest]
    /// `.missing` where the row says so.
    package var output: Constant
    package var span: SourceSpan
    /// Where each cell is written.
    package var cellSpans: [SourceSpan]
    package init(
      cells: [CellTest], output: Constant, span: SourceSpan, cellSpans: [SourceSpan] = []
    ) {
      self.cells = cells
      self.output = output
      self.span = span
      self.cellSpans = cellSpans
    }
  }
  package enum Policy: Hashable, Sendable {
    case unique, any, first
    /// Outputs, the one that wins first.
    case priority([Constant])
    case collect(Collect)
  }
  package enum Collect: String, Hashable, Sendable { case sum, min, max, count }
  package var name: String
  package var words: Words
  package var columns: [Column]
  package var outputType: ValueType
  package var outputDecimals: Int
  package var policy: Policy
  package var rows: [Row]
  package var otherwise: Constant?
  package var span: SourceSpan
  package init(
    name: String, words: Words, columns: [Column], outputType: ValueType, outputDecimals: Int,
    policy: Policy, rows: [Row], otherwise: Constant?, span: SourceSpan
  ) {
    self.name = name
    self.words = words
    self.columns = columns
    self.outputType = outputType
    self.outputDecimals = outputDecimals
    self.policy = policy
    self.rows = rows
    self.otherwise = otherwise
    self.span = span
  }
}

/// What a cell asks of its input.
///
/// A missing input is true of `any` and of a cell that names `missing`. In a column where some cell names
/// `missing` it is false of all others (it is one of the column's values there); in a column where none does,
/// a cell with values leaves the row undecided. The bins of a scorecard's characteristic are such a column.
package enum CellTest: Hashable, Sendable {
  /// True of everything, missing too.
  case any
  case tests(negated: Bool, [Test])

  /// One item of a cell.
  package enum Test: Hashable, Sendable {
    case equal(Constant)
    case range(ValueRange)
    case missing
  }
}

/// A range of ordered values (numbers, dates); an absent bound is open.
package struct ValueRange: Hashable, Sendable {
  package var lower: Constant?
  package var lowerIncluded: Bool
  package var upper: Constant?
  package var upperIncluded: Bool
  package init(lower: Constant?, lowerIncluded: Bool, upper: Constant?, upperIncluded: Bool) {
    self.lower = lower
    self.lowerIncluded = lowerIncluded
    self.upper = upper
    self.upperIncluded = upperIncluded
  }
}

/// A scorecard: points = base + Σ bins, pd = 1 ÷ (1 + odds × 2^((points − base) ÷ points to double)).
package struct Scorecard: Sendable {
  package struct Characteristic: Sendable {
    package var name: String
    package var bins: [Bin]
    package var reason: String?
    package var words: Words
    package var span: SourceSpan
    package var type: ValueType
    /// What the characteristic may be.
    package var domain: InputDomain
    /// Where each of the bins is written; a range of an ordered one-of type is a bin for each value.
    package var binSpans: [SourceSpan]
    package init(
      name: String, bins: [Bin], reason: String?, words: Words, span: SourceSpan,
      type: ValueType = .decimal, domain: InputDomain = .any, binSpans: [SourceSpan] = []
    ) {
      self.name = name
      self.bins = bins
      self.reason = reason
      self.words = words
      self.span = span
      self.type = type
      self.domain = domain
      self.binSpans = binSpans
    }
  }
  package struct Bin: Hashable, Sendable {
    /// `nil` is `otherwise`: any value that no other bin takes, never missing.
    package var test: CellTest.Test?
    package var points: Number
    package init(test: CellTest.Test?, points: Number) {
      self.test = test
      self.points = points
    }
  }
  package var name: String
  package var words: Words
  package var base: Number
  /// good ÷ bad.
  package var odds: Number
  package var pointsToDouble: Number
  package var characteristics: [Characteristic]
  /// The `bins` node of each characteristic, where the book reads the scorecard.
  package var binNodes: [NodeID]
  package var points: NodeID?
  package var pd: NodeID?
  package init(
    name: String, words: Words, base: Number, odds: Number, pointsToDouble: Number,
    characteristics: [Characteristic], binNodes: [NodeID], points: NodeID?, pd: NodeID?
  ) {
    self.name = name
    self.words = words
    self.base = base
    self.odds = odds
    self.pointsToDouble = pointsToDouble
    self.characteristics = characteristics
    self.binNodes = binNodes
    self.points = points
    self.pd = pd
  }
}
