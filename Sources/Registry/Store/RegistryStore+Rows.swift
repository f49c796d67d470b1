import Diagnostics
import SQLite

extension RegistryStore {
  /// Hands the rows from a position on to `body`, in their order.
  private static func readRows(
    of database: Database, path: String, from first: Int, to last: Int = .max,
    _ body: (EventChain.Row) throws(RegistryError) -> Void
  ) throws(RegistryError) {
    let statement = try storing(path) { () throws(SQLiteError) in
      let statement = try database.prepare(
        "SELECT position, text, signature, hash FROM event WHERE position BETWEEN ? AND ? ORDER BY position"
      )
      // What stands before the genesis is read too, so that the chain refuses it.
      try statement.bind([.integer(first == 0 ? .min : Int64(first)), .integer(Int64(last))])
      return statement
    }
    defer { statement.reset() }
    while try storing(path, { () throws(SQLiteError) in try statement.step() }) {
      try body(
        EventChain.Row(
          position: Int(statement.integer(0)), text: exactText(statement, 1),
          signature: statement.isNull(2) ? nil : exactText(statement, 2) ?? "",
          hash: exactText(statement, 3) ?? ""))
    }
  }

  /// Hands the rows from a position on to `body`, in their order, each with what it says.
  static func readEvents(
    of database: Database, path: String, from first: Int, to last: Int = .max,
    _ body: (ReadRow) throws(RegistryError) -> Void
  ) throws(RegistryError) {
    var batch = ReadRow.Batch()
    try readRows(of: database, path: path, from: first, to: last) { row throws(RegistryError) in
      try batch.add(row, body)
    }
    try batch.handOn(body)
  }

  /// A text whose bytes are sound UTF-8: what is mended in reading is not what was signed.
  private static func exactText(_ statement: Statement, _ column: Int32) -> String? {
    guard statement.isText(column) else { return nil }
    return statement.withText(column) { String(validating: $0, as: UTF8.self) }
  }

  /// The bytes of an artefact, held against their digest.
  static func artefact(
    _ digest: String, of database: Database, path: String
  ) throws(RegistryError) -> [UInt8] {
    let found = try storing(path) { () throws(SQLiteError) in
      try database.rows("SELECT bytes FROM artefact WHERE digest = ?", .text(digest)) { row in
        row.withBytes(0) { Array($0) }
      }
    }
    guard let bytes = found.first else {
      throw RegistryError(
        .tampered,
        Phrase(
          "the artefact \(Names.shown(digest)) is not in the registry",
          "登记簿中没有文档 \(Names.shown(digest))"), remedy: .restoreCopy)
    }
    guard Artefact.digest(of: bytes) == digest else {
      throw RegistryError(
        .tampered,
        Phrase(
          "the bytes of artefact \(digest) do not have that digest", "文档 \(digest) 的内容与其摘要不符"),
        remedy: .restoreCopy)
    }
    return bytes
  }

  /// The policies among the artefacts.
  static func policies(of database: Database, path: String) -> RegistryState.PolicySource {
    { digest throws(RegistryError) in
      try Policy(canonical: try artefact(digest, of: database, path: path))
    }
  }
}
