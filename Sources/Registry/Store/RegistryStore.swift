import Diagnostics
import Glibc
package import SQLite

/// A registry in an SQLite file; one thread's at a time.
package final class RegistryStore {
  package let path: String
  let database: Database
  /// What follows from the events read so far.
  package internal(set) var state: RegistryState
  /// What time it is; tests set another.
  package var clock: @Sendable () -> Timestamp = { Timestamp.now }

  /// Up to where all signatures were checked, and by what; `nil` where nobody has asked for that.
  var signaturesChecked: (mark: RegistryVerification.Mark, keygen: SSHKeygen)?

  /// Milliseconds for which a statement waits for another process's append.
  static let patience: Int32 = 20_000

  /// Opens a registry, checks its schema and chain, and folds its events.
  package convenience init(
    path: String, access: Database.Access = .reading
  ) throws(RegistryError) {
    try self.init(path: path, access: access) { _ in }
  }

  /// The same, handing over each event that was chained and folded: for whoever needs them all, in one reading.
  package init(
    path: String, access: Database.Access = .reading, _ body: (StoredEvent) -> Void
  ) throws(RegistryError) {
    guard Glibc.access(path, F_OK) == 0 else {
      throw RegistryError(
        .store, Phrase("no registry '\(path)'", "没有登记簿“\(path)”"),
        remedy: Phrase("make it with 'rulebench registry init'", "用“rulebench registry init”建立"))
    }
    let database = try Self.connect(path, access)
    self.path = path
    self.database = database
    try RegistrySchema.check(database, path: path)
    var chain = EventChain()
    var state: RegistryState?
    let policies = Self.policies(of: database, path: path)
    try Self.readEvents(of: database, path: path, from: 0) { read throws(RegistryError) in
      let stored = try chain.accept(read)
      if state == nil {
        state = try RegistryState(genesis: stored, policies: policies)
      } else {
        try state?.apply(stored, policies: policies)
      }
      body(stored)
    }
    guard let state else {
      throw RegistryError(
        .tampered, Phrase("the registry has no events", "登记簿没有事件"), remedy: .restoreCopy)
    }
    self.state = state
  }

  /// Refuses what SQLite could wait for without end: of the file, and of those that it would read beside it.
  private static func checkPlain(_ path: String) throws(RegistryError) {
    do throws(PlainFile.Refusal) {
      try PlainFile.check(path, .registry)
      for mark in ["-journal", "-wal", "-shm"] where Glibc.access(path + mark, F_OK) == 0 {
        try PlainFile.check(path + mark, .journal)
      }
    } catch { throw RegistryError(error) }
  }

  /// A connection set for durable appends.
  static func connect(
    _ path: String, _ access: Database.Access
  ) throws(RegistryError) -> Database {
    try checkPlain(path)
    // A killed append leaves a journal that a connection for reading may not roll back.
    if Glibc.access("\(path)-journal", F_OK) == 0, access == .reading {
      _ = try storing(path) { () throws(SQLiteError) in
        try Database(path: path, access: .writing, patience: patience).applicationID()
      }
    }
    return try storing(path) { () throws(SQLiteError) in
      let database = try Database(path: path, access: access, patience: patience)
      _ = try database.integer("PRAGMA trusted_schema = OFF")
      _ = try database.integer("PRAGMA cell_size_check = ON")
      if access != .reading {
        _ = try database.rows("PRAGMA journal_mode = DELETE") { _ in }
        try database.execute("PRAGMA synchronous = FULL")
      }
      return database
    }
  }

  /// Reads what others have appended since.
  package func refresh() throws(RegistryError) {
    var chain = EventChain(behind: state)
    var next = state
    let policies = Self.policies(of: database, path: path)
    try Self.readEvents(of: database, path: path, from: state.position) {
      read throws(RegistryError) in
      // The last one that we know must still be there.
      if read.row.position == next.position, read.row.hash == next.head { return }
      try next.apply(try chain.accept(read), policies: policies)
    }
    state = next
    try checkNewSignatures()
  }

  // MARK: Reading

  /// The events from a position on, read in the chain's order.
  package func events(from position: Int = 0) throws(RegistryError) -> [StoredEvent] {
    var events: [StoredEvent] = []
    try Self.readEvents(of: database, path: path, from: position) { read throws(RegistryError) in
      events.append(try Self.stored(read))
    }
    return events
  }

  /// The event at a position; `nil` behind the last.
  package func event(at position: Int) throws(RegistryError) -> StoredEvent? {
    var found: StoredEvent?
    try Self.readEvents(of: database, path: path, from: position, to: position) {
      read throws(RegistryError) in found = try Self.stored(read)
    }
    return found
  }

  /// The bytes of an artefact, which have the digest by which they are asked for.
  package func artefact(_ digest: String) throws(RegistryError) -> [UInt8] {
    try Self.artefact(digest, of: database, path: path)
  }

  /// The digests of all artefacts, in the order of the alphabet.
  package func artefactDigests() throws(RegistryError) -> [String] {
    try storing(path) { () throws(SQLiteError) in
      try database.rows("SELECT digest FROM artefact ORDER BY digest") { $0.text(0) ?? "" }
    }
  }

  private static func stored(_ read: ReadRow) throws(RegistryError) -> StoredEvent {
    let position = read.row.position
    guard case .success(let stored)? = read.reading, stored.event.position == position,
      stored.hash == read.row.hash
    else {
      throw RegistryError(
        .tampered, Phrase("event \(position) was changed", "事件 \(position) 已被改动"),
        remedy: .restoreCopy, position: position)
    }
    return stored
  }
}
