package import Columns
package import Numbers
package import Semantics

/// What is decided of an application.
package enum Outcome: UInt8, CaseIterable, Comparable, Sendable {
  case approve = 0
  case refer = 1
  case decline = 2
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The decisions of a run, in columns, by row of the table.
package struct Decisions: Sendable {
  package let count: Int
  /// Raw values of `Outcome`.
  package internal(set) var outcomes: [UInt8]
  /// Rules by eights, in the program's order: bit r of plane p of a row says that rule 8p + r fired.
  package internal(set) var firedPlanes: [[UInt8]]
  /// The same for rules that could not be decided for want of a fact.
  package internal(set) var undecidedPlanes: [[UInt8]]
  /// The same for rules whose condition is an error value.
  package internal(set) var errorPlanes: [[UInt8]]
  /// 1 where a rule or output is in error: the system refers the application for it, unless it is declined anyway.
  package internal(set) var systemReferrals: [UInt8]?
  /// Outputs in the program's order: numbers scaled by the column's decimals, 0 on decline and where not known.
  package internal(set) var outputs: [Column]
  /// Status of each output (`Status` bits), where it may not be known.
  package internal(set) var outputStatuses: [[UInt8]?]
  /// Nodes that were asked to be kept, as columns whose validity is 0 where missing or in error.
  package internal(set) var kept: [NodeID: KeptColumn]
  /// Rows that lanes of doubles could not settle and that were decided in 128 bits.
  package internal(set) var exactRows: Int

  package func outcome(_ row: Int) -> Outcome { Outcome(rawValue: outcomes[row]) ?? .refer }
  package func fired(_ rule: Int, _ row: Int) -> Bool { bit(firedPlanes, rule, row) }
  package func undecided(_ rule: Int, _ row: Int) -> Bool { bit(undecidedPlanes, rule, row) }
  package func failed(_ rule: Int, _ row: Int) -> Bool { bit(errorPlanes, rule, row) }

  private func bit(_ planes: [[UInt8]], _ rule: Int, _ row: Int) -> Bool {
    let plane = planes[rule / 8]
    return !plane.isEmpty && plane[row] >> UInt8(rule % 8) & 1 != 0
  }

  /// Whether an output is there: not on decline, and not where it is not known.
  package func hasOutput(_ output: Int, _ row: Int) -> Bool {
    outcomes[row] != Outcome.decline.rawValue
      && (outputStatuses[output]?[row] ?? Status.present) == Status.present
  }

  /// An output's number; `nil` where declined or not known.
  package func number(_ output: Int, _ row: Int) -> Number? {
    guard hasOutput(output, row) else { return nil }
    return Number(outputs[output].scaled(row), decimals: outputs[output].decimals)
  }
}

/// The values of a node by row.
package struct KeptColumn: Sendable {
  package let column: Column
  /// `Status` bits; `nil` where every value is there.
  package let status: [UInt8]?

  /// `nil` where the value is there.
  package func status(_ row: Int) -> UInt8 { status?[row] ?? Status.present }
}
