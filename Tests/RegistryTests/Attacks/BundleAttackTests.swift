import Foundation
import Numbers
import RegistryFixture
import SQLite
import Semantics
import Testing

@testable import Registry

/// The bundle of the door, not Foundation's.
private typealias Bundle = Registry.Bundle

/// What somebody could do to a bundle on its way, or to the registry behind the pipeline's back.
@Suite("attacks on bundles") struct BundleAttackTests {
  /// A registry with a published version, one that replaced it, and a key enrolled between.
  private struct Scene {
    let registry: ReleasedRegistry
    /// The bundle of the first sequence, and of the second.
    let first: Fetched
    let second: Fetched
    let bundle: Bundle
    /// The trust just before the second was published.
    let between: Trust

    init() throws {
      registry = try ReleasedRegistry()
      let old = try ReleasedRegistry.program(least: 5_000)
      try registry.release(old)
      try registry.publish()
      first = try registry.fetch()
      // A second key of the validator's, which nothing signs by.
      let spare = try registry.makeKey("spare")
      let proposal = try registry.act(
        "se", .keyProposed(KeyProposal(person: "bo", key: spare.key.text)))
      try registry.act("he", .keySeconded(Seconding(proposal: proposal.event.position)))
      try registry.release(try ReleasedRegistry.program(least: 8_000), parent: old)
      between = try registry.trust()
      try registry.publish()
      second = try registry.fetch(first.trust)
      bundle = try Bundle(file: second.file)
    }

    /// What a trust knew before anything was fetched by it that is still in place.
    var before: Trust { Self.withoutBundles(first.trust) }

    /// A trust with all that it has seen, by which no bundle was fetched.
    static func withoutBundles(_ trust: Trust) -> Trust {
      var trust = trust
      trust.last[ReleasedRegistry.environment]?.bundles = []
      return trust
    }

    /// The reason for which a bundle is refused, by the trust from before it was fetched.
    func reason(_ bundle: Bundle, _ trust: Trust? = nil) throws -> RegistryError.Reason? {
      try reason(file: bundle.file(), trust)
    }

    func reason(file: [UInt8], _ trust: Trust? = nil) throws -> RegistryError.Reason? {
      let door = try registry.door(trust ?? before)
      do throws(RegistryError) {
        _ = try door.verify(file, environment: ReleasedRegistry.environment)
        return nil
      } catch {
        return error.reason
      }
    }

    /// The bundle without, or with other, statements.
    func changed(_ change: (inout [Bundle.Statement]) throws -> Void) rethrows -> Bundle {
      var changed = bundle
      try change(&changed.excerpt)
      return changed
    }

    /// Position in the excerpt of the last event of a kind.
    func place(_ kind: EventBody.Kind) throws -> Int {
      try #require(
        bundle.excerpt.lastIndex {
          (try? StoredEvent(text: $0.text, signature: $0.signature))?.event.body.kind == kind
        })
    }

