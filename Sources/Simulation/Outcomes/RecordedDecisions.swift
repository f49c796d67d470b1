/// What the bank decided at the time, by case of a ledger.
package struct RecordedDecisions: Sendable {
  /// Raw values of `Outcome`, `none` where nothing is recorded: of the system before any person acted, and in the end
  /// (refer: pending).
  package var systemOutcomes: [UInt8]
  package var finalOutcomes: [UInt8]
  /// Position in `versionNames`, -1 where none is recorded.
  package var versions: [Int32]
  /// Digests of the versions that decided, as recorded.
  package var versionNames: [String]
  /// Position in `overrideReasonNames`, -1 where there is none.
  package var overrideReasons: [Int32]
  package var overrideReasonNames: [String]
  /// Packed dates, 0 where there is none.
  package var decidedOn: [Int32]
  /// Lines in fen, -1 where there is none.
  package var decidedLines: [Int64]
  package var bookedLines: [Int64]
  /// Rates in millionths and terms in months as booked, -1 where there is none.
  package var rates: [Int32]
  package var terms: [Int16]

  package static let none = UInt8.max

  /// Nothing recorded of so many cases.
  package init(count: Int) {
    systemOutcomes = Array(repeating: Self.none, count: count)
    finalOutcomes = systemOutcomes
    versions = Array(repeating: -1, count: count)
    (versionNames, overrideReasonNames) = ([], [])
    overrideReasons = versions
    decidedOn = Array(repeating: 0, count: count)
    decidedLines = Array(repeating: -1, count: count)
    (bookedLines, rates) = (decidedLines, versions)
    terms = Array(repeating: -1, count: count)
  }
}
