import Foundation
package import Intake

/// What the log of a history keeps of an import, as JSON.
package struct ImportFacts: Codable, Hashable, Sendable {
  package struct File: Codable, Hashable, Sendable {
    package var file: String
    package var record: String
    package var read: Int
    package var kept: Int
    /// Bad rows, and good ones that go with them.
    package var quarantined: Int
  }
  /// What the delivery's manifest says of itself.
  package struct Delivery: Codable, Hashable, Sendable {
    package var channel: String
    package var interfaceVersion: String
    package var deliveredOn: String
  }
  /// The rule books whose records the rows were checked against.
  package var books: [String]
  package var files: [File]
  /// Bad rows by the id of their cause.
  package var causes: [String: Int]
  package var delivery: Delivery?

  package init(books: [String], result: DeliveryResult, manifest: Manifest?) {
    self.books = books
    files = result.files.map {
      File(
        file: $0.file, record: $0.name, read: $0.read, kept: $0.kept,
        quarantined: $0.bad + $0.leftOut)
    }
    causes = result.causes
    delivery = manifest.map {
      Delivery(
        channel: $0.channel, interfaceVersion: $0.interfaceVersion,
        deliveredOn: "\($0.deliveredOn)")
    }
  }

  /// The text in `history_import.facts`.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// Reads the text; `nil` where it is another's.
  package init?(json: String) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let facts = try? decoder.decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = facts
  }
}
