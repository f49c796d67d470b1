import Diagnostics

/// Looks for acts that nobody could ever do by a policy, though it is well formed.
struct PolicyWork {
  private let policy: Policy
  /// Those who count; `nil` for all.
  private let signers: Set<String>?
  private(set) var problems: [PolicyProblem] = []

  /// - Parameter signers: counts these persons only, and takes what other people's keys would mend for a warning; `nil` to
  ///   count all.
  init(policy: Policy, signers: Set<String>?) {
    self.policy = policy
    self.signers = signers
  }

  mutating func checkActs() {
    checkSinglePersons()
    checkApproval()
    checkResuming()
    checkRollback()
    checkKeys()
    checkChanging()
    if signers == nil {
      checkWaiving()
      checkGates()
      checkTexts()
    }
  }

  // MARK: Telling

  /// - Parameter isMended: whether enrolling more keys would mend it.
  private mutating func add(
    _ path: String, _ message: Phrase, _ remedy: Phrase, isMended: Bool = true
  ) {
    guard signers != nil else {
      problems.append(PolicyProblem(path: path, message: message, remedy: remedy))
      return
    }
    problems.append(
      PolicyProblem(
        path: path, severity: isMended ? .warning : .error,
        message: Phrase("counting only those who have keys, ", "仅计有密钥者：") + message,
        remedy: Self.enrolment))
  }

  static let enrolment = Phrase(
    "put their keys into the list of signers at the beginning, or enrol them by 'rulebench registry key propose'",
    "请在建立时将其密钥列入签名人名单，或用“rulebench registry key propose”登记")

  static func nobody(_ act: Phrase, _ roles: [String]) -> Phrase {
    Phrase("nobody may ", "无人可") + act
      + Phrase(": expected a person in the role ", "：应有人具有角色 ") + .oneOf(shown(roles))
      + Phrase(", found none", "，实无")
  }

  static func morePersons(_ roles: [String]) -> Phrase {
    Phrase("give somebody the role ", "请为某人设置角色 ") + .oneOf(shown(roles))
  }

  private static func shown(_ roles: [String]) -> [String] { roles.map { Names.shown($0) } }

  private func persons(of roles: [String]) -> Set<String> {
    let all = policy.persons(of: roles)
    return signers.map { all.intersection($0) } ?? all
  }

  // MARK: Acts of one person

  private mutating func checkSinglePersons() {
    let acts: [(path: String, roles: [String], act: Phrase, isMended: Bool)] = [
      (
        "roles.\(Policy.authorRole)", [Policy.authorRole], Phrase("hand a version in", "提交版本"), true
      ),
      ("validate.roles", policy.validate.roles, Phrase("validate", "验证"), true),
      ("release.roles", policy.release.roles, Phrase("release", "发布"), true),
      // What is live must be stopped at any time, not once somebody has a key.
      ("halt.roles", policy.halt.roles, Phrase("halt", "停用"), false),
      ("rollback.roles", policy.rollback.roles, Phrase("roll back", "回滚"), true),
    ]
    for (path, roles, act, isMended) in acts where persons(of: roles).isEmpty {
      add(path, Self.nobody(act, roles), Self.morePersons(roles), isMended: isMended)
    }
  }

  // MARK: Acts of several

