import Diagnostics

/// What a pipeline knows of a registry by a way of its own: the trust file.
///
/// Everything that comes out of the registry is held against it. Its registry, genesis and root keys never change; its
/// checkpoint and sequences move forward only, so that neither a registry rebuilt from its beginning nor yesterday's copy
/// of it passes.
package struct Trust: Codable, Hashable, Sendable {
  package static let currentFormat = "rulebench trust 1"

  /// An event by its place and hash.
  package struct Point: Codable, Hashable, Sendable {
    package var position: Int
    package var hash: String

    package init(_ event: StoredEvent) {
      position = event.event.position
      hash = event.hash
    }
  }

  package var format = Trust.currentFormat
  /// The registry's id.
  package var registry: String
  /// Hash of event 0.
  package var genesis: String
  /// The root keys by name, each as `ssh-ed25519 AAAA…`.
  package var rootKeys: [String: String]
  /// The last event up to which the log was seen, and all of it found to hold: chain, rules and signatures.
  package var checkpoint: Point
  /// What of the log up to there says who may sign.
  package var authority: Authority
  /// What was last answered in each environment.
  package var last: [String: Answer]

  /// Events that say who may sign: how many, and the digest over their hashes.
  package struct Authority: Codable, Hashable, Sendable {
    package var count: Int
    package var digest: String

    init(of hashes: [String]) {
      count = hashes.count
      digest = RegistryState.authorityDigest(of: hashes)
    }

    init(in log: [StoredEvent]) {
      self.init(of: log.filter(\.event.body.kind.isOfAuthority).map(\.hash))
    }
  }

  /// The first trust in a registry, to be compared by people before it counts.
  ///
  /// - Parameter log: all events, verified.
  /// - Throws: `.notARegistry` where the log has no genesis.
  package init(in log: [StoredEvent]) throws(RegistryError) {
    guard let first = log.first, let head = log.last, case .genesis(let genesis) = first.event.body
    else {
      throw RegistryError(
        .notARegistry, Phrase("the log does not begin with a genesis", "日志不是从创始事件开始"))
    }
    registry = first.event.registry
    self.genesis = first.hash
    rootKeys = genesis.rootKeys
    checkpoint = Point(head)
    authority = Authority(in: log)
    last = [:]
  }

  /// Reads a trust file.
  ///
  /// - Throws: `.badInput` where it is none.
  package init(file bytes: [UInt8]) throws(RegistryError) {
    self = try CanonicalFile.read(bytes, Phrase("trust file", "信任文件"), else: .badInput)
    guard format == Self.currentFormat else {
      throw CanonicalFile.otherFormat(format, Self.currentFormat, else: .badInput)
    }
    guard checkpoint.position >= 0, authority.count > 0,
      last.values.allSatisfy({ $0.sequence >= 0 })
    else {
      throw RegistryError(
        .badInput, Phrase("a place or a count in it is below zero", "其中的位置或计数小于零"))
    }
  }

  /// The bytes of the trust file.
  package func file() throws(RegistryError) -> [UInt8] { try CanonicalFile.bytes(of: self) }
}

// MARK: - Moving forward

extension Trust {
  /// Refuses a log that is not the one trusted in, or that ends before what was seen of it, or differs there; else moves
  /// the checkpoint to the log's end.
  ///
  /// - Parameter log: all events, each chained to the one before, as stores read them.
  package func following(_ log: [StoredEvent]) throws(RegistryError) -> Trust {
    guard let head = log.last, log.first?.hash == genesis,
      log.first?.event.registry == registry
    else {
      throw RegistryError(
        .tampered,
        Phrase(
          "the log is not of the registry that is trusted in", "日志不属于所信任的登记簿"),
        position: 0)
    }
    guard log.count > checkpoint.position else {
      throw RegistryError(
        .downgrade,
        Phrase(
          "the log ends at position \(head.event.position), but was seen up to \(checkpoint.position)",
          "日志止于位置 \(head.event.position)，而此前已看到位置 \(checkpoint.position)"))
    }
    guard log[checkpoint.position].hash == checkpoint.hash else {
      throw RegistryError(
        .tampered,
        Phrase(
          "the log differs at position \(checkpoint.position) from what was seen",
          "日志在位置 \(checkpoint.position) 处与此前所见不同"),
        position: checkpoint.position)
    }
    var moved = self
    moved.checkpoint = Point(head)
    moved.authority = Authority(in: log)
    return moved
  }

  /// Refuses an excerpt that leaves out who else may sign, or may no more, by what was seen up to the checkpoint.
  ///
  /// - Parameter hashes: of all events in the excerpt that say who may sign.
  func checkAuthority(_ hashes: [String]) throws(RegistryError) {
    guard Authority(of: Array(hashes.prefix(authority.count))) == authority else {
      throw RegistryError(
        .tampered,
        Phrase(
          "the bundle leaves out who may sign, or may no more, by what was seen of the registry",
          "发布包遗漏了此前已见的签名权限变动"))
    }
  }
}
