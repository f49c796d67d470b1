package import Numbers

/// Totals with and without applications that a replay of recorded facts cannot tell well (METHOD §1.2).
///
/// Facts on earlier applications are as they were recorded, whatever a version would have decided of those.
package struct OpenLoop: Hashable, Sendable {
  package let all: Pair
  /// Without applications within the validity of an earlier line that the same version granted the customer of that
  /// product, which are repeats of that line.
  package let withoutRepeats: Pair
  /// Without applications of customers with an earlier one whose outcome differs between the versions.
  package let withoutDependent: Pair

  package struct Pair: Hashable, Sendable {
    package let live: Side
    package let candidate: Side
  }

  /// One version's part.
  package struct Side: Hashable, Sendable {
    package let applications: Int
    package let approved: Int
    package let referred: Int
    package let declined: Int
    /// Σ of the lines of approved applications; `nil` without an output `line`.
    package let line: Number?

    /// Approved ÷ applications; `nil` of none.
    package var passRate: Number? { Number(approved, over: applications) }

    init(_ sums: FlowTally.Side, less other: FlowTally.Side, _ version: VersionCases) {
      let counts = (0..<3).map { sums.outcomes[$0] - other.outcomes[$0] }
      applications = counts.reduce(0, +)
      (approved, referred, declined) = (counts[0], counts[1], counts[2])
      line =
        version.lines.isEmpty
        ? nil : Number(sums.offered.line - other.offered.line, decimals: 2)
    }
  }

  init(_ ledger: CaseLedger, _ total: FlowTally.Pair, _ customers: CustomerTally) {
    func pair(_ live: FlowTally.Side, _ candidate: FlowTally.Side) -> Pair {
      Pair(
        live: Side(total.live, less: live, ledger.live),
        candidate: Side(total.candidate, less: candidate, ledger.candidate))
    }
    all = pair(FlowTally.Side(), FlowTally.Side())
    withoutRepeats = pair(customers.repeats[0], customers.repeats[1])
    withoutDependent = pair(customers.dependent.live, customers.dependent.candidate)
  }
}
