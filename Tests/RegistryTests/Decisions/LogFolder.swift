import Foundation

@testable import Registry

/// A folder for decision logs that is there as long as the value.
final class LogFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rulebench-logs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: file(name))))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func write(_ bytes: some Sequence<UInt8>, _ name: String) throws {
    try Data(bytes).write(to: URL(filePath: file(name)))
  }

  /// A key file of 32 bytes 0, 1, 2 … with some mode.
  func key(_ name: String = "key", mode: Int = 0o600, text: String? = nil) throws -> String {
    let digits = (0..<32).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    try write((text ?? digits + "\n").utf8, name)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file(name))
    return file(name)
  }

  /// What a walk along a log finds.
  func walk(_ name: String = "log.ndjson", heads: [LogHead] = []) throws -> DecisionLogWalk {
    try DecisionLogWalk(file(name), heads: heads)
  }
}

extension IdentifierKey {
  /// The key of the bytes 0, 1, 2 … 31.
  static let counting = IdentifierKey((0..<32).map { UInt8($0) })
}

extension DecisionLogHeader {
  static func made(chain: String = "000102030405060708090a0b0c0d0e0f") -> DecisionLogHeader {
    DecisionLogHeader(
      chain: chain, started: .made(0), key: IdentifierKey.counting.id, bundle: "sha256:b",
      semantics: 1, conformance: "sha256:c")
  }
}

extension Timestamp {
  /// So many seconds after nine in the morning of 2026-03-01.
  static func made(_ seconds: Int64) -> Timestamp {
    Timestamp(parsing: "2026-03-01T09:00:00Z")!.adding(seconds: seconds)
  }
}

extension LoggedDecision {
  /// The `number`-th decision of an application of that number.
  static func made(_ number: Int) -> LoggedDecision {
    LoggedDecision(
      at: .made(Int64(number)), source: Source(version: "sha256:v"),
      application: IdentifierKey.counting.token(.application, of: "A\(number)"), customer: nil,
      asOf: "2026-02-28", inputs: #"{"amount":"\#(number)"}"#, decision: #"{"outcome":"refer"}"#)
  }
}

extension LogFolder {
  /// Writes a log of so many decisions and gives its lines with their ends.
  @discardableResult
  func log(
    _ count: Int, _ name: String = "log.ndjson", _ header: DecisionLogHeader = .made()
  ) throws -> [String] {
    let writer = try DecisionLogWriter(at: file(name), header)
    for number in 1...count { writer.append(.made(number)) }
    try writer.flush()
    return try text(name).split(separator: "\n").map { $0 + "\n" }
  }
}
