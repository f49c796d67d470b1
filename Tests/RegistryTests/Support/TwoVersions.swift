@testable import Registry

/// A registry with a version live and its successor staged at 10 %, made once and only read.
struct TwoVersions: Sendable {
  static let shared = Result { try TwoVersions() }

  let path: String
  let first: String
  let second: String
  /// The last event.
  let head: RegistryVerification.Mark

  private init() throws {
    let bank = try TestRegistry()
    first = try bank.bringLive("v1")
    second = try bank.bringLive(
      "v2", parent: first, plan: ReleasePlan(from: bank.now, share: 10, widenTo: 50))
    try bank.signCurrent()
    try bank.act("zhou.yan", .checkpoint(Checkpoint(logHeads: [])))
    path = bank.path
    head = .init(position: bank.state.position, hash: bank.state.head)
  }

  /// Where the first approval of the second version stands.
  static let approval = 8

  static func forger() throws -> Forger { try Forger(copying: shared.get().path) }
}
