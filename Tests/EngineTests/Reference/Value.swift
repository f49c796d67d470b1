import Numbers
import Semantics

/// What a node comes to: a value, missing, or an error.
enum Value: Hashable {
  case number(Number)
  case truth(Bool)
  case date(CalendarDate)
  case code(Int)
  case text(String)
  case missing
  case error

  /// The value of a constant; what is absent is missing.
  init(_ constant: Constant?) {
    self =
      switch constant {
      case .number(let number): .number(number)
      case .truth(let truth): .truth(truth)
      case .date(let date): .date(date)
      case .code(let code): .code(code)
      case .text(let text): .text(text)
      case .missing, nil: .missing
      }
  }

  /// A number, or an error where it is out of bound.
  init(checked number: Number?) { self = number.map { .number($0) } ?? .error }

  var isMissing: Bool { self == .missing }
  var isError: Bool { self == .error }
  /// Whether a value is there.
  var isPresent: Bool { !isMissing && !isError }

  var number: Number { if case .number(let number) = self { number } else { .zero } }
  var date: CalendarDate {
    if case .date(let date) = self { date } else { CalendarDate(year: 1970, month: 1, day: 1)! }
  }
  /// Whether this is surely true.
  var isTrue: Bool { self == .truth(true) }
  var isFalse: Bool { self == .truth(false) }
}

/// One application in plain values: what input brought, by position.
struct Application {
  var fields: [Constant?]
  /// By list, then row, then field; `nil` where the list is missing.
  var lists: [[[Constant?]]?]
}
