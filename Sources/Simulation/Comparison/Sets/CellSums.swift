import Numbers

/// Sums over some cases under both versions; all whole numbers, so that no order of adding changes them.
struct CellSums: Sendable {
  var applications: Int128 = 0
  var customers: Int128 = 0
  var live = LineSums()
  var candidate = LineSums()
  var loans = LoanSums()

  /// Lines of one version, in fen.
  struct LineSums: Sendable {
    var line: Int128 = 0
    /// Lines that have a rate, and Σ line × rate in millionths.
    var ratedLine: Int128 = 0
    var ratedSum: Int128 = 0

    /// The rate a year, weighted by line; `nil` of none.
    var rate: Number? { Number(ratedSum, over: ratedLine * 1_000_000) }

    @inline(__always) mutating func add(line: Int64, rate: Int32) {
      self.line &+= Int128(line)
      guard rate >= 0 else { return }
      ratedLine &+= Int128(line)
      ratedSum &+= Int128(line) &* Int128(rate)
    }

    mutating func add(_ other: Self, times factor: Int128 = 1) {
      line += other.line * factor
      ratedLine += other.ratedLine * factor
      ratedSum += other.ratedSum * factor
    }
  }

  /// What became of loans, by `LoanOutcomes.State`.
  struct LoanSums: Sendable {
    var states = InlineArray<6, Int128>(repeating: 0)
    /// Of good and bad loans, in fen.
    var exposure: Int128 = 0
    var badAmount: Int128 = 0

    @inline(__always) mutating func add(state: UInt8, exposure: Int64, badAmount: Int64) {
      states[Int(state)] &+= 1
      guard state >= LoanOutcomes.State.good.rawValue else { return }
      self.exposure &+= Int128(exposure)
      self.badAmount &+= Int128(badAmount)
    }

    mutating func add(_ other: Self, times factor: Int128 = 1) {
      for state in states.indices { states[state] += other.states[state] * factor }
      exposure += other.exposure * factor
      badAmount += other.badAmount * factor
    }
  }

  /// Adds so many times what others come to; of lines only those of the versions that are asked for.
  mutating func add(
    _ other: Self, times factor: Int128 = 1, live isLive: Bool = true,
    candidate isCandidate: Bool = true
  ) {
    guard factor != 0 else { return }
    applications += other.applications * factor
    customers += other.customers * factor
    if isLive { live.add(other.live, times: factor) }
    if isCandidate { candidate.add(other.candidate, times: factor) }
    loans.add(other.loans, times: factor)
  }
}
