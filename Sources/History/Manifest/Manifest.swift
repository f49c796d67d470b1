package import Diagnostics
import Foundation
package import Numbers

/// What the sender of a delivery says is in it; docs/import.md has the format.
package struct Manifest: Hashable, Sendable {
  /// Controls of one file.
  package struct File: Hashable, Sendable {
    /// Rows that must be in it, blank lines and the header aside.
    package var rows: Int
    /// What the numbers of a column must add up to, exactly, by column.
    package var sums: [String: Number]
    /// The SHA-256 of its bytes, in lowercase hexadecimal.
    package var sha256: String?
  }
  /// Where the delivery came from.
  package var channel: String
  /// The version of the interface by which it came.
  package var interfaceVersion: String
  package var deliveredOn: CalendarDate
  /// By the file's name without its folder; of a database by the table's name.
  package var files: [String: File]

  /// Reads a manifest.
  ///
  /// - Throws: a phrase that says what is wrong and where.
  package init(json bytes: [UInt8]) throws(ManifestProblem) {
    do {
      let text = try JSONDecoder().decode(ManifestText.self, from: Data(bytes))
      self = try text.manifest()
    } catch let problem as ManifestProblem {
      throw problem
    } catch let error as DecodingError {
      throw ManifestProblem(error)
    } catch {
      throw ManifestProblem(words: Phrase("it is no JSON", "不是 JSON"))
    }
  }
}

/// Why a text is no manifest.
package struct ManifestProblem: Error, Hashable, Sendable {
  package var words: Phrase

  init(words: Phrase) { self.words = words }

  fileprivate init(_ error: DecodingError) {
    func place(_ path: [any CodingKey]) -> Phrase {
      let names = path.map { $0.intValue.map(String.init) ?? "'\($0.stringValue)'" }
      return names.isEmpty
        ? Phrase(verbatim: "")
        : Phrase(" in \(names.joined(separator: "."))", "（位于 \(names.joined(separator: "."))）")
    }
    words =
      switch error {
      case .keyNotFound(let key, let context):
        Phrase("'\(key.stringValue)' is missing", "缺少“\(key.stringValue)”")
          + place(context.codingPath)
      case .typeMismatch(_, let context), .valueNotFound(_, let context):
        Phrase("a value of the wrong kind", "值的类型不符") + place(context.codingPath)
      case .dataCorrupted(let context) where !context.codingPath.isEmpty:
        Phrase(verbatim: context.debugDescription) + place(context.codingPath)
      default: Phrase("it is no JSON", "不是 JSON")
      }
  }
}

/// The manifest as JSON has it: texts for what must be exact.
private struct ManifestText: Decodable {
  struct File: Decodable {
    var rows: Int
    var sums: [String: String]
    var sha256: String?

    init(from decoder: any Decoder) throws {
      let members = try Members(decoder, known: ["rows", "sums", "sha256"])
      rows = try members.required("rows")
      sums = try members.optional("sums") ?? [:]
      sha256 = try members.optional("sha256")
    }
  }
  var channel: String
  var interfaceVersion: String
  var deliveredOn: String
  var files: [String: File]

  init(from decoder: any Decoder) throws {
    let members = try Members(
      decoder, known: ["channel", "interface_version", "delivered_on", "files"])
    channel = try members.required("channel")
    interfaceVersion = try members.required("interface_version")
    deliveredOn = try members.required("delivered_on")
    files = try members.required("files")
  }

  func manifest() throws(ManifestProblem) -> Manifest {
    guard let day = CalendarDate(parsing: deliveredOn) else {
      throw ManifestProblem(
        words: Phrase(
          "'delivered_on' is '\(deliveredOn)', expected a date as 2026-03-01",
          "“delivered_on”为“\(deliveredOn)”，应为形如 2026-03-01 的日期"))
    }
    var checked: [String: Manifest.File] = [:]
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      var sums: [String: Number] = [:]
      for (column, text) in file.sums.sorted(by: { $0.key < $1.key }) {
        guard let sum = try? Number(parsing: text) else {
          throw ManifestProblem(
            words: Phrase(
              "the sum of '\(column)' of '\(name)' is '\(text)', expected a number as \"1234.50\"",
              "“\(name)”中“\(column)”的合计为“\(text)”，应为形如 \"1234.50\" 的数"))
        }
        sums[column] = sum
      }
      let digest = file.sha256?.lowercased()
      if let digest, digest.utf8.count != 64 || !digest.allSatisfy(\.isHexDigit) {
        throw ManifestProblem(
          words: Phrase(
            "'sha256' of '\(name)' is not 64 hexadecimal digits",
            "“\(name)”的“sha256”不是 64 位十六进制数字"))
      }
      checked[name] = Manifest.File(rows: file.rows, sums: sums, sha256: digest)
    }
    return Manifest(
      channel: channel, interfaceVersion: interfaceVersion, deliveredOn: day, files: checked)
  }
}

extension Manifest {
  fileprivate init(
    channel: String, interfaceVersion: String, deliveredOn: CalendarDate, files: [String: File]
  ) {
    self.channel = channel
    self.interfaceVersion = interfaceVersion
    self.deliveredOn = deliveredOn
    self.files = files
  }
}

/// The members of an object, all of whose names are known: a misspelt control would check nothing.
private struct Members {
  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
  private let container: KeyedDecodingContainer<Name>

  init(_ decoder: any Decoder, known: [String]) throws {
    container = try decoder.container(keyedBy: Name.self)
    for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue })
    where !known.contains(key.stringValue) {
      throw ManifestProblem(
        words: Phrase(
          "'\(key.stringValue)' means nothing here; expected ", "“\(key.stringValue)”在此无意义；应为 ")
          + .oneOf(known))
    }
  }

  func required<Value: Decodable>(_ name: String) throws -> Value {
    try container.decode(Value.self, forKey: Name(stringValue: name))
  }

  func optional<Value: Decodable>(_ name: String) throws -> Value? {
    try container.decodeIfPresent(Value.self, forKey: Name(stringValue: name))
  }
}