  /// Author, validator and approvers of a version are all different persons.
  private mutating func checkApproval() {
    let asked = policy.approve.signatures.sorted { $0.key < $1.key }
    let slots = asked.flatMap { role, count in
      Array(repeating: persons(of: [role]), count: min(max(count, 0), policy.persons.count))
    }
    let (authors, validators) = (
      persons(of: [Policy.authorRole]), persons(of: policy.validate.roles)
    )
    guard !authors.isEmpty, !validators.isEmpty else { return }
    if authors == validators, authors.count == 1 {
      let name = authors.joined()
      add(
        "validate.roles",
        Phrase(
          "nobody but \(name) may hand in, and nobody but \(name) may validate: expected two persons",
          "只有 \(name) 可提交，也只有 \(name) 可验证：应为两人"),
        Phrase(
          "let another person validate: no author judges his own version", "请让另一人验证：作者不得评判自己的版本"))
      return
    }
    var most = 0
    for author in authors.sorted() {
      for validator in validators.sorted() where validator != author && most < slots.count {
        let others = Set([author, validator])
        most = max(most, Self.filled(slots.map { $0.subtracting(others) }))
      }
    }
    guard most < slots.count else { return }
    let roles = Phrase.list(asked.map { "\($0.value) \(Names.shown($0.key))" })
    add(
      "approve.signatures",
      Phrase(
        "\(roles.english) must be different persons, none of them author or validator of the version: expected \(slots.count), found at most \(most)",
        "\(roles.chinese) 须为不同的人，且不是该版本的作者或验证人：应有 \(slots.count) 人，至多只有 \(most) 人"),
      Phrase(
        "give more persons a role: each does one thing of a version only",
        "请为更多人设置角色：就一个版本而言，每人只担任一职"))
  }

  /// Each who resumes stands for a role of his own.
  private mutating func checkResuming() {
    let (resume, all) = (policy.resume, persons(of: policy.resume.roles))
    guard signers != nil || all.count >= resume.signatures else { return }
    let most = Self.filled(resume.roles.map { persons(of: [$0]) })
    guard most < resume.signatures else { return }
    add(
      "resume.signatures",
      Phrase(
        "what is halted could never go on: expected \(resume.signatures) persons, each for another of the roles ",
        "停用后将无法恢复：应有 \(resume.signatures) 人，各代表不同角色 ")
        + .list(Self.shown(resume.roles))
        + Phrase(", found at most \(most)", "，至多只有 \(most) 人"),
      Phrase("name more roles, or more persons in them", "请增加角色，或在角色中增加人员"))
  }

  private mutating func checkRollback() {
    let (rolling, confirming) = (
      persons(of: policy.rollback.roles), persons(of: policy.rollback.confirm)
    )
    guard !rolling.isEmpty else { return }
    guard !confirming.isEmpty else {
      add(
        "rollback.confirm",
        Self.nobody(Phrase("confirm a rollback", "确认回滚"), policy.rollback.confirm),
        Self.morePersons(policy.rollback.confirm))
      return
    }
    if rolling == confirming, rolling.count == 1 {
      let name = rolling.joined()
      add(
        "rollback.confirm",
        Phrase(
          "nobody but \(name) may roll back, and nobody but \(name) may confirm it: expected two persons",
          "只有 \(name) 可回滚，也只有 \(name) 可确认：应为两人"),
        Phrase("let another person confirm", "请让另一人确认"))
    }
  }

  /// Others sign for a key: one of those who sign for keys needs as many beside himself.
  private mutating func checkKeys() {
    let (all, others) = (persons(of: policy.keys.roles), policy.keys.others)
    let names = Phrase.list(all.sorted())
    if all.count < others {
      // The form of a policy has the same of all persons.
      guard signers != nil else { return }
      add(
        "keys.others",
        all.isEmpty
          ? Phrase(
            "nobody could ever be enrolled: expected \(others) persons to sign for a key, found none",
            "将无法登记任何密钥：应有 \(others) 人签字，实无")
          : Phrase(
            "nobody could ever be enrolled: expected \(others) persons to sign for a key, found \(names.english)",
            "将无法登记任何密钥：应有 \(others) 人签字，实为 \(names.chinese)"),
        Self.morePersons(policy.keys.roles), isMended: false)
    } else if all.count == others {
      add(
        "keys.others",
        Phrase(
          "none of \(names.english) could ever get another key: expected \(others) others to sign for it, found \(others - 1)",
          "\(names.chinese) 均无法更换密钥：应有 \(others) 名其他人签字，实为 \(others - 1) 名"),
        Phrase(
          "give at least \(others + 1) persons a role of keys.roles",
          "keys.roles 的角色中至少应有 \(others + 1) 人"))
    }
  }

