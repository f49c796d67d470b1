import Contracts

/// Terms of loans as three whole numbers: quick to compare, and in an order that is the same for every set of terms.
struct CohortKey: Hashable, Comparable, Sendable {
  private let place: UInt64
  private let kind: UInt64
  private let rate: UInt64

  init(_ terms: LoanTerms) {
    let origin: UInt64 =
      switch terms.origin {
      case .new: 0
      case .opening(let age): 1 << 16 | UInt64(UInt16(bitPattern: age))
      case .defaulted: 2 << 16
      case .inDefault(let months): 3 << 16 | UInt64(UInt16(bitPattern: months))
      }
    place =
      UInt64(UInt32(bitPattern: terms.group)) << 32 | UInt64(UInt32(bitPattern: terms.start))
    let span =
      UInt64(UInt16(bitPattern: terms.term)) << 48
      | UInt64(UInt16(bitPattern: terms.guarantee)) << 32
    let judgement = UInt64(terms.judgement.rawValue) << 20
    kind =
      span | terms.method.ordinal << 24 | judgement | origin << 1 | (terms.isRenewable ? 1 : 0)
    rate = UInt64(bitPattern: terms.rate)
  }

  static func < (left: CohortKey, right: CohortKey) -> Bool {
    if left.place != right.place { return left.place < right.place }
    return left.kind != right.kind ? left.kind < right.kind : left.rate < right.rate
  }

  /// Bits that are spread evenly over keys.
  var spread: UInt64 {
    let mixed = (place ^ kind.byteSwapped) &* 0x9E37_79B9_7F4A_7C15 ^ rate
    return (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
  }
}

extension RepaymentMethod {
  /// A number of its own, for keys.
  fileprivate var ordinal: UInt64 {
    switch self {
    case .revolving: 0
    case .interestFirst: 1
    case .equalInstalments: 2
    case .equalPrincipal: 3
    }
  }
}
