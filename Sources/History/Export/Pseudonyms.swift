import Digest
import SQLite

/// Names in the place of ids: equal ids get equal names, and nobody without the history finds the way back.
///
/// A name is the beginning of SHA-256 over a secret and the id. The secret is drawn once and stays in the history
/// file, so that files of several exports join.
struct Pseudonyms {
  private let secret: [UInt8]

  /// The pseudonyms of a history, whose secret is made where there is none.
  init(of path: String) throws(HistoryError) {
    do {
      let reading = try HistoryFile.open(path, .reading)
      if let secret = try Self.secret(in: reading) {
        self.secret = secret
        return
      }
      let database = try HistoryFile.open(path, .writing)
      try database.execute(
        "CREATE TABLE IF NOT EXISTS history_secret( -- for pseudonyms of masked exports\n  bytes BLOB NOT NULL)"
      )
      var random = SystemRandomNumberGenerator()
      let drawn = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      try database.run(
        "INSERT INTO history_secret SELECT ? WHERE NOT EXISTS(SELECT 1 FROM history_secret)",
        .blob(drawn))
      secret = try Self.secret(in: database) ?? drawn
    } catch let error as SQLiteError {
      throw .store(path: path, error)
    } catch let error as HistoryError {
      throw error
    } catch {
      throw .system(path: path, reason: "\(error)")
    }
  }

  init(secret: [UInt8]) { self.secret = secret }

  private static func secret(in database: Database) throws(SQLiteError) -> [UInt8]? {
    guard try database.hasTable("history_secret") else { return nil }
    return try database.rows("SELECT bytes FROM history_secret") { $0.withBytes(0) { Array($0) } }
      .first
  }

  /// The name of an id: `P` and sixteen hexadecimal digits, of a number fifteen decimal ones.
  func pseudonym(of id: String, isText: Bool) -> String {
    var bytes = CanonicalBytes()
    bytes.append(bytes: secret)
    bytes.append(id)
    let hex = bytes.digest.prefix(16)
    if isText { return "P" + hex }
    let number = UInt64(hex, radix: 16) ?? 0
    return "\(100_000_000_000_000 + number % 900_000_000_000_000)"
  }
}
