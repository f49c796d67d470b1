import Diagnostics

extension Policy {
  /// What could never be done by a policy, and what those who adopt it should know.
  ///
  /// Errors are a house in which no version could ever go live, nobody could ever halt one, what is halted could never go on,
  /// or nobody could ever get a key or change the policy; and evidence, or waivers, that judge nothing. The rest are warnings.
  ///
  /// They are found where a policy is written, never where one is read: a log that was begun before they were asked for holds
  /// all the same.
  ///
  /// - Parameter signers: persons who have keys where the policy is to be in force; `nil` where that is not known. What waits
  ///   for keys that can still be enrolled is a warning.
  package func workProblems(signers: Set<String>? = nil) -> [PolicyProblem] {
    var whole = PolicyWork(policy: self, signers: nil)
    whole.checkActs()
    let told = Set(whole.problems.map(\.path))
    let known = whole.problems + caveats().filter { !told.contains($0.path) }
    guard let signers else { return known }
    var keyed = PolicyWork(policy: self, signers: signers)
    keyed.checkActs()
    return known + keyless(signers) + keyed.problems.filter { !told.contains($0.path) }
  }

  /// Persons who have roles and could sign nothing.
  private func keyless(_ signers: Set<String>) -> [PolicyProblem] {
    let without = persons.keys.filter { !signers.contains($0) && !roles(of: $0).isEmpty }.sorted()
    guard !without.isEmpty else { return [] }
    let names = Phrase.list(without)
    return [
      PolicyProblem(
        path: "persons", severity: .warning,
        message: without.count == 1
          ? Phrase("\(names.english) has a role and no key", "\(names.chinese) 有角色而无密钥")
          : Phrase("\(names.english) have roles and no key", "\(names.chinese) 有角色而无密钥"),
        remedy: PolicyWork.enrolment)
    ]
  }

  /// What works, and not as one may think.
  private func caveats() -> [PolicyProblem] {
    var found: [PolicyProblem] = []
    func add(_ path: String, _ message: Phrase, _ remedy: Phrase) {
      found.append(
        PolicyProblem(path: path, severity: .warning, message: message, remedy: remedy))
    }
    let (rolling, confirming) = (
      persons(of: rollback.roles), persons(of: rollback.confirm)
    )
    if let only = confirming.first, confirming.count == 1, rolling.count > 1,
      rolling.contains(only)
    {
      add(
        "rollback.confirm",
        Phrase(
          "nobody could confirm a rollback by \(only): the product would halt after \(rollback.confirmHours) hours",
          "\(only) 执行的回滚无人可确认：\(rollback.confirmHours) 小时后产品将停用"),
        Phrase("let another person confirm too", "请让另一人也可确认"))
    }
    for (path, roles, act) in [
      ("reject.roles", reject.roles, Phrase("reject or withdraw a version", "驳回或撤回版本")),
      ("waive.roles", waive.roles, Phrase("waive a gate", "豁免门槛")),
    ] where persons(of: roles).isEmpty {
      add(path, PolicyWork.nobody(act, roles), PolicyWork.morePersons(roles))
    }
    let (waiving, approving) = (
      persons(of: waive.roles), persons(of: Array(approve.signatures.keys))
    )
    if !waiving.isEmpty, waiving.isSubset(of: approving) {
      let names = Phrase.list(waiving.sorted())
      add(
        "waive.roles",
        Phrase(
          "everybody who may waive may approve too: \(names.english)", "可豁免者均可批准：\(names.chinese)"),
        Phrase(
          "whoever waives a gate of a version may not approve it: let somebody above the approvers waive",
          "豁免某版本门槛者不得批准该版本：请由级别高于批准人者豁免"))
    }
    if evidence.scenarios.contains(where: { !$0.gates.isEmpty }) {
      for scenario in evidence.scenarios where scenario.gates.isEmpty {
        add(
          "evidence.scenarios.\(Names.shown(scenario.name)).gates",
          Phrase("is empty: whatever its run comes to is let pass", "为空：无论运行结果如何均放行"),
          Phrase("write a gate, such as \"match_rate >= 99%\"", "请写入门槛，如 \"match_rate >= 99%\""))
      }
    }
    let changing = persons(of: policy.roles)
    if changing.count == policy.signatures {
      let names = Phrase.list(changing.sorted())
      add(
        "policy.signatures",
        Phrase(
          "all who may change the policy must agree: with one of \(names.english) gone nobody could",
          "可变更制度者须全体同意：\(names.chinese) 中缺一人即无法变更"),
        Phrase(
          "let one person more sign for policies than must", "可签署制度的人数应多于所需人数"))
    }
    return found
  }
}

extension Phrase {
  /// Names one after the other: `he, se`.
  static func list(_ names: [String]) -> Phrase {
    Phrase("\(names.joined(separator: ", "))", "\(names.joined(separator: "、"))")
  }
}
