import Diagnostics
import SQLite

extension RegistryStore {
  /// How often an append begins again because others were faster.
  static let mostAttempts = 50

  /// Makes an event, has it judged, signs it and stores it with its artefacts, wholly or not at all.
  ///
  /// Signing takes long, so the log is not held meanwhile: where another event came first, all begins again from the state
  /// with that event.
  /// - Parameters:
  ///   - head: the hash that the log must end with; `nil` for whatever it ends with.
  ///   - signer: `nil` for kinds that are not signed singly.
  ///   - time: `nil` for the clock's, from which it may differ by some minutes only.
  ///   - artefacts: the bytes of what the event names by digest and the store does not hold yet.
  ///   - body: makes the event's content from the state before it.
  @discardableResult
  package func append(
    expectingHead head: String? = nil, by person: String, signer: EventSigner?,
    at time: Timestamp? = nil, artefacts: [[UInt8]] = [],
    _ body: (RegistryState) throws(RegistryError) -> EventBody
  ) throws(RegistryError) -> StoredEvent {
    let given = Dictionary(
      artefacts.map { (Artefact.digest(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    for _ in 0..<Self.mostAttempts {
      try refresh()
      if let head, head != state.head { throw Self.headMoved }
      let event = try makeEvent(by: person, signer: signer, at: time, body: try body(state))
      let policies = policies(with: given)
      var next = state
      do { try next.judge(event, policies: policies) } catch { throw error.without(event) }
      try checkArtefacts(of: event, given)
      let stored = try Self.sign(event, signer)
      guard try store(stored, given) else { continue }
      try state.apply(stored, policies: policies)
      signaturesChecked?.mark = stateMark
      return stored
    }
    throw RegistryError(
      .headMoved,
      Phrase(
        "the log moves too fast: \(Self.mostAttempts) times another event came first",
        "日志变动过快：\(Self.mostAttempts) 次都有其他事件抢先"),
      remedy: Phrase("try again later", "请稍后重试"))
  }

  /// Judges what a person would append now, and stores nothing: so that nobody is asked to sign what would be refused.
  ///
  /// - Returns: the state behind it, but for its hash.
  package func rehearse(
    by person: String, signer: EventSigner?, at time: Timestamp? = nil, _ body: EventBody
  ) throws(RegistryError) -> RegistryState {
    var next = state
    let event = try makeEvent(by: person, signer: signer, at: time, body: body)
    do { try next.judge(event, policies: policies(with: [:])) } catch { throw error.without(event) }
    return next
  }

  private static var headMoved: RegistryError {
    RegistryError(
      .headMoved,
      Phrase("the log has moved on since it was looked at", "日志在查看之后已有新事件"),
      remedy: Phrase("look at what is new and try again", "请查看新事件后重试"))
  }

  /// The next event, at the clock's time.
  private func makeEvent(
    by person: String, signer: EventSigner?, at time: Timestamp?, body: EventBody
  ) throws(RegistryError) -> Event {
    let time = try SigningTime.of(
      time, now: clock(), behind: state.at, isUrgent: body.kind == .halted)
    return Event(
      registry: state.registry, position: state.position + 1, previous: state.head, at: time,
      by: person, key: body.kind.isSignedSingly ? signer?.key.fingerprint : nil, body: body)
  }

  /// The event as it is stored, signed where its kind is.
  static func sign(_ event: Event, _ signer: EventSigner?) throws(RegistryError) -> StoredEvent {
    do {
      let text = try CanonicalJSON.text(of: event)
      let signature = event.key == nil ? nil : try signer?.sign(text)
      return try StoredEvent(event, signature: signature)
    } catch let error as RegistryError {
      throw error
    } catch {
      throw RegistryError(
        .badInput,
        Phrase(
          "the event cannot be written: \(String(describing: error))",
          "事件无法写出：\(String(describing: error))"))
    }
  }

  private func policies(with given: [String: [UInt8]]) -> RegistryState.PolicySource {
    { [database, path] digest throws(RegistryError) in
      if let bytes = given[digest] { return try Policy(canonical: bytes) }
      return try Policy(canonical: try Self.artefact(digest, of: database, path: path))
    }
  }

  /// Everything the event names is there, and nothing is given that it does not name.
  private func checkArtefacts(
    of event: Event, _ given: [String: [UInt8]]
  ) throws(RegistryError) {
    let named = Set(event.body.artefacts)
    for digest in named.sorted() where given[digest] == nil { _ = try artefact(digest) }
    guard let stray = given.keys.filter({ !named.contains($0) }).min() else { return }
    throw RegistryError(
      .badInput,
      Phrase("the event does not name the artefact \(stray)", "事件未提及文档 \(stray)"))
  }

  /// Stores an event behind the head that it names; `false` where the log has moved on.
  private func store(
    _ stored: StoredEvent, _ artefacts: [String: [UInt8]]
  ) throws(RegistryError) -> Bool {
    try RegistrySchema.check(database, path: path)
    return try storing(path) { () throws(SQLiteError) in
      try database.transaction { () throws(SQLiteError) in
        let heads = try database.rows(
          "SELECT hash FROM event ORDER BY position DESC LIMIT 1"
        ) { $0.text(0) ?? "" }
        guard heads.first ?? "" == stored.event.previous else { return false }
        try Self.insert(stored, artefacts, into: database)
        return true
      }
    }
  }

  static func insert(
    _ stored: StoredEvent, _ artefacts: [String: [UInt8]], into database: Database
  ) throws(SQLiteError) {
    for (digest, bytes) in artefacts.sorted(by: { $0.key < $1.key })
    where try database.integer("SELECT 1 FROM artefact WHERE digest = ?", .text(digest)) == nil {
      try database.run("INSERT INTO artefact VALUES (?, ?)", .text(digest), .blob(bytes))
    }
    try database.run(
      "INSERT INTO event VALUES (?, ?, ?, ?)", .integer(Int64(stored.event.position)),
      .text(stored.text), Value(stored.signature), .text(stored.hash))
  }
}
