package import Diagnostics
package import Numbers
package import Semantics

/// What each change between two versions does to approvals, line and expected loss.
///
/// Shares are Shapley values: what a change adds, averaged over all orders in which the changes may come. They sum to
/// the difference of the two versions, exactly; printed they are rounded by largest remainder, so that they still do.
package struct Attribution: Sendable {
  /// The share of a change in one quantity.
  package struct Effect: Hashable, Sendable {
    /// Approvals, fen of line, or fen of loss as far as `Attribution.exactLossUnit` says.
    package var exact: ExactShare
    /// Approvals to thousandths, amounts to the fen.
    package var printed: Number
    /// What the change does alone to the live version.
    package var addOneIn: Number
    /// What the candidate would lose without it.
    package var leaveOneOut: Number
    /// Of the share, where orders were drawn.
    package var standardError: Number?
  }

  package struct AttributedChange: Sendable {
    package var change: ChangeSet.Change
    package var approvals: Effect
    /// `nil` where the book has no output `line`.
    package var line: Effect?
    /// By judge.
    package var losses: [Effect]
    package var name: String { change.name }
  }

  /// A quantity's difference between the versions, and what of it only several changes together do.
  package struct Total: Hashable, Sendable {
    package var difference: Number
    /// `difference` less what each change does alone.
    package var interaction: Number
  }

  package enum Method: Hashable, Sendable {
    /// Every order of the changes that matter to a customer was weighed.
    case exact
    /// Orders were drawn for so many customers to whom more than `AttributionOptions.exactLimit` changes matter.
    case drawnForSome(customers: Int, draws: Int, seed: UInt64)
    /// Orders were drawn for all, since a rule or output hangs on more changes than are weighed exactly.
    case drawn(draws: Int, seed: UInt64)
  }

  /// In the order of the candidate, what is gone last.
  package var changes: [AttributedChange]
  package var approvals: Total
  package var line: Total?
  /// By judge.
  package var losses: [Total]
  /// What the changes do to balances and losses of loans, or why it cannot be told; `nil` where the run has none, or orders
  /// are drawn for all.
  package var loans: Result<Loans, BalanceGap>?
  package var judges: [Judge]
  package var method: Method
  package var renames: [BookChange]
  /// Whether Δ approvals are those that the ledger counts.
  package var reconciles: Bool

  /// Who judged the loss.
  package struct Judge: Hashable, Sendable {
    package var name: String
    package var title: Phrase
    /// Cases that some change touches and whose probability is not known; their loss counts as 0.
    package var unknown: Int
  }

  /// Changes that are one because they do not check apart.
  package var merged: [[String]] { changes.map(\.change.merged).filter { !$0.isEmpty } }
}

/// Why nothing can be attributed.
package enum AttributionError: Error, Hashable, Sendable {
  /// A sum is larger than 128 bits hold.
  case tooLarge
}
