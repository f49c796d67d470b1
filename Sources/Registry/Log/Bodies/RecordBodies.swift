/// Where the chains of decisions stand; signed, it covers all unsigned events before it.
package struct Checkpoint: Codable, Hashable, Sendable {
  package var logHeads: [LogHead]

  package init(logHeads: [LogHead]) {
    self.logHeads = logHeads
  }
}

/// The end of a chain of decisions.
package struct LogHead: Codable, Hashable, Sendable {
  package var chain: String
  package var records: Int
  /// Hash of the last line.
  package var head: String

  package init(chain: String, records: Int, head: String) {
    self.chain = chain
    self.records = records
    self.head = head
  }
}

/// A breach of what was expected: somebody must look at the version again.
package struct ReviewOpening: Codable, Hashable, Sendable {
  package var version: String
  package var because: String
  package var breaches: [String]

  package init(version: String, because: String, breaches: [String]) {
    self.version = version
    self.because = because
    self.breaches = breaches
  }
}

/// The end of a review: somebody looked, and says what came of it.
package struct ReviewClosing: Codable, Hashable, Sendable {
  /// The event that opened it.
  package var review: Int
  package var because: String

  package init(review: Int, because: String) {
    self.review = review
    self.because = because
  }
}

/// What came of holding a chain of decisions against the log.
package struct Reconciliation: Codable, Hashable, Sendable {
  package var chain: String
  package var records: Int
  package var head: String
  /// Records whose version was live for their arm and time.
  package var proven: Int
  package var unproven: Int
  /// Those of the proven that a statement proves from which the log had moved on; `nil` where there are none.
  package var late: Int?

  package init(
    chain: String, records: Int, head: String, proven: Int, unproven: Int, late: Int? = nil
  ) {
    self.chain = chain
    self.records = records
    self.head = head
    self.proven = proven
    self.unproven = unproven
    self.late = late
  }
}

/// A remark.
package struct Note: Codable, Hashable, Sendable {
  package var version: String?
  /// One line.
  package var text: String

  package init(version: String? = nil, text: String) {
    self.version = version
    self.text = text
  }
}
