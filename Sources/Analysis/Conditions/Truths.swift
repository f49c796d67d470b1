/// The truths that a condition may have: one of them where all it reads is known, more where it is not.
struct Truths: OptionSet, Hashable {
  var rawValue: UInt8
  static let yes = Truths(rawValue: 1)
  static let no = Truths(rawValue: 2)
  /// Undecided, because something is missing.
  static let open = Truths(rawValue: 4)
  static let error = Truths(rawValue: 8)
  static let all: Truths = [.yes, .no, .open, .error]
  private static let single: [Truths] = [.yes, .no, .open, .error]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ truth: Bool?) { self = truth.map { $0 ? .yes : .no } ?? .open }

  /// Whether it is known which truth it is.
  var isKnown: Bool { rawValue.nonzeroBitCount == 1 }

  var negated: Truths {
    var result = intersection([.open, .error])
    if contains(.yes) { result.insert(.no) }
    if contains(.no) { result.insert(.yes) }
    return result
  }

  static func and(_ parts: [Truths]) -> Truths { joined(parts, absorbing: .no, neutral: .yes) }

  static func or(_ parts: [Truths]) -> Truths { joined(parts, absorbing: .yes, neutral: .no) }

  /// Kleene's logic: what absorbs wins, then an error, then what is open.
  private static func joined(_ parts: [Truths], absorbing: Truths, neutral: Truths) -> Truths {
    parts.reduce(neutral) { left, right in
      var result: Truths = []
      for a in single where left.contains(a) {
        for b in single where right.contains(b) {
          if a == absorbing || b == absorbing {
            result.insert(absorbing)
          } else if a == .error || b == .error {
            result.insert(.error)
          } else {
            result.insert(a == .open || b == .open ? .open : neutral)
          }
        }
      }
      return result
    }
  }

  /// `if`: what is chosen, or why nothing is.
  static func choice(_ condition: Truths, _ then: Truths, _ otherwise: Truths) -> Truths {
    var result = condition.intersection([.open, .error])
    if condition.contains(.yes) { result.formUnion(then) }
    if condition.contains(.no) { result.formUnion(otherwise) }
    return result
  }

  /// The truth, or where it is open the other.
  func replacingOpen(by other: Truths) -> Truths {
    contains(.open) ? subtracting(.open).union(other) : self
  }

  /// Whether it is open: never open itself.
  var isOpen: Truths {
    var result = intersection(.error)
    if contains(.open) { result.insert(.yes) }
    if contains(.yes) || contains(.no) { result.insert(.no) }
    return result
  }
}
