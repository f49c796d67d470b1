import Foundation
import Numbers
import Registry
import RegistryFixture
import Semantics

@testable import CommandLineTool

/// A registry whose second version is staged at 40 %, and a log of what both decided, as `decide --bundle --log` writes it.
///
/// On the first of March 2026: the first version is live and stated from six o'clock on, the second is released at eleven
/// and stated at twelve, UTC.
struct LoggedScene {
  static let chain = "000102030405060708090a0b0c0d0e0f"

  let scene: RegistryScene

  init() throws {
    scene = try RegistryScene([
      "in.ndjson": """
      {"id":"1","customer":"C1","applied_on":"2026-03-01","amount":6000}
      {"id":"2","customer":"C2","applied_on":"2026-03-01","amount":9000}

      """, "key": String(repeating: "0f", count: 32) + "\n",
    ])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: "\(scene.folder.path)/key")
    try scene.bringLive(scene.first)
    try scene.registry.publish()
    try scene.bringLive(
      scene.second, parent: scene.first,
      plan: ReleasePlan(from: scene.registry.time, share: 40))
    try scene.registry.publish()
  }

  var log: String { "\(scene.folder.path)/log.ndjson" }

  /// A decision of a version, by the statement of a sequence.
  ///
  /// - Parameters:
  ///   - application: 1 asks for 6,000, 2 for 9,000.
  ///   - time: of the first of March, such as `12:30:00`.
  func decision(
    _ program: Program, _ application: Int, at time: String, sequence: Int, place: Int? = nil,
    decidedOn: String = "2026-03-01"
  ) throws -> LoggedDecision {
    let name = "\(program.digest.short).rules"
    try program.canonicalPrint.write(
      toFile: "\(scene.folder.path)/\(name)", atomically: true, encoding: .utf8)
    let plain = "\(scene.folder.path)/\(program.digest.short).ndjson"
    if !FileManager.default.fileExists(atPath: plain) {
      _ = scene.run(
        "decide", "--rules", "@/\(name)", "--data", "@/in.ndjson", "--log", plain, "--log-key",
        "@/key")
    }
    var found: LoggedDecision?
    _ = try DecisionLogWalk(plain) { decision, _ in
      if decision.number == application { found = decision }
    }
    var decision = try ReleasedRegistry.required(found)
    let at = try ReleasedRegistry.required(Timestamp(parsing: "2026-03-01T\(time)Z"))
    decision.at = at
    decision.source = LoggedDecision.Source(
      version: program.digest, environment: "production", product: "small_line", place: place,
      decidedOn: decidedOn, chosenAt: at.adding(seconds: -1), bundle: Self.bundle,
      sequence: sequence)
    return decision
  }

  static let bundle = "sha256:" + String(repeating: "b0", count: 32)
  static let conformance = "sha256:" + String(repeating: "c0", count: 32)

  /// Writes the log.
  func write(_ decisions: [LoggedDecision], to path: String? = nil, chain: String = chain) throws {
    let started = try ReleasedRegistry.required(Timestamp(parsing: "2026-03-01T06:00:00Z"))
    let writer = try DecisionLogWriter(
      at: path ?? log,
      DecisionLogHeader(
        chain: chain, started: started,
        key: try IdentifierKey(file: "\(scene.folder.path)/key").id, bundle: Self.bundle,
        semantics: 1, conformance: Self.conformance))
    for decision in decisions { writer.append(decision) }
    try writer.flush()
  }
}
