/// Equal-typed values of all rows of a table, with the mask of those that are there.
///
/// What the numbers stand for is fixed by `storage`:
/// - `bytes`: truth values 0/1, or codes of a one-of type (positions in `dictionary`);
/// - `int32`: packed dates (`CalendarDate.packed`), codes of texts, or whole numbers scaled by 10^decimals;
/// - `lanes`: numbers scaled by 10^decimals, whole and below 2⁵³ in magnitude, held exactly in doubles;
/// - `wide`: numbers scaled by 10^decimals that `lanes` cannot hold.
/// Values in missing slots are don't-care, but in range for codes.
package struct Column: Sendable {
  package enum Storage: Sendable {
    case bytes([UInt8])
    case int32([Int32])
    case lanes([Double])
    case wide([Int128])
  }
  package var storage: Storage
  /// 1 where the value is there, 0 where it is missing; `nil` means every row has one.
  package var validity: [UInt8]?
  package var decimals: Int
  /// Names of one-of codes, or the distinct texts.
  package var dictionary: [String]?

  package init(
    _ storage: Storage, validity: [UInt8]? = nil, decimals: Int = 0, dictionary: [String]? = nil
  ) {
    self.storage = storage
    self.validity = validity
    self.decimals = decimals
    self.dictionary = dictionary
  }

  /// Rows.
  package var count: Int {
    switch storage {
    case .bytes(let values): values.count
    case .int32(let values): values.count
    case .lanes(let values): values.count
    case .wide(let values): values.count
    }
  }

  /// Whether the value of a row is there.
  package func isPresent(_ row: Int) -> Bool { validity.map { $0[row] != 0 } ?? true }

  /// The value of a row scaled by 10^decimals, or its code, packed date or truth value.
  package func scaled(_ row: Int) -> Int128 {
    switch storage {
    case .bytes(let values): Int128(values[row])
    case .int32(let values): Int128(values[row])
    case .lanes(let values): Int128(values[row])
    case .wide(let values): values[row]
    }
  }
}
