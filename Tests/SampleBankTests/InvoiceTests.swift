import Numbers
import Testing

@testable import SampleBank

@Suite("Invoices of the sample bank")
struct InvoiceTests {
  @Test("add up to the sales that the returns say, to the fen")
  func sums() throws {
    let bank = Bank(SampleRequest(applications: 400, seed: 4, invoices: 40))
    var months = 0
    for number in 0..<120 {
      let firm = Firm(number: number, bank: bank)
      let application = Application(firm: firm, sequence: 0, on: firm.firstDay)
      let book = InvoiceBook(of: application, bank: bank)
      let last = firm.firstDay.monthNumber
      for month in max(last - 12, firm.firstMonth)..<last {
        let sold = book.sales.filter { $0.issuedOn.monthNumber == month && !$0.isVoid }
        #expect(sold.reduce(0) { $0 + $1.amount } == application.course.filed(month))
        months += 1
      }
      #expect(book.sales.allSatisfy { $0.receivedOn > $0.issuedOn })
    }
    #expect(months > 800)
  }

  @Test("are as many on average as asked for, within a tenth", arguments: [50, 120])
  func average(invoices: Int) {
    let bank = Bank(SampleRequest(applications: 2_000, seed: 6, invoices: invoices))
    var count = 0
    for number in 0..<800 {
      let firm = Firm(number: number, bank: bank)
      let book = InvoiceBook(
        of: Application(firm: firm, sequence: 0, on: firm.firstDay), bank: bank)
      count += book.sales.count + book.purchases.count
    }
    #expect(abs(count - 800 * invoices) * 10 < 800 * invoices, "\(Double(count) / 800)")
  }

  @Test("are void and in red letters at the stated rates")
  func oddities() throws {
    let sample = try #require(MadeSample.usual)
    let sales = try sample.rows("sales")
    let void = sales.count { $0["status"] == "void" }
    let red = sales.count { $0["amount"].hasPrefix("-") }
    let plain = sales.count - void - 2 * red
    // 2.5 % and 1.5 % of some 45,000: standard deviations below 0.1 %.
    #expect(abs(void * 10_000 / plain - 250) < 50 && abs(red * 10_000 / plain - 150) < 40)
    for row in sales {
      let amount = try #require(row.fen("amount"))
      let tax = try #require(row.fen("tax"))
      #expect(amount + tax == row.fen("total"))
    }
    let purchases = try sample.rows("purchases")
    #expect(!purchases.contains { $0["status"] == "void" } && purchases.count > 20_000)
  }

  @Test("show every planted ring, on both sides, to the fen")
  func rings() throws {
    let sample = try #require(MadeSample.usual)
    let customer = Dictionary(
      uniqueKeysWithValues: try sample.rows("applications").map { ($0["id"], $0["customer"]) })
    /// Seller, buyer and number of an invoice among customers, with its amount; repeated dossiers repeat it.
    func flows(_ table: String, sellsTo: Bool) throws -> [[String]: Int] {
      var flows: [[String]: Int] = [:]
      for row in try sample.rows(table) where row["counterparty"].hasPrefix("C") {
        let own = try #require(customer[row["application"]])
        let pair = sellsTo ? [own, row["counterparty"]] : [row["counterparty"], own]
        flows[pair + [row["invoice"], row["issued_on"]]] = row.fen("amount")
      }
      return flows
    }
    let sold = try flows("sales", sellsTo: true)
    let bought = try flows("purchases", sellsTo: false)
    let members = try sample.rows("truth/rings")
    #expect(members.count >= 6)
    for member in members {
      for side in [sold, bought] {
        let own = side.filter { flow, amount in
          let isPair = flow[0] == member["customer"] && flow[1] == member["buyer"]
          let isThen = flow[3] >= member["first_month"] && flow[3] <= member["last_month"]
          return isPair && isThen && sold[flow] == amount && bought[flow] == amount
        }
        #expect(own.values.reduce(0, +) == member.fen("amount"), "\(member["customer"])")
        #expect(own.count == member.whole("invoices"))
      }
    }
    for ring in Dictionary(grouping: members, by: { $0["ring"] }).values {
      #expect((2...5).contains(ring.count))
      let sellers = ring.map { $0["customer"] }
      #expect(ring.map { $0["buyer"] } == Array(sellers.dropFirst()) + [sellers[0]])
    }
  }
}
