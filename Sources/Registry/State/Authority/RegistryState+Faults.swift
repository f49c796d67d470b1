import Diagnostics

/// Which signatures count no more, since somebody else had the key, or had a hand in what made the key or the policy good.
extension RegistryState {
  /// Whether a signature counts no more.
  package func isCompromised(_ reliance: VersionRecord.Reliance) -> Bool {
    !faults(of: reliance).isEmpty
  }

  /// The events signed by keys in other hands for which a signature counts no more: its own; or those behind the enrolment of
  /// its key; or those behind the policy by which it was given.
  func faults(of reliance: VersionRecord.Reliance) -> Set<Int> {
    guard let key = keys[reliance.key] else { return [] }
    if key.isCompromised(at: reliance.position) { return [reliance.position] }
    let policy = adoptions.lastIndex { $0.position < reliance.position }
    return key.faults.union(policy.map { adoptions[$0].faults } ?? [])
  }

  /// Events by keys in other hands that enrolled keys or changed the policy.
  package var compromisedAuthority: [Int] {
    keys.values.reduce(into: adoptions.reduce(into: Set()) { $0.formUnion($1.faults) }) {
      $0.formUnion($1.faults)
    }.sorted()
  }

  /// Works out anew what keys and policies are worth, once a key is known to have been in other hands; the last policy that
  /// is sound is in force again.
  ///
  /// Both rest on signatures before them only, so that one walk in the order of the log is enough.
  mutating func spreadCompromise(at position: Int) {
    enum Act { case key(String), policy(Int) }
    let enrolments = keys.filter { !$0.value.enrolledBy.isEmpty }
      .map { (position: $0.value.from, act: Act.key($0.key)) }
    let changes = adoptions.indices.map {
      (position: adoptions[$0].position, act: Act.policy($0))
    }
    for (_, act) in (enrolments + changes).sorted(by: { $0.position < $1.position }) {
      switch act {
      case .key(let fingerprint):
        let found = faults(of: keys[fingerprint]?.enrolledBy ?? [])
        keys[fingerprint]?.faults = found
      case .policy(let index):
        let found = faults(of: adoptions[index].adoptedBy)
        adoptions[index].faults = found
      }
    }
    // That of the genesis rests on nothing behind it.
    guard adoptions.last?.faults.isEmpty == false,
      let sound = adoptions.last(where: { $0.faults.isEmpty })
    else { return }
    adopt(
      Adoption(
        policy: sound.policy, digest: sound.digest, position: position,
        adoptedBy: sound.adoptedBy, isRestored: true))
  }

  /// Refuses what brings rules nearer to deciding under a policy that came back: one person can say of another's key that it
  /// was in other hands, and would so choose the policy alone.
  func checkPolicyIsAdopted(for kind: EventBody.Kind) throws(RegistryError) {
    guard let adoption = adoptions.last, adoption.isRestored, kind.isTowardsDeciding else {
      return
    }
    throw RegistryError(
      .compromised,
      "the policy \(Names.short(adoption.digest)) came back with event \(adoption.position), since the one behind it was void; nobody has agreed to it since",
      "制度 \(Names.short(adoption.digest)) 因其后一版作废而自事件 \(adoption.position) 起恢复，此后尚无人同意",
      remedy: Phrase(
        "have it, or another one, adopted: 'rulebench registry policy propose'",
        "请重新通过该制度或另一制度：“rulebench registry policy propose”"))
  }

  /// Puts a policy in force.
  mutating func adopt(_ adoption: Adoption) {
    adoptions.append(adoption)
    policy = adoption.policy
    policyDigest = adoption.digest
  }

  private func faults(of acts: [VersionRecord.Reliance]) -> Set<Int> {
    acts.reduce(into: []) { $0.formUnion(faults(of: $1)) }
  }
}
