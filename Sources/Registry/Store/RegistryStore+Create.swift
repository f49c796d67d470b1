import Diagnostics
import Glibc
import SQLite

extension RegistryStore {
  /// Makes a registry with its genesis, signed by a root key; the file is there wholly or not at all.
  package static func create(
    at path: String, genesis: Genesis, policy: Policy, by root: String, signer: EventSigner,
    time: Timestamp? = nil, clock: @escaping @Sendable () -> Timestamp = { Timestamp.now },
    registry: String = RegistryStore.randomID()
  ) throws(RegistryError) -> RegistryStore {
    guard access(path, F_OK) != 0 else { throw exists(path) }
    let time = try SigningTime.of(time, now: clock())
    let event = Event(
      registry: registry, position: 0, previous: "", at: time, by: root,
      key: signer.key.fingerprint, body: .genesis(genesis))
    let text = Array(try policy.text().utf8)
    let stored = try sign(event, signer)
    _ = try RegistryState(genesis: stored) { digest throws(RegistryError) in
      guard digest == genesis.policy, digest == Artefact.digest(of: text) else {
        throw RegistryError(
          .badInput,
          Phrase("the genesis names another policy", "起始事件所记的制度不同"))
      }
      return policy
    }
    // Made beside its place and then linked to it, which fails where somebody was faster.
    let draft = "\(path).\(randomID())"
    defer { unlink(draft) }
    try storing(path) { () throws(SQLiteError) in
      let database = try Database(path: draft, access: .creating)
      try database.transaction { () throws(SQLiteError) in
        try RegistrySchema.make(in: database)
        try insert(stored, [Artefact.digest(of: text): text], into: database)
      }
    }
    guard link(draft, path) == 0 else {
      if errno == EEXIST { throw exists(path) }
      throw RegistryError(
        .store,
        Phrase("cannot make '\(path)': ", "无法建立“\(path)”：") + SystemReason.words(errno))
    }
    let store = try RegistryStore(path: path, access: .writing)
    store.clock = clock
    return store
  }

  private static func exists(_ path: String) -> RegistryError {
    RegistryError(
      .exists, Phrase("'\(path)' is there already", "“\(path)”已存在"),
      remedy: Phrase("a registry is made once; choose another path", "登记簿只建立一次；请另选路径"))
  }

  /// 32 hexadecimal digits that nobody can foresee.
  package static func randomID() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in
      String(Int.random(in: 0..<16, using: &generator), radix: 16)
    }.joined()
  }
}
