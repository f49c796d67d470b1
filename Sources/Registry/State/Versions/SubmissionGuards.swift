import Diagnostics

extension RegistryState {
  /// Takes a version that is handed in, for the first time or again after it was sent back, rolled back or retired.
  mutating func admit(_ submission: Submission, _ event: Event) throws(RegistryError) {
    try require(event.by, [Policy.authorRole], Phrase("submit versions", "提交版本"))
    try checkForm(of: submission, event)
    try checkParent(of: submission)
    let id = submission.version
    if let earlier = versions[id] { try checkAgain(earlier, submission, at: event.at) }
    let round = VersionRound(
      submission: submission, submittedBy: event.by, submittedAt: event.at,
      reliance: reliance(of: event), authors: authors(of: submission, by: event.by))
    guard versions[id] != nil else {
      versions[id] = VersionRecord(round)
      versionOrder.append(id)
      return
    }
    // What was signed for it before stays on record, spent.
    spendApprovals(of: id, by: event.position)
    versions[id]?.rounds.append(round)
  }

  private func checkForm(of submission: Submission, _ event: Event) throws(RegistryError) {
    try Names.check(submission.product, Phrase("product", "产品"))
    try checkDigest(submission.version, Phrase("a version", "版本"))
    for document in submission.package.documents {
      try checkDigest(document, Phrase("a document", "文档"))
    }
    try Names.checkLine(submission.book, Phrase("book's name", "规则书名称"))
    try Names.checkLine(submission.package.reason, .reason)
    try Names.checkLine(submission.package.trigger, Phrase("trigger", "触发原因"))
    guard !submission.authors.isEmpty else {
      throw RegistryError(.badInput, "the submission names no author", "提交中没有作者")
    }
    for author in submission.authors { try checkPerson(author) }
    guard Set(submission.authors).count == submission.authors.count else {
      throw RegistryError(.badInput, "an author is named twice", "同一作者出现两次")
    }
    if let committers = submission.committers { try checkCommitters(committers, submission) }
    guard submission.reviewBy > event.at.day else {
      throw RegistryError(
        .badInput,
        "the review is due on \(submission.reviewBy), which is not after \(event.at.day)",
        "复审日期 \(submission.reviewBy) 不晚于 \(event.at.day)")
    }
    let tests = submission.tests
    guard tests.cases >= 0, 0...tests.cases ~= tests.failed, tests.coverable >= 0,
      0...tests.coverable ~= tests.covered, submission.declared.runs >= 0,
      submission.declared.sweeps >= 0, submission.semantics >= 1
    else { throw RegistryError(.badInput, "a count is impossible", "某项计数不可能成立") }
    guard tests.failed == 0 else {
      throw RegistryError(
        .gatesNotMet, "\(tests.failed) of the book's \(tests.cases) own tests fail",
        "规则书自带的 \(tests.cases) 个测试中有 \(tests.failed) 个未通过")
    }
  }

