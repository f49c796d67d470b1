import Diagnostics

extension Trust {
  /// What a fetch answered last in an environment; it holds until the next one answers.
  package struct Answer: Codable, Hashable, Sendable {
    /// The highest sequence that was seen.
    package var sequence = 0
    /// Digests of the bundles that may be in place: the one fetched last, and while it is being put there the one before it.
    package var bundles: [String] = []
    /// Why nothing may be decided, where that was the answer.
    package var refusal: Refusal?

    /// A reason, and the event that it hangs on.
    package struct Refusal: Codable, Hashable, Sendable {
      package var reason: RegistryError.Reason
      package var position: Int?
    }
  }

  /// Refuses a sequence below the last one seen of an environment.
  func checkSequence(_ sequence: Int, of environment: String) throws(RegistryError) {
    let seen = last[environment]?.sequence ?? 0
    guard sequence < seen else { return }
    throw RegistryError(
      .downgrade,
      Phrase(
        "sequence \(sequence) of '\(environment)' is older than \(seen), which was seen before",
        "“\(environment)”的序号 \(sequence) 早于此前所见的 \(seen)"),
      remedy: Phrase(
        "fetch again, and ask who put an older statement there",
        "请重新获取，并查明何人放入了旧的声明"))
  }

  /// Refuses everything where the last fetch was refused.
  ///
  /// So a halt holds where the registry is out of reach, and where yesterday's files are put back.
  func checkAnswer(in environment: String) throws(RegistryError) {
    guard let refusal = last[environment]?.refusal else { return }
    throw RegistryError(
      refusal.reason,
      Phrase(
        "the last fetch from '\(environment)' was refused: \(refusal.reason.rawValue)",
        "最近一次从“\(environment)”获取已被拒绝：\(refusal.reason.rawValue)"),
      remedy: Phrase(
        "refer all applications to people until a fetch succeeds", "在成功获取之前，请将全部申请转人工"),
      position: refusal.position)
  }

  /// Whether a bundle was fetched by this trust.
  ///
  /// - Throws: `.tampered` where another one was.
  func isFetched(_ digest: String, of environment: String) throws(RegistryError) -> Bool {
    guard let answer = last[environment], !answer.bundles.isEmpty else { return false }
    guard answer.bundles.contains(digest) else {
      throw RegistryError(
        .tampered,
        "the bundle is not the one that was fetched last from '\(environment)'",
        "该发布包不是最近一次从“\(environment)”获取的发布包",
        remedy: Phrase("fetch again", "请重新获取"))
    }
    return true
  }

  /// Before a fetched bundle is put in place: it counts, and so does the one that is still there.
  package func announcing(_ digest: String, of environment: String) -> Trust {
    var moved = self
    moved.last[environment, default: Answer()].bundles.append(digest)
    return moved
  }

  /// After a fetch that succeeded.
  func seeing(
    _ sequence: Int, in digest: String, of environment: String
  ) throws(RegistryError) -> Trust {
    try checkSequence(sequence, of: environment)
    var moved = self
    moved.last[environment] = Answer(sequence: sequence, bundles: [digest])
    return moved
  }

  /// After a fetch that a registry which holds has refused.
  func refusing(_ error: RegistryError, in environment: String) -> Trust {
    var moved = self
    moved.last[environment, default: Answer()].refusal = Answer.Refusal(
      reason: error.reason, position: error.position)
    return moved
  }
}
