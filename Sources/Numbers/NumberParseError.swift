/// Why a text is not a number.
package enum NumberParseError: Error, Hashable, Sendable {
  /// There is no text.
  case empty
  /// The byte at this UTF-8 offset does not belong there; the text's length when it ends too early.
  case invalidCharacter(at: Int)
  /// A digit other than 0 stands behind the 12th decimal, or behind what the unit leaves of it.
  case tooManyDecimals
  /// The magnitude is 10²⁶ or more.
  case outOfBound
}
