import Engine
import Numbers
import Semantics

/// What each case is offered: by one version, or in parts by both.
struct Offers: Sendable {
  /// By case the chance of an approval in the end, in 10⁻¹².
  var chances: [Int64]
  /// In fen, 0 where there is none.
  var lines: [Int64]
  /// A year in millionths.
  var rates: [Int32]
  /// Months.
  var terms: [Int16]

  /// What a version offers; referrals end as people decided, or in the scenario's share.
  ///
  /// - Parameter classes: by case the class of its outcome, of `chances`.
  init(_ version: VersionCases, classes: [UInt16], chances: [Int128]) {
    self.chances = classes.map { Int64(chances[Int($0)]) }
    lines = version.lines
    rates = version.rates
    terms = version.terms
  }

  /// Whether a case is offered a loan at all.
  @inline(__always) func hasLoan(_ row: Int) -> Bool { self[row].isLoan }

  @inline(__always) subscript(row: Int) -> Offer {
    Offer(chance: chances[row], line: lines[row], rate: rates[row], term: terms[row])
  }
}

/// What one case is offered, in the units of `Offers`.
struct Offer: Hashable, Sendable {
  var chance: Int64
  var line: Int64
  var rate: Int32
  var term: Int16

  @inline(__always) var isLoan: Bool { chance > 0 && line > 0 && rate >= 0 && term > 0 }
}

/// What a customer may owe on the day of each case: the lines in force of all products, this one included.
///
/// Of a product the highest line valid that day counts, as everywhere (`LineSweep`).
struct CustomerTotals: Sendable {
  /// By case, in fen; 0 where the case has no loan.
  let lines: [Int64]

  init(_ offers: Offers, _ ledger: CaseLedger) {
    struct Held {
      let product: Int32
      let until: Int32
      let line: Int64
    }
    let order = CustomerOrder(ledger)
    let groups = LoanGroups(products: ledger)
    var totals = [Int64](repeating: 0, count: ledger.count)
    var held: [Held] = []
    for customer in 0..<order.customers {
      held.removeAll(keepingCapacity: true)
      for place in order[customer] {
        let row = Int(place)
        guard offers.hasLoan(row) else { continue }
        let date = ledger.dates[row]
        let until =
          CalendarDate(packed: date).adding(months: Int(offers.terms[row]))?.packed
          ?? LineGrant.endless
        held.removeAll { $0.until <= date }
        held.append(Held(product: groups.number(row), until: until, line: offers.lines[row]))
        var total: Int64 = 0
        for (place, line) in held.enumerated() {
          // The highest of a product, and of equal ones the first.
          let isHighest = !held.enumerated().contains { other, held in
            held.product == line.product
              && (held.line > line.line || held.line == line.line && other < place)
          }
          if isHighest { total += line.line }
        }
        totals[row] = total
      }
    }
    lines = totals
  }
}
