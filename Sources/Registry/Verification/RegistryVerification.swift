import Diagnostics
import SQLite

/// Walks a registry from its schema to the evidence, and names the first thing that does not hold.
package struct RegistryVerification {
  /// Where the log stood when somebody outside last looked.
  package struct Mark: Hashable, Sendable {
    package var position: Int
    package var hash: String
    package init(position: Int, hash: String) {
      self.position = position
      self.hash = hash
    }
  }

  /// What is walked, in this order.
  package enum Stage: String, CaseIterable, Sendable {
    case schema, chain, artefacts, fold, signatures, evidence
  }

  /// What holds, counted; and what is to be known although everything holds.
  package struct Report: Sendable {
    package var events = 0
    package var signatures = 0
    package var artefacts = 0
    /// Records of runs that say what their validation says.
    package var runs = 0
    package var state: RegistryState
    /// Releases that rest on signatures by keys in other hands.
    package var compromisedReleases: [CompromisedRelease]
    /// Events that enrolled keys or changed the policy by such keys.
    package var compromisedAuthority: [Int]
  }

  package let path: String
  package let keygen: SSHKeygen
  /// What the log must hold at these positions: the genesis, and the last one that was seen.
  package var marks: [Mark] = []
  /// What a pipeline was answered last in each environment: the log must have stated as much.
  package var answers: [String: Trust.Answer] = [:]
  /// No event may be later, but for what clocks differ.
  package var now = Timestamp.now
  package var threads = 2
  /// Called as stages go on, from any thread: the stage, what is done of it and how much there is.
  package var progress: (@Sendable (Stage, Int, Int) -> Void)?

  package init(path: String, keygen: SSHKeygen) {
    self.path = path
    self.keygen = keygen
  }

  /// Walks everything.
  ///
  /// - Throws: the first thing that does not hold, with the event where it is known.
  package func run() throws(RegistryError) -> Report {
    let database = try RegistryStore.connect(path, .reading)
    try checkFile(database)
    let events = try readChain(of: database)
    let artefacts = try checkArtefacts(of: events, in: database)
    let (state, checks) = try fold(events, database)
    try checkAnswers(state)
    let progress = progress
    let count = checks.count
    try checks.run(by: keygen, threads: threads) { progress?(.signatures, $0, count) }
    let runs = try checkEvidence(of: events, in: database)
    return Report(
      events: events.count, signatures: checks.count, artefacts: artefacts, runs: runs,
      state: state, compromisedReleases: state.compromisedReleases(at: max(now, state.at)),
      compromisedAuthority: state.compromisedAuthority)
  }

  /// The file is sound to SQLite, and holds a registry's tables and nothing else.
  private func checkFile(_ database: Database) throws(RegistryError) {
    try RegistrySchema.check(database, path: path)
    let fault = try storing(path) { () throws(SQLiteError) in
      try database.integrityFaults(atMost: 1).first
    }
    if let fault {
      throw RegistryError(
        .tampered, "the file is damaged: \(Names.shown(fault))", "文件已损坏：\(Names.shown(fault))",
        remedy: .restoreCopy)
    }
    try RegistryFile(path).check(database)
  }

  /// All events, each following the one before, with those that somebody outside has seen.
  private func readChain(of database: Database) throws(RegistryError) -> [StoredEvent] {
    var chain = EventChain()
    var events: [StoredEvent] = []
    try RegistryStore.readEvents(of: database, path: path, from: 0) { read throws(RegistryError) in
      let (row, stored) = (read.row, try chain.accept(read))
      guard stored.event.at <= now.adding(seconds: SigningTime.tolerance) else {
        throw RegistryError(
          .futureTime, "event \(row.position) says it was at \(stored.event.at), it is \(now)",
          "事件 \(row.position) 自称发生于 \(stored.event.at)，现在是 \(now)"
        ).at(row.position)
      }
      events.append(stored)
      if events.count.isMultiple(of: 1024) { progress?(.chain, events.count, 0) }
    }
    guard let last = events.last else {
      throw RegistryError(
        .tampered, "the registry has no events", "登记簿没有事件", remedy: .restoreCopy)
    }
    for mark in marks.sorted(by: { $0.position < $1.position }) {
      guard events.indices.contains(mark.position) else {
        throw RegistryError(
          .downgrade,
          "the log ends with event \(last.event.position), event \(mark.position) has been seen",
          "日志止于事件 \(last.event.position)，而此前已见到事件 \(mark.position)",
          remedy: .restoreCopy
        ).at(last.event.position)
      }
      guard events[mark.position].hash == mark.hash else {
        throw RegistryError(
          .tampered, "event \(mark.position) is another than has been seen",
          "事件 \(mark.position) 与此前见到的不同", remedy: .restoreCopy
        ).at(mark.position)
      }
    }
    return events
  }

  /// What was answered outside can be an answer of this log.
  private func checkAnswers(_ state: RegistryState) throws(RegistryError) {
    for (environment, answer) in answers.sorted(by: { $0.key < $1.key }) {
      let stated = state.sequences[environment] ?? 0
      guard answer.sequence <= stated else {
        throw RegistryError(
          .downgrade,
          "the log states up to sequence \(stated) of '\(Names.shown(environment))', sequence \(answer.sequence) has been seen",
          "日志对“\(Names.shown(environment))”只发布到序号 \(stated)，而此前已见到序号 \(answer.sequence)",
          remedy: .restoreCopy
        ).at(state.position)
      }
      guard let position = answer.refusal?.position, position > state.position else { continue }
      throw RegistryError(
        .downgrade,
        "the log ends with event \(state.position), event \(position) has been seen",
        "日志止于事件 \(state.position)，而此前已见到事件 \(position)", remedy: .restoreCopy
      ).at(state.position)
    }
  }

  /// Every artefact has its digest, every one that is named is there, and none that is not.
  private func checkArtefacts(
    of events: [StoredEvent], in database: Database
  ) throws(RegistryError) -> Int {
    let stored = try storing(path) { () throws(SQLiteError) in
      try database.rows("SELECT digest FROM artefact ORDER BY digest") { $0.text(0) ?? "" }
    }
    var unnamed = Set(stored)
    let there = unnamed
    for stored in events {
      for digest in stored.event.body.artefacts {
        guard there.contains(digest) else {
          throw RegistryError(
            .tampered, "the artefact \(Names.shown(digest)) is not in the registry",
            "登记簿中没有文档 \(Names.shown(digest))", remedy: .restoreCopy
          ).at(stored.event.position)
        }
        unnamed.remove(digest)
      }
    }
    for digest in stored {
      _ = try RegistryStore.artefact(digest, of: database, path: path)
    }
    if let stray = unnamed.min() {
      throw RegistryError(
        .tampered, "no event names the artefact \(Names.shown(stray))",
        "没有事件提及文档 \(Names.shown(stray))", remedy: .restoreCopy)
    }
    return stored.count
  }

  /// Judges every event again, and gathers signatures with the keys that were in force where they stand.
  private func fold(
    _ events: [StoredEvent], _ database: Database
  ) throws(RegistryError) -> (RegistryState, SignatureChecks) {
    let policies = RegistryStore.policies(of: database, path: path)
    var checks = SignatureChecks()
    var state = try RegistryState(genesis: events[0], policies: policies)
    if let root = state.rootKeys[events[0].event.by] { try checks.add(events[0], by: root) }
    for stored in events.dropFirst() {
      try state.apply(stored, policies: policies)
      // The fold has held the key against the person and the position.
      if let key = stored.event.key.flatMap({ state.keys[$0] }) {
        try checks.add(stored, by: key.key)
      }
    }
    return (state, checks)
  }
}
