import Diagnostics
import Numbers
import Syntax

/// The type of an expression while it is checked.
enum StaticType: Hashable {
  case value(ValueType)
  /// A plain number literal, or arithmetic over such: it takes its context's type.
  case number
  /// A percentage without a kind: a share or a rate as its context asks.
  case percent
  /// The word `missing`: of any type.
  case nothing
  /// Something was wrong here and has been reported; it fits everywhere.
  case invalid

  static let boolean = StaticType.value(.boolean)
  static let integer = StaticType.value(.integer)
  static let decimal = StaticType.value(.decimal)
  static let money = StaticType.value(.money)
  static let date = StaticType.value(.date)

  /// The type a value has when nothing asks for another.
  func settled(inPricing: Bool = false, isWhole: Bool = false) -> ValueType {
    switch self {
    case .value(let type): type
    case .number, .nothing: isWhole ? .integer : .decimal
    case .percent: inPricing ? .rate : .share
    case .invalid: .decimal
    }
  }

  var isInvalid: Bool { self == .invalid }
}

/// A checked expression: its node and what is known of its type.
struct Term {
  var node: NodeID
  var type: StaticType
  var span: SourceSpan
}

/// The type a place asks for, and the place that says why.
struct Expectation {
  var type: ValueType
  /// Which sentence of the catalogue says why.
  var role: String
  var span: SourceSpan

  init(_ type: ValueType, _ role: String, _ span: SourceSpan) {
    self.type = type
    self.role = role
    self.span = span
  }

  var related: RelatedPlace { RelatedPlace(role: role, span: span) }
}

/// A type as written, with what a field or a column of it holds.
struct ResolvedType: Equatable {
  var type: ValueType
  /// Stated or usual decimals of the type; `nil`: as many as the values have.
  var decimals: Int?
  var inputScale: Number = .one
}
