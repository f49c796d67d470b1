import Diagnostics
import Engine
import Registry

/// A policy that somebody has proposed: who has signed for it, and what it changes.
struct PolicyProposalPage {
  let position: Int
  let digest: String
  let policy: Policy
  private let event: StoredEvent
  private let state: RegistryState
  private let time: Timestamp
  /// What it is to replace; of one that waits no more, what was in force when it was proposed.
  private let before: Adoption
  private let pending: Pending<PolicyProposal>?

  /// - Throws: where the event proposes no policy.
  init(_ position: Int, in store: RegistryStore, at time: Timestamp) throws {
    guard let event = try store.event(at: position),
      case .policyProposed(let proposal) = event.event.body
    else {
      throw RegistryError(
        .wrongState,
        Phrase("event \(position) proposes no policy", "事件 \(position) 没有提议制度"),
        remedy: Phrase(
          "'rulebench registry log' has all events", "全部事件见“rulebench registry log”"))
    }
    state = store.state
    pending = state.policyProposals[position]
    let place = pending == nil ? position - 1 : state.position
    guard let before = state.adoption(at: place) else {
      throw RegistryError(
        .wrongState, Phrase("event \(position) is before any policy", "事件 \(position) 早于任何制度"))
    }
    self.position = position
    self.event = event
    self.time = time
    self.before = before
    digest = proposal.policy
    policy = try Policy(canonical: try store.artefact(proposal.policy))
  }

  private var difference: PolicyDifferencePage {
    PolicyDifferencePage(from: before.policy, before.digest, to: policy)
  }

  func show(_ console: Console) {
    console.print(
      console.outputStyle(
        .bold, Phrase("policy \(digest)", "制度 \(digest)").filled(in: console.language)))
    for line in standing { console.print(Phrase(verbatim: "  ") + line) }
    console.print()
    difference.show(console)
  }

  /// Who proposed it, who signed, and what is still asked.
  var standing: [Phrase] {
    let by = event.event.by
    let proposed = Phrase(
      "\(digest.short), proposed by \(by) on \(event.event.at) (event \(position))",
      "\(digest.short)，由 \(by) 于 \(event.event.at) 提议（事件 \(position)）")
    guard let pending else { return [proposed, ended] }
    let waiting = state.waiting(
      pending, asked: state.policy.policy.signatures, of: state.policy.policy.roles, at: time)
    return [proposed, waiting]
  }

  private var adopted: Adoption? {
    state.adoptions.first { $0.adoptedBy.contains { $0.position == position } }
  }

  private var ended: Phrase {
    adopted.map {
      Phrase("came into force by event \($0.position)", "由事件 \($0.position) 起施行")
    } ?? Phrase("waits no more: nobody can sign for it", "不再等待：不能再签字")
  }

  var json: JSON {
    .object(
      [
        .init("policy", .text(digest)), .init("event", .count(position)),
        .init("by", .text(event.event.by)), .init("at", .text("\(event.event.at)")),
        .init(
          "waits",
          pending.map {
            state.waitingJSON(
              $0, asked: state.policy.policy.signatures, of: state.policy.policy.roles, at: time)
          } ?? .null),
        .init("in_force_since", adopted.map { .count($0.position) } ?? .null),
      ] + difference.members)
  }
}
