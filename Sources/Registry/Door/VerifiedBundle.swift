package import Semantics

/// A bundle that holds: only `Door.verify` makes one, and whoever has one may decide by it.
package struct VerifiedBundle: Sendable {
  /// `sha256:` over the bytes of its file.
  package let digest: String
  /// What the release key says is live.
  package let current: Current
  /// Position and hash of that statement in the log.
  package let point: Trust.Point
  package let registry: String
  /// Whether the trust is the one by which it was fetched; what else was left out of it only its release key knows.
  package internal(set) var isFetched = true
  /// What follows from the excerpt.
  let state: RegistryState
  /// Where the trails of its events stand at the trust's checkpoint.
  let seen: [String: String]
  /// All signatures in it, which hold, as `CheckedSignatures` remembers them.
  let signatures: Set<String>
  /// Of every live version.
  let programs: [String: Program]
  let horizons: [String: Horizon]

  init(
    digest: String, current: Current, point: Trust.Point, state: RegistryState,
    seen: [String: String], signatures: Set<String>, programs: [String: Program],
    horizons: [String: Horizon]
  ) {
    self.digest = digest
    self.current = current
    self.point = point
    registry = state.registry
    self.state = state
    self.seen = seen
    self.signatures = signatures
    self.programs = programs
    self.horizons = horizons
  }

  /// The products of which something is live, in the order of the alphabet.
  package var products: [String] { current.products.sorted() }

  /// The waivers by which a live version is live, lapsed ones too.
  package func waivers(of version: String) -> [VersionRound.WaiverRecord] {
    state.versions[version].map { state.waivers(of: $0, in: current.environment, at: state.at) }
      ?? []
  }

  /// The checked rules of a live version.
  package func program(_ version: String) -> Program? { programs[version] }

  /// Until when a live version's rules are stated.
  package func horizon(_ version: String) -> Horizon? { horizons[version] }
}
