package import Semantics

/// The changes between two books, and how all versions in between are decided at once.
package struct AttributionPlan: Sendable {
  /// Those merged that do not check apart.
  let changes: ChangeSet
  /// `nil` where a rule or output hangs on too many changes for all of its variants to be computed.
  let variants: VariantPlan?
  let books: (live: CheckedBook, candidate: CheckedBook)

  /// - Parameter market: which references the versions read.
  /// - Throws: where the versions cannot be cut into changes.
  package init(
    live: CheckedBook, candidate: CheckedBook, market: Scenario.Market = .asRecorded,
    options: AttributionOptions = AttributionOptions()
  ) throws(ChangeError) {
    guard let older = live.program, let newer = candidate.program else {
      throw ChangeError.hasProblems
    }
    books = (live, candidate)
    var changes = try ChangeSet(from: live, to: candidate, market: market)
    while true {
      do throws(VariantPlan.Refusal) {
        variants = try VariantPlan(changes, older, newer, options)
        self.changes = changes
        return
      } catch {
        switch error {
        case .doesNotCheck(let coalition):
          changes.merge(around: coalition, from: live, to: candidate)
        case .reachesTooFar:
          (variants, self.changes) = (nil, changes)
          return
        }
      }
    }
  }

  /// Whether a version decides a line.
  var hasLine: Bool {
    variants.map { $0.line != nil }
      ?? [books.live, books.candidate].contains { book in
        book.program?.outputs.contains { $0.name == "line" } ?? false
      }
  }

  /// The columns that some version in between reads, as `InputSchema.reading` names them; neither full version need read
  /// all of them.
  package var columns: Set<String> { variants?.program.columnsReplayed ?? [] }

  /// Those of the columns that hold texts whose words matter.
  package var words: Set<String> { variants?.program.wordsReplayed ?? [] }
}
