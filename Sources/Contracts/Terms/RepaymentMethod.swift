package import Diagnostics

/// How a loan is repaid.
///
/// The raw value is the word of rule books, files and the command line.
package enum RepaymentMethod: String, CaseIterable, Sendable {
  /// The same payment at every due date.
  case equalInstalments = "equal_instalments"
  /// The same principal at every due date, and the interest on what was owed.
  case equalPrincipal = "equal_principal"
  /// Interest at every due date, the principal at maturity.
  case interestFirst = "interest_first"
  /// Drawn and repaid at will within the amount, interest by the day.
  case revolving

  /// The bank's word for it.
  package var words: Phrase {
    switch self {
    case .equalInstalments: Phrase("equal instalments", "等额本息")
    case .equalPrincipal: Phrase("equal principal", "等额本金")
    case .interestFirst: Phrase("interest first", "先息后本")
    case .revolving: Phrase("revolving", "随借随还")
    }
  }

  /// Whether principal falls due with each instalment, so that instalments cannot be further apart than months.
  package var amortises: Bool { self == .equalInstalments || self == .equalPrincipal }
}

/// How often interest falls due.
package enum InterestPeriod: String, CaseIterable, Sendable {
  case monthly
  case quarterly

  /// The months from one due date to the next.
  package var months: Int { self == .monthly ? 1 : 3 }

  /// The bank's word for it.
  package var words: Phrase {
    switch self {
    case .monthly: Phrase("interest monthly", "按月付息")
    case .quarterly: Phrase("interest quarterly", "按季付息")
    }
  }
}
