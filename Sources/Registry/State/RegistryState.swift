/// All that follows from the events of a registry up to one of them.
///
/// The state is a fold: `apply` judges an event by the state before it and refuses what is not allowed. Commands ask it before
/// they append, `verify` runs it again from the beginning, and a bundle is checked by running it on an excerpt. Nothing else
/// knows the rules.
package struct RegistryState: Sendable {
  /// What events are given to the fold.
  package enum Extent: Sendable {
    /// Each follows the one before.
    case whole
    /// Some are left out, as in a bundle.
    case excerpt
  }

  /// Finds a policy by its digest.
  package typealias PolicySource = (String) throws(RegistryError) -> Policy

  package let extent: Extent

  // MARK: The log
  /// The registry's id.
  package let registry: String
  /// Hash of the genesis.
  package let genesis: String
  /// Position, hash and time of the last event.
  package internal(set) var position: Int
  package internal(set) var head: String
  package internal(set) var at: Timestamp

  // MARK: Authority
  /// Root keys by name.
  package internal(set) var rootKeys: [String: PublicKey] = [:]
  /// All keys there ever were, by fingerprint.
  package internal(set) var keys: [String: EnrolledKey] = [:]
  /// The policy in force, which is the last of `adoptions`.
  package internal(set) var policy: Policy
  package internal(set) var policyDigest: String
  /// All policies that ever came into force, in the order of the log.
  package internal(set) var adoptions: [Adoption]

  // MARK: Versions
  /// By id.
  package internal(set) var versions: [String: VersionRecord] = [:]
  /// Ids in the order in which they were first handed in.
  package internal(set) var versionOrder: [String] = []

  // MARK: Live
  package internal(set) var lines: [ReleaseLine.Place: ReleaseLine] = [:]
  /// The last sequence of `current`, by environment.
  package internal(set) var sequences: [String: Int] = [:]
  /// All halts there ever were.
  package internal(set) var halts: [HaltRecord] = []
  package internal(set) var rollbacks: [RollbackRecord] = []

  /// All releases there ever were, with what they rest on.
  package internal(set) var releases: [ReleaseRecord] = []
  /// The last plan by which a version was released.
  package internal(set) var plans: [ReleaseLine.Place: [String: ReleasePlan]] = [:]

  // MARK: Beside
  /// All that was signed, product by product.
  package internal(set) var trails = Trails()
  /// The ends of decision logs that checkpoints signed, by chain and in their order.
  var logHeads: [String: [SignedHead]] = [:]
  /// All reviews there ever were, in the order in which they were opened.
  package internal(set) var reviews: [ReviewRecord] = []

  // MARK: What waits for a second person, by the position of the first one's event
  package internal(set) var keyProposals: [Int: Pending<KeyProposal>] = [:]
  package internal(set) var policyProposals: [Int: Pending<PolicyProposal>] = [:]
  var resumptions: [Int: Pending<Halt>] = [:]
}

extension RegistryState {
  /// The keys by which a person may sign the next event.
  package func keysInForce(of person: String) -> [EnrolledKey] {
    keys.values.filter {
      $0.person == person && $0.isInForce(at: position + 1) && $0.faults.isEmpty
    }
    .sorted { $0.from < $1.from }
  }

  /// The policy that judges the event behind a position, and how it came into force; `nil` before the beginning.
  package func adoption(at position: Int) -> Adoption? {
    adoptions.last { $0.position <= position }
  }

  /// Persons who could sign the next event.
  package var signers: Set<String> {
    Set(keys.values.map(\.person).filter { !keysInForce(of: $0).isEmpty })
  }

  /// Products that have versions, in the order of the alphabet.
  package var products: [String] { Set(versions.values.map(\.product)).sorted() }
}
