/// By what loans are told apart: the product, or another field of the record.
struct LoanGroups: Sendable {
  /// `nil` for all loans together.
  let field: String?
  /// Names of the values by number, `nil` for a missing one.
  let names: [String?]
  private let codes: [UInt16]

  /// All together.
  init() {
    (field, names, codes) = (nil, [nil], [])
  }

  init(_ segment: CaseLedger.Segment) {
    (field, names, codes) = (segment.field, segment.values, segment.codes)
  }

  /// Product by product; all together where the ledger does not tell products apart.
  init(products ledger: CaseLedger) {
    let product = ledger.segments.first { $0.field == CaseGrouping.product }
    if let product { self.init(product) } else { self.init() }
  }

  /// By whether a customer's lines of all products are together at most so much (普惠), in fen: `inclusive` or `other`.
  init(inclusive offers: Offers, _ ledger: CaseLedger, upTo limit: Int64) {
    field = nil
    names = ["inclusive", "other"]
    codes = CustomerTotals(offers, ledger).lines.map { $0 <= limit ? 0 : 1 }
  }

  /// The same by the lines that customers have on one day.
  init(inclusive standing: StandingLines, _ ledger: CaseLedger, upTo limit: Int64) {
    field = nil
    names = ["inclusive", "other"]
    codes = ledger.customers.map { standing.lines[Int($0)] <= limit ? 0 : 1 }
  }

  @inline(__always) func number(_ row: Int) -> Int32 { codes.isEmpty ? 0 : Int32(codes[row]) }
}
