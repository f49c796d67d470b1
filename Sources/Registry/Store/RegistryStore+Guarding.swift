package import Diagnostics

extension RegistryStore {
  /// Checks all signatures of the log, for whoever signs on top of it or proves something by it.
  ///
  /// Opening checks the chain and the rules only. What others append from now on is checked as it is read.
  /// - Parameter marks: events that the log must hold; up to the last of them somebody has checked everything.
  package func guardSignatures(
    by keygen: SSHKeygen, behind marks: [RegistryVerification.Mark] = []
  ) throws(RegistryError) {
    for mark in marks { try checkSeen(mark) }
    let last = marks.max { $0.position < $1.position }
    signaturesChecked = (last ?? RegistryVerification.Mark(position: -1, hash: ""), keygen)
    try checkNewSignatures()
  }

  /// Checks those that nobody has checked yet.
  func checkNewSignatures() throws(RegistryError) {
    guard let (mark, keygen) = signaturesChecked, mark.position < state.position else { return }
    let new = try events(from: mark.position + 1).filter { $0.event.position <= state.position }
    try checkFolded(new, behind: mark)
    var checks = SignatureChecks()
    for stored in new {
      // The fold has held the key against the person and the position.
      if let key = key(of: stored.event) { try checks.add(stored, by: key) }
    }
    try checks.run(by: keygen)
    signaturesChecked?.mark = stateMark
  }

  /// Where the state stands.
  var stateMark: RegistryVerification.Mark {
    RegistryVerification.Mark(position: state.position, hash: state.head)
  }

  /// The events are those that were folded: somebody may have changed the file since.
  private func checkFolded(
    _ events: [StoredEvent], behind mark: RegistryVerification.Mark
  ) throws(RegistryError) {
    var expected = state.head
    for stored in events.reversed() {
      guard stored.hash == expected else { break }
      expected = stored.event.previous
    }
    guard expected == mark.hash else {
      throw RegistryError(
        .tampered, Phrase("the log was changed while it was read", "日志在读取期间被改动"),
        remedy: .restoreCopy)
    }
  }

  private func key(of event: Event) -> PublicKey? {
    if case .genesis = event.body { return state.rootKeys[event.by] }
    return event.key.flatMap { state.keys[$0]?.key }
  }

  private func checkSeen(_ mark: RegistryVerification.Mark) throws(RegistryError) {
    guard mark.position <= state.position, let seen = try event(at: mark.position) else {
      throw RegistryError(
        .downgrade,
        "the log ends with event \(state.position), event \(mark.position) has been seen",
        "日志止于事件 \(state.position)，而此前已见到事件 \(mark.position)", remedy: .restoreCopy)
    }
    guard seen.hash == mark.hash else {
      throw RegistryError(
        .tampered, "event \(mark.position) is another than has been seen",
        "事件 \(mark.position) 与此前见到的不同", remedy: .restoreCopy
      ).at(mark.position)
    }
  }

  /// What is to be said aloud of a log that runs ahead of the clock; `nil` where it does not.
  package var aheadOfClock: Phrase? {
    let now = clock()
    return state.at > now ? SigningTime.ahead(state.at, now) : nil
  }
}
