/// What an erasure by order has removed.
package struct Erasure: Hashable, Sendable {
  /// Customers of whom there was something.
  package var customers: Int
  package var applications: Int
  /// Child rows and rows of side tables, by table.
  package var rows: [String: Int]
  /// Customers that the history does not know.
  package var unknown: [String]
  package var digestBefore: String
  package var digestAfter: String
}

/// Whether a run over a history can be made again.
package enum Recomputability: Hashable, Sendable {
  /// The history holds just what it held then.
  case current
  /// It has grown since; a run over all of it covers more.
  case grown(imports: Int)
  /// Applications that were in it were erased, the last on the day given.
  case erased(applications: Int, on: String)
  /// No state of this history had the digest.
  case unknown
}
