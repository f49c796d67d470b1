import Numbers

/// The invoices that go with an application: those a firm issued and those it received, by month.
///
/// Valid sales of a month with an invoice sum up to what its return says, to the fen; each invoice stands for several
/// real ones where few are asked for.
struct InvoiceBook: Sendable {
  private(set) var sales: [Invoice] = []
  private(set) var purchases: [Invoice] = []
  private let firm: Firm
  private let bank: Bank

  init(of application: Application, bank: Bank) {
    firm = application.firm
    self.bank = bank
    guard bank.request.invoices > 0 else { return }
    let month = application.appliedOn.monthNumber
    let horizon = application.appliedOn.later(Self.foresight)
    for month in max(month - Self.months, firm.firstMonth)...month {
      addSales(month, of: application.course.sales(month))
      addPurchases(month, of: application.course.sales(month))
      addRing(month)
    }
    sales.removeAll { $0.issuedOn > horizon }
    purchases.removeAll { $0.issuedOn > horizon }
  }

  private mutating func addSales(_ month: Int, of total: Int) {
    guard total > 0 else { return }
    var random = SplitMix(seed: firm.seed, .sale, firm.number, month)
    let rate =
      firm.isGeneralTaxpayer
      ? VATLaw.rate(firm.industry.vatClass, month: month) : VATLaw.relief(month: month).rate
    var left = total
    let leaveNoGap = bank.request.invoices >= Self.withoutGaps
    let count = max(count(Self.salesPart, &random), leaveNoGap ? 1 : 0)
    for index in 0..<count {
      let amount =
        index == count - 1 ? left : left / (count - index) * random.integer(in: 60...140) / 100
      left -= amount
      let invoice = invoice(month, buyer(&random), amount, rate, &random)
      sales.append(invoice)
      if random.happens(Self.voided) {
        var void = self.invoice(month, invoice.counterparty, amount, rate, &random)
        void.isVoid = true
        sales.append(void)
      }
      if random.happens(Self.reversed) {
        let extra = self.invoice(
          month, invoice.counterparty, amount * random.integer(in: 10...90) / 100, rate, &random)
        sales.append(extra)
        let day = min(extra.issuedOn.later(random.integer(in: 0...9)), .last(ofMonth: month))
        sales.append(extra.reversed(number: Self.number(&random), on: day))
      }
    }
  }

  private mutating func addPurchases(_ month: Int, of sold: Int) {
    guard sold > 0 else { return }
    var random = SplitMix(seed: firm.seed, .purchase, firm.number, month)
    let law = firm.industry.vatClass
    let rate = VATLaw.rate(law, month: month)
    // General payers buy what leaves them the VAT that they file.
    let kept =
      firm.isGeneralTaxpayer
      ? 10_000 - firm.vatBurden(month: month) * 10_000 / rate : Self.smallScalePurchases
    var left = sold / 10_000 * kept
    let count = count(10_000 - Self.salesPart, &random)
    for index in 0..<count {
      let amount =
        index == count - 1 ? left : left / (count - index) * random.integer(in: 60...140) / 100
      left -= amount
      purchases.append(invoice(month, seller(&random), amount, rate, &random))
    }
  }

  private mutating func addRing(_ month: Int) {
    guard let ring = firm.ring else { return }
    func invoice(_ flow: Ring.Flow, with other: Int) -> Invoice {
      Invoice(
        number: flow.number, issuedOn: flow.day, receivedOn: flow.day.later(1),
        counterparty: .customer(other), amount: flow.amount,
        tax: flow.amount * VATLaw.rate(.goods, month: month) / 10_000)
    }
    if let flow = ring.flow(from: firm.number, month: month) {
      sales.append(invoice(flow, with: ring.buyer(of: firm.number)))
    }
    let seller = ring.seller(to: firm.number)
    if let flow = ring.flow(from: seller, month: month) {
      purchases.append(invoice(flow, with: seller))
    }
  }

  // MARK: One invoice

  /// How many invoices a month has of a kind that makes so many ten-thousandths of all.
  private func count(_ part: Int, _ random: inout SplitMix) -> Int {
    let weight = Self.weights.last { $0.above <= firm.monthlySales / 100 }?.weight ?? 100
    let thousandths = bank.request.invoices * part / 10 * weight / 100 / (Self.months + 1)
    let whole = thousandths / 1_000
    let more = random.integer(in: 0...999) < thousandths % 1_000 ? 1 : 0
    return whole + more
  }

  private func invoice(
    _ month: Int, _ party: Invoice.Party, _ amount: Int, _ rate: Int, _ random: inout SplitMix
  ) -> Invoice {
    let day = CalendarDate.day(random.integer(in: 1...28), ofMonth: month)
    return Invoice(
      number: Self.number(&random), issuedOn: day,
      receivedOn: day.later(random.happens(Self.slow) ? 5 : 1), counterparty: party,
      amount: amount, tax: amount * rate / 10_000)
  }

  private static func number(_ random: inout SplitMix) -> Int {
    random.integer(in: 10_000_000...99_999_999)
  }

  private func buyer(_ random: inout SplitMix) -> Invoice.Party {
    if random.integer(in: 0...99) < firm.trade.largestBuyer { return party(0) }
    let last = firm.trade.buyers - 1
    return party(min(random.integer(in: 1...last), random.integer(in: 1...last)))
  }

  private func seller(_ random: inout SplitMix) -> Invoice.Party {
    let index = random.integer(in: 0...(firm.trade.sellers - 1))
    return firm.trade.swaps && index == 0 ? party(0) : party(-1 - index)
  }

  /// A firm's buyer (0 and above) or seller (below 0).
  private func party(_ index: Int) -> Invoice.Party {
    var random = SplitMix(seed: firm.seed, .identity, firm.number, index)
    let block = firm.number / Ring.block * Ring.block
    let other = block + random.integer(in: 0...(Ring.block - 1))
    if random.happens(Self.amongCustomers), other != firm.number, other < bank.initialFirms {
      return .customer(other)
    }
    return .outsider(random.integer(in: 1...Self.outsiders))
  }
}
