import Diagnostics
import Engine
import Registry

/// A key that somebody has proposed for a person: what a second one signs for.
struct KeyProposalPage {
  let position: Int
  let person: String
  let key: PublicKey
  private let event: StoredEvent
  private let pending: Pending<KeyProposal>
  private let state: RegistryState
  private let time: Timestamp

  /// - Throws: where the event proposes no key that still waits.
  init(_ position: Int, in store: RegistryStore, at time: Timestamp) throws {
    guard let event = try store.event(at: position),
      let pending = store.state.keyProposals[position]
    else {
      throw RegistryError(
        .wrongState,
        Phrase(
          "event \(position) proposes no key that still waits", "事件 \(position) 没有等待附议的密钥"))
    }
    self.position = position
    self.event = event
    self.pending = pending
    self.time = time
    state = store.state
    person = pending.proposal.person
    key = try PublicKey(parsing: pending.proposal.key)
  }

  /// Who proposed it, who signed, and what is still asked.
  var standing: [Phrase] {
    let (by, at) = (event.event.by, event.event.at)
    return [
      Phrase(
        "proposed for \(person): \(key.fingerprint) (\(key.kind.rawValue)), by \(by) on \(at) (event \(position))",
        "为 \(person) 提议：\(key.fingerprint)（\(key.kind.rawValue)），由 \(by) 于 \(at) 提议（事件 \(position)）"
      ),
      Phrase(verbatim: "  ")
        + state.waiting(
          pending, asked: state.policy.keys.others, of: state.policy.keys.roles, besides: person,
          at: time),
    ]
  }

  func show(_ console: Console) {
    for line in standing { console.print(line) }
    let roles = state.policy.roles(of: person)
    let name = Names.escaped(state.policy.persons[person]?.name ?? "")
    console.print(
      Phrase(
        "  \(person) is \(name), with the roles \(roles.isEmpty ? "none" : roles.joined(separator: ", "))",
        "  \(person) 即 \(name)，角色 \(roles.isEmpty ? "无" : roles.joined(separator: "、"))"))
    let held = state.keysInForce(of: person).map(\.key.fingerprint)
    console.print(
      held.isEmpty
        ? Phrase("  and has no key now", "  目前没有密钥")
        : Phrase(
          "  and signs by \(held.joined(separator: ", ")) now",
          "  目前使用密钥 \(held.joined(separator: "、"))"))
  }

  var json: JSON {
    .members([
      "event": .count(position), "person": .text(person), "fingerprint": .text(key.fingerprint),
      "kind": .text(key.kind.rawValue), "key": .text(key.text), "by": .text(event.event.by),
      "at": .text("\(event.event.at)"),
      "waits": state.waitingJSON(
        pending, asked: state.policy.keys.others, of: state.policy.keys.roles, besides: person,
        at: time),
    ])
  }
}
