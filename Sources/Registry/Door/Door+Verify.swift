import Diagnostics
import Semantics

extension Door {
  /// Judges the bytes of a bundle's file, without its registry.
  ///
  /// The excerpt is folded by the rules of the registry itself: the genesis must be the trusted one, what is live must follow
  /// from the events that are there, and nothing about it may be left out by what the release key has counted and by what
  /// was seen of the registry. What a release key has left out behind that no excerpt can show. So a trust by which something
  /// was fetched takes that bundle alone, and of another trust's the answer says that it was not fetched.
  /// - Parameter environment: the one that the bundle must be of.
  /// - Throws: the first thing that does not hold.
  package func verify(
    _ file: [UInt8], environment: String
  ) throws(RegistryError) -> VerifiedBundle {
    try trust.checkAnswer(in: environment)
    var verified = try judge(file, environment: environment, knowing: [:])
    verified.isFetched = try trust.isFetched(verified.digest, of: environment)
    if !verified.isFetched {
      try trust.checkTrails(
        verified.seen, end: verified.point.position, of: verified.current.products)
    }
    return verified
  }

  /// Judges what a bundle says of itself; some versions' prints were checked before, by their digests, and some signatures.
  func judge(
    _ file: [UInt8], environment: String, knowing known: [String: Program],
    signatures seen: Set<String> = []
  ) throws(RegistryError) -> VerifiedBundle {
    let bundle = try Bundle(file: file)
    guard bundle.environment == environment else {
      throw RegistryError(
        .tampered,
        "the bundle is of '\(Names.shown(bundle.environment))', expected '\(environment)'",
        "发布包属于环境“\(Names.shown(bundle.environment))”，应为“\(environment)”")
    }
    let fold = try ExcerptFold(of: bundle, trust)
    // Of what nobody has signed as little is read as can be.
    try fold.signatures.without(checked.digests.union(seen)).run(by: keygen)
    let programs = try Self.programs(of: bundle, fold.current, known)
    try trust.checkSequence(fold.current.sequence, of: fold.current.environment)
    let verified = VerifiedBundle(
      digest: Artefact.digest(of: file), current: fold.current, point: Trust.Point(fold.last),
      state: fold.state, seen: fold.seen, signatures: fold.signatures.digests,
      programs: programs, horizons: bundle.horizons)
    try checkReliance(fold.state, fold.current)
    try checkEngine(fold.releases, fold.current)
    try checkTime(fold.last.event.at, fold.current)
    // By its own events it may hold no more: a release has begun, a rollback was not confirmed.
    try checkIsLive(fold.current, fold.state, at: max(now, fold.last.event.at))
    return verified
  }

  // MARK: - Rules

  /// The live versions' prints, each checked again: it must mean a program with the digest by which it was approved.
  private static func programs(
    of bundle: Bundle, _ current: Current, _ known: [String: Program]
  ) throws(RegistryError) -> [String: Program] {
    let live = Set(current.live.map(\.version))
    guard Set(bundle.versions.keys) == live, Set(bundle.horizons.keys) == live else {
      throw RegistryError(
        .tampered,
        Phrase("the bundle's prints are not those of the live versions", "发布包所含规则不是生效版本的规则"))
    }
    var programs: [String: Program] = [:]
    for (version, print) in bundle.versions.sorted(by: { $0.key < $1.key }) {
      let program = try program(version, print, known)
      guard bundle.horizons[version] == Horizon(program) else {
        throw RegistryError(
          .tampered,
          Phrase(
            "the horizon of \(Names.short(version)) is not what its rules say",
            "版本 \(Names.short(version)) 的规定期限与其规则不符"))
      }
      programs[version] = program
    }
    return programs
  }

  /// The program of a canonical print.
  static func program(
    _ version: String, _ print: String, _ known: [String: Program] = [:]
  ) throws(RegistryError) -> Program {
    let path = "version.rules"
    guard Artefact.digest(of: print.utf8) == version,
      // A reader of memory throws for other files only, of which a print names none.
      let program = try? known[version]
        ?? check(bookAt: path, reader: .memory([path: print])).program,
      program.digest == version
    else {
      throw RegistryError(
        .tampered, "the rules of \(Names.short(version)) do not have that digest",
        "版本 \(Names.short(version)) 的规则与其摘要不符")
    }
    return program
  }

