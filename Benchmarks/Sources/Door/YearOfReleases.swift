import CommandLineTool
import Foundation
import Registry
import RegistryFixture
import Semantics

/// A registry as a pipeline meets it after a year: releases behind it, keys enrolled, statements of what is live by the hundred.
///
/// Its last statement is of the last hours and still good; a bundle of it holds 40 signatures.
struct YearOfReleases {
  private static let versions = 5
  private static let enrolled = ["an", "bo", "op", "po", "re", "ri"]
  /// Statements of what is live, and remarks, that no bundle takes but the last.
  private static let (statements, remarks) = (240, 760)

  private let registry: ReleasedRegistry

  init() throws {
    // Every event is a minute behind the one before, and none is to come.
    registry = try ReleasedRegistry(
      start: Timestamp.now.adding(hours: -6), step: 60, engine: .current())
    try enrolKeys()
    try releaseVersions()
    for remark in 0..<Self.remarks {
      try registry.store.append(by: "op", signer: nil, at: registry.time) { _ in
        .note(Note(text: "remark \(remark)"))
      }
    }
    for _ in 0..<Self.statements { try registry.publish() }
  }

  /// A second key for everybody whom others enrol.
  private func enrolKeys() throws {
    for person in Self.enrolled {
      let key = try registry.makeKey("\(person)-2").key.text
      let proposal = try registry.act("se", .keyProposed(KeyProposal(person: person, key: key)))
      try registry.act("he", .keySeconded(Seconding(proposal: proposal.event.position)))
    }
  }

  /// One after the other, the last one staged and then for all.
  private func releaseVersions() throws {
    let programs = try (1...Self.versions).map { try ReleasedRegistry.program(least: $0 * 1_000) }
    for (number, program) in programs.enumerated() {
      let isLast = number == programs.count - 1
      let plan = ReleasePlan(from: registry.time, share: isLast ? 10 : 100)
      try registry.approve(program, parent: number > 0 ? programs[number - 1] : nil, plan: plan)
      try registry.schedule(program, plan: plan)
      guard isLast else { continue }
      try registry.act(
        "re",
        .widened(
          Widening(
            product: ReleasedRegistry.product, environment: ReleasedRegistry.environment,
            version: program.digest, share: 100, from: registry.time)))
    }
  }

  /// How many events there are.
  var events: Int { registry.store.state.position + 1 }

  /// Copies the registry and its keys to a folder that is not there yet.
  func copy(to folder: String) throws {
    try FileManager.default.copyItem(atPath: registry.folder, toPath: folder)
  }
}
