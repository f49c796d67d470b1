import Foundation
import SQLite
import Testing

@testable import Registry

/// `REGISTRY_SCALE=1` makes a log of 100,000 events, 1,000 of them signed, and tells how long it takes to open and verify.
@Suite(
  "a long log",
  .enabled(
    if: ProcessInfo.processInfo.environment["REGISTRY_SCALE"] != nil, "REGISTRY_SCALE is not set"))
struct ScaleTests {
  @Test("of 100,000 events and 1,000 signatures is verified whole")
  func long() throws {
    let bank = try TestRegistry()
    var state = bank.state
    let database = try Database(path: bank.path, access: .writing)
    var events: [StoredEvent] = []
    let signer = try TestKeys.signer("zhou.yan")
    for position in 1..<100_000 {
      let isSigned = position % 100 == 0
      let event = Event(
        registry: state.registry, position: position, previous: state.head,
        at: Sample.start.adding(seconds: Int64(position)), by: "zhou.yan",
        key: isSigned ? signer.key.fingerprint : nil,
        body: isSigned
          ? .checkpoint(
            Checkpoint(logHeads: [LogHead(chain: "ab", records: position, head: state.head)]))
          : .note(Note(text: "remark \(position)")))
      let stored = try RegistryStore.sign(event, isSigned ? signer : nil)
      try state.apply(stored) { _ throws(RegistryError) in Sample.policy }
      events.append(stored)
    }
    try database.transaction { () throws(SQLiteError) in
      for stored in events { try RegistryStore.insert(stored, [:], into: database) }
    }
    let clock = ContinuousClock()
    let opening = try clock.measure { _ = try RegistryStore(path: bank.path) }
    var report: RegistryVerification.Report?
    let verifying = try clock.measure {
      report = try RegistryVerification(path: bank.path, keygen: signer.keygen).run()
    }
    print("opened in \(opening), verified in \(verifying)")
    #expect(report?.events == 100_000)
    #expect(report?.signatures == 1_000)
  }
}
