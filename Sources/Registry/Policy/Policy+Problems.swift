package import Diagnostics
import Numbers
import RunRecord

/// Something in a policy that must not be, with its place in the file.
package struct PolicyProblem: Hashable, Sendable {
  /// As `approve.signatures.risk`.
  package let path: String
  /// An error keeps the policy out; a warning is what those who adopt it should know.
  package let severity: Severity
  package let message: Phrase
  package let remedy: Phrase?

  package init(
    path: String, severity: Severity = .error, message: Phrase, remedy: Phrase? = nil
  ) {
    self.path = path
    self.severity = severity
    self.message = message
    self.remedy = remedy
  }

  /// As the reason for which a policy is refused.
  package var error: RegistryError {
    RegistryError(
      .policyNotAllowed,
      Phrase("the policy's \(path): ", "制度的 \(path)：") + message, remedy: remedy)
  }
}

extension Policy {
  /// All that must not be, in the order of the members; a log that holds such a policy does not hold.
  package func problems() -> [PolicyProblem] {
    var check = PolicyCheck(policy: self)
    check.run()
    return check.problems
  }
}

/// Walks a policy and gathers what must not be.
private struct PolicyCheck {
  let policy: Policy
  var problems: [PolicyProblem] = []

  mutating func add(
    _ path: String, _ english: Sentence, _ chinese: Sentence, _ remedy: Phrase? = nil
  ) {
    add(path, Phrase(english, chinese), remedy)
  }

  private mutating func add(_ path: String, _ message: Phrase, _ remedy: Phrase? = nil) {
    problems.append(PolicyProblem(path: path, message: message, remedy: remedy))
  }

  mutating func run() {
    checkPersons()
    checkRoles()
    checkSignatures()
    checkLimits()
    checkEvidence()
  }

  private mutating func checkName(_ name: String, _ path: String) {
    if !Names.isName(name) {
      add(path, "'\(Names.shown(name))' is no name", "“\(Names.shown(name))”不是合法名称")
    }
  }

  private mutating func checkPersons() {
    var owners: [String: String] = [:]
    for (id, person) in policy.persons.sorted(by: { $0.key < $1.key }) {
      checkName(id, "persons")
      if (try? Names.checkLine(person.name, .reason)) == nil {
        add("persons.\(Names.shown(id)).name", "is no line of visible characters", "不是一行可见字符")
      }
      for email in person.emails.map({ $0.lowercased() }) {
        if let other = owners.updateValue(id, forKey: email), other != id {
          add(
            "persons.\(Names.shown(id)).emails",
            "'\(Names.shown(email))' is '\(Names.shown(other))''s too",
            "“\(Names.shown(email))”同时属于“\(Names.shown(other))”")
        }
      }
    }
  }

  private mutating func checkRoles() {
    for (role, persons) in policy.roles.sorted(by: { $0.key < $1.key }) {
      checkName(role, "roles")
      for person in persons where policy.persons[person] == nil {
        add(
          "roles.\(Names.shown(role))",
          Phrase(
            "no person is named '\(Names.shown(person))'", "没有名为“\(Names.shown(person))”的人员")
            + .suggestion(of: NearestName.of(person, among: policy.persons.keys)))
      }
      if Set(persons).count != persons.count {
        add("roles.\(Names.shown(role))", "names a person twice", "同一人员出现两次")
      }
    }
    if policy.roles[Policy.authorRole] == nil {
      add("roles", "no role is named '\(Policy.authorRole)'", "没有名为“\(Policy.authorRole)”的角色")
    }
    let uses = [
      ("validate.roles", policy.validate.roles), ("reject.roles", policy.reject.roles),
      ("waive.roles", policy.waive.roles), ("release.roles", policy.release.roles),
      ("halt.roles", policy.halt.roles), ("resume.roles", policy.resume.roles),
      ("rollback.roles", policy.rollback.roles), ("rollback.confirm", policy.rollback.confirm),
      ("keys.roles", policy.keys.roles), ("policy.roles", policy.policy.roles),
      ("approve.signatures", policy.approve.signatures.keys.sorted()),
    ]
    for (path, roles) in uses {
      if roles.isEmpty { add(path, "names no role", "没有角色") }
      for role in roles where policy.roles[role] == nil {
        add(
          path,
          Phrase("no role is named '\(Names.shown(role))'", "没有名为“\(Names.shown(role))”的角色")
            + .suggestion(of: NearestName.of(role, among: policy.roles.keys)))
      }
    }
  }

