package import Numbers

/// A version handed in with all that must be known of it.
package struct Submission: Codable, Hashable, Sendable {
  package var product: String
  /// `sha256:` over the canonical print, which is an artefact.
  package var version: String
  /// The version it is to replace; `nil` for the first of a product.
  package var parent: String?
  /// The name of the rule book.
  package var book: String
  /// Everyone who changed it since the parent.
  package var authors: [String]
  /// Who committed to it by its repository; `nil` where nobody looked.
  package var committers: CommitterSearch?
  package var package: ChangePackage
  /// The day by which somebody must look at it again.
  package var reviewBy: CalendarDate
  package var declared: DeclaredTrials
  package var tests: TestEvidence
  /// Version of what rules mean.
  package var semantics: Int

  package init(
    product: String, version: String, parent: String? = nil, book: String, authors: [String],
    committers: CommitterSearch? = nil, package: ChangePackage, reviewBy: CalendarDate,
    declared: DeclaredTrials, tests: TestEvidence,
    semantics: Int
  ) {
    self.product = product
    self.version = version
    self.parent = parent
    self.book = book
    self.authors = authors
    self.committers = committers
    self.package = package
    self.reviewBy = reviewBy
    self.declared = declared
    self.tests = tests
    self.semantics = semantics
  }
}

/// A look at who committed to a book since its parent; all who did are authors.
package struct CommitterSearch: Codable, Hashable, Sendable {
  /// The commit that became the parent, and the one that was handed in: 40 or 64 hexadecimal digits.
  package var since: String
  package var head: String
  /// Co-authors that messages name are among them.
  package var persons: [String]

  package init(since: String, head: String, persons: [String]) {
    self.since = since
    self.head = head
    self.persons = persons
  }
}

/// The documents of a change, by digest.
package struct ChangePackage: Codable, Hashable, Sendable {
  package var changeRequest: String
  package var productCard: String
  package var purposeCheck: String
  package var riskOpinion: String
  package var monitoringPlan: String
  package var rollbackPlan: String
  /// Why the rules change, in one line.
  package var reason: String
  /// What set the change off, in one line.
  package var trigger: String

  package init(
    changeRequest: String, productCard: String, purposeCheck: String, riskOpinion: String,
    monitoringPlan: String, rollbackPlan: String, reason: String, trigger: String
  ) {
    self.changeRequest = changeRequest
    self.productCard = productCard
    self.purposeCheck = purposeCheck
    self.riskOpinion = riskOpinion
    self.monitoringPlan = monitoringPlan
    self.rollbackPlan = rollbackPlan
    self.reason = reason
    self.trigger = trigger
  }
}

/// How often the author tried, by his own word: what is picked from many is worth less.
package struct DeclaredTrials: Codable, Hashable, Sendable {
  package var runs: Int
  package var sweeps: Int

  package init(runs: Int, sweeps: Int) {
    self.runs = runs
    self.sweeps = sweeps
  }
}

/// What the book's own tests came to.
package struct TestEvidence: Codable, Hashable, Sendable {
  package var cases: Int
  package var failed: Int
  /// Conditions that a case shows both ways, of `coverable`.
  package var covered: Int
  package var coverable: Int

  package init(cases: Int, failed: Int, covered: Int, coverable: Int) {
    self.cases = cases
    self.failed = failed
    self.covered = covered
    self.coverable = coverable
  }
}

/// What a validator's own runs came to.
package struct Validation: Codable, Hashable, Sendable {
  package var version: String
  /// Where the version is to go: what is live there is what it was compared with.
  package var environment: String
  /// One a scenario of the policy.
  package var runs: [EvidenceRun]
  /// Whether every gate of every run is met, on the whole and on the late part.
  package var isPassed: Bool

  package init(version: String, environment: String, runs: [EvidenceRun], isPassed: Bool) {
    self.version = version
    self.environment = environment
    self.runs = runs
    self.isPassed = isPassed
  }

  /// The digests of all records of runs, which are artefacts.
  package var records: [String] { runs.flatMap { [$0.run] + [$0.late?.run].compactMap(\.self) } }
}

/// A gate that is not met and need not be, for a time.
package struct Waiver: Codable, Hashable, Sendable {
  package var version: String
  /// Where the validation is for.
  package var environment: String
  package var scenario: String
  /// On which part of the evidence.
  package var part: EvidencePart
  /// As the policy writes it.
  package var gate: String
  package var because: String
  package var until: Timestamp

  package init(
    version: String, environment: String, scenario: String, part: EvidencePart = .whole,
    gate: String, because: String, until: Timestamp
  ) {
    self.version = version
    self.environment = environment
    self.scenario = scenario
    self.part = part
    self.gate = gate
    self.because = because
    self.until = until
  }
}

/// One person's consent to one release of a version.
package struct Approval: Codable, Hashable, Sendable {
  package var version: String
  package var product: String
  package var parent: String?
  /// `approve`.
  package var decision: String
  package var role: String
  package var environment: String
  /// Digest of the policy in force.
  package var policy: String
  /// Digests of the run records, late parts among them, in the validation's order.
  package var evidence: [String]
  package var plan: ReleasePlan
  package var expires: Timestamp

  package init(
    version: String, product: String, parent: String? = nil, decision: String, role: String,
    environment: String, policy: String, evidence: [String], plan: ReleasePlan, expires: Timestamp
  ) {
    self.version = version
    self.product = product
    self.parent = parent
    self.decision = decision
    self.role = role
    self.environment = environment
    self.policy = policy
    self.evidence = evidence
    self.plan = plan
    self.expires = expires
  }
}

/// A version sent back, or drawn out of use for cause.
package struct Rejection: Codable, Hashable, Sendable {
  package var version: String
  package var because: String

  package init(version: String, because: String) {
    self.version = version
    self.because = because
  }
}
