import Digest

/// What was signed so far, product by product: by it a bundle and a trust say that nothing is left out.
///
/// Each event that a bundle may need belongs to one product, or to all of them: who may sign, by which rules, and halts of
/// whole environments. The events of each make a chain of their own, of which the last digest stands for all of them.
package struct Trails: Hashable, Sendable {
  /// The name of the trail that is every product's; no product has it.
  package static let common = "*"

  /// One product's events, in the order of the log.
  private struct Trail: Hashable, Sendable {
    var digest = ""
    var positions: [Int] = []
  }
  private var trails: [String: Trail] = [:]

  mutating func add(_ hash: String, at position: Int, to name: String) {
    var bytes = CanonicalBytes()
    bytes.append("rulebench trail 1")
    bytes.append(trails[name]?.digest ?? "")
    bytes.append(hash)
    trails[name, default: Trail()].digest = "sha256:" + bytes.digest
    trails[name]?.positions.append(position)
  }

  /// Of each trail the digest at which it stands.
  package var digests: [String: String] { trails.mapValues(\.digest) }

  /// One digest over all that concerns some products.
  package func digest(of products: Set<String>) -> String {
    var bytes = CanonicalBytes()
    bytes.append("rulebench trails 1")
    bytes.append(Self.names(products)) { bytes, name in
      bytes.append(name)
      bytes.append(trails[name]?.digest ?? "")
    }
    return "sha256:" + bytes.digest
  }

  /// The positions of all that concerns some products, ascending.
  func positions(of products: Set<String>) -> [Int] {
    Self.names(products).flatMap { trails[$0]?.positions ?? [] }.sorted()
  }

  /// The trails that concern some products, in the order of the alphabet.
  static func names(_ products: Set<String>) -> [String] { [common] + products.sorted() }
}

extension RegistryState {
  /// The trail that an event belongs to, by the state before it; `nil` for what no bundle needs.
  func trail(of body: EventBody) -> String? {
    switch body {
    case .genesis, .keyProposed, .keySeconded, .keyRevoked, .policyProposed, .policySeconded:
      Trails.common
    case .submitted(let submission): submission.product
    case .validated(let validation): versions[validation.version]?.product
    case .waived(let waiver): versions[waiver.version]?.product
    case .approved(let approval): versions[approval.version]?.product
    case .rejected(let rejection), .withdrawn(let rejection):
      versions[rejection.version]?.product
    case .scheduled(let release): release.product
    case .widened(let widening): widening.product
    case .halted(let halt), .resumed(let halt): halt.product ?? Trails.common
    case .resumeSeconded(let seconding):
      resumptions[seconding.proposal].map { $0.proposal.product ?? Trails.common }
    case .rolledBack(let rollback): rollback.product
    case .rollbackConfirmed(let seconding):
      rollbacks.first { $0.position == seconding.proposal }?.place.product
    case .current, .checkpoint, .reviewOpened, .reviewClosed, .reconciled, .note: nil
    }
  }
}
