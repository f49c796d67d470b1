import Foundation
import RegistryFixture
import Semantics
import Testing

@testable import Registry

/// The bundle of the door, not Foundation's.
private typealias Bundle = Registry.Bundle

/// What is remembered of signatures saves runs of `ssh-keygen`, and never stands for one that was not made.
@Suite("signatures that were seen to hold") struct CheckedSignaturesTests {
  /// A registry with a published version, and an `ssh-keygen` whose runs are counted.
  private struct Scene {
    let registry: ReleasedRegistry
    let keygen: SSHKeygen

    init() throws {
      registry = try ReleasedRegistry()
      try registry.release(try ReleasedRegistry.program(least: 5_000))
      try registry.publish()
      keygen = try Self.script(
        "counted", "echo run >>'\(registry.folder)/runs'\nexec \(SSHKeygen.defaultPath) \"$@\"",
        in: registry)
    }

    /// A program of our own in the place of `ssh-keygen`, written by another process.
    ///
    /// A file that this one wrote may still be open in a process that another test is just starting, and then is not run.
    static func script(
      _ name: String, _ text: String, in registry: ReleasedRegistry
    ) throws -> SSHKeygen {
      let path = "\(registry.folder)/\(name)"
      try Spawned.run(
        "/bin/sh",
        ["-c", #"printf '#!/bin/sh\n%s\n' "$1" >"$2" && chmod 755 "$2""#, "sh", text, path],
        environment: ["PATH=/usr/bin:/bin"])
      return try SSHKeygen(path: path)
    }

    /// The door of somebody who has seen the genesis alone: what else an event may be is for its signature to say.
    func door(_ checked: CheckedSignatures?, by keygen: SSHKeygen? = nil) throws -> Door {
      Door(
        trust: try registry.trustInGenesis(), engine: registry.engine,
        now: registry.time.adding(hours: 1),
        keygen: keygen ?? self.keygen, checked: checked)
    }

    /// How often the program ran while something was done.
    func runs(_ body: () throws -> Void) throws -> Int {
      let path = "\(registry.folder)/runs"
      try "".write(toFile: path, atomically: true, encoding: .utf8)
      try body()
      return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count
    }

    func fetch(
      _ checked: CheckedSignatures? = nil, _ environment: String = ReleasedRegistry.environment,
      by keygen: SSHKeygen? = nil
    ) throws -> Fetched {
      let door = try self.door(checked, by: keygen)
      return try door.fetch(
        from: try door.look(atRegistry: registry.store.path), environment: environment)
    }

    /// The reason for which a bundle is refused.
    func reason(
      _ bundle: Bundle, _ checked: CheckedSignatures?, by keygen: SSHKeygen? = nil
    ) throws -> RegistryError.Reason? {
      let file = try bundle.file()
      return refusal {
        _ = try door(checked, by: keygen).verify(file, environment: ReleasedRegistry.environment)
      }?.reason
    }
  }

  @Test("are not checked again; what is new is")
  func again() throws {
    let scene = try Scene()
    var first: Fetched?
    let all = try scene.runs { first = try scene.fetch() }
    let fetched = try #require(first)
    // Genesis, submission, validation, two approvals, release, statement.
    #expect(all == 7)
    #expect(try scene.runs { _ = try scene.fetch(fetched.checked) } == 0)
    #expect(
      try scene.runs {
        _ = try scene.door(fetched.checked).verify(
          fetched.file, environment: ReleasedRegistry.environment)
      } == 0)
    try scene.registry.publish()
    #expect(try scene.runs { _ = try scene.fetch(fetched.checked) } == 1)
    // The former statement is forgotten with the bundle that held it.
    let next = try scene.fetch(fetched.checked)
    #expect(next.checked.digests.count == 7)
    #expect(try CheckedSignatures(file: next.checked.file()) == next.checked)
  }

  @Test("do not stand for another text, another signature or another key")
  func others() throws {
    let scene = try Scene()
    let fetched = try scene.fetch()
    let bundle = try Bundle(file: fetched.file)
    #expect(try scene.reason(bundle, fetched.checked) == nil)
    // Another text under a signature that holds of its own.
    var shorter = bundle
    let last = bundle.excerpt.count - 1
    var event = try StoredEvent(text: bundle.excerpt[last].text, signature: nil).event
    guard case .current(var current) = event.body else { throw CocoaError(.coderInvalidValue) }
    current.validUntil = current.validUntil.adding(hours: -1)
    event.body = .current(current)
    shorter.excerpt[last].text = try CanonicalJSON.text(of: event)
    #expect(try scene.reason(shorter, fetched.checked) == .wrongSignature)
    // A sound signature of that text by somebody else's key, remembered under that key; and by its event's hash alone.
    let mallory = try scene.registry.makeKey("mallory")
    let forged = try mallory.sign(shorter.excerpt[last].text)
    shorter.excerpt[last].signature = forged
    let re = try #require(scene.registry.keys["re"]).key
    for entry in [
      CheckedSignatures.digest(of: forged, shorter.excerpt[last].text, by: mallory.key),
      CheckedSignatures.digest(of: forged, shorter.excerpt[last].text, by: re),
      StoredEvent.hash(of: shorter.excerpt[last].text, signature: forged),
    ] {
      let poisoned = fetched.checked.with(
        fetched.checked.digests.union([entry]), of: ReleasedRegistry.environment)
      #expect(try scene.reason(shorter, poisoned) == .wrongSignature)
    }
  }

