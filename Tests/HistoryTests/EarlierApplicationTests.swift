import History
import Numbers
import Testing

@Suite("Earlier applications that share something")
struct EarlierApplicationTests {
  private static let first = CalendarDate(year: 2025, month: 1, day: 1)!

  private func applicant(
    _ key: String, _ day: Int, person: String? = nil, address: String? = nil,
    phone: String? = nil, invoices: [UInt64] = []
  ) -> Applicant {
    Applicant(
      key: key, customer: "c" + key, appliedOn: Self.first.adding(days: day)!, person: person,
      address: address, phone: phone, invoices: invoices)
  }

  /// `later: other link share` of all entries.
  private func texts(_ applicants: [Applicant]) -> [String] {
    EarlierApplications(applicants).entries.enumerated().flatMap { index, entries in
      entries.map {
        "\(applicants[index].key): \(applicants[$0.other].key) \($0.link.rawValue) \($0.share)"
      }
    }.sorted()
  }

  @Test("person, address and phone; nothing of the same day, nothing that is missing")
  func links() {
    let applicants = [
      applicant("d", 9, person: "p", phone: "1"), applicant("a", 1, person: "p", address: "x"),
      applicant("b", 5, person: "p", phone: "1"), applicant("c", 5, person: "p"),
      applicant("e", 12, address: "x"),
    ]
    #expect(
      texts(applicants) == [
        "b: a person 1000000", "c: a person 1000000", "d: a person 1000000",
        "d: b person 1000000", "d: b phone 1000000", "d: c person 1000000",
        "e: a address 1000000",
      ])
  }

  @Test("nine tenths of the earlier one's invoices: one fewer is no link")
  func invoices() {
    let sold: [UInt64] = Array(1...30)
    let applicants = [
      applicant("a", 1, invoices: sold), applicant("b", 2, invoices: Array(4...200)),
      applicant("c", 3, invoices: Array(5...200)), applicant("d", 4, invoices: Array(1...3)),
    ]
    // b has 27 of a's 30 invoices, c 26; c has 196 of b's 197; d has 3 of a's, which are all of its own but few of a's.
    #expect(texts(applicants) == ["b: a invoices 900000", "c: b invoices 994923"])
  }

  @Test("agrees with comparing all pairs, whatever the order of import", arguments: 1...6)
  func pairs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func maybe(_ prefix: String) -> String? {
      Bool.random(using: &random) ? prefix + "\(Int.random(in: 0..<12, using: &random))" : nil
    }
    var pools: [[UInt64]] = []
    let applicants = (0..<90).map { index -> Applicant in
      var invoices = (0..<Int.random(in: 0...25, using: &random)).map { _ in
        UInt64.random(in: 0..<2_000, using: &random)
      }
      if index % 3 == 0, let twin = pools.randomElement(using: &random) {
        invoices = twin.filter { _ in Int.random(in: 0..<20, using: &random) > 0 } + [99_999]
      }
      pools.append(invoices)
      return applicant(
        "k\(index)", Int.random(in: 0..<40, using: &random), person: maybe("p"),
        address: maybe("a"), phone: maybe("t"), invoices: invoices)
    }
    var expected: [String] = []
    for later in applicants {
      for other in applicants where other.appliedOn < later.appliedOn {
        func note(_ link: String, _ share: Int) {
          expected.append("\(later.key): \(other.key) \(link) \(share)")
        }
        if let person = later.person, person == other.person { note("person", 1_000_000) }
        if let address = later.address, address == other.address { note("address", 1_000_000) }
        if let phone = later.phone, phone == other.phone { note("phone", 1_000_000) }
        let common = Set(later.invoices).intersection(other.invoices).count
        if !other.invoices.isEmpty, common * 10 >= other.invoices.count * 9 {
          note("invoices", common * 1_000_000 / other.invoices.count)
        }
      }
    }
    #expect(expected.count > 100)
    #expect(expected.contains { $0.contains("invoices") })
    #expect(texts(applicants) == expected.sorted())
    #expect(texts(applicants.shuffled(using: &random)) == expected.sorted())
  }

  @Test("what comes later changes no list that was right", arguments: 1...4)
  func noLookAhead(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func made(_ index: Int, _ days: Range<Int>) -> Applicant {
      applicant(
        "k\(index)", Int.random(in: days, using: &random),
        person: "p\(Int.random(in: 0..<9, using: &random))",
        invoices: (0..<10).map { _ in UInt64.random(in: 0..<14, using: &random) })
    }
    let past = (0..<60).map { made($0, 0..<30) }
    let before = Set(texts(past))
    for round in 0..<3 {
      let future = (0..<40).map { made(1_000 * (round + 1) + $0, 30..<60) }
      let all = Set(texts(past + future))
      let own = Set(past.map(\.key))
      #expect(all.filter { own.contains(String($0.prefix { $0 != ":" })) } == before)
    }
  }
}
