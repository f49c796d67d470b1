import Diagnostics

extension RegistryState {
  /// Takes one person's consent to one release.
  mutating func admit(_ approval: Approval, _ event: Event) throws(RegistryError) {
    let act = Phrase("approve", "批准")
    guard approval.decision == "approve" else {
      throw RegistryError(
        .badInput, "an approval's decision is 'approve', found '\(Names.shown(approval.decision))'",
        "批准的决定应为“approve”，实为“\(Names.shown(approval.decision))”")
    }
    guard policy.approve.signatures[approval.role] != nil else {
      throw RegistryError(
        .notInRole, "the policy asks for no approval by '\(Names.shown(approval.role))'",
        "制度不要求“\(Names.shown(approval.role))”批准")
    }
    try require(
      event.by, [approval.role], Phrase("approve as '\(approval.role)'", "以“\(approval.role)”批准"))
    try checkEnvironment(approval.environment)
    let record = try openVersion(approval.version, in: approval.environment, at: event.at)
    try checkNoAuthor(event.by, of: record, act)
    try checkPersonIsFresh(event, approval, record)
    try checkStatement(approval, of: record)
    try checkPlan(approval, of: record)
    let latest = event.at.adding(days: policy.approve.expiresDays)
    guard approval.expires > event.at, approval.expires <= latest else {
      throw RegistryError(
        .expired,
        "an approval from \(event.at) may last until \(latest), not until \(approval.expires)",
        "自 \(event.at) 起的批准最长至 \(latest)，而非 \(approval.expires)")
    }
    let validation = try validationInForce(of: record, in: approval.environment)
    try checkGates(validation.validation, of: record, at: event.at)
    let signed = reliance(of: event)
    versions[approval.version]?.round.approvals.append(
      VersionRound.ApprovalRecord(
        approval: approval, by: event.by, at: event.at, reliance: signed))
  }

  /// A person judges a version once: as validator, as who waives, or as approver.
  private func checkPersonIsFresh(
    _ event: Event, _ approval: Approval, _ record: VersionRecord
  ) throws(RegistryError) {
    for validation in record.validations {
      try checkAnother(event.by, than: validation.by, of: record, Phrase("validated", "验证"))
    }
    for waiver in record.round.waivers {
      try checkAnother(event.by, than: waiver.by, of: record, Phrase("waived a gate of", "豁免"))
    }
    for other in record.approvals
    where other.spentBy == nil && other.approval.environment == approval.environment
      && other.approval.expires > event.at
    {
      try checkAnother(event.by, than: other.by, of: record, Phrase("approved", "批准"))
    }
  }

  /// What is signed is what is on record: product, parent, policy and evidence.
  private func checkStatement(
    _ approval: Approval, of record: VersionRecord
  ) throws(RegistryError) {
    let validation = try validationInForce(of: record, in: approval.environment).validation
    guard approval.product == record.product, approval.parent == record.submission.parent else {
      throw RegistryError(
        .wrongSignature, "the approval is of another product or parent", "批准所记的产品或母版本不同")
    }
    guard approval.policy == policyDigest else {
      throw RegistryError(
        .wrongState,
        "the approval is by policy \(Names.short(approval.policy)), in force is \(Names.short(policyDigest))",
        "批准依据的制度为 \(Names.short(approval.policy))，现行为 \(Names.short(policyDigest))")
    }
    try checkEvidence(validation, of: record)
    guard approval.evidence == validation.records else {
      throw RegistryError(
        .evidenceDiffers, "the approval names other evidence than the last validation",
        "批准所列证据与最近一次验证不同")
    }
  }

