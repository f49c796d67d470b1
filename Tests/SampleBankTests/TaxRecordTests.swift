import Numbers
import Testing

@testable import SampleBank

@Suite("Tax records of the sample bank")
struct TaxRecordTests {
  @Test("are received after their period and after they are filed, some only after the application")
  func knownTime() throws {
    let sample = try #require(MadeSample.usual)
    let applied = Dictionary(
      uniqueKeysWithValues: try sample.rows("applications").map { ($0["id"], $0["applied_on"]) })
    var later = 0
    for row in try sample.rows("filings") {
      #expect(row["received_on"] > row["filed_on"])
      if row["kind"] == "10" { #expect(row["received_on"] > row["period_end"]) }
      #expect(row["period_start"] <= row["period_end"])
      #expect(row["paid_on"].isEmpty || row["paid_on"] >= row["filed_on"] || row["kind"] == "10")
      let day = try #require(applied[row["application"]])
      if row["received_on"] >= day { later += 1 }
    }
    #expect(later > 1_000)
  }

  @Test("hold corrections and voids under the number of what they replace, each received later")
  func chains() throws {
    let sample = try #require(MadeSample.usual)
    var corrected = 0
    var voided = 0
    for rows in try sample.children("filings").values {
      for versions in Dictionary(grouping: rows, by: { $0["document"] }).values {
        let received = versions.map { $0["received_on"] }
        #expect(received == received.sorted() && Set(received).count == received.count)
        #expect(Set(versions.map { $0["period_end"] + $0["tax"] + $0["kind"] }).count == 1)
        #expect(versions[0]["is_void"] == "false")
        if versions.count > 1 { corrected += 1 }
        if versions.contains(where: { $0["is_void"] == "true" }) { voided += 1 }
      }
    }
    let documents = sample.summary.rows("filings") - corrected
    // 1.5 % corrected, 0.3 % voided where something was paid, 0.3 % paid later: between 0.8 % and 3 %.
    #expect(corrected * 1_000 > documents * 8 && corrected * 1_000 < documents * 30)
    #expect(voided > 20)
  }

  @Test("follow the VAT of general payers from 17 % to 16 % to 13 %")
  func steps() throws {
    let request = try SampleRequest(
      applications: 200,
      from: #require(CalendarDate(parsing: "2019-06-01")),
      to: #require(CalendarDate(parsing: "2019-12-31")), seed: 2)
    let bank = Bank(request)
    let firm = try #require(
      (0..<200).lazy.map { Firm(number: $0, bank: bank) }.first {
        $0.isGeneralTaxpayer && $0.industry.vatClass == .goods && $0.ring == nil
          && $0.established.year < 2015
          && $0.idle.isEmpty
      })
    let burden = firm.vatBurden
    let record = Application(firm: firm, sequence: 0, on: firm.firstDay).tax
    let returns = record.filings.filter { $0.tax == .vat && $0.kind == .regular }
    let first = Dictionary(grouping: returns, by: \.periodEnd).compactMap { $1.first }
    #expect(first.count > 20)
    for filing in first where filing.document % 16 == 0 {
      // Burdens are stated at 13 %; at the older rates the same sales bear more.
      let points =
        filing.periodEnd < .first(ofMonth: 2018 * 12 + 4)
        ? 17
        : filing.periodEnd < .first(ofMonth: 2019 * 12 + 3) ? 16 : 13
      #expect(filing.payable == filing.base * (burden * points / 13) / 10_000)
    }
  }

  @Test(
    "give small-scale payers the relief of the day",
    arguments: [
      (2018, 12, 90_000, 300), (2019, 3, 300_000, 300), (2020, 3, 300_000, 100),
      (2021, 6, 450_000, 100), (2023, 3, 300_000, 100), (2025, 12, 300_000, 100),
    ])
  func relief(year: Int, month: Int, exempt: Int, rate: Int) {
    let relief = VATLaw.relief(month: monthNumber(year, month))
    #expect(relief.exemptQuarter == exempt && relief.rate == rate)
  }

  @Test("of small-scale payers are quarterly, and free of VAT up to 300,000 yuan a quarter")
  func quarterly() throws {
    let sample = try #require(MadeSample.usual)
    let types = Dictionary(
      uniqueKeysWithValues: try sample.rows("applications").map { ($0["id"], $0["vat_payer_type"]) }
    )
    var exempt = 0
    for row in try sample.rows("filings") where row["tax"] == "10101" && row["kind"] == "10" {
      let end = try #require(row.date("period_end"))
      let base = try #require(row.fen("base"))
      let payable = try #require(row.fen("payable"))
      let relief = try #require(row.fen("relief"))
      guard types[row["application"]] == "small" else {
        #expect(relief == 0)
        continue
      }
      #expect(end.month % 3 == 0)
      guard end.year >= 2023, base <= 30_000_000, payable == base * 3 / 100 else { continue }
      #expect(relief == payable && row["paid"] == "0.00" && row["paid_on"].isEmpty)
      exempt += 1
    }
    #expect(exempt > 300)
  }

  @Test("agree with the arrears and fines in the columns")
  func facts() throws {
    let sample = try #require(MadeSample.usual)
    let filings = try sample.children("filings")
    var owing = 0
    var fined = 0
    for application in try sample.rows("applications") {
      let day = application["applied_on"]
      let known = (filings[application["id"]] ?? []).filter { $0["received_on"] < day }
      var owed: [String: Int] = [:]
      for row in known where row["kind"] == "10" {
        let payable = try #require(row.fen("payable"))
        let relief = try #require(row.fen("relief"))
        owed[row["document"]] =
          row["paid_on"].isEmpty && row["is_void"] == "false" ? payable - relief : 0
      }
      if let arrears = application.fen("arrears") {
        #expect(arrears == owed.values.reduce(0, +), "\(application["id"])")
        if arrears > 0 { owing += 1 }
      }
      let start = try #require(application.date("applied_on")?.adding(months: -24))
      let fines = known.count { $0["kind"] == "40" && $0["received_on"] > "\(start)" }
      #expect(application.whole("penalties_24m") == fines, "\(application["id"])")
      if fines > 0 { fined += 1 }
    }
    #expect(owing > 5 && fined > 5)
  }
}
