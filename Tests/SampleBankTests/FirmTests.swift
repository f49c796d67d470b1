import Numbers
import Testing

@testable import SampleBank

@Suite("Firms of the sample bank")
struct FirmTests {
  static let bank = Bank(SampleRequest(applications: 3_000, seed: 5))
  static let firms = (0..<1_500).map { Firm(number: $0, bank: bank) }

  @Test(
    "have the size of the lowest tier over what their industry's row lists",
    arguments: [
      // 国统字〔2017〕213号; each bound exactly and just below. Revenue and assets in yuan.
      (Industry.wholesale, 20, 49_999_900, 1, FirmSize.small),
      (.wholesale, 20, 50_000_000, 1, .medium), (.wholesale, 19, 50_000_000, 1, .small),
      (.wholesale, 5, 10_000_000, 1, .small), (.wholesale, 4, 10_000_000, 1, .micro),
      (.wholesale, 5, 9_999_900, 1, .micro), (.wholesale, 200, 400_000_000, 1, .large),
      (.manufacturing, 20, 3_000_000, 1, .small), (.manufacturing, 19, 3_000_000, 1, .micro),
      (.manufacturing, 300, 20_000_000, 1, .medium), (.manufacturing, 299, 20_000_000, 1, .small),
      (.construction, 1, 3_000_000, 3_000_000, .small),
      (.construction, 1, 3_000_000, 2_999_900, .micro),
      (.construction, 1, 60_000_000, 50_000_000, .medium),
      (.retail, 10, 1_000_000, 1, .small), (.retail, 50, 5_000_000, 1, .medium),
      (.retail, 50, 4_999_900, 1, .small), (.transport, 20, 2_000_000, 1, .small),
      (.transport, 20, 1_999_900, 1, .micro), (.catering, 10, 1_000_000, 1, .small),
      (.catering, 9, 1_000_000, 1, .micro), (.software, 10, 500_000, 1, .small),
      (.software, 10, 499_900, 1, .micro), (.software, 300, 100_000_000, 1, .large),
      (.services, 10, 1, 1_000_000, .small), (.services, 10, 1, 999_900, .micro),
      (.services, 100, 1, 80_000_000, .medium),
    ])
  func size(_ industry: Industry, _ heads: Int, _ revenue: Int, _ assets: Int, _ size: FirmSize) {
    #expect(FirmSize(industry, headcount: heads, revenue: revenue, assets: assets) == size)
  }

  @Test("are general payers above 500万 of yearly sales")
  func general() {
    let large = Self.firms.filter { $0.monthlySales * 12 > 500_000_000 }
    #expect(large.count > 200 && large.allSatisfy(\.isGeneralTaxpayer))
    #expect(Self.firms.contains { !$0.isGeneralTaxpayer })
  }

  @Test("share owners, addresses and phones at about the stated rates")
  func links() {
    let alone = Self.firms.filter { $0.ring == nil && $0.number > Links.reach }
    let owners = alone.count { $0.links.owner != $0.number }
    // 6 % of about 1,470: mean 88, standard deviation 9; five of them.
    #expect((43...133).contains(owners), "\(owners)")
    #expect(alone.allSatisfy { $0.links.owner == $0.number || $0.links.address != $0.number })
  }

  @Test("sell less in a shock and nothing in idle months or before they are founded")
  func course() throws {
    let firm = try #require(Self.firms.first { $0.idle.count > 2 })
    let months = firm.idle.lowerBound - 1..<firm.idle.upperBound + 1
    let course = Course(of: firm, months: months)
    #expect(firm.idle.allSatisfy { course.sales($0) == 0 })
    let young = try #require(Self.firms.first { $0.idle.isEmpty })
    let start = Course(of: young, months: young.firstMonth - 2..<young.firstMonth + 1)
    #expect(start.sales(young.firstMonth - 1) == 0 && start.sales(young.firstMonth) > 0)
  }

  @Test("are the same whichever application asks")
  func sameFirm() throws {
    let firm = Self.firms[12]
    let first = Application(firm: firm, sequence: 0, on: firm.firstDay)
    let later = Application(firm: firm, sequence: 1, on: firm.firstDay.later(months: 3))
    func lines(_ application: Application, _ months: Range<Int>) -> [String] {
      application.tax.filings.filter { months.contains($0.periodEnd.monthNumber) }.map {
        "\($0.document) \($0.receivedOn) \($0.kind) \($0.base) \($0.paid ?? -1) \($0.isVoid)"
      }.sorted()
    }
    // Settlements and audits of December aside, months that both dossiers hold hold the same.
    let month = firm.firstDay.monthNumber
    let both = month - 20..<month
    #expect(lines(first, both) == lines(later, both) && !lines(first, both).isEmpty)
  }
}
