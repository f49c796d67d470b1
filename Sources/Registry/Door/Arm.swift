import Digest

/// Which customers a staged release decides for.
///
/// A customer has one of a hundred places, 0 to 99, under a release's salt: the first eight bytes of
/// HMAC-SHA-256(salt, customer), most significant first, as a fraction of 2⁶⁴, times a hundred, rounded down. A share of
/// *n* per cent has the places below *n*; so who is in stays in when the share is widened, and nobody without the salt
/// can choose a name that is in.
package struct Arm: Sendable {
  private let codes: HMAC

  /// - Parameter salt: the release's own, as its event states it; its UTF-8 bytes are the key.
  package init(salt: String) { codes = HMAC(key: salt.utf8) }

  /// The customer's place, 0…99.
  package func place(of customer: String) -> Int {
    let fraction = codes.code(of: customer.utf8).prefix(8).reduce(0 as UInt64) {
      $0 << 8 | UInt64($1)
    }
    return Int(fraction.multipliedFullWidth(by: 100).high)
  }

  /// Whether a share of so many per cent has the customer.
  package func holds(_ customer: String, share: Int) -> Bool { place(of: customer) < share }
}
