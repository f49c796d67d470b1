import Testing

@testable import Registry

@Suite("attack: a signature is put under something else")
struct WrongSignatureTests {
  /// Puts another text under the first approval's signature, in a chain that fits.
  private func forged(_ change: (inout Approval) -> Void) throws -> RegistryError? {
    var forger = try TwoVersions.forger()
    forger.rows.removeLast(forger.rows.count - 1 - TwoVersions.approval)
    try edit(TwoVersions.approval, in: &forger, change)
    return try forger.found()
  }

  private func edit(
    _ position: Int, in forger: inout Forger, _ change: (inout Approval) -> Void
  ) throws {
    try forger.edit(position) { event in
      guard case .approved(var approval) = event.body else {
        Issue.record("no approval")
        return
      }
      change(&approval)
      event.body = .approved(approval)
    }
    try forger.rechain()
  }

  private func isRefused(_ error: RegistryError?) throws -> Bool {
    let key = try TestKeys.signer("chen.jie").key.fingerprint
    return error?.reason == .wrongSignature && error?.position == TwoVersions.approval
      && error?.description == "the signature is not of this text by the key \(key)"
  }

  @Test("the untouched approval is good")
  func sound() throws { #expect(try forged { _ in } == nil) }

  @Test("of another environment, be the version validated for it or not")
  func environment() throws {
    let unvalidated = try forged { $0.environment = "test" }
    #expect(unvalidated?.reason == .wrongState)
    #expect(unvalidated?.position == TwoVersions.approval)
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    for environment in [Sample.environment, "test"] {
      try bank.validate(version, environment: environment)
    }
    let approval = try bank.approve(
      version, as: "risk", by: "chen.jie", plan: ReleasePlan(from: bank.now))
    var forger = try Forger(bank)
    try edit(approval.event.position, in: &forger) { $0.environment = "test" }
    let refused = try forger.found()
    #expect(refused?.reason == .wrongSignature)
    #expect(refused?.position == approval.event.position)
  }

  @Test("of another plan")
  func plan() throws {
    #expect(
      try isRefused(
        try forged {
          $0.plan.share = 100; $0.plan.widenTo = 100
        }))
  }

  @Test("of a later expiry")
  func expiry() throws {
    #expect(try isRefused(try forged { $0.expires = $0.expires.adding(days: 5) }))
  }

  @Test("of another version, role or evidence is refused by what is on record")
  func otherThings() throws {
    let first = try TwoVersions.shared.get().first
    let version = try forged { $0.version = first }
    #expect(version?.reason == .wrongSignature)
    #expect(version?.description == "the approval is of another product or parent")
    let role = try forged { $0.role = "product" }
    #expect(try isRefused(role))
    let evidence = try forged { $0.evidence = [Sample.digest("other")] }
    #expect(evidence?.reason == .evidenceDiffers)
    #expect(evidence?.description == "the approval names other evidence than the last validation")
    let policy = try forged { $0.policy = Sample.digest("other") }
    #expect(policy?.reason == .wrongState)
  }

  @Test("of another registry")
  func registry() throws {
    // Before any release, whose salt hangs on the registry's id.
    let bank = try TestRegistry()
    _ = try bank.submit("v1")
    var forger = try Forger(bank)
    for index in forger.rows.indices {
      try forger.edit(index) { $0.registry = String(bank.state.registry.reversed()) }
    }
    try forger.rechain()
    let found = try forger.found()
    #expect(found?.reason == .wrongSignature)
    #expect(found?.position == 0)
  }

  @Test("of another person's key, under a name that is not theirs")
  func person() throws {
    var forger = try TwoVersions.forger()
    try forger.edit(TwoVersions.approval) { $0.by = "sun.lei" }
    try forger.rechain()
    let found = try forger.found()
    let key = try TestKeys.signer("chen.jie").key.fingerprint
    #expect(found?.reason == .unknownKey)
    #expect(found?.description == "the key \(key) is 'chen.jie''s, not 'sun.lei''s")
  }

  @Test("of another key than the event names")
  func key() throws {
    var forger = try TwoVersions.forger()
    let text = forger.rows[TwoVersions.approval].text
    forger.rows[TwoVersions.approval].signature = try TestKeys.signer("mallory").sign(text)
    forger.rows.removeLast(forger.rows.count - 1 - TwoVersions.approval)
    try forger.rechain()
    let found = try forger.found()
    let (mallory, expected) = (
      try TestKeys.signer("mallory").key.fingerprint,
      try TestKeys.signer("chen.jie").key.fingerprint
    )
    #expect(found?.reason == .wrongSignature)
    #expect(found?.description == "the signature is by the key \(mallory), expected \(expected)")
  }

  @Test("made for another namespace")
  func namespace() throws {
    let signer = try TestKeys.signer("li.wei")
    let run = try KeygenRun(
      signer.keygen.path, ["-Y", "sign", "-n", "git", "-f", signer.keyPath], environment: [],
      input: "text")
    #expect(run.status == 0)
    let refused = refusal {
      try signer.keygen.verify(run.output, of: "text", by: signer.key)
    }
    #expect(refused?.reason == .wrongSignature)
    #expect(refused?.description == "the signature is for 'git', expected 'rulebench-1'")
    // The signature itself is good where its own namespace is asked for.
    let good = try signer.sign("text")
    try signer.keygen.verify(good, of: "text", by: signer.key)
    #expect(
      refusal { try signer.keygen.verify(good, of: "text ", by: signer.key) }?.reason
        == .wrongSignature)
  }

  @Test(
    "that is none",
    arguments: [
      "", "-----BEGIN SSH SIGNATURE-----\n", "x",
      "-----BEGIN SSH SIGNATURE-----\nAAAA\nAAAA\n-----END SSH SIGNATURE-----\n",
    ])
  func none(armour: String) {
    let refused = refusal { _ = try SSHSignature(armoured: armour) }
    #expect(refused?.description == "the signature is no SSH signature")
  }

  @Test("taken off, or put on what carries none")
  func absent() throws {
    var forger = try TwoVersions.forger()
    forger.rows[TwoVersions.approval].signature = nil
    try forger.rechain()
    #expect(try forger.found()?.description == "event 8 is not signed")
  }
}
