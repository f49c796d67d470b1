import Diagnostics
import Registry

extension VersionRecord {
  /// The plan on which the unspent approvals for an environment agree.
  ///
  /// Whether they are enough, and good, is the log's to judge.
  func approvedPlan(in environment: String) throws(RegistryError) -> ReleasePlan {
    let plans = Set(
      approvals.filter { $0.spentBy == nil && $0.approval.environment == environment }
        .map(\.approval.plan))
    guard let plan = plans.first else {
      throw RegistryError(
        .tooFewSignatures,
        Phrase(
          "nobody has approved \(version.short) for \(environment)",
          "尚无人批准 \(version.short) 在 \(environment) 上线"))
    }
    guard plans.count == 1 else {
      throw RegistryError(
        .tooFewSignatures,
        Phrase(
          "the approvals of \(version.short) name \(plans.count) different plans",
          "\(version.short) 的批准包含 \(plans.count) 个不同的方案"),
        remedy: Phrase(
          "have all of them approve the same time, share, provinces and in-flight rule",
          "请各审批人批准相同的时间、份额、省份与在途规则"))
    }
    return plan
  }
}

extension RegistryState {
  /// From which version to which a product would be rolled back.
  ///
  /// Whether that may be is the log's to judge.
  func rollback(
    of place: ReleaseLine.Place, at time: Timestamp
  ) throws(RegistryError) -> (from: String, to: String) {
    guard let line = lines[place], let newest = line.stepsInForce(at: time).first else {
      throw RegistryError(
        .nothingLive,
        Phrase(
          "nothing of \(place.product) is live in \(place.environment)",
          "\(place.environment) 中没有生效的 \(place.product)"))
    }
    guard let target = line.rollbackTarget(of: newest.version, at: time) else {
      throw RegistryError(
        .wrongState,
        Phrase(
          "there is no version before \(newest.version.short) to go back to",
          "\(newest.version.short) 之前没有可回滚的版本"),
        remedy: Phrase(
          "'rulebench registry halt' refers all to people", "可用“rulebench registry halt”全部转人工"))
    }
    return (newest.version, target)
  }
}
