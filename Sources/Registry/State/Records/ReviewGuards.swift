import Diagnostics

extension RegistryState {
  /// Takes somebody's word that a version must be looked at again.
  mutating func admit(_ review: ReviewOpening, _ event: Event) throws(RegistryError) {
    guard versions[review.version] != nil else {
      throw RegistryError(
        .unknownVersion, "no version \(Names.short(review.version)) was handed in",
        "没有提交过版本 \(Names.short(review.version))")
    }
    try Names.checkLine(review.because, .reason)
    for breach in review.breaches { try Names.checkLine(breach, Phrase("breach", "突破项")) }
    reviews.append(
      ReviewRecord(review: review, by: event.by, at: event.at, position: event.position))
  }

  /// Ends a review by one of those who may send versions back, who thereby says that this one may stay: neither an author of
  /// it nor the one who opened the review.
  mutating func admit(_ closing: ReviewClosing, _ event: Event) throws(RegistryError) {
    let act = Phrase("close a review of", "结束复核：")
    try require(event.by, policy.reject.roles, Phrase("close reviews", "结束复核"))
    try Names.checkLine(closing.because, .reason)
    guard let index = reviews.firstIndex(where: { $0.position == closing.review }) else {
      throw RegistryError(
        .wrongState, "event \(closing.review) opens no review", "事件 \(closing.review) 并未开启复核",
        remedy: Phrase(
          "'rulebench registry due' has those that are open", "未结束的复核见“rulebench registry due”"))
    }
    let review = reviews[index]
    if let closed = review.closing, isClosed(review) {
      throw RegistryError(
        .wrongState,
        "the review of event \(review.position) was closed by event \(closed.reliance.position)",
        "事件 \(review.position) 开启的复核已由事件 \(closed.reliance.position) 结束")
    }
    guard event.by != review.by else {
      throw RegistryError(
        .samePerson, "'\(event.by)' opened the review and may not close it",
        "“\(event.by)”开启了该复核，不得自行结束", remedy: Phrase("another person must", "须由另一人结束"))
    }
    if let record = versions[review.review.version] {
      try checkNoAuthor(event.by, of: record, act)
    }
    reviews[index].closing = ReviewRecord.Closing(
      because: closing.because, by: event.by, at: event.at, reliance: reliance(of: event))
  }

  /// Whether somebody closed a review by a key that was in their own hands.
  package func isClosed(_ review: ReviewRecord) -> Bool {
    review.closing.map { !isCompromised($0.reliance) } ?? false
  }

  /// Reviews that nobody has closed, in the order in which they were opened.
  package var openReviews: [ReviewRecord] { reviews.filter { !isClosed($0) } }
}

/// A breach of what was expected of a version, on record.
package struct ReviewRecord: Hashable, Sendable {
  /// Somebody's word on what came of it.
  package struct Closing: Hashable, Sendable {
    package let because: String
    package let by: String
    package let at: Timestamp
    package let reliance: VersionRecord.Reliance
  }

  package let review: ReviewOpening
  /// Who opened it, by an event that nobody signed.
  package let by: String
  package let at: Timestamp
  package let position: Int
  /// The last one; by a key in other hands it does not count.
  package internal(set) var closing: Closing?
}
