import Dispatch
import Synchronization

/// Signatures of events that wait to be checked together: each takes `ssh-keygen` some milliseconds.
package struct SignatureChecks: Sendable {
  private struct Check: Sendable {
    var position: Int
    var text: String
    var signature: String
    var key: PublicKey

    var digest: String { CheckedSignatures.digest(of: signature, text, by: key) }
  }
  private var checks: [Check] = []

  package init() {}

  /// How many wait.
  package var count: Int { checks.count }

  /// The digests by which they are remembered once they hold.
  var digests: Set<String> { Set(checks.map(\.digest)) }

  /// Those that were not seen to hold before.
  func without(_ digests: Set<String>) -> SignatureChecks {
    var rest = self
    rest.checks.removeAll { digests.contains($0.digest) }
    return rest
  }

  /// Takes an event's signature, which must be by a key; one that is not signed has nothing to check.
  ///
  /// - Throws: where the signature says of itself that it is by another key or for another purpose.
  package mutating func add(_ event: StoredEvent, by key: PublicKey) throws(RegistryError) {
    guard let signature = event.signature else { return }
    let position = event.event.position
    do throws(RegistryError) {
      try SSHSignature(armoured: signature).check(isBy: key)
    } catch {
      throw error.at(position)
    }
    checks.append(Check(position: position, text: event.text, signature: signature, key: key))
  }

  /// Checks all of them.
  ///
  /// - Parameter progress: called now and then with the signatures done so far, from any thread.
  /// - Throws: of the first in the order of the log that does not hold, at any number of threads.
  package func run(
    by keygen: SSHKeygen, threads: Int = 2, progress: (@Sendable (Int) -> Void)? = nil
  ) throws(RegistryError) {
    let next = Atomic<Int>(0)
    let first = Mutex<(place: Int, error: RegistryError)?>(nil)
    let checks = checks
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, checks.count))) { _ in
      do throws(RegistryError) {
        while true {
          let place = next.add(1, ordering: .relaxed).oldValue
          // Behind one that does not hold nothing counts any more.
          guard place < checks.count, first.withLock({ $0.map { place < $0.place } ?? true })
          else { return }
          try Self.run(checks[place], at: place, by: keygen, first)
          progress?(place + 1)
        }
      } catch {
        first.withLock { $0 = (-1, error) }
      }
    }
    if let failure = first.withLock({ $0?.error }) { throw failure }
  }

  /// Checks one, and keeps its refusal if none before it was refused.
  private static func run(
    _ check: Check, at place: Int, by keygen: SSHKeygen,
    _ first: borrowing Mutex<(place: Int, error: RegistryError)?>
  ) throws(RegistryError) {
    do throws(RegistryError) {
      try keygen.verify(check.signature, of: check.text, by: check.key)
    } catch {
      guard error.reason == .wrongSignature else { throw error }
      let refusal = error.at(check.position)
      first.withLock { known in
        if known.map({ place < $0.place }) ?? true { known = (place, refusal) }
      }
    }
  }
}