  // MARK: - What must hold now

  /// Refuses releases that rest on a key that was in other hands.
  func checkReliance(_ state: RegistryState, _ current: Current) throws(RegistryError) {
    for entry in current.live {
      let place = ReleaseLine.Place(product: entry.product, environment: current.environment)
      if let release = state.compromise(of: entry.version, in: place) {
        throw RegistryState.compromised(release)
      }
    }
  }

  /// Refuses versions whose evidence was made by rules that meant something else than they mean here.
  private func checkEngine(
    _ releases: [String: Release], _ current: Current
  ) throws(RegistryError) {
    for entry in current.live {
      guard let release = releases[ExcerptFold.name(entry.product, entry.version)] else {
        throw RegistryError(
          .tampered,
          Phrase(
            "no event releases \(Names.short(entry.version))",
            "没有发布版本 \(Names.short(entry.version)) 的事件"))
      }
      guard !release.engine.means(engine) else { continue }
      throw RegistryError(
        .engineDiffers,
        Phrase(
          "version \(Names.short(entry.version)) was released for semantics \(release.engine.semantics), conformance \(Names.short(release.engine.conformance)); this tool has \(engine.semantics), \(Names.short(engine.conformance))",
          "版本 \(Names.short(entry.version)) 按语义 \(release.engine.semantics)、一致性 \(Names.short(release.engine.conformance)) 发布；本工具为 \(engine.semantics)、\(Names.short(engine.conformance))"
        ),
        remedy: Phrase(
          "decide by version \(release.engine.version) of the tool, or validate and release the rules by this one",
          "请使用工具版本 \(release.engine.version) 决策，或用本工具重新验证并发布"))
    }
  }

  /// Refuses what is halted, be it since a rollback stayed unconfirmed, and what holds nothing.
  func checkHalts(
    _ state: RegistryState, _ current: Current, at time: Timestamp
  ) throws(RegistryError) {
    for product in current.products.sorted() {
      let place = ReleaseLine.Place(product: product, environment: current.environment)
      if state.isHalted(place, at: time) { throw Self.halted(place, state) }
    }
    guard current.live.isEmpty else { return }
    throw RegistryError(
      .nothingLive, "nothing is live in '\(current.environment)'",
      "“\(current.environment)”没有生效的版本")
  }

  /// That a product is halted, and why.
  static func halted(_ place: ReleaseLine.Place, _ state: RegistryState) -> RegistryError {
    let halt = state.halts.last { $0.covers(place) && $0.until == nil }
    let why =
      halt.map { Phrase(verbatim: Names.shown($0.because)) }
      ?? Phrase("a rollback was not confirmed in time", "回滚未按时确认")
    return RegistryError(
      .halted,
      Phrase(
        "'\(place.product)' is halted in '\(place.environment)': ",
        "“\(place.product)”在“\(place.environment)”已停用：") + why,
      remedy: Phrase("refer all applications to people", "请将全部申请转人工"),
      position: halt?.position)
  }

  private func checkTime(_ signed: Timestamp, _ current: Current) throws(RegistryError) {
    guard signed <= now.adding(seconds: SigningTime.tolerance) else {
      throw RegistryError(
        .futureTime,
        Phrase("the bundle was signed at \(signed), it is \(now)", "发布包签于 \(signed)，现在是 \(now)"),
        remedy: Phrase("set the clock", "请校准时钟"))
    }
    try checkIsGood(current)
  }

  /// Refuses a statement that has run out.
  func checkIsGood(_ current: Current) throws(RegistryError) {
    guard now <= current.validUntil else {
      throw RegistryError(
        .expired,
        Phrase(
          "what is live was stated for the time until \(current.validUntil), it is \(now)",
          "生效声明的有效期至 \(current.validUntil)，现在是 \(now)"),
        remedy: Phrase(
          "have it published again, and fetch", "请重新发布生效声明后再获取"))
    }
  }
}
