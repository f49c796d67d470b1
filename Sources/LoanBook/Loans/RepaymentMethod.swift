/// How a loan is repaid (DOMAIN §10.1).
package enum RepaymentMethod: String, CaseIterable, Sendable {
  /// The same payment every month (等额本息).
  case equalInstalments = "equal_instalments"
  /// The same principal every month (等额本金).
  case equalPrincipal = "equal_principal"
  /// Interest by and by, all of the principal at maturity (先息后本).
  case interestFirst = "interest_first"
  /// Drawn and repaid at will inside a line (随借随还).
  case revolving

  /// Whether the principal is repaid by and by, so that nothing is left of it at maturity.
  package var amortises: Bool { self == .equalInstalments || self == .equalPrincipal }
}
