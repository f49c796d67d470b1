import Diagnostics

extension Door {
  /// Looks again at a bundle that held some time ago, before something is decided by it: time has passed, and a fetch may have
  /// answered otherwise meanwhile.
  ///
  /// - Throws: what `verify` throws of it now.
  package func verifyAgain(_ verified: VerifiedBundle) throws(RegistryError) {
    let current = verified.current
    try trust.checkAnswer(in: current.environment)
    guard try trust.isFetched(verified.digest, of: current.environment) else {
      throw RegistryError(
        .stale,
        Phrase("the bundle was not fetched by this trust file", "该发布包不是凭此信任文件获取的"))
    }
    try checkIsGood(current)
    try checkIsLive(current, verified.state, at: max(now, verified.state.at))
  }
}
