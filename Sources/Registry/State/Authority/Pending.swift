import Diagnostics

/// A proposal with those who have signed for it so far.
package struct Pending<Proposal: Hashable & Sendable>: Hashable, Sendable {
  /// A person, and the event by which they signed.
  package struct Supporter: Hashable, Sendable {
    package var person: String
    package var reliance: VersionRecord.Reliance
  }
  package let proposal: Proposal
  /// From then on nobody can sign for it.
  package let expires: Timestamp
  package private(set) var supporters: [Supporter] = []

  /// A proposal for which nobody has signed.
  init(_ proposal: Proposal, until expires: Timestamp) {
    self.proposal = proposal
    self.expires = expires
  }

  package var persons: [String] { supporters.map(\.person) }

  /// Adds a person, once, whatever key they sign by.
  mutating func add(
    _ person: String, _ reliance: VersionRecord.Reliance
  ) throws(RegistryError) {
    guard !persons.contains(person) else {
      throw RegistryError(
        .samePerson, "'\(person)' has signed for it already", "“\(person)”已签过字",
        remedy: Phrase("another person must sign", "须由另一人签字"))
    }
    supporters.append(Supporter(person: person, reliance: reliance))
  }

  /// Forgets those whose signatures count no more.
  mutating func drop(where isVoid: (VersionRecord.Reliance) -> Bool) {
    supporters.removeAll { isVoid($0.reliance) }
  }

  /// Those who still have one of the roles that may sign.
  package func supporters(in policy: Policy, of roles: [String]) -> [Supporter] {
    supporters.filter { policy.has($0.person, oneOf: roles) }
  }

  func checkOpen(at time: Timestamp, _ position: Int) throws(RegistryError) {
    guard time >= expires else { return }
    throw RegistryError(
      .expired, "the proposal of event \(position) could be signed for until \(expires)",
      "事件 \(position) 的提议可附议至 \(expires)",
      remedy: Phrase("propose it again", "请重新提议"))
  }
}

extension RegistryState {
  /// A proposal made now, which waits as long as approvals are good by the policy in force.
  func pending<Proposal>(
    _ proposal: Proposal, _ event: Event
  ) throws(RegistryError) -> Pending<Proposal> {
    var pending = Pending(
      proposal, until: event.at.adding(days: policy.approve.expiresDays))
    try pending.add(event.by, reliance(of: event))
    return pending
  }

  /// Takes back what a void signature would still do for proposals; one for which nobody is left is gone.
  mutating func dropSupporters(where isVoid: (VersionRecord.Reliance) -> Bool) {
    func left<Proposal>(_ proposals: [Int: Pending<Proposal>]) -> [Int: Pending<Proposal>] {
      proposals.mapValues {
        var pending = $0
        pending.drop(where: isVoid)
        return pending
      }.filter { !$0.value.supporters.isEmpty }
    }
    keyProposals = left(keyProposals)
    policyProposals = left(policyProposals)
    resumptions = left(resumptions)
  }
}
