import Diagnostics

/// Who may do what, how many must agree, and what evidence must show.
///
/// A policy is in force from the event by which enough persons have signed for it; every event is judged by the one before.
package struct Policy: Codable, Hashable, Sendable {
  package static let currentFormat = "rulebench policy 1"
  /// The role of those who may submit versions.
  package static let authorRole = "author"

  package var format = Policy.currentFormat
  /// By the short names that events use.
  package var persons: [String: Person]
  /// Persons by role.
  package var roles: [String: [String]]
  package var approve: Approving
  package var validate: Allowance
  /// Also who may withdraw.
  package var reject: Allowance
  package var waive: Waiving
  package var release: Releasing
  package var halt: Allowance
  package var resume: Agreeing
  package var rollback: RollingBack
  package var keys: Enrolling
  package var policy: Agreeing
  package var evidence: Evidence

  package struct Person: Codable, Hashable, Sendable {
    package var name: String
    package var emails: [String]
    package init(name: String, emails: [String]) {
      self.name = name
      self.emails = emails
    }
  }

  /// Any one person of these roles.
  package struct Allowance: Codable, Hashable, Sendable {
    package var roles: [String]
    package init(roles: [String]) { self.roles = roles }
  }

  /// So many persons of these roles together.
  package struct Agreeing: Codable, Hashable, Sendable {
    package var roles: [String]
    package var signatures: Int
    package init(roles: [String], signatures: Int) {
      self.roles = roles
      self.signatures = signatures
    }
  }

  package struct Approving: Codable, Hashable, Sendable {
    /// How many persons of each role.
    package var signatures: [String: Int]
    package var expiresDays: Int
    package init(signatures: [String: Int], expiresDays: Int) {
      self.signatures = signatures
      self.expiresDays = expiresDays
    }
  }

  package struct Waiving: Codable, Hashable, Sendable {
    package var roles: [String]
    package var longestDays: Int
    package init(roles: [String], longestDays: Int) {
      self.roles = roles
      self.longestDays = longestDays
    }
  }

  package struct Releasing: Codable, Hashable, Sendable {
    package var roles: [String]
    /// How long a signed `current` is good.
    package var validHours: Int
    package var environments: [String]
    package init(roles: [String], validHours: Int, environments: [String]) {
      self.roles = roles
      self.validHours = validHours
      self.environments = environments
    }
  }

  package struct RollingBack: Codable, Hashable, Sendable {
    package var roles: [String]
    /// After the day on which the version went live.
    package var withinDays: Int
    /// Roles of which another person must confirm it.
    package var confirm: [String]
    package var confirmHours: Int
    package init(roles: [String], withinDays: Int, confirm: [String], confirmHours: Int) {
      self.roles = roles
      self.withinDays = withinDays
      self.confirm = confirm
      self.confirmHours = confirmHours
    }
  }

  package struct Enrolling: Codable, Hashable, Sendable {
    package var roles: [String]
    /// How many others must sign for a person's key.
    package var others: Int
    package init(roles: [String], others: Int) {
      self.roles = roles
      self.others = others
    }
  }

  /// Which runs must stand behind a version, and what they must show.
  package struct Evidence: Codable, Hashable, Sendable {
    /// Digest of the history.
    package var data: String
    /// `2025-01..2025-12`; `nil` for all months.
    package var months: String?
    /// The share of the last applications, such as `20%`.
    package var outOfTime: String?
    package var scenarios: [Scenario]
    package init(
      data: String, months: String? = nil, outOfTime: String? = nil, scenarios: [Scenario]
    ) {
      self.data = data
      self.months = months
      self.outOfTime = outOfTime
      self.scenarios = scenarios
    }

    package struct Scenario: Codable, Hashable, Sendable {
      package var name: String
      package var digest: String
      package var gates: [String]
      package init(name: String, digest: String, gates: [String]) {
        self.name = name
        self.digest = digest
        self.gates = gates
      }
    }
  }

  package init(
    persons: [String: Person], roles: [String: [String]], approve: Approving,
    validate: Allowance, reject: Allowance, waive: Waiving, release: Releasing,
    halt: Allowance, resume: Agreeing, rollback: RollingBack, keys: Enrolling, policy: Agreeing,
    evidence: Evidence
  ) {
    self.persons = persons
    self.roles = roles
    self.approve = approve
    self.validate = validate
    self.reject = reject
    self.waive = waive
    self.release = release
    self.halt = halt
    self.resume = resume
    self.rollback = rollback
    self.keys = keys
    self.policy = policy
    self.evidence = evidence
  }
}

extension Policy {
  /// The roles a person has, in the order of the alphabet.
  package func roles(of person: String) -> [String] {
    roles.filter { $0.value.contains(person) }.keys.sorted()
  }

  /// Who has one of the roles at least.
  package func persons(of roles: [String]) -> Set<String> {
    Set(roles.flatMap { self.roles[$0] ?? [] })
  }

  /// Whether a person has one of the roles.
  package func has(_ person: String, oneOf roles: [String]) -> Bool {
    roles.contains { self.roles[$0]?.contains(person) ?? false }
  }

  /// The person to whom an e-mail address belongs; `nil` for strangers.
  package func person(ofEmail email: String) -> String? {
    persons.first { $0.value.emails.contains { $0.lowercased() == email.lowercased() } }?.key
  }

  /// The canonical text, which is what the digest is of.
  package func text() throws(RegistryError) -> String {
    do { return try CanonicalJSON.text(of: self) } catch {
      throw Self.unreadable(Phrase(verbatim: "\(error)"))
    }
  }

  /// `sha256:` over the canonical text.
  package func digest() throws(RegistryError) -> String {
    Artefact.digest(of: try text().utf8)
  }

  /// The policy as people write it, member by member on lines of their own.
  package func fileText() throws(RegistryError) -> String {
    do { return try CanonicalJSON.page(of: self) } catch {
      throw Self.unreadable(Phrase(verbatim: "\(error)"))
    }
  }

  /// Reads the canonical text, as artefacts and bundles hold it.
  package init(canonical bytes: [UInt8]) throws(RegistryError) {
    do { self = try CanonicalJSON.decode(Policy.self, from: bytes) } catch {
      throw Self.unreadable(Phrase(verbatim: "\(error)"))
    }
    guard format == Self.currentFormat else {
      throw Self.unreadable(
        Phrase("its format is '\(Names.shown(format))'", "其格式为“\(Names.shown(format))”"))
    }
  }

  static func unreadable(_ what: Phrase) -> RegistryError {
    RegistryError(
      .policyNotAllowed, Phrase("the policy cannot be read: ", "无法读取制度文件：") + what,
      remedy: Phrase(
        "docs/registry.md shows a policy; 'python3 -m json.tool FILE' finds faults of the JSON",
        "制度文件示例见 docs/registry.md；JSON 格式错误可用“python3 -m json.tool FILE”查找"))
  }
}
