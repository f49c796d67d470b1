import Diagnostics

extension RegistryState {
  private static let releasing = Phrase("release versions", "发布版本")

  /// Puts an approved version in the way of going live, exactly as approved.
  mutating func admit(_ release: Release, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.release.roles, Self.releasing)
    try checkEnvironment(release.environment)
    let record = try openVersion(release.version)
    try checkProduct(release.product, of: record)
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
    try checkSalt(release, line)
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
        restsOn: [validation.reliance] + waivers.map(\.reliance) + approvals.map(\.reliance)
          + [reliance(of: event)]))
    plans[place, default: [:]][release.version] = release.plan
    versions[release.version]?.rolledBack[release.environment] = nil
    spendApprovals(of: release.version, in: release.environment, by: event.position)
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
    if let base, base.version == release.version, base.isWhole {
      throw RegistryError(
        .wrongState, "version \(Names.short(release.version)) is live already",
        "版本 \(Names.short(release.version)) 已生效")
    }
    guard base != nil || release.plan.share == 100 else {
      throw RegistryError(
        .wrongState, "nothing is live behind a share of \(release.plan.share) %",
        "占比 \(release.plan.share)% 之外没有已生效的版本",
        remedy: Phrase("release the first version to all", "首个版本应面向全部客户"))
    }
  }

  private func checkSalt(_ release: Release, _ line: ReleaseLine) throws(RegistryError) {
    guard release.salt.utf8.count == 32,
      release.salt.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 })
    else {
      throw RegistryError(
        .badInput, "a salt has 32 hexadecimal digits", "盐值应为 32 位十六进制数字")
    }
    if let step = line.steps.last(where: { $0.version == release.version && $0.until == nil }),
      step.salt != release.salt
    {
      throw RegistryError(
        .badInput, "a staged version keeps its salt, so that nobody changes arms",
        "灰度中的版本须保留盐值，以免客户换组")
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
        remedy: Phrase("roll the version back to take it away", "如需撤下请回滚该版本"))
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
    step.share = widening.share
    step.from = max(widening.from, event.at, step.from)
    step.position = event.position
    line.bring(step)
    lines[place] = line
    if let index = releases.lastIndex(where: {
      $0.version == widening.version && $0.place == place
    }) {
      releases[index].restsOn.append(reliance(of: event))
    }
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
