package import Analysis

/// What became of a mutant.
package enum MutantFate: Hashable, Sendable {
  /// A test fails: the first one's title.
  case killed(by: String)
  /// No test notices.
  case survived
  /// It decides every application as the book does, and this shows it.
  case equivalent(EquivalenceProof)
  /// It does not check.
  case invalid
}

/// What all mutants of a book came to, in the order of the text.
package struct MutationReport: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package var mutant: Mutant
    package var fate: MutantFate
  }
  package var entries: [Entry]

  package var score: MutationScore { MutationScore(entries.map(\.fate)) }

  package var survivors: [Mutant] {
    entries.filter { $0.fate == .survived }.map(\.mutant)
  }

  /// The score of each group, in order.
  package func scores<Group: Hashable & Comparable>(by group: (Mutant) -> Group)
    -> [(group: Group, score: MutationScore)]
  {
    Dictionary(grouping: entries) { group($0.mutant) }
      .map { ($0, MutationScore($1.map(\.fate))) }.sorted { $0.0 < $1.0 }
  }

  /// How many mutants each proof shows to be the book again.
  package var proofs: [(proof: EquivalenceProof, count: Int)] {
    EquivalenceProof.allCases.compactMap { proof in
      let count = entries.count { $0.fate == .equivalent(proof) }
      return count == 0 ? nil : (proof, count)
    }
  }
}

/// Mutants counted: the score is killed ÷ (killed + survived).
package struct MutationScore: Equatable, Sendable {
  package var killed = 0
  package var survived = 0
  package var equivalent = 0
  package var invalid = 0

  init(_ fates: [MutantFate]) {
    for fate in fates {
      switch fate {
      case .killed: killed += 1
      case .survived: survived += 1
      case .equivalent: equivalent += 1
      case .invalid: invalid += 1
      }
    }
  }

  /// Mutants that a test could notice.
  package var counted: Int { killed + survived }

  /// The score in tenths of a percent, rounded down so that 1000 means all; `nil` where nothing counts.
  package var permille: Int? { counted == 0 ? nil : killed * 1000 / counted }

  /// `92.4%`, or `–`.
  package var text: String {
    permille.map { $0 % 10 == 0 ? "\($0 / 10)%" : "\($0 / 10).\($0 % 10)%" } ?? "–"
  }
}
