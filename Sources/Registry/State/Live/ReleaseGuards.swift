import Diagnostics
import Digest

extension RegistryState {
  private static let releasing = Phrase("release versions", "发布版本")

  /// Puts an approved version in the way of going live, exactly as approved.
  mutating func admit(_ release: Release, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.release.roles, Self.releasing)
    try checkEnvironment(release.environment)
    let record = try openVersion(release.version, in: release.environment, at: event.at)
    try checkProduct(release.product, of: record)
    try checkReview(of: record, at: event.at)
    let place = ReleaseLine.Place(product: release.product, environment: release.environment)
    var line = lines[place] ?? ReleaseLine(place: place)
    try checkWay(release, line, at: event.at)
    let validation = try validationInForce(of: record, in: release.environment)
    try checkEvidence(validation.validation, of: record)
    for run in validation.validation.runs { try checkEngine(release.engine, run.engine) }
    // Nothing begins before it is signed for.
    let from = max(release.plan.from, event.at)
    try checkGates(validation.validation, of: record, at: from)
    let approvals = try checkApprovals(
      of: record, in: release.environment, plan: release.plan, at: event.at)
    try checkSalt(release, line, approvals)
    try checkReplaced(record, line, at: event.at)

    line.bring(
      LiveStep(
        version: release.version, share: release.plan.share, salt: release.salt, from: from,
        inFlight: release.plan.inFlight, inFlightUntil: release.plan.inFlightUntil,
        provinces: release.plan.provinces,
        position: event.position))
    lines[place] = line
    let waivers = waiversInForce(of: record, in: release.environment, at: from)
    releases.append(
      ReleaseRecord(
        place: place, version: release.version, position: event.position,
        scheduled: event.position,
        restsOn: [record.round.reliance, validation.reliance] + waivers.map(\.reliance)
          + approvals.map(\.reliance) + [reliance(of: event)]))
    plans[place, default: [:]][release.version] = release.plan
    versions[release.version]?.round.releases.append(
      VersionRound.CarriedRelease(
        environment: release.environment, position: event.position, scheduled: event.position))
    spendApprovals(of: release.version, in: release.environment, by: event.position)
  }

  /// Writes a release that another one goes on with, widened or brought back, to the round that carried that one.
  mutating func carry(_ version: String, in place: ReleaseLine.Place, by position: Int) {
    guard
      let scheduled = releases.last(where: { $0.version == version && $0.place == place })?
        .scheduled,
      let index = versions[version]?.rounds.lastIndex(where: { round in
        round.releases.contains { $0.position == scheduled }
      })
    else { return }
    versions[version]?.rounds[index].releases.append(
      VersionRound.CarriedRelease(
        environment: place.environment, position: position, scheduled: scheduled))
  }

  /// Refuses a version at which somebody should have looked again.
  func checkReview(
    of record: VersionRecord, at time: Timestamp
  ) throws(RegistryError) {
    guard record.submission.reviewBy < time.day else { return }
    throw RegistryError(
      .expired,
      "the review of version \(Names.short(record.version)) was due on \(record.submission.reviewBy)",
      "版本 \(Names.short(record.version)) 应在 \(record.submission.reviewBy) 前复审",
      remedy: Phrase(
        "reject it and submit it again with a later day, or another version",
        "请驳回后以新的复审日期重新提交，或提交其他版本"))
  }

  func checkProduct(_ product: String, of record: VersionRecord) throws(RegistryError) {
    guard product == record.product else {
      throw RegistryError(
        .wrongState,
        "version \(Names.short(record.version)) is one of '\(record.product)', not of '\(Names.shown(product))'",
        "版本 \(Names.short(record.version)) 属于“\(record.product)”，而非“\(Names.shown(product))”")
    }
  }

  /// One version at a time is on its way, and the first of all is for everyone.
  private func checkWay(
    _ release: Release, _ line: ReleaseLine, at time: Timestamp
  ) throws(RegistryError) {
    let base = line.base(at: time)
    if let other = line.underWay(at: time).first(where: {
      $0.version != release.version || $0.from > time
    }) {
      throw RegistryError(
        .wrongState,
        "version \(Names.short(other.version)) is on its way already, at \(other.share) % from \(other.from)",
        "版本 \(Names.short(other.version)) 已在发布途中，自 \(other.from) 起占 \(other.share)%",
        remedy: Phrase(
          "widen it to 100 %, roll it back or withdraw it first", "请先扩至 100%、回滚或撤回"))
    }
    // What rests on a key in other hands is released anew in its own place.
    let isSound = compromise(of: release.version, in: line.place) == nil
    if let base, base.version == release.version, base.isWhole, isSound {
      throw RegistryError(
        .wrongState, "version \(Names.short(release.version)) is live already",
        "版本 \(Names.short(release.version)) 已生效")
    }
    try checkGrowth(release, line)
    guard base != nil || release.plan.share == 100 else {
      throw RegistryError(
        .wrongState, "nothing is live behind a share of \(release.plan.share) %",
        "占比 \(release.plan.share)% 之外没有已生效的版本",
        remedy: Phrase("release the first version to all", "首个版本应面向全部客户"))
    }
  }

  /// Whoever has a version keeps it, but for a rollback.
  private func checkGrowth(_ release: Release, _ line: ReleaseLine) throws(RegistryError) {
    let (share, provinces) = (release.plan.share, release.plan.provinces)
    for step in line.steps where step.version == release.version && step.until == nil {
      guard share >= step.share else {
        throw RegistryError(
          .wrongState,
          "the share is \(step.share) % and can only grow, not become \(share) %",
          "占比现为 \(step.share)%，只能扩大，不能改为 \(share)%", remedy: Self.takingAway)
      }
      let isKept =
        provinces.isEmpty
        || (!step.provinces.isEmpty && Set(step.provinces).isSubset(of: provinces))
      guard isKept else {
        throw RegistryError(
          .wrongState, "the version is live in provinces that the plan leaves out",
          "该版本已在计划未列的省份生效", remedy: Self.takingAway)
      }
    }
  }

  private static let takingAway = Phrase(
    "roll the version back to take it away", "如需撤下请回滚该版本")

  /// The salt by which a release deals customers to arms: nobody chooses it, for it follows from who has approved; a version
  /// that has customers keeps its own.
  package func salt(
    of version: String, in place: ReleaseLine.Place, plan: ReleasePlan, at time: Timestamp
  ) throws(RegistryError) -> String {
    let record = try openVersion(version, in: place.environment, at: time)
    return salt(
      of: version, lines[place] ?? ReleaseLine(place: place),
      try checkApprovals(of: record, in: place.environment, plan: plan, at: time))
  }

  private func salt(
    of version: String, _ line: ReleaseLine, _ approvals: [VersionRound.ApprovalRecord]
  ) -> String {
    if let step = line.steps.last(where: { $0.version == version && $0.until == nil }) {
      return step.salt
    }
    var bytes = CanonicalBytes()
    bytes.append("rulebench salt 1")
    bytes.append(registry)
    bytes.append(line.place.product)
    bytes.append(line.place.environment)
    bytes.append(version)
    bytes.append(approvals.map(\.hash))
    return String(bytes.digest.prefix(32))
  }

  private func checkSalt(
    _ release: Release, _ line: ReleaseLine, _ approvals: [VersionRound.ApprovalRecord]
  ) throws(RegistryError) {
    guard release.salt == salt(of: release.version, line, approvals) else {
      throw RegistryError(
        .wrongState, "the salt is not the one that follows from the approvals",
        "盐值与由批准推导的盐值不符",
        remedy: Phrase("nobody chooses who is in which arm", "客户分组不由任何人选定"))
    }
  }

  /// The version that it was compared with is the one that it replaces.
  private func checkReplaced(
    _ record: VersionRecord, _ line: ReleaseLine, at time: Timestamp
  ) throws(RegistryError) {
    guard let base = line.base(at: time), base.version != record.version else { return }
    guard base.version == record.submission.parent else {
      throw RegistryError(
        .evidenceDiffers,
        "version \(Names.short(record.version)) was compared with \(record.submission.parent.map(Names.short) ?? "nothing"), live is \(Names.short(base.version))",
        "版本 \(Names.short(record.version)) 的对比版本为 \(record.submission.parent.map(Names.short) ?? "无")，现行为 \(Names.short(base.version))",
        remedy: Phrase(
          "submit it again with the live version as its parent", "请以现行版本为母版本重新提交"))
    }
  }

  /// Gives a staged version more customers, up to what its plan allows.
  mutating func admit(_ widening: Widening, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.release.roles, Self.releasing)
    try checkEnvironment(widening.environment)
    let record = try openVersion(widening.version)
    try checkProduct(widening.product, of: record)
    try checkReview(of: record, at: event.at)
    let place = ReleaseLine.Place(product: widening.product, environment: widening.environment)
    guard var line = lines[place], let plan = plans[place]?[widening.version],
      var step = line.steps.last(where: { $0.version == widening.version && $0.until == nil })
    else {
      throw RegistryError(
        .wrongState,
        "version \(Names.short(widening.version)) is not live in '\(widening.environment)'",
        "版本 \(Names.short(widening.version)) 未在“\(widening.environment)”生效")
    }
    guard !isHalted(place, at: event.at) else { throw Self.halted(place) }
    guard widening.share > step.share else {
      throw RegistryError(
        .wrongState,
        "the share is \(step.share) % and can only grow, not become \(widening.share) %",
        "占比现为 \(step.share)%，只能扩大，不能改为 \(widening.share)%",
        remedy: Self.takingAway)
    }
    guard widening.share <= plan.widenTo else {
      throw RegistryError(
        .tooFewSignatures,
        "the approved plan goes up to \(plan.widenTo) %, not to \(widening.share) %",
        "已批准的计划最多扩至 \(plan.widenTo)%，而非 \(widening.share)%",
        remedy: Phrase("have a wider plan approved", "请另行批准更大的占比"))
    }
    if let release = compromise(of: widening.version, in: place) {
      throw Self.compromised(release)
    }
    try checkRound(of: record, in: place)
    let from = max(widening.from, event.at, step.from)
    try checkEvidenceStillHolds(record, in: place, at: from)
    step.share = widening.share
    step.from = from
    step.position = event.position
    line.bring(step)
    lines[place] = line
    if let index = releases.lastIndex(where: {
      $0.version == widening.version && $0.place == place
    }) {
      releases[index].restsOn.append(reliance(of: event))
    }
    carry(widening.version, in: place, by: event.position)
  }

  /// What was handed in anew is released anew: by its own evidence, not by that of the round before.
  private func checkRound(
    of record: VersionRecord, in place: ReleaseLine.Place
  ) throws(RegistryError) {
    let release = releases.last { $0.version == record.version && $0.place == place }
    guard let release, record.round(carrying: release.position)?.position != record.position
    else { return }
    throw RegistryError(
      .wrongState,
      "version \(Names.short(record.version)) was handed in again by event \(record.position), after its release",
      "版本 \(Names.short(record.version)) 在发布之后已由事件 \(record.position) 重新提交",
      remedy: Phrase("release it anew", "请重新发布"))
  }

  /// Gates that were waived for a time are met by then, or waived still.
  private func checkEvidenceStillHolds(
    _ record: VersionRecord, in place: ReleaseLine.Place, at time: Timestamp
  ) throws(RegistryError) {
    let validation = try validationInForce(of: record, in: place.environment)
    try checkGates(validation.validation, of: record, at: time)
  }

  static func compromised(_ release: CompromisedRelease) -> RegistryError {
    let events = release.compromised.map(String.init).joined(separator: ", ")
    return RegistryError(
      .compromised,
      "version \(Names.short(release.version)) in '\(release.place.environment)' rests on signatures by keys in other hands: events \(events)",
      "“\(release.place.environment)”的版本 \(Names.short(release.version)) 依赖已泄露密钥的签名：事件 \(events)",
      remedy: Phrase(
        "halt or roll it back, then have it approved anew", "请停用或回滚，并重新批准"))
  }
}
