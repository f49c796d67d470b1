import Digest
import Foundation

extension RunRecord {
  /// The record as a file holds it: members in the order of the alphabet, a line end behind it.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: a `DecodingError` where the bytes hold something else.
  package init(json bytes: [UInt8]) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(RunRecord.self, from: Foundation.Data(bytes))
    guard format == Self.currentFormat else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "format '\(format)'"))
    }
  }

  /// A short name of the run, by all that its record says.
  package func name() throws -> String { String(SHA256.hex(of: try json()).prefix(12)) }
}
