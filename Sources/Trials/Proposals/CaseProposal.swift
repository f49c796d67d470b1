import Columns
package import Engine
import Numbers
package import Semantics
import Syntax

/// A case that a book's thresholds ask for; what is expected of it is for people to say.
package struct CaseProposal: Sendable {
  /// Where a value lies, seen from the bound it is compared with.
  package enum Side: Hashable, Sendable {
    case justBelow, exactly, justAbove
    /// One of the values that a condition lists, and the first that it does not.
    case listed, unlisted
  }
  /// What compares the value.
  package var owner: CoverageItem.Owner
  /// The name by which the value is set: of a field, a definition, or points.
  package var name: String
  package var side: Side
  /// The bound as people read it.
  package var bound: String
  /// The value, as a cell holds it.
  package var value: String
  /// What else compares the same value with the same bound.
  package var alsoOf: [CoverageItem.Owner]
}

/// The cases that a book's thresholds ask for, and what could not be proposed.
package struct CaseProposals: Sendable {
  package var program: Program
  /// The applicant from whom one value differs.
  package var base: String
  package var proposals: [CaseProposal]
  /// Thresholds of values without a name, which no case can set.
  package var unnamed: [String]
}

/// Proposes a case just below, exactly at and just above each threshold of a book.
///
/// - Returns: `nil` where no applicant of the book gives all that an application must bring.
package func proposeCases(of book: CheckedBook) throws(BindingError) -> CaseProposals? {
  guard let program = book.program, let base = try baseApplicant(of: book, program) else {
    return nil
  }
  var finder = ProposalFinder(program, try Engine(program).trace(base.table, row: 0))
  finder.find()
  return CaseProposals(
    program: program, base: base.name, proposals: finder.proposals, unnamed: finder.unnamed)
}

/// The first applicant that is approved, else referred, else declined, of those that are complete.
private func baseApplicant(
  of book: CheckedBook, _ program: Program
) throws(BindingError) -> (name: String, table: RecordTable)? {
  let complete = book.applicants.filter(\.isComplete)
  guard !complete.isEmpty else { return nil }
  let table = RecordTable(complete.map(\.test), of: program)
  let decisions = try Engine(program).decide(table, options: RunOptions(threads: 1))
  let rows = complete.indices
  let best = rows.min { (decisions.outcome($0), $0) < (decisions.outcome($1), $1) } ?? 0
  return (complete[best].name, table.gathering([best]))
}