  @Test("say nothing of whose the key is, nor whether it is in force")
  func revoked() throws {
    let scene = try Scene()
    let registry = scene.registry
    let old = try #require(registry.keys["re"])
    let spare = try registry.makeKey("spare")
    let proposal = try registry.act(
      "se", .keyProposed(KeyProposal(person: "re", key: spare.key.text)))
    try registry.act("he", .keySeconded(Seconding(proposal: proposal.event.position)))
    try registry.act(
      "se",
      .keyRevoked(
        KeyRevocation(person: "re", fingerprint: old.key.fingerprint, because: "a new phone")))
    let time = registry.time
    let current = try registry.store.state.makeCurrent(in: ReleasedRegistry.environment, at: time)
    try registry.store.append(by: "re", signer: spare, at: time) { _ in .current(current) }
    let fetched = try scene.fetch()
    var bundle = try Bundle(file: fetched.file)
    // The same statement by the key that is revoked, its signature sound and remembered.
    let last = bundle.excerpt.count - 1
    var event = try StoredEvent(text: bundle.excerpt[last].text, signature: nil).event
    event.key = old.key.fingerprint
    let text = try CanonicalJSON.text(of: event)
    let signature = try old.sign(text)
    bundle.excerpt[last] = Bundle.Statement(text: text, signature: signature)
    let entry = CheckedSignatures.digest(of: signature, text, by: old.key)
    let checked = fetched.checked.with([entry], of: ReleasedRegistry.environment)
    #expect(try scene.reason(bundle, checked) == .revokedKey)
    // Nor whether it was in other hands meanwhile.
    let approver = try #require(registry.keys["ri"]).key.fingerprint
    try registry.act(
      "se",
      .keyRevoked(
        KeyRevocation(person: "ri", fingerprint: approver, compromisedSince: 1, because: "stolen")))
    #expect(refusal { _ = try scene.fetch(fetched.checked) }?.reason == .compromised)
  }

  @Test("of two environments stand beside each other; those of another registry help nobody")
  func environments() throws {
    let scene = try Scene()
    let program = try ReleasedRegistry.program(least: 5_000)
    let plan = ReleasePlan(from: scene.registry.time)
    var validation = try #require(
      scene.registry.store.state.versions[program.digest]?
        .validation(in: ReleasedRegistry.environment)
    ).validation
    validation.environment = "test"
    try scene.registry.act("bo", .validated(validation))
    for (person, role) in [("ri", "risk"), ("po", "product")] {
      try scene.registry.approve(
        program, environment: "test", as: role, by: person, plan: plan,
        evidence: validation.records)
    }
    try scene.registry.schedule(program, environment: "test", plan: plan)
    try scene.registry.publish("test")
    let production = try scene.fetch()
    let test = try scene.fetch(production.checked, "test")
    #expect(test.checked.digests.isSuperset(of: production.checked.digests))
    #expect(try scene.runs { _ = try scene.fetch(test.checked) } == 0)
    #expect(try scene.runs { _ = try scene.fetch(test.checked, "test") } == 0)
    // The other registry's program is another file, so that it is ours that is asked with its digests.
    let other = try Scene()
    let foreign = CheckedSignatures(by: scene.keygen)
      .with(try other.fetch().checked.digests, of: ReleasedRegistry.environment)
    let all = try scene.runs { _ = try scene.fetch() }
    #expect(try scene.runs { _ = try scene.fetch(foreign) } == all)
  }

  @Test("a list from which some were taken costs their check, no more")
  func pruned() throws {
    let scene = try Scene()
    let fetched = try scene.fetch()
    let some = Set(fetched.checked.digests.sorted().dropFirst(3))
    let pruned = fetched.checked.with(some, of: ReleasedRegistry.environment)
    #expect(try scene.runs { _ = try scene.fetch(pruned) } == 3)
    #expect(try scene.fetch(pruned).checked == fetched.checked)
  }

  @Test(
    "what another program let pass does not count, nor what the same one did before it was renewed")
  func programs() throws {
    let scene = try Scene()
    let liar = try Scene.script("liar", "exit 0", in: scene.registry)
    let believed = try scene.fetch(nil, by: liar)
    #expect(try scene.runs { _ = try scene.fetch(believed.checked, by: liar) } == 0)
    #expect(try scene.runs { _ = try scene.fetch(believed.checked) } == 7)
    let known = try scene.fetch().checked
    let renewed = try Scene.script(
      "counted",
      "echo run >>'\(scene.registry.folder)/runs'\nexec \(SSHKeygen.defaultPath) \"$@\" # renewed",
      in: scene.registry)
    #expect(try scene.runs { _ = try scene.fetch(known, by: renewed) } == 7)
  }

  @Test("what is no list of them is refused as such")
  func unreadable() throws {
    let scene = try Scene()
    let file = try scene.fetch().checked.file()
    #expect(
      refusal { _ = try CheckedSignatures(file: Array(file.dropLast())) }?.description
        == "this is no list of checked signatures: its end is missing")
    let text = String(decoding: file, as: UTF8.self)
    let later = text.replacing("signatures 1", with: "signatures 2")
    #expect(
      refusal { _ = try CheckedSignatures(file: Array(later.utf8)) }?.description
        == "expected the format 'rulebench checked signatures 1', found 'rulebench checked signatures 2'"
    )
  }
}
