package import Numbers

extension RunRecord {
  /// How one figure of one version is spread over its applications, in bands of equal frequency.
  ///
  /// What a version decides later is held against it: `monitor` puts logged values into the same bands.
  package struct Distribution: Codable, Hashable, Sendable {
    /// What is spread, and over which applications.
    package enum Figure: String, Codable, CaseIterable, Hashable, Sendable {
      /// The version's own chance of default, of all applications that it decided.
      case score
      /// What it offers, of its approvals: an amount in yuan, and a rate a year.
      case line, rate
    }
    package var side: Side
    package var figure: Figure
    /// The highest value of each band but the last, ascending: exact decimals.
    ///
    /// A value on an edge is of the band below.
    package var edges: [String]
    /// Applications by band, one more than the edges; none where the figure is unavailable.
    package var counts: [Int]
    /// Applications of which the figure is not known.
    package var absent: Int
    /// Why there is none; `nil` where there is one.
    package var unavailable: Reason?

    /// Which of the versions that were compared.
    package enum Side: String, Codable, CaseIterable, Hashable, Sendable { case live, candidate }

    package init(
      _ side: Side, _ figure: Figure, edges: [Number], counts: [Int], absent: Int
    ) {
      self.side = side
      self.figure = figure
      self.edges = edges.map(\.description)
      self.counts = counts
      self.absent = absent
    }

    package init(_ side: Side, _ figure: Figure, unavailable: Reason) {
      self.side = side
      self.figure = figure
      self.unavailable = unavailable
      (edges, counts, absent) = ([], [], 0)
    }
  }
}
