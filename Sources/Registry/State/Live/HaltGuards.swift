import Diagnostics

extension RegistryState {
  /// Stops decisions by rules; one person may always do so.
  mutating func admitHalt(_ halt: Halt, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.halt.roles, Phrase("halt", "停用"))
    try checkScope(halt)
    halts.append(
      HaltRecord(
        product: halt.product, environment: halt.environment, because: halt.because,
        by: event.by, from: event.at, position: event.position))
    // Whoever agreed to resume did not know of this.
    resumptions = resumptions.filter { !$0.value.proposal.hasScope(of: halt) }
  }

  private func checkScope(_ halt: Halt) throws(RegistryError) {
    // What a later policy leaves out may still decide.
    if !lines.keys.contains(where: { $0.environment == halt.environment }) {
      try checkEnvironment(halt.environment)
    }
    try Names.checkLine(halt.because, .reason)
    if let product = halt.product { try checkProduct(product) }
  }

  private static let resuming = Phrase("resume", "恢复")

  /// Begins to let rules decide again; others must agree.
  mutating func admitResumption(_ resumption: Halt, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.resume.roles, Self.resuming)
    try checkScope(resumption)
    try checkHalted(resumption, at: event.at)
    resumptions[event.position] = try pending(resumption, event)
    resumeIfAgreed(event.position, event)
  }

  mutating func admitResumeSeconding(
    _ seconding: Seconding, _ event: Event
  ) throws(RegistryError) {
    try require(event.by, policy.resume.roles, Self.resuming)
    guard var pending = resumptions[seconding.proposal] else {
      throw RegistryError(
        .wrongState, "event \(seconding.proposal) resumes nothing that still waits",
        "事件 \(seconding.proposal) 没有等待附议的恢复")
    }
    try pending.checkOpen(at: event.at, seconding.proposal)
    try checkHalted(pending.proposal, at: event.at)
    try pending.add(event.by, reliance(of: event))
    let persons = resuming(pending)
    if persons.count >= policy.resume.signatures, !haveRolesOfTheirOwn(persons) {
      throw RegistryError(
        .samePerson, "'\(event.by)' has no other role than those who have signed",
        "“\(event.by)”没有不同于已签字者的角色",
        remedy: Phrase("a person of another of these roles must sign: ", "须由其他角色的人签字：")
          + .oneOf(policy.resume.roles))
    }
    resumptions[seconding.proposal] = pending
    resumeIfAgreed(seconding.proposal, event)
  }

  private func checkHalted(_ scope: Halt, at time: Timestamp) throws(RegistryError) {
    let isHalted =
      halts.contains { $0.until == nil && scope.hasScope($0.product, $0.environment) }
      || rollbacks.contains {
        $0.isHalting(at: time) && scope.hasScope($0.rollback.product, $0.rollback.environment)
      }
    guard isHalted else {
      throw RegistryError(
        .wrongState,
        Phrase(
          "nothing is halted by that name in '\(scope.environment)'",
          "“\(scope.environment)”中没有以此名义停用的对象"),
        remedy: Phrase(
          "what was halted as a whole is resumed as a whole, a product by its name",
          "整体停用的须整体恢复，按产品停用的须按产品恢复"))
    }
  }

  private mutating func resumeIfAgreed(_ proposal: Int, _ event: Event) {
    guard let pending = resumptions[proposal] else { return }
    let persons = resuming(pending)
    guard persons.count >= policy.resume.signatures, haveRolesOfTheirOwn(persons) else { return }
    let scope = pending.proposal
    let acts = pending.supporters.map(\.reliance)
    for index in halts.indices
    where halts[index].until == nil
      && scope.hasScope(halts[index].product, halts[index].environment)
    {
      halts[index].until = event.at
      halts[index].endedBy = acts
    }
    for index in rollbacks.indices
    where rollbacks[index].isHalting(at: event.at)
      && scope.hasScope(rollbacks[index].rollback.product, rollbacks[index].rollback.environment)
    {
      rollbacks[index].resumedAt = event.at
      rollbacks[index].resumedBy = acts
    }
    resumptions = resumptions.filter { !$0.value.proposal.hasScope(of: scope) }
  }

  /// Those who may still resume of those who have signed.
  private func resuming(_ pending: Pending<Halt>) -> [String] {
    pending.supporters(in: policy, of: policy.resume.roles).map(\.person)
  }

  /// Halts again what ended by void signatures, from an event on; what was decided meanwhile was by what was then known.
  mutating func haltAgain(
    _ event: Event, where isVoid: (VersionRecord.Reliance) -> Bool
  ) {
    for halt in halts where halt.endedBy.contains(where: isVoid) {
      haltAgain(halt.product, halt.environment, halt.because, event)
    }
    for index in halts.indices where halts[index].endedBy.contains(where: isVoid) {
      halts[index].endedBy = []
    }
    for index in rollbacks.indices {
      let rollback = rollbacks[index]
      if rollback.resumedBy.contains(where: isVoid) {
        rollbacks[index].resumedBy = []
        haltAgain(
          rollback.place.product, rollback.place.environment, rollback.rollback.because, event)
      }
      guard let confirmation = rollback.confirmation, isVoid(confirmation) else { continue }
      rollbacks[index].confirmation = nil
      if event.at < rollback.deadline {
        rollbacks[index].confirmedBy = nil
        rollbacks[index].confirmedAt = nil
      } else {
        haltAgain(
          rollback.place.product, rollback.place.environment, rollback.rollback.because, event)
      }
    }
  }

  private mutating func haltAgain(
    _ product: String?, _ environment: String, _ because: String, _ event: Event
  ) {
    let isThere = halts.contains {
      $0.until == nil && $0.product == product && $0.environment == environment
    }
    guard !isThere else { return }
    halts.append(
      HaltRecord(
        product: product, environment: environment, because: because, by: event.by,
        from: event.at, position: event.position))
  }

  /// Whether each of the persons can stand for a role that none of the others stands for.
  private func haveRolesOfTheirOwn(_ persons: [String], taken: Set<String> = []) -> Bool {
    guard let person = persons.first else { return true }
    return policy.resume.roles.contains { role in
      !taken.contains(role) && policy.has(person, oneOf: [role])
        && haveRolesOfTheirOwn(Array(persons.dropFirst()), taken: taken.union([role]))
    }
  }

  static func halted(_ place: ReleaseLine.Place) -> RegistryError {
    RegistryError(
      .halted, "'\(place.product)' is halted in '\(place.environment)'",
      "“\(place.product)”在“\(place.environment)”已停用",
      remedy: Phrase("have it resumed by two persons", "请由两人共同恢复"))
  }
}

extension Halt {
  func hasScope(_ product: String?, _ environment: String) -> Bool {
    self.product == product && self.environment == environment
  }
  func hasScope(of other: Halt) -> Bool { hasScope(other.product, other.environment) }
}
