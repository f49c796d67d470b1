package import Columns
import Engine
package import Semantics

/// How often the replay of the past says what the bank's system said: the first figure to look at.
///
/// Each application is replayed under the version that decided it, with the references of its own day, and compared
/// with the system's outcome before any person acted. What no known version decided is counted and left out.
package struct MatchRate: Sendable {
  /// One version of the past.
  package struct Version: Sendable {
    package var digest: String
    /// The book's name; `nil` where none of the books at hand has the digest.
    package var name: String?
    /// Applications that it decided, and those of which the replay says the same.
    package var decided = 0
    package var matched = 0
    /// Of those that were approved both times without a person's hand: lines that are equal, and all.
    package var equalLines = 0
    package var comparedLines = 0
  }

  /// An application of which the replay says something else.
  package struct Mismatch: Hashable, Sendable {
    /// The first that differs.
    package enum Value: Hashable, Sendable {
      /// Raw values of `Outcome`.
      case outcome(recorded: UInt8, replayed: UInt8)
      /// Amounts in fen.
      case line(recorded: Int64, replayed: Int64)
    }
    /// Its place in the ledger.
    package var position: Int
    /// Position in `versions`.
    package var version: Int
    package var value: Value
    /// Position of the replayed outcome's earliest reason in the version's rules; `VersionCases.noRule` where none is.
    package var reason: UInt16
  }

  package var versions: [Version]
  /// Applications of which no system outcome is recorded.
  package var notRecorded = 0
  /// Applications of which the version is not recorded.
  package var versionNotRecorded = 0
  /// The first mismatches in the order of the history.
  package var mismatches: [Mismatch] = []
  /// Programs of the versions that are known, by their position in `versions`.
  package var programs: [Int: Program] = [:]

  /// Mismatches that are kept.
  package static let listed = 200

  package var compared: Int { versions.reduce(0) { $0 + ($1.name == nil ? 0 : $1.decided) } }
  package var matched: Int { versions.reduce(0) { $0 + $1.matched } }
  /// Applications of versions that no book at hand is.
  package var unknown: Int { versions.reduce(0) { $0 + ($1.name == nil ? $1.decided : 0) } }

  init(versions: [Version]) { self.versions = versions }

  /// Replays what the known versions decided.
  ///
  /// - Parameters:
  ///   - books: versions of the past, in any order; those that decided nothing do not matter.
  ///   - parts: the history as a version reads it.
  /// - Throws: what reading a part throws; a `BindingError` where the history lacks what a version reads.
  package init(
    _ ledger: CaseLedger, _ recorded: RecordedDecisions, books: [Program], threads: Int,
    parts: (Program) throws -> any TableParts
  ) throws {
    versions = recorded.versionNames.map { Version(digest: $0) }
    for row in 0..<ledger.count {
      if recorded.systemOutcomes[row] == RecordedDecisions.none {
        notRecorded += 1
      } else if recorded.versions[row] < 0 {
        versionNotRecorded += 1
      } else {
        versions[Int(recorded.versions[row])].decided += 1
      }
    }
    for book in books {
      guard let number = versions.firstIndex(where: { $0.digest == book.digest }),
        versions[number].name == nil
      else { continue }
      versions[number].name = book.name
      programs[number] = book
      guard versions[number].decided > 0 else { continue }
      try replay(book, number, ledger, recorded, threads: threads, parts(book))
    }
    mismatches.sort { $0.position < $1.position }
    mismatches.removeLast(max(0, mismatches.count - Self.listed))
  }

  private mutating func replay(
    _ book: Program, _ number: Int, _ ledger: CaseLedger, _ recorded: RecordedDecisions,
    threads: Int, _ parts: any TableParts
  ) throws {
    let version = ReplayedVersion(book)
    var (first, position) = (0, 0)
    for (index, size) in parts.partSizes.enumerated() {
      defer { first += size }
      let start = position
      while position < ledger.count, Int(ledger.places[position]) < first + size { position += 1 }
      let asked = (start..<position).filter {
        recorded.versions[$0] == number && recorded.systemOutcomes[$0] != RecordedDecisions.none
      }
      guard !asked.isEmpty else { continue }
      let table = try parts.part(index)
      let cases = VersionCases(try version.decide(table, threads: threads, progress: nil))
      for row in asked {
        compare(row, Int(ledger.places[row]) - first, cases, number, recorded)
      }
    }
  }

  private mutating func compare(
    _ row: Int, _ place: Int, _ cases: VersionCases, _ number: Int, _ recorded: RecordedDecisions
  ) {
    let (said, says) = (recorded.systemOutcomes[row], cases.outcomes[place])
    func note(_ value: Mismatch.Value) {
      mismatches.append(
        Mismatch(position: row, version: number, value: value, reason: cases.reasons[place]))
    }
    guard said == says else { return note(.outcome(recorded: said, replayed: says)) }
    versions[number].matched += 1
    let isApproved = said == Outcome.approve.rawValue && recorded.finalOutcomes[row] == said
    guard isApproved, !cases.lines.isEmpty, recorded.decidedLines[row] >= 0,
      recorded.overrideReasons[row] < 0
    else { return }
    versions[number].comparedLines += 1
    let (old, new) = (recorded.decidedLines[row], cases.lines[place])
    if old == new {
      versions[number].equalLines += 1
    } else {
      note(.line(recorded: old, replayed: new))
    }
  }
}