  private mutating func checkChanging() {
    let (all, asked) = (persons(of: policy.policy.roles), policy.policy.signatures)
    // Of all persons, the form of a policy has it.
    guard signers != nil, all.count < asked else { return }
    add(
      "policy.signatures",
      Phrase(
        "nobody could change the policy: expected \(asked) persons, found \(all.count)",
        "将无法变更制度：应有 \(asked) 人，实为 \(all.count) 人"),
      Self.morePersons(policy.policy.roles))
  }

  // MARK: What judges nothing

  /// Gates are waived by somebody above those who approve.
  private mutating func checkWaiving() {
    let approving = policy.approve.signatures.keys.sorted()
    let remedy = Phrase(
      "name a role above the approvers, which approves nothing, such as the head of risk",
      "请指定级别高于批准人且不参与批准的角色，如风险负责人")
    let waiving = persons(of: policy.waive.roles)
    for role in approving {
      if policy.waive.roles.contains(role) {
        add(
          "waive.roles",
          Phrase(
            "the role '\(Names.shown(role))' approves and would waive what it approves: expected a role above the approvers",
            "角色“\(Names.shown(role))”既批准又可豁免所批准的内容：应为级别高于批准人的角色"), remedy)
      } else if !waiving.isEmpty, waiving == policy.persons(of: [role]) {
        let names = Phrase.list(waiving.sorted())
        add(
          "waive.roles",
          Phrase(
            "those who waive are those who approve as '\(Names.shown(role))': \(names.english); expected somebody above the approvers",
            "可豁免者即以“\(Names.shown(role))”身份批准者：\(names.chinese)；应为级别高于批准人者"), remedy)
      }
    }
  }

  private mutating func checkGates() {
    guard !policy.evidence.scenarios.isEmpty,
      policy.evidence.scenarios.allSatisfy(\.gates.isEmpty)
    else { return }
    add(
      "evidence.scenarios",
      Phrase(
        "no scenario has a gate, so that every version would pass: expected one at least",
        "各情景均无门槛，任何版本都会通过：至少应有一项"),
      Phrase(
        "write what its run must show, such as \"match_rate >= 99%\"",
        "请写明运行须达到的要求，如 \"match_rate >= 99%\""))
  }

  // MARK: What is written twice, or cannot be seen

  private mutating func checkTexts() {
    for (id, person) in policy.persons.sorted(by: { $0.key < $1.key }) {
      for email in person.emails
      where email.isEmpty || email.contains(where: \.isWhitespace)
        || email.unicodeScalars.contains(where: Names.isHidden)
      {
        add(
          "persons.\(id).emails",
          Phrase(
            "'\(Names.shown(email))' is no e-mail address: expected visible characters without a space",
            "“\(Names.shown(email))”不是电子邮箱：应为不含空格的可见字符"),
          Phrase(
            "write it as the person's commits do, such as li.wei@bank.example",
            "请按其代码提交所用的写法填写，如 li.wei@bank.example"))
      }
    }
    var known: Set<String> = []
    for environment in policy.release.environments where !known.insert(environment).inserted {
      add(
        "release.environments",
        Phrase(
          "names '\(Names.shown(environment))' twice", "“\(Names.shown(environment))”出现两次"),
        Phrase("leave one of them", "请只保留一处"))
    }
  }

  // MARK: Counting

  /// How many places can be filled at most, each by one of those who may and nobody twice.
  ///
  /// Places are filled in turn; one that finds all of its persons taken moves those who sit there to other places, if they
  /// have any (augmenting paths).
  static func filled(_ places: [Set<String>]) -> Int {
    var seat: [String: Int] = [:]
    func fill(_ place: Int, _ asked: inout Set<String>) -> Bool {
      for person in places[place].sorted() where asked.insert(person).inserted {
        guard let taken = seat[person] else {
          seat[person] = place
          return true
        }
        if fill(taken, &asked) {
          seat[person] = place
          return true
        }
      }
      return false
    }
    return places.indices.count { place in
      var asked: Set<String> = []
      return fill(place, &asked)
    }
  }
}
