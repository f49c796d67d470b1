package import Numbers

/// How a history came to be what it is.
package struct HistoryLog: Hashable, Sendable {
  package struct Import: Hashable, Sendable {
    package var id: Int64
    package var at: String
    package var applications: Int
    /// Of the whole history after it.
    package var digest: String
    package var facts: ImportFacts?
  }
  package struct Erasure: Hashable, Sendable {
    package var at: String
    package var order: String
    package var customers: Int
    package var applications: Int
  }
  package var imports: [Import]
  package var erasures: [Erasure]
}

/// What a history holds, counted: for whoever must know the data before believing a figure from it.
package struct HistorySummary: Hashable, Sendable {
  package var path: String
  package var digest: String
  package var log: HistoryLog
  /// Rows kept aside by the id of their cause.
  package var quarantined: [String: Int]
  /// The decided record, its lists, the tables beside them.
  package var records: [RecordSummary]
}

/// One record of a history.
package struct RecordSummary: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case decided
    case list
    /// A table beside the applications.
    case side
  }
  /// How the rows of a list fall to its parents.
  package struct Parents: Hashable, Sendable {
    package var withRows = 0
    /// Parents that have the list, but no rows in it.
    package var withoutRows = 0
    /// Parents whose list is missing.
    package var missing = 0
    /// Rows of the parent with the most.
    package var most = 0
    /// Rows of all parents.
    package var total = 0
  }
  package var name: String
  package var kind: Kind
  package var rows: Int
  package var parents: Parents?
  package var fields: [FieldSummary]
  package var findings: [Finding] = []
}

/// One field of a record over all rows.
package struct FieldSummary: Hashable, Sendable {
  package enum Distribution: Hashable, Sendable {
    case numbers(NumberSummary)
    /// Names with their rows, in the order of the type; truth values as true and false.
    case values([ValueCount])
    case dates(DateSummary)
    /// How many different texts there are. Texts themselves are not shown: they may name customers.
    case texts(distinct: Int)
    /// Every row lacks a value.
    case none
  }
  package var name: String
  package var isKey: Bool
  package var role: String?
  package var missing: Int
  package var distribution: Distribution
}

package struct ValueCount: Hashable, Sendable {
  package var name: String
  package var rows: Int
}

/// Numbers by rank and size.
package struct NumberSummary: Hashable, Sendable {
  package var least: Number
  /// The smallest values that so many hundredths of the rows do not exceed: 5, 25, 50, 75 and 95.
  package var quantiles: [Number]
  package var most: Number
  /// `nil` where it is beyond all numbers.
  package var sum: Number?
  package var zeros: Int
  package var negatives: Int
  /// Rows by stretches of equal width from the 1st to the 99th percentile; the outer ones take what is beyond.
  package var histogram: [Int]

  package static let percents = [5, 25, 50, 75, 95]
  package static let buckets = 12
}

package struct DateSummary: Hashable, Sendable {
  package struct Year: Hashable, Sendable {
    package var year: Int
    package var rows: Int
  }
  package var first: CalendarDate
  package var last: CalendarDate
  /// From the first year to the last, those without rows included.
  package var years: [Year]
}

/// What the rows of a record show together; nothing of it is a mistake by itself.
package enum Finding: Hashable, Sendable {
  /// Rows that equal another of the same parent in every field, and the parents that have such.
  case repeats(rows: Int, parents: Int)
  /// Rows with a negative number, and how many of them some row of the same parent cancels in every number.
  case negatives(field: String, rows: Int, cancelled: Int)
  /// A field that is the sum of two others in almost all rows.
  case sum(field: String, of: [String], holds: Int, fails: Int)
  /// Texts of a list's field that stand under several parents.
  case shared(field: String, texts: Int, of: Int)
  /// Texts that stand more than once under one parent, exact repeats aside.
  case doubled(field: String, rows: Int)
  /// What a field of the same name, in files at least, in another list has in common with this one.
  case common(field: String, other: String, texts: Int)
  /// By a one-of field: rows, those of them whose number is not zero, and its sum.
  case split(field: String, number: String, parts: [SplitPart])
}

package struct SplitPart: Hashable, Sendable {
  package var value: String
  package var rows: Int
  package var nonzero: Int
  package var sum: Number?
}
