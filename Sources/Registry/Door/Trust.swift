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
  /// The last event up to which the log was seen whole.
  package var checkpoint: Point
  /// The last sequence seen of each environment.
  package var last: [String: Int]

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
    return moved
  }

  /// Refuses a sequence below the last one seen of an environment; else takes it as the last.
  package func seeing(
    _ sequence: Int, of environment: String
  ) throws(RegistryError) -> Trust {
    let seen = last[environment] ?? 0
    guard sequence >= seen else {
      throw RegistryError(
        .downgrade,
        Phrase(
          "sequence \(sequence) of '\(environment)' is older than \(seen), which was seen before",
          "“\(environment)”的序号 \(sequence) 早于此前所见的 \(seen)"),
        remedy: Phrase(
          "fetch again, and ask who put an older statement there",
          "请重新获取，并查明何人放入了旧的声明"))
    }
    var moved = self
    moved.last[environment] = sequence
    return moved
  }
}
