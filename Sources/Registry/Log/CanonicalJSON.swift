package import Diagnostics
import Foundation

/// The one way in which a value is written as JSON: what is signed, hashed and stored.
///
/// Members stand in the order of their bytes, in snake case, without any space; slashes are not escaped; absent members are
/// left out; there are texts, whole numbers, truths, lists and objects. What is read is written again and must come out as
/// the same bytes: so a second or an unknown member, another order or another spacing is refused, and two texts that mean
/// the same are the same text.
package enum CanonicalJSON {
  /// Why bytes are no canonical JSON of what is expected.
  package enum Fault: Error, Hashable, Sendable {
    /// Not JSON, or not of the expected members.
    case unreadable(Phrase)
    /// Readable, but not as we would write it.
    case notCanonical
  }

  /// The text of a value.
  package static func text(of value: some Encodable) throws(Fault) -> String {
    String(decoding: try bytes(of: value), as: UTF8.self)
  }

  /// The same members on lines of their own, for people to read and edit; nothing canonical any more.
  static func page(of value: some Encodable) throws(Fault) -> String {
    let bytes = try encode(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  /// The UTF-8 bytes of `text(of:)`.
  package static func bytes(of value: some Encodable) throws(Fault) -> [UInt8] {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func encode(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws(Fault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = formatting
    do { return Array(try encoder.encode(value)) } catch {
      throw .unreadable(Phrase(verbatim: "\(error)"))
    }
  }

  /// Reads what `bytes(of:)` writes, and nothing else.
  package static func decode<Value: Codable>(
    _ type: Value.Type = Value.self, from bytes: [UInt8]
  ) throws(Fault) -> Value {
    let value = try read(type, from: bytes)
    guard try Self.bytes(of: value) == bytes else { throw .notCanonical }
    return value
  }

  /// Reads a value however it is written: for files that people write.
  static func read<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws(Fault) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw .unreadable(words(of: error))
    } catch {
      throw .unreadable(Phrase(verbatim: "\(error)"))
    }
  }

  /// Where and what, without the decoder's own long description.
  private static func words(of error: DecodingError) -> Phrase {
    let unreadable = Phrase("cannot be read", "无法读取")
    let (path, what) =
      switch error {
      case .typeMismatch(_, let context): (context.codingPath, Phrase("has another type", "类型不符"))
      case .valueNotFound(_, let context): (context.codingPath, Phrase("has no value", "没有值"))
      case .keyNotFound(let key, let context):
        (context.codingPath + [key], Phrase("is absent", "缺失"))
      case .dataCorrupted(let context):
        (
          context.codingPath,
          context.codingPath.isEmpty ? Phrase("it is no JSON", "不是 JSON") : unreadable
        )
      @unknown default: ([any CodingKey](), unreadable)
      }
    let place = path.map { $0.intValue.map { "[\($0)]" } ?? ".\(written($0))" }.joined()
    guard !place.isEmpty else { return what }
    let name = Names.shown(place.drop { $0 == "." })
    return Phrase("'\(name)' ", "“\(name)”") + what
  }

  /// A member's name as it stands in the file.
  private static func written(_ key: any CodingKey) -> String {
    key.stringValue.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
  }
}
