import Columns
import Semantics

extension FieldReader {
  /// Names of a one-of type's codes.
  var dictionary: [String]? {
    if case .oneOf = field.type { names } else { nil }
  }

  /// A column of the same value in every row.
  func column(fixed: RecordPlan.FixedValue, rows: Int) -> Column {
    var value: Int128 = 0
    var text = ""
    var isMissing = false
    switch fixed {
    case .missing: isMissing = true
    case .constant(let constant):
      switch read(constant) {
      case .missing, .unlisted(nil), .fault: isMissing = true
      case .unlisted(let code?): value = Int128(code)
      case .text: text = constant
      case .scaled(let scaled): value = scaled
      }
    }
    let width = max(Width(self), kind == .number ? Width(holding: value) : .bytes)
    let storage: Column.Storage =
      switch width {
      case .bytes: .bytes(Array(repeating: UInt8(truncatingIfNeeded: value), count: rows))
      case .int32: .int32(Array(repeating: Int32(truncatingIfNeeded: value), count: rows))
      case .lanes: .lanes(Array(repeating: Double(value), count: rows))
      case .wide: .wide(Array(repeating: value, count: rows))
      }
    return Column(
      storage, validity: isMissing ? Array(repeating: 0, count: rows) : nil,
      decimals: field.decimals, dictionary: kind == .text ? [text] : dictionary)
  }

  /// The value of a text in memory.
  func read(_ text: String) -> Value {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 8)
    return bytes.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0.dropLast(8))) }
  }

  /// Why a text is no value of the field, if it is none.
  func fault(ofConstant text: String) -> BadRow.Cause? {
    if case .fault(let cause) = read(text) { cause } else { nil }
  }
}
