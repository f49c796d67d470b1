import Diagnostics

/// What a pipeline knows of a registry by a way of its own: the trust file.
///
/// Everything that comes out of the registry is held against it. Its registry, genesis and root keys never change; its
/// checkpoint and sequences move forward only, so that neither a registry rebuilt from its beginning nor yesterday's copy
/// of it passes.
package struct Trust: Codable, Hashable, Sendable {
  package static let currentFormat = "rulebench trust 2"

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
  /// The last signed event up to which the log was seen, and all of it found to hold: chain, rules and signatures.
  ///
  /// What nobody has signed stands in no way of a log that goes on without it.
  package var checkpoint: Point
  /// Where the trails of events stand there, by their names.
  package var trails: [String: String]
  /// What was last answered in each environment.
  package var last: [String: Answer]

  /// The first trust in a registry, to be compared by people before it counts.
  ///
  /// - Parameters:
  ///   - log: all events, verified.
  ///   - state: what follows from them.
  /// - Throws: `.notARegistry` where the log has no genesis.
  package init(in log: [StoredEvent], _ state: RegistryState) throws(RegistryError) {
    guard let first = log.first, let head = Self.lastSigned(of: log),
      case .genesis(let genesis) = first.event.body
    else {
      throw RegistryError(
        .notARegistry, Phrase("the log does not begin with a genesis", "日志不是从创始事件开始"))
    }
    registry = first.event.registry
    self.genesis = first.hash
    rootKeys = genesis.rootKeys
    checkpoint = Point(head)
    trails = state.trails.digests
    last = [:]
  }

  private static func lastSigned(of log: [StoredEvent]) -> StoredEvent? {
    log.last { $0.event.body.kind.isSignedSingly }
  }

  /// Reads a trust file.
  ///
  /// - Throws: `.badInput` where it is none.
  package init(file bytes: [UInt8]) throws(RegistryError) {
    self = try CanonicalFile.read(bytes, Phrase("trust file", "信任文件"), else: .badInput)
    guard format == Self.currentFormat else {
      throw CanonicalFile.otherFormat(format, Self.currentFormat, else: .badInput)
    }
    guard checkpoint.position >= 0, last.values.allSatisfy({ $0.sequence >= 0 })
    else {
      throw RegistryError(
        .badInput, Phrase("a place or a sequence in it is below zero", "其中的位置或序号小于零"))
    }
  }

  /// The bytes of the trust file.
  package func file() throws(RegistryError) -> [UInt8] { try CanonicalFile.bytes(of: self) }
}

// MARK: - Moving forward

extension Trust {
  /// Refuses a log that is not the one trusted in, or that ends before what was seen of it, or differs there; else moves
  /// the checkpoint to the log's end, where its signatures are still to be checked.
  ///
  /// - Parameters:
  ///   - log: all events, each chained to the one before, as stores read them.
  ///   - state: what follows from them.
  func following(_ log: [StoredEvent], _ state: RegistryState) throws(RegistryError) -> Trust {
    guard let head = log.last, let signed = Self.lastSigned(of: log), log.first?.hash == genesis,
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
    moved.checkpoint = Point(signed)
    moved.trails = state.trails.digests
    return moved
  }

  /// Refuses a bundle that leaves out what was seen of the registry, or that is from before it.
  ///
  /// - Parameters:
  ///   - found: where the trails of the bundle's events stand at the checkpoint, or at its own end before that.
  ///   - end: the position of its statement.
  ///   - products: those that are live by it.
  func checkTrails(
    _ found: [String: String], end: Int, of products: Set<String>
  ) throws(RegistryError) {
    guard let name = Trails.names(products).first(where: { found[$0] != trails[$0] }) else {
      return
    }
    let what =
      name == Trails.common
      ? Phrase("all products, or who may sign", "全部产品或签署权限") : Phrase("'\(name)'", "“\(name)”")
    guard end >= checkpoint.position else {
      throw RegistryError(
        .stale,
        Phrase("the bundle is from before what was seen signed about ", "发布包早于此前已见的签署事项：") + what,
        remedy: Phrase("fetch", "请获取最新发布包"))
    }
    throw RegistryError(
      .tampered,
      Phrase("the bundle leaves out what was seen signed about ", "发布包遗漏了此前已见的签署事项：") + what)
  }
}
