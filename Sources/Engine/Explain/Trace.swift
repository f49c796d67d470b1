package import Columns
import Numbers
package import Semantics

/// A value as it came out for one application.
package struct TracedValue: Hashable, Sendable {
  /// `Status` bits.
  package var status: UInt8
  /// `.missing` where the status says missing or error.
  package var constant: Constant

  package init(status: UInt8, constant: Constant) {
    self.status = status
    self.constant = constant
  }

  static let missing = TracedValue(status: Status.missing, constant: .missing)

  package var isMissing: Bool { status == Status.missing }
  package var isError: Bool { status & Status.error != 0 }
  package var isPresent: Bool { status == Status.present }
}

/// All values of all nodes for one application, by the same engine with nothing thrown away.
package struct Trace: Sendable {
  /// What a node came out as.
  enum Entry: Sendable {
    /// The plan did not need the node.
    case none
    case one(TracedValue)
    /// By row of a list or by month of a series.
    case many([TracedValue])
  }

  package let program: Program
  private let entries: [Entry]
  private let missingLists: [Bool]

  init(_ program: Program, entries: [Entry], missingLists: [Bool]) {
    self.program = program
    self.entries = entries
    self.missingLists = missingLists
  }

  /// A node's values: one, or for a list's rows or a series' months as many as there are.
  package func values(of node: NodeID) -> [TracedValue] {
    switch entries[node.index] {
    case .none: []
    case .one(let value): [value]
    case .many(let values): values
    }
  }

  /// The value of a node of the book or the application.
  package func value(of node: NodeID) -> TracedValue {
    switch entries[node.index] {
    case .none: .missing
    case .one(let value): value
    case .many(let values): values.first ?? .missing
    }
  }

  /// Whether the application has no list at all, not even an empty one.
  package func isMissing(list: Int) -> Bool { missingLists[list] }
}

extension Engine {
  /// Runs one application of a table and keeps every value.
  package func trace(_ table: RecordTable, row: Int) throws(BindingError) -> Trace {
    try Tracer(self, table).trace(row)
  }
}