  private mutating func checkSignatures() {
    for (role, count) in policy.approve.signatures.sorted(by: { $0.key < $1.key }) {
      let there = policy.roles[role]?.count ?? 0
      if count < 1 || count > there {
        add(
          "approve.signatures.\(Names.shown(role))",
          "\(count) signatures of \(there) persons in the role", "该角色有 \(there) 人，要求 \(count) 个签名")
      }
    }
    let several = [
      ("resume.signatures", policy.resume.signatures, policy.resume.roles),
      ("keys.others", policy.keys.others, policy.keys.roles),
      ("policy.signatures", policy.policy.signatures, policy.policy.roles),
    ]
    for (path, count, roles) in several {
      if count < 2 {
        add(path, "expected at least 2, found \(count)", "应至少为 2，实为 \(count)")
      } else if count > policy.persons(of: roles).count {
        add(
          path, "asks for \(count) persons, the roles have \(policy.persons(of: roles).count)",
          "要求 \(count) 人，而这些角色只有 \(policy.persons(of: roles).count) 人")
      }
    }
    if policy.persons(of: policy.rollback.roles).union(policy.persons(of: policy.rollback.confirm))
      .count < 2
    {
      add("rollback.confirm", "nobody else could confirm a rollback", "没有其他人可以确认回滚")
    }
  }

  private mutating func checkLimits() {
    let limits = [
      ("approve.expires_days", policy.approve.expiresDays, 366),
      ("waive.longest_days", policy.waive.longestDays, 366),
      ("release.valid_hours", policy.release.validHours, 24 * 31),
      ("rollback.within_days", policy.rollback.withinDays, 366),
      ("rollback.confirm_hours", policy.rollback.confirmHours, 24 * 7),
    ]
    for (path, value, most) in limits where !(1...most ~= value) {
      add(path, "expected 1 to \(most), found \(value)", "应为 1 至 \(most)，实为 \(value)")
    }
    if policy.release.environments.isEmpty {
      add("release.environments", "names no environment", "没有环境")
    }
    for environment in policy.release.environments {
      checkName(environment, "release.environments")
    }
  }

  private mutating func checkEvidence() {
    let evidence = policy.evidence
    if !Artefact.isDigest(evidence.data) {
      add("evidence.data", "is no digest of a history", "不是历史数据的摘要")
    }
    if let months = evidence.months, MonthRange(months) == nil {
      add(
        "evidence.months", "'\(Names.shown(months))' are no months", "“\(Names.shown(months))”不是月份",
        Phrase("write them as 2025-01..2025-12", "请写作 2025-01..2025-12"))
    }
    if let share = evidence.outOfTime {
      let number = try? Number(parsingWithUnits: share)
      if number.map({ $0 <= .zero || $0 >= .one }) ?? true {
        add(
          "evidence.out_of_time", "'\(Names.shown(share))' is no share between 0 and 1",
          "“\(Names.shown(share))”不是 0 与 1 之间的比例", Phrase("write it as 20%", "请写作 20%"))
      }
    }
    if evidence.scenarios.isEmpty { add("evidence.scenarios", "names no scenario", "没有情景") }
    if Set(evidence.scenarios.map(\.name)).count != evidence.scenarios.count {
      add("evidence.scenarios", "names a scenario twice", "同一情景出现两次")
    }
    for scenario in evidence.scenarios {
      let path = "evidence.scenarios.\(Names.shown(scenario.name))"
      checkName(scenario.name, path)
      if !Artefact.isDigest(scenario.digest) {
        add("\(path).digest", "is no digest of a scenario", "不是情景的摘要")
      }
      if Set(scenario.gates).count != scenario.gates.count {
        add("\(path).gates", "names a gate twice", "同一门槛出现两次")
      }
    }
  }
}
