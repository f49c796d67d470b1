import Foundation
import SQLite

@testable import Registry

/// Somebody who may write the file but holds no key: a copy of a registry, its rows to be changed at will.
struct Forger {
  let path: String
  /// Rows as stored; `write` puts them in the place of what is there.
  var rows: [Row]

  struct Row {
    var position: Int
    var text: String
    var signature: String?
    var hash: String
  }

  init(_ registry: TestRegistry) throws {
    try self.init(copying: registry.path)
  }

  init(copying path: String) throws {
    self.path = try TemporaryFolders.make() + "/registry.db"
    try FileManager.default.copyItem(atPath: path, toPath: self.path)
    rows = try RegistryStore(path: path).events().map {
      Row(
        position: $0.event.position, text: $0.text, signature: $0.signature, hash: $0.hash)
    }
  }

  /// Rewrites an event's text, leaving all hashes as they are.
  mutating func edit(_ position: Int, _ change: (inout Event) -> Void) throws {
    var event = try CanonicalJSON.decode(Event.self, from: Array(rows[position].text.utf8))
    change(&event)
    rows[position].text = try CanonicalJSON.text(of: event)
  }

  /// Makes positions, previous hashes and hashes fit the rows again; signatures stay.
  mutating func rechain() throws {
    var head = ""
    for index in rows.indices {
      try edit(index) {
        $0.position = index
        $0.previous = head
      }
      rows[index].position = index
      head = StoredEvent.hash(of: rows[index].text, signature: rows[index].signature)
      rows[index].hash = head
    }
  }

  /// Puts the rows into the file.
  func write() throws {
    let database = try Database(path: path, access: .writing)
    try database.transaction { () throws(SQLiteError) in
      try database.execute("DELETE FROM event")
      for row in rows {
        try database.run(
          "INSERT INTO event VALUES (?, ?, ?, ?)", .integer(Int64(row.position)), .text(row.text),
          Value(row.signature), .text(row.hash))
      }
    }
  }

  /// Runs statements on the file.
  func execute(_ sql: String, _ values: Value...) throws {
    let statement = try Database(path: path, access: .writing).prepare(sql)
    try statement.run(values)
  }

  /// Writes the rows and says what verification finds.
  func found(marks: [RegistryVerification.Mark] = []) throws -> RegistryError? {
    try write()
    return try Verified.found(in: path, marks: marks)
  }
}

enum Verified {
  /// What verification of a file finds; `nil` where all holds.
  static func found(
    in path: String, marks: [RegistryVerification.Mark] = []
  ) throws -> RegistryError? {
    var verification = RegistryVerification(
      path: path, keygen: try TestKeys.shared.get().keygen)
    verification.marks = marks
    return refusal { () throws(RegistryError) in _ = try verification.run() }
  }
}

/// The error that work ends with; `nil` where it ends well, or by another kind of error.
func refusal(_ body: () throws -> Void) -> RegistryError? {
  do {
    try body()
    return nil
  } catch { return error as? RegistryError }
}

/// Numbers that come the same each time.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
