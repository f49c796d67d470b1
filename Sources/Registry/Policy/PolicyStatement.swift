package import Diagnostics

/// One thing that a policy says, with its place in the file.
package struct PolicyStatement: Hashable, Sendable {
  package enum Section: CaseIterable, Hashable, Sendable { case persons, roles, rules, evidence }

  package enum Value: Hashable, Sendable {
    case text(String)
    case count(Int)
    case days(Int)
    case hours(Int)
    /// Persons, environments or gates.
    case names([String])
    /// Roles, for whose persons something is.
    case roles([String])

    /// What is listed; `nil` where it is one thing.
    package var names: [String]? {
      switch self {
      case .names(let names), .roles(let names): names
      case .text, .count, .days, .hours: nil
      }
    }
  }

  /// As `approve.signatures.risk`.
  package let path: String
  package let section: Section
  /// What it is about, as "may halt".
  package let words: Phrase
  package let value: Value
}

extension Policy {
  /// All that the policy says, in the order in which people read it; two policies that say the same are the same.
  package var statements: [PolicyStatement] {
    personStatements + roleStatements + approvalStatements + releaseStatements + haltStatements
      + authorityStatements + evidenceStatements
  }

  private var personStatements: [PolicyStatement] {
    persons.sorted { $0.key < $1.key }.map { id, person in
      PolicyStatement(
        path: "persons.\(id)", section: .persons, words: Phrase(verbatim: id),
        value: .text(([person.name] + person.emails).joined(separator: ", ")))
    }
  }

  private var roleStatements: [PolicyStatement] {
    roles.sorted { $0.key < $1.key }.map { role, persons in
      PolicyStatement(
        path: "roles.\(role)", section: .roles, words: Phrase(verbatim: role),
        value: .names(persons))
    }
  }

  private func rule(
    _ path: String, _ english: Sentence, _ chinese: Sentence, _ value: PolicyStatement.Value
  ) -> PolicyStatement {
    PolicyStatement(path: path, section: .rules, words: Phrase(english, chinese), value: value)
  }

  private var approvalStatements: [PolicyStatement] {
    [
      rule("validate.roles", "may validate", "可验证", .roles(validate.roles))
    ]
      + approve.signatures.sorted { $0.key < $1.key }.map { role, count in
        rule(
          "approve.signatures.\(role)", "persons who must approve as \(role)",
          "须以 \(role) 身份批准的人数", .count(count))
      } + [
        rule(
          "approve.expires_days", "an approval is good for", "批准有效期", .days(approve.expiresDays)),
        rule("reject.roles", "may reject and withdraw", "可驳回与撤回", .roles(reject.roles)),
        rule("waive.roles", "may waive gates", "可豁免门槛", .roles(waive.roles)),
        rule(
          "waive.longest_days", "a waiver lasts at most", "豁免最长", .days(waive.longestDays)),
      ]
  }

  private var releaseStatements: [PolicyStatement] {
    [
      rule("release.roles", "may release", "可发布", .roles(release.roles)),
      rule(
        "release.valid_hours", "what is published is good for", "发布清单有效期",
        .hours(release.validHours)),
      rule("release.environments", "environments", "环境", .names(release.environments)),
    ]
  }

  private var haltStatements: [PolicyStatement] {
    [
      rule("halt.roles", "may halt", "可停用", .roles(halt.roles)),
      rule("resume.roles", "may resume", "可恢复", .roles(resume.roles)),
      rule(
        "resume.signatures", "persons who must agree to resume", "恢复须同意的人数",
        .count(resume.signatures)),
      rule("rollback.roles", "may roll back", "可回滚", .roles(rollback.roles)),
      rule(
        "rollback.within_days", "a version may be rolled back for", "可回滚的期限",
        .days(rollback.withinDays)),
      rule("rollback.confirm", "may confirm a rollback", "可确认回滚", .roles(rollback.confirm)),
      rule(
        "rollback.confirm_hours", "a rollback must be confirmed within", "回滚须确认的期限",
        .hours(rollback.confirmHours)),
    ]
  }

  private var authorityStatements: [PolicyStatement] {
    [
      rule("keys.roles", "may sign for and revoke keys", "可签署与吊销密钥", .roles(keys.roles)),
      rule(
        "keys.others", "others who must sign for a key", "登记密钥须签字的其他人数", .count(keys.others)),
      rule("policy.roles", "may change the policy", "可变更制度", .roles(policy.roles)),
      rule(
        "policy.signatures", "persons who must agree to a policy", "变更制度须同意的人数",
        .count(policy.signatures)),
    ]
  }

  private var evidenceStatements: [PolicyStatement] {
    func said(
      _ path: String, _ english: Sentence, _ chinese: Sentence, _ value: PolicyStatement.Value
    ) -> PolicyStatement {
      PolicyStatement(
        path: "evidence.\(path)", section: .evidence, words: Phrase(english, chinese),
        value: value)
    }
    return [said("data", "history", "历史数据", .text(evidence.data))]
      + [evidence.months.map { said("months", "months", "月份", .text($0)) }].compactMap(\.self)
      + [
        evidence.outOfTime.map { said("out_of_time", "least late part", "样本外最低占比", .text($0)) }
      ].compactMap(\.self)
      + [said("scenarios", "scenarios", "情景", .names(evidence.scenarios.map(\.name)))]
      + evidence.scenarios.flatMap { scenario in
        [
          said(
            "scenarios.\(scenario.name).digest", "scenario \(scenario.name)",
            "情景 \(scenario.name)", .text(scenario.digest)),
          said(
            "scenarios.\(scenario.name).gates", "gates of \(scenario.name)",
            "\(scenario.name) 的门槛", .names(scenario.gates)),
        ]
      }
  }
}
