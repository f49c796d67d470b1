/// The places of customers, as decisions have told them: under one salt a customer has one.
///
/// A log holds no name from which a place could be reckoned again. But whoever decides an application under another
/// customer's name, so that it comes by another version, has to leave his own name in the record, or contradicts himself.
struct SeenPlaces: Sendable {
  private struct Customer: Hashable {
    let name: String
    let salt: String
  }
  private var seen: [Customer: (place: Int, decision: DecisionID)] = [:]

  /// Takes the place of a decision.
  ///
  /// - Throws: where an earlier decision gave its customer another one.
  mutating func check(
    _ decision: LoggedDecision, _ salt: String?, _ chain: String
  ) throws(DecisionReconciliation.Cause) {
    guard let name = decision.customer, let salt, let place = decision.source.place else { return }
    let customer = Customer(name: name, salt: salt)
    guard let known = seen[customer] else {
      seen[customer] = (place, DecisionID(chain: chain, number: decision.number))
      return
    }
    guard known.place == place else {
      throw .otherPlace(place, known.place, known.decision)
    }
  }
}