    /// The last statement, said otherwise and signed by somebody.
    func restated(
      by person: String, key: String? = nil, namespace: String = SSHKeygen.namespace,
      _ change: (inout Event, inout Current) -> Void
    ) throws -> Bundle {
      let signer = try #require(registry.keys[key ?? person])
      var event = try StoredEvent(
        text: try #require(bundle.excerpt.last).text, signature: nil
      ).event
      guard case .current(var current) = event.body else { return bundle }
      event.by = person
      event.key = signer.key.fingerprint
      change(&event, &current)
      event.body = .current(current)
      let text = try CanonicalJSON.text(of: event)
      let signature = try registry.sign(text, signer, namespace: namespace)
      return changed {
        $0[$0.count - 1] = Bundle.Statement(text: text, signature: signature)
      }
    }
  }

  @Test("as it was fetched it holds")
  func whole() throws {
    let scene = try Scene()
    #expect(try scene.reason(scene.bundle) == nil)
    #expect(try scene.bundle.file() == scene.second.file)
  }

  @Test("a trust by which something was fetched takes that alone")
  func fetchedAlone() throws {
    let scene = try Scene()
    #expect(try scene.reason(scene.bundle, scene.second.trust) == nil)
    #expect(try scene.reason(scene.bundle, scene.first.trust) == .tampered)
    // The release key says the same again, a day later.
    let again = try scene.restated(by: "re") { _, current in current.sequence = 99 }
    #expect(try scene.reason(again) == nil)
    #expect(try scene.reason(again, scene.second.trust) == .tampered)
  }

  /// The bundle without some of its events, with a statement of the release key that counts the rest alone.
  private func without(
    _ scene: Scene, _ isMeant: (EventBody) -> Bool
  ) throws -> Bundle {
    let kept = try scene.bundle.excerpt.dropLast().filter {
      try !isMeant(StoredEvent(text: $0.text, signature: $0.signature).event.body)
    }
    var trails = Trails()
    for statement in kept {
      let stored = try StoredEvent(text: statement.text, signature: statement.signature)
      let name = Self.isAuthority(stored.event.body) ? Trails.common : ReleasedRegistry.product
      trails.add(stored.hash, at: stored.event.position, to: name)
    }
    var restated = try scene.restated(by: "re") { _, current in
      current.trail = trails.digest(of: [ReleasedRegistry.product])
    }
    restated.excerpt = try kept + [#require(restated.excerpt.last)]
    return restated
  }

  private static func isAuthority(_ body: EventBody) -> Bool {
    switch body.kind {
    case .genesis, .keyProposed, .keySeconded, .keyRevoked, .policyProposed, .policySeconded: true
    default: false
    }
  }

  @Test("what was seen of the registry may not be left out, whatever the release key counts")
  func seenLeftOut() throws {
    let scene = try Scene()
    let shorter = try without(scene) {
      Self.isAuthority($0) && $0.kind != .genesis
    }
    // To a trust that has seen no more than the beginning it is whole.
    #expect(try scene.reason(shorter, scene.registry.trustInGenesis()) == nil)
    #expect(try scene.reason(scene.bundle, scene.between) == nil)
    #expect(try scene.reason(shorter, scene.between) == .tampered)
    #expect(
      try scene.reason(shorter, Scene.withoutBundles(scene.second.trust)) == .tampered)
  }

  @Test(
    "without a key not even what does no harm yet is left out: an emergency that waits for its second person"
  )
  func waitingLeftOut() throws {
    let registry = try ReleasedRegistry()
    let old = try ReleasedRegistry.program(least: 5_000)
    try registry.release(old)
    let staged = try ReleasedRegistry.program(least: 8_000)
    let plan = ReleasePlan(from: registry.time, share: 10)
    try registry.approve(staged, parent: old, plan: plan)
    try registry.schedule(staged, plan: plan)
    try registry.act(
      "op",
      .rolledBack(
        Rollback(
          product: ReleasedRegistry.product, environment: ReleasedRegistry.environment,
          from: staged.digest, to: old.digest, because: "complaints")))
    registry.wait(hours: 20)
    let trust = try registry.trust()
    try registry.publish()
    var bundle = try Bundle(file: try registry.fetch().file)
    bundle.excerpt = try bundle.excerpt.filter {
      switch try StoredEvent(text: $0.text, signature: $0.signature).event.body {
      case .rolledBack: false
      case .submitted(let submission): submission.version != staged.digest
      case .validated(let validation): validation.version != staged.digest
      case .approved(let approval): approval.version != staged.digest
      case .scheduled(let release): release.version != staged.digest
      default: true
      }
    }
    let refused = #expect(throws: RegistryError.self) {
      try registry.door(trust).verify(
        try bundle.file(), environment: ReleasedRegistry.environment)
    }
    #expect(refused?.reason == .tampered)
    #expect(
      refused?.description
        == "events about what is live, or about who may sign, were left out or added")
  }

  @Test("numbers beyond all bounds, and two statements, are refused and crash nothing")
  func numbers() throws {
    let scene = try Scene()
    let last = try #require(scene.bundle.excerpt.last)
    func statement(_ change: (inout Event, inout Current) -> Void) throws -> Bundle.Statement {
      var event = try StoredEvent(text: last.text, signature: nil).event
      guard case .current(var current) = event.body else { return last }
      change(&event, &current)
      event.body = .current(current)
      return Bundle.Statement(
        text: try CanonicalJSON.text(of: event), signature: last.signature)
    }
    for position in [Int.max, .min, -1] {
      let odd = try statement { event, _ in event.position = position }
      #expect(try scene.reason(scene.changed { $0.insert(odd, at: $0.count - 1) }) == .tampered)
      #expect(try scene.reason(scene.changed { $0[$0.count - 1] = odd }) != nil)
    }
    let high = try statement { _, current in current.sequence = .max }
    let next = try statement { event, _ in event.position += 1 }
    #expect(
      try scene.reason(scene.changed { $0.replaceSubrange(($0.count - 1)..., with: [high, next]) })
        == .tampered)
  }

  @Test("by its own events it ends where another release begins")
  func begun() throws {
    let registry = try ReleasedRegistry()
    let old = try ReleasedRegistry.program(least: 5_000)
    try registry.release(old)
    let next = try ReleasedRegistry.program(least: 8_000)
    let plan = ReleasePlan(from: registry.time.adding(hours: 12))
    try registry.approve(next, parent: old, plan: plan)
    try registry.schedule(next, plan: plan)
    try registry.publish()
    let fetched = try registry.fetch()
    func reason(_ now: Timestamp) -> RegistryError.Reason? {
      let door = Door(
        trust: fetched.trust, engine: registry.engine, now: now, keygen: registry.keygen)
      do throws(RegistryError) {
        _ = try door.verify(fetched.file, environment: ReleasedRegistry.environment)
        return nil
      } catch { return error.reason }
    }
    #expect(reason(plan.from.adding(seconds: -1)) == nil)
    #expect(reason(plan.from) == .stale)
  }

  @Test("any byte of it changed is noticed")
  func bytes() throws {
    let scene = try Scene()
    var generator = SplitMix(seed: 7)
    let file = scene.second.file
    for _ in 0..<250 {
      let place = Int(generator.next() % UInt64(file.count))
      var edited = file
      edited[place] ^= UInt8(1 + generator.next() % 255)
      #expect(try scene.reason(file: edited) != nil, "byte \(place)")
    }
    for edited in [
      Array(file.dropLast()), file + [10], Array(file.dropFirst()), [], [32] + file,
    ] {
      #expect(try scene.reason(file: edited) == .tampered)
    }
  }

  @Test("the armour of a signature written otherwise is another signature")
  func armour() throws {
    let scene = try Scene()
    let last = scene.bundle.excerpt.count - 1
    for (old, new) in [("\n-----END", "\n\n-----END"), ("=\n-----END", "\n-----END")] {
      let edited = scene.changed {
        $0[last].signature = $0[last].signature.replacing(old, with: new)
      }
      let reason = try scene.reason(edited)
      #expect(edited == scene.bundle || reason == .wrongSignature)
    }
    // 64 bytes of an Ed25519 signature leave unused bits in the last letter before the padding.
    let text = scene.bundle.excerpt[last].signature
    let padding = try #require(text.firstIndex(of: "="))
    let letter = text.index(before: padding)
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let twin = letters[try #require(letters.firstIndex(of: text[letter])) ^ 1]
    let edited = scene.changed {
      $0[last].signature.replaceSubrange(letter...letter, with: String(twin))
    }
    #expect(try scene.reason(edited) == .wrongSignature)
  }

  @Test("an approval left out: too few signatures")
  func approvalLeftOut() throws {
    let scene = try Scene()
    let place = try scene.place(.approved)
    #expect(try scene.reason(scene.changed { $0.remove(at: place) }) == .tooFewSignatures)
  }

  @Test("an event that says who may sign left out: the release key has counted them")
  func authorityLeftOut() throws {
    let scene = try Scene()
    let place = try scene.place(.keySeconded)
    #expect(try scene.reason(scene.changed { $0.remove(at: place) }) == .tampered)
  }

  @Test("a halt left out does not make live what was halted")
  func haltLeftOut() throws {
    let registry = try ReleasedRegistry()
    try registry.release(try ReleasedRegistry.program(least: 5_000))
    try registry.publish()
    let trust = try registry.trust()
    let good = try registry.fetch()
    try registry.act(
      "op",
      .halted(
        Halt(
          product: ReleasedRegistry.product, environment: ReleasedRegistry.environment,
          because: "an outage")))
    // Nothing can be published while all is halted: only the statement from before is there.
    #expect(throws: RegistryError.self) { try registry.publish() }
    #expect(throws: RegistryError.self) { try registry.fetch(trust) }
    // That one is good until it expires, for whoever cannot see the registry.
    #expect(try registry.door(trust, hoursLater: 25).now > good.bundle.current.validUntil)
  }

  @Test("statements in another order, twice, or with each other's signatures")
  func order() throws {
    let scene = try Scene()
    let place = try scene.place(.approved)
    #expect(try scene.reason(scene.changed { $0.swapAt(place, place - 1) }) == .tampered)
    #expect(try scene.reason(scene.changed { $0.insert($0[place], at: place) }) == .tampered)
    let mixed = scene.changed { statements in
      let signature = statements[place].signature
      statements[place].signature = statements[place - 1].signature
      statements[place - 1].signature = signature
    }
    let mixedReason = try scene.reason(mixed)
    #expect(mixedReason == .tampered || mixedReason == .wrongSignature)
    #expect(try scene.reason(scene.changed { $0.removeLast() }) == .tampered)
    #expect(try scene.reason(scene.changed { $0.removeFirst() }) == .tampered)
    #expect(try scene.reason(scene.changed { $0.removeAll() }) == .tampered)
  }

  @Test("an older bundle than was seen")
  func downgrade() throws {
    let scene = try Scene()
    #expect(try scene.reason(file: scene.first.file, scene.first.trust) == nil)
    #expect(try scene.reason(file: scene.first.file, scene.second.trust) == .downgrade)
    #expect(try scene.reason(file: scene.second.file, scene.second.trust) == nil)
  }

  @Test("a bundle of another environment")
  func environment() throws {
    let scene = try Scene()
    var renamed = scene.bundle
    renamed.environment = "test"
    #expect(try scene.reason(renamed) == .tampered)
    let door = try scene.registry.door(scene.first.trust)
    #expect(throws: RegistryError.self) {
      try door.verify(scene.second.file, environment: "test")
    }
    _ = try scene.registry.door(scene.second.trust).verify(
      scene.second.file, environment: ReleasedRegistry.environment)
  }

  @Test("a bundle of another registry, of the same people and rules")
  func registry() throws {
    let scene = try Scene()
    let other = try Scene()
    #expect(try scene.reason(other.bundle, scene.first.trust) == .tampered)
    #expect(try other.reason(other.bundle, other.second.trust) == nil)
  }

  @Test("other rules behind an approved digest, other policies, other horizons")
  func texts() throws {
    let scene = try Scene()
    let version = try #require(scene.bundle.versions.keys.first)
    var edited = scene.bundle
    edited.versions[version] = try ReleasedRegistry.program(least: 1).canonicalPrint
    #expect(try scene.reason(edited) == .tampered)
    edited = scene.bundle
    edited.versions[try ReleasedRegistry.program(least: 1).digest] =
      try ReleasedRegistry.program(least: 1).canonicalPrint
    #expect(try scene.reason(edited) == .tampered)
    edited = scene.bundle
    edited.policies[Artefact.digest(of: "x".utf8)] = "x"
    #expect(try scene.reason(edited) == .tampered)
    edited = scene.bundle
    let digest = try #require(edited.policies.keys.first)
    edited.policies[digest] = edited.policies[digest]?.replacing("\"risk\":1", with: "\"risk\":0")
    #expect(try scene.reason(edited) == .tampered)
    edited = scene.bundle
    edited.horizons[version]?.reviewBy = CalendarDate(year: 2099, month: 1, day: 1)
    #expect(try scene.reason(edited) == .tampered)
  }

  @Test("what is live said by somebody who may not, or for what does not follow")
  func restated() throws {
    let scene = try Scene()
    #expect(try scene.reason(scene.restated(by: "re") { _, _ in }) == nil)
    #expect(try scene.reason(scene.restated(by: "an") { _, _ in }) == .notInRole)
    #expect(try scene.reason(scene.restated(by: "re", key: "an") { _, _ in }) == .unknownKey)
    #expect(try scene.reason(scene.restated(by: "re", key: "root") { _, _ in }) == .unknownKey)
    #expect(
      try scene.reason(
        scene.restated(by: "re") { event, _ in
          event.key = scene.registry.keys["an"]?.key.fingerprint
        })
        == .unknownKey)
    #expect(
      try scene.reason(scene.restated(by: "re", namespace: "file") { _, _ in }) == .wrongSignature)
    // The release key alone cannot bring a version, a share, or more time.
    #expect(
      try scene.reason(scene.restated(by: "re") { _, current in current.live[0].share = 50 })
        == .wrongState)
    #expect(
      try scene.reason(
        scene.restated(by: "re") { _, current in
          current.live[0].version = Artefact.digest(of: "x".utf8)
        }) == .wrongState)
    #expect(
      try scene.reason(
        scene.restated(by: "re") { _, current in
          current.validUntil = current.validUntil.adding(hours: 1)
        }) == .expired)
    #expect(
      try scene.reason(
        scene.restated(by: "re") { event, _ in event.registry = String(repeating: "0", count: 32) })
        == .wrongSignature)
  }

  // MARK: - The registry behind the pipeline's back

  @Test("yesterday's registry, one rebuilt from its beginning, and one that went another way")
  func registries() throws {
    let registry = try ReleasedRegistry()
    let old = try ReleasedRegistry.program(least: 5_000)
    try registry.release(old)
    try registry.publish()
    let yesterday = "\(registry.folder)/yesterday.db"
    try FileManager.default.copyItem(atPath: registry.store.path, toPath: yesterday)
    try registry.act("op", .checkpoint(Checkpoint(logHeads: [])))
    let trust = try registry.fetch().trust
    func reason(_ path: String) throws -> RegistryError.Reason? {
      let door = try registry.door(trust)
      do throws(RegistryError) {
        _ = try door.fetch(
          from: try door.look(atRegistry: path), environment: ReleasedRegistry.environment)
        return nil
      } catch { return error.reason }
    }
    #expect(try reason(registry.store.path) == nil)
    #expect(try reason(yesterday) == .downgrade)
    // The old file goes on, with another event where the one that was seen stands.
    let forked = try RegistryStore(path: yesterday, access: .writing)
    let time = registry.time
    forked.clock = { time }
    try forked.append(
      by: "op", signer: registry.keys["op"], at: time
    ) { _ in
      .checkpoint(
        Checkpoint(logHeads: [
          LogHead(chain: "c0", records: 1, head: Artefact.digest(of: "head".utf8))
        ]))
    }
    #expect(try reason(yesterday) == .tampered)
    let rebuilt = try ReleasedRegistry()
    try rebuilt.release(old)
    try rebuilt.publish()
    try rebuilt.act("op", .checkpoint(Checkpoint(logHeads: [])))
    #expect(try reason(rebuilt.store.path) == .tampered)
  }
}