  private func checkPlan(_ approval: Approval, of record: VersionRecord) throws(RegistryError) {
    let plan = approval.plan
    guard 1...100 ~= plan.share, plan.share...100 ~= plan.widenTo else {
      throw RegistryError(
        .badInput,
        "a share of \(plan.share) % widened to \(plan.widenTo) % is impossible: expected 1 to 100, rising",
        "占比 \(plan.share)% 扩至 \(plan.widenTo)% 不成立：应在 1 至 100 之间且不减")
    }
    if let last = plan.inFlightUntil {
      guard plan.inFlight == .applicationDate, last >= plan.from.bankDay else {
        throw RegistryError(
          .badInput,
          plan.inFlight == .applicationDate
            ? "applications under way cannot end on \(last), before the release on \(plan.from.bankDay)"
            : "applications under way have a last day only where the application date counts",
          plan.inFlight == .applicationDate
            ? "在途申请的最后日 \(last) 不得早于发布日 \(plan.from.bankDay)"
            : "仅以申请日为准时，在途申请才有最后日")
      }
    }
    for province in plan.provinces {
      try Names.checkLine(province, Phrase("province", "省份"))
    }
    guard plan.provinces == Set(plan.provinces).sorted() else {
      throw RegistryError(
        .badInput, "provinces are not in the order of their letters, each once",
        "省份应按字母顺序排列且不重复")
    }
    let others = approvalsInForce(of: record, in: approval.environment, at: at)
    if let other = others.first(where: { $0.approval.plan != plan }) {
      throw RegistryError(
        .wrongState, "'\(other.by)' has approved another release plan of this version",
        "“\(other.by)”已就此版本批准了另一发布计划",
        remedy: Phrase(
          "approve the same plan, or reject the version and begin anew",
          "请批准同一计划，或驳回该版本后重新开始"))
    }
  }

  /// Approvals that count at a time: neither spent, nor expired, nor by a key in other hands.
  package func approvalsInForce(
    of record: VersionRecord, in environment: String, at time: Timestamp
  ) -> [VersionRound.ApprovalRecord] {
    record.approvals.filter {
      $0.spentBy == nil && $0.approval.environment == environment && $0.approval.expires > time
        && !isCompromised($0.reliance)
    }
  }

  /// Refuses a plan for which too few have signed, by the policy in force.
  ///
  /// - Returns: the approvals that count.
  func checkApprovals(
    of record: VersionRecord, in environment: String, plan: ReleasePlan, at time: Timestamp
  ) throws(RegistryError) -> [VersionRound.ApprovalRecord] {
    let inForce = approvalsInForce(of: record, in: environment, at: time)
    let counted = inForce.filter {
      $0.approval.plan == plan && $0.approval.policy == policyDigest
    }
    for (role, needed) in policy.approve.signatures.sorted(by: { $0.key < $1.key }) {
      let given = counted.count { $0.approval.role == role }
      guard given < needed else { continue }
      let remedy = Phrase("have it approved by the policy in force", "请按现行制度补足批准")
      let isOld = record.approvals.contains {
        $0.spentBy == nil && $0.approval.environment == environment && $0.approval.expires <= time
      }
      if isOld {
        throw RegistryError(
          .expired,
          "approvals of version \(Names.short(record.version)) have expired: '\(role)' has signed \(given) of \(needed)",
          "版本 \(Names.short(record.version)) 的批准已过期：“\(role)”已签 \(given)，应签 \(needed)",
          remedy: remedy)
      }
      throw RegistryError(
        .tooFewSignatures,
        "version \(Names.short(record.version)) for '\(environment)': '\(role)' has signed \(given) of \(needed)",
        "版本 \(Names.short(record.version)) 用于“\(environment)”：“\(role)”已签 \(given)，应签 \(needed)",
        remedy: remedy)
    }
    return counted
  }

  /// From an event on the approvals of a version count no more; `environment` `nil` for all.
  mutating func spendApprovals(of version: String, in environment: String? = nil, by position: Int)
  {
    spendApprovals(of: version, by: position) {
      environment == nil || environment == $0.approval.environment
    }
  }

  /// From an event on approvals by void signatures count no more.
  mutating func spendApprovals(
    by position: Int, where isVoid: (VersionRecord.Reliance) -> Bool
  ) {
    for version in versions.keys {
      spendApprovals(of: version, by: position) { isVoid($0.reliance) }
    }
  }

  private mutating func spendApprovals(
    of version: String, by position: Int,
    where isMeant: (VersionRound.ApprovalRecord) -> Bool
  ) {
    guard let approvals = versions[version]?.approvals else { return }
    for (index, approval) in approvals.enumerated()
    where approval.spentBy == nil && isMeant(approval) {
      versions[version]?.round.approvals[index].spentBy = position
    }
  }

  /// Keeps the hash of the approval that was taken last, which is known once it is stored.
  mutating func keep(_ hash: String, of approval: Approval) {
    guard let last = versions[approval.version]?.approvals.indices.last else { return }
    versions[approval.version]?.round.approvals[last].hash = hash
  }
}
