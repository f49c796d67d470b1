package import Diagnostics
package import Numbers

/// How an attribution goes about its work.
package struct AttributionOptions: Sendable {
  package var threads: Int
  /// Changes that matter to one customer up to which every order of them is weighed.
  package var exactLimit: Int
  /// Orders drawn where there are more, half of them the reverse of the other half; a power of two up to 1,024.
  package var draws: Int
  package var seed: UInt64
  /// Called now and then with the applications done so far, from any thread.
  package var progress: (@Sendable (Int) -> Void)?

  package init(
    threads: Int = 2, exactLimit: Int = 12, draws: Int = 256, seed: UInt64 = 1,
    progress: (@Sendable (Int) -> Void)? = nil
  ) {
    self.threads = max(1, threads)
    self.exactLimit = min(max(1, exactLimit), Shapley.limit)
    var power = 2
    while power * 2 <= min(max(2, draws), 1_024) { power *= 2 }
    self.draws = power
    self.seed = seed
    self.progress = progress
  }
}

/// Who says how likely a case's loan is to go bad, whichever version approves it.
package struct AttributionJudge: Sendable {
  /// A stable name, such as `reference_model`.
  package var name: String
  package var title: Phrase
  /// By case of the ledger in multiples of 10⁻¹², -1 where it is not known.
  package var probabilities: [Int64]
  /// Share of the exposure that is lost of a bad loan, and exposure at default as a share of the line.
  package var lossGivenDefault: Number
  package var exposureOfLine: Number

  package init(
    name: String, title: Phrase, probabilities: [Int64], lossGivenDefault: Number,
    exposureOfLine: Number
  ) {
    self.name = name
    self.title = title
    self.probabilities = probabilities
    self.lossGivenDefault = lossGivenDefault
    self.exposureOfLine = exposureOfLine
  }
}
