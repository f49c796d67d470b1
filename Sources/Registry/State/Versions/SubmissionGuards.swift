import Diagnostics

extension RegistryState {
  /// Takes a version that is handed in, for the first time or again after it was sent back, rolled back or retired.
  mutating func admit(_ submission: Submission, _ event: Event) throws(RegistryError) {
    try require(event.by, [Policy.authorRole], Phrase("submit versions", "提交版本"))
    try checkForm(of: submission, event)
    try checkParent(of: submission)
    let id = submission.version
    if let earlier = versions[id] { try checkAgain(earlier, submission) }
    var record = VersionRecord(
      submission: submission, submittedBy: event.by, submittedAt: event.at,
      position: event.position, authors: authors(of: submission, by: event.by))
    if let earlier = versions[id] {
      // What was signed for it before stays on record, spent.
      record.approvals = earlier.approvals.map { approval in
        var approval = approval
        approval.spentBy = approval.spentBy ?? event.position
        return approval
      }
    } else {
      versionOrder.append(id)
    }
    versions[id] = record
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

  private func checkAgain(
    _ earlier: VersionRecord, _ submission: Submission
  ) throws(RegistryError) {
    let id = submission.version
    guard earlier.product == submission.product else {
      throw RegistryError(
        .wrongState, "version \(Names.short(id)) is one of '\(earlier.product)'",
        "版本 \(Names.short(id)) 属于“\(earlier.product)”")
    }
    if let withdrawn = earlier.withdrawn { throw Self.withdrawn(id, withdrawn) }
    let states = policy.release.environments.map { state(of: id, in: $0, at: at) }
    let isFree =
      earlier.rejected != nil || states.contains(.rolledBack) || states.contains(.retired)
    guard isFree, !states.contains(.live), !states.contains(.pending) else {
      throw RegistryError(
        .wrongState,
        "version \(Names.short(id)) is handed in already, by event \(earlier.position)",
        "版本 \(Names.short(id)) 已由事件 \(earlier.position) 提交")
    }
  }

  /// All who wrote any version of the product since the parent, and who handed it in.
  private func authors(of submission: Submission, by person: String) -> Set<String> {
    let start = submission.parent.flatMap { versions[$0]?.position } ?? -1
    return versions.values
      .filter { $0.product == submission.product && $0.position > start }
      .reduce(into: Set(submission.authors + [person])) {
        $0.formUnion($1.submission.authors)
        $0.insert($1.submittedBy)
      }
  }

  static func withdrawn(_ version: String, _ position: Int) -> RegistryError {
    RegistryError(
      .wrongState,
      "version \(Names.short(version)) was withdrawn for cause by event \(position)",
      "版本 \(Names.short(version)) 已被事件 \(position) 因故撤回")
  }

  /// A version that is under way: neither unknown, nor sent back, nor withdrawn.
  func openVersion(_ id: String) throws(RegistryError) -> VersionRecord {
    guard let record = versions[id] else {
      throw RegistryError(
        .unknownVersion, "no version \(Names.short(id)) was handed in",
        "没有提交过版本 \(Names.short(id))")
    }
    if let withdrawn = record.withdrawn { throw Self.withdrawn(id, withdrawn) }
    if let rejected = record.rejected {
      throw RegistryError(
        .wrongState, "version \(Names.short(id)) was rejected by event \(rejected)",
        "版本 \(Names.short(id)) 已被事件 \(rejected) 驳回",
        remedy: Phrase("submit it again", "请重新提交"))
    }
    return record
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
