package import Numbers
package import Semantics
package import Syntax

/// Why an application came out as it did, as values; the reports hold the words.
package struct Explanation: Sendable {
  package var program: Program
  /// The value of the key field.
  package var id: String?
  package var asOf: CalendarDate?
  /// What the case sets directly, in the order of the record's fields.
  package var setFacts: [NamedValue]
  /// Of a case without data: the required fields that something reads and that are not given.
  package var notGiven: [NodeNames.Name]
  package var outcome: Outcome
  /// Referred because a rule or an output is in error.
  package var isReferredBySystem: Bool
  /// In the program's order.
  package var rules: [RuleExplanation]
  /// In the program's order.
  package var outputs: [OutputExplanation]
  /// The lets of the application, in the program's order.
  package var lets: [LetExplanation]
  package var tables: [TableHit]
  package var scorecards: [ScorecardExplanation]
  package var references: [ReferenceInForce]
  /// Positions in `Program.assumptions` of those that were used.
  package var assumptions: [Int]
}

/// What a rule said of an application.
package struct RuleExplanation: Sendable {
  package enum State: String, Sendable {
    case fired
    case undecided
    case notFired = "not_fired"
    case error
    case disabled
  }
  /// Position in `Program.rules`.
  package var index: Int
  package var state: State
  /// What it does to the outcome; `nil` for nothing.
  package var effect: Effect?
  /// The values under its condition, each once, in text order.
  package var operands: [NamedValue]
  package var flips: [Flip]
  /// Where it is undecided: why.
  package var causes: [MissingCause]
  package var error: ErrorCause?
  /// Positions in `Explanation.tables` of those read under the condition.
  package var tables: [Int]
}

/// A reported value with how it came about.
package struct OutputExplanation: Sendable {
  /// Position in `Program.outputs`.
  package var index: Int
  package var value: NamedValue
  package var causes: [MissingCause]
  package var error: ErrorCause?
  /// What being unknown does to the outcome; `nil` where it is known.
  package var effect: Effect?
  package var line: LineExplanation?
}

/// A let's value.
package struct LetExplanation: Sendable {
  /// Position in `Program.definitions`.
  package var index: Int
  package var value: NamedValue
  /// By month, the oldest first, where it is a series.
  package var months: [TracedValue]?
  package var causes: [MissingCause]
}

/// A reference value with the date from which it is in force.
package struct ReferenceInForce: Sendable {
  /// Position in `Program.references`.
  package var reference: Int
  /// Position in its entries.
  package var entry: Int
  package var at: CalendarDate
}
