import Testing

@testable import Registry

@Suite("attack: reviews are closed by whom it does not behove") struct ReviewTests {
  /// A registry with a version live and a breach of it on record, opened by Wu Di (operations); an author of it has the role
  /// of risk too.
  private func scene() throws -> (bank: TestRegistry, version: String, review: Int) {
    let bank = try TestRegistry()
    let version = try bank.bringLive("v1")
    let review = try open(version, in: bank)
    return (bank, version, review)
  }

  private func open(
    _ version: String, in bank: TestRegistry, by person: String = "wu.di"
  ) throws -> Int {
    try bank.act(
      person,
      .reviewOpened(
        ReviewOpening(version: version, because: "the pass rate fell", breaches: ["pass_rate"]))
    ).event.position
  }

  private func closing(_ review: Int, _ because: String = "a holiday week") -> EventBody {
    .reviewClosed(ReviewClosing(review: review, because: because))
  }

  @Test("the event is what is signed, and reads back as itself")
  func text() throws {
    let (bank, _, review) = try scene()
    let stored = try bank.act("zhao.min", closing(review))
    #expect(review == 6)
    #expect(
      stored.text
        == #"{"at":"2024-03-01T09:07:00Z","body":{"because":"a holiday week","kind":"review_closed","review":6},"by":"zhao.min","format":"rulebench event 1","key":"\#(try TestKeys.signer("zhao.min").key.fingerprint)","position":7,"previous":"\#(stored.event.previous)","registry":"0123456789abcdef0123456789abcdef"}"#
    )
    #expect(try StoredEvent(text: stored.text, signature: stored.signature) == stored)
    #expect(stored.event.body.kind.isSignedSingly)
    #expect(EventBody.Kind(rawValue: "review_closed") == .reviewClosed)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("open until somebody who may send versions back says what came of it")
  func life() throws {
    let (bank, version, review) = try scene()
    #expect(bank.state.openReviews.map(\.position) == [review])
    try bank.act("zhao.min", closing(review))
    #expect(bank.state.openReviews == [])
    let record = try #require(bank.state.reviews.first)
    #expect(record.review.version == version)
    #expect(record.by == "wu.di")
    #expect(record.closing?.by == "zhao.min")
    #expect(record.closing?.because == "a holiday week")
    // The same breach may come again.
    let again = try open(version, in: bank)
    #expect(bank.state.openReviews.map(\.position) == [again])
  }

  @Test("neither without the role, nor by an author, nor by who opened it, nor twice")
  func refused() throws {
    let (bank, version, review) = try scene()
    func refusal(_ person: String, _ body: EventBody) -> RegistryError? {
      RegistryTests.refusal { try bank.act(person, body) }
    }
    var error = refusal("zhou.yan", closing(review))
    #expect(error?.reason == .notInRole)
    #expect(
      error?.description
        == "'zhou.yan' may not close reviews: the policy asks for the role product, risk or validator"
    )
    error = refusal("li.wei", closing(review))
    #expect(error?.reason == .authorMayNot)
    #expect(
      error?.description
        == "'li.wei' is an author of version \(Names.short(version)) and may not close a review of it"
    )
    error = refusal("zhao.min", closing(review, " "))
    #expect(error?.description == "the reason is empty")
    error = refusal("zhao.min", closing(3))
    #expect(error?.reason == .wrongState)
    #expect(error?.description == "event 3 opens no review")
    let own = try open(version, in: bank, by: "zhao.min")
    error = refusal("zhao.min", closing(own))
    #expect(error?.reason == .samePerson)
    #expect(error?.description == "'zhao.min' opened the review and may not close it")
    try bank.act("chen.jie", closing(review))
    error = refusal("sun.lei", closing(review))
    #expect(error?.reason == .wrongState)
    #expect(error?.description == "the review of event 6 was closed by event 8")
  }

  @Test("a closing by a key in other hands does not count, and another one may follow")
  func compromised() throws {
    let (bank, _, review) = try scene()
    let closed = try bank.act("chen.jie", closing(review)).event.position
    #expect(bank.state.openReviews == [])
    try bank.revoke("chen.jie", since: closed)
    #expect(bank.state.openReviews.map(\.position) == [review])
    try bank.act("zhao.min", closing(review, "looked at again"))
    #expect(bank.state.openReviews == [])
    #expect(bank.state.reviews.first?.closing?.by == "zhao.min")
  }

  @Test("a closing that nobody signed, or another signed, is found")
  func forged() throws {
    let (bank, _, review) = try scene()
    try bank.act("zhao.min", closing(review))
    var forger = try Forger(bank)
    forger.rows[7].signature = nil
    try forger.rechain()
    let unsigned = try forger.found()
    #expect(unsigned?.reason == .tampered)
    #expect(unsigned?.description == "event 7 is not signed")
    var other = try Forger(bank)
    try other.edit(7) { $0.body = self.closing(review, "nothing to see") }
    try other.rechain()
    let found = try other.found()
    #expect(found?.reason == .wrongSignature)
    #expect(found?.position == 7)
  }
}