  private func checkCommitters(
    _ committers: CommitterSearch, _ submission: Submission
  ) throws(RegistryError) {
    for commit in [committers.since, committers.head] {
      guard [40, 64].contains(commit.utf8.count),
        commit.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 })
      else {
        throw RegistryError(
          .badInput, "'\(Names.shown(commit))' is no commit's id",
          "“\(Names.shown(commit))”不是提交号")
      }
    }
    if let person = committers.persons.first(where: { !submission.authors.contains($0) }) {
      throw RegistryError(
        .badInput, "'\(Names.shown(person))' committed to the book and is not named as an author",
        "“\(Names.shown(person))”提交过该规则书，但未列为作者")
    }
  }

  private func checkParent(of submission: Submission) throws(RegistryError) {
    guard let parent = submission.parent else { return }
    guard parent != submission.version, let record = versions[parent],
      record.product == submission.product
    else {
      throw RegistryError(
        .unknownVersion,
        "the parent \(Names.short(parent)) is no other version of '\(submission.product)'",
        "母版本 \(Names.short(parent)) 不是“\(submission.product)”的其他版本")
    }
  }

  /// A version comes again once its last round has ended: sent back, rolled back, retired, or worth nothing since somebody
  /// else signed by a key of those who carried it.
  private func checkAgain(
    _ earlier: VersionRecord, _ submission: Submission, at time: Timestamp
  ) throws(RegistryError) {
    let id = submission.version
    guard earlier.product == submission.product else {
      throw RegistryError(
        .wrongState, "version \(Names.short(id)) is one of '\(earlier.product)'",
        "版本 \(Names.short(id)) 属于“\(earlier.product)”")
    }
    if let withdrawn = earlier.withdrawn { throw Self.withdrawn(id, withdrawn) }
    let places = policy.release.environments.map {
      ReleaseLine.Place(product: earlier.product, environment: $0)
    }
    let states = places.map { state(of: id, in: $0.environment, at: time) }
    let isCompromised =
      isCompromised(earlier.round.reliance) || places.contains { compromise(of: id, in: $0) != nil }
    let isFree =
      earlier.rejected != nil || states.contains(.rolledBack) || states.contains(.retired)
    guard isCompromised || (isFree && !states.contains(.live) && !states.contains(.pending)) else {
      throw RegistryError(
        .wrongState,
        "version \(Names.short(id)) is handed in already, by event \(earlier.position)",
        "版本 \(Names.short(id)) 已由事件 \(earlier.position) 提交")
    }
  }

  /// All who wrote any version of the product, or handed one in, since the parent came first.
  ///
  /// And whoever did so of this version at any time. Whom a stolen key names is no author for that.
  private func authors(of submission: Submission, by person: String) -> Set<String> {
    let start = start(ofWorkOn: submission.parent)
    var authors = Set(submission.authors + [person])
    for record in versions.values where record.product == submission.product {
      for round in record.rounds
      where round.position > start || record.version == submission.version {
        if !isCompromised(round.reliance) { authors.formUnion(round.submission.authors) }
        authors.insert(round.submittedBy)
      }
    }
    return authors
  }

  /// The event behind which work on a version with that parent is new: where the nearest forebear came first that was ever
  /// released.
  ///
  /// What never was released has been judged by nobody.
  private func start(ofWorkOn parent: String?) -> Int {
    var parent = parent
    // INVARIANT: a parent came before; so this ends.
    while let record = parent.flatMap({ versions[$0] }) {
      if record.rounds.contains(where: { !$0.releases.isEmpty }) {
        return record.rounds[0].position
      }
      parent = record.rounds[0].submission.parent
    }
    return -1
  }

  static func withdrawn(_ version: String, _ position: Int) -> RegistryError {
    RegistryError(
      .wrongState,
      "version \(Names.short(version)) was withdrawn for cause by event \(position)",
      "版本 \(Names.short(version)) 已被事件 \(position) 因故撤回")
  }

  /// A version that is not out of use for cause.
  func knownVersion(_ id: String) throws(RegistryError) -> VersionRecord {
    guard let record = versions[id] else {
      throw RegistryError(
        .unknownVersion, "no version \(Names.short(id)) was handed in",
        "没有提交过版本 \(Names.short(id))")
    }
    if let withdrawn = record.withdrawn { throw Self.withdrawn(id, withdrawn) }
    return record
  }

  /// A version whose round is under way: neither sent back, nor handed in by somebody else's hands.
  func openVersion(_ id: String) throws(RegistryError) -> VersionRecord {
    let record = try knownVersion(id)
    if let rejected = record.rejected {
      throw RegistryError(
        .wrongState, "version \(Names.short(id)) was rejected by event \(rejected)",
        "版本 \(Names.short(id)) 已被事件 \(rejected) 驳回",
        remedy: Phrase("submit it again", "请重新提交"))
    }
    guard !isCompromised(record.round.reliance) else {
      throw RegistryError(
        .compromised,
        "version \(Names.short(id)) was handed in by a key in other hands, with event \(record.position)",
        "版本 \(Names.short(id)) 由已泄露的密钥提交（事件 \(record.position)）",
        remedy: Phrase("submit it again", "请重新提交"))
    }
    return record
  }

  /// The same where its round has not ended in an environment: by a rollback, or by another version's coming.
  func openVersion(
    _ id: String, in environment: String, at time: Timestamp
  ) throws(RegistryError) -> VersionRecord {
    let record = try openVersion(id)
    switch state(of: id, in: environment, at: time) {
    case .rolledBack:
      let position = record.rolledBack[environment] ?? record.position
      throw RegistryError(
        .wrongState,
        "version \(Names.short(id)) was rolled back in '\(environment)' by event \(position)",
        "版本 \(Names.short(id)) 已由事件 \(position) 在“\(environment)”回滚",
        remedy: Phrase("submit it again: everything is asked anew", "请重新提交，一切重新审查"))
    case .retired:
      throw RegistryError(
        .wrongState, "version \(Names.short(id)) has retired in '\(environment)'",
        "版本 \(Names.short(id)) 已在“\(environment)”退役",
        remedy: Phrase("submit it again: everything is asked anew", "请重新提交，一切重新审查"))
    default: return record
    }
  }

  /// Refuses whoever wrote any of a version since its parent.
  func checkNoAuthor(
    _ person: String, of record: VersionRecord, _ act: Phrase
  ) throws(RegistryError) {
    guard !record.authors.contains(person) else {
      throw RegistryError(
        .authorMayNot,
        Phrase(
          "'\(person)' is an author of version \(Names.short(record.version)) and may not ",
          "“\(person)”是版本 \(Names.short(record.version)) 的作者，不得") + act + Phrase(" it", "该版本"))
    }
  }
}
