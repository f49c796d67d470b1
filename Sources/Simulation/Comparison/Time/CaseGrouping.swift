/// A way to tell cases apart: all together, or by the values of a field.
struct CaseGrouping: Sendable {
  /// `nil` for all cases together.
  let field: String?
  let values: [String?]
  /// By case the position in `values`; empty for all cases together.
  let codes: [UInt16]
  /// The shortest periods by which it is counted; of most fields days are too few cases to say anything.
  let step: Grain

  /// All cases together, first, then each field of a ledger.
  static func all(_ ledger: CaseLedger) -> [CaseGrouping] {
    [CaseGrouping(field: nil, values: [nil], codes: [], step: .day)]
      + ledger.segments.map {
        CaseGrouping(
          field: $0.field, values: $0.values, codes: $0.codes,
          step: $0.field == Self.product ? .day : .month)
      }
  }

  /// The name of the field that tells products apart; lines of different products are never netted.
  static let product = "product"

  @inline(__always) func value(of index: Int) -> Int { codes.isEmpty ? 0 : Int(codes[index]) }
}
