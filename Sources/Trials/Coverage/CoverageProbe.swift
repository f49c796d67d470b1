import Diagnostics
import Engine
import Semantics

/// An item of a program with what an application's trace says of it.
struct CoverageProbe {
  /// What is the same item in a book and in the same book with other parameters or opened facts.
  struct Key: Hashable {
    var kind: CoverageItem.Kind
    var owner: CoverageItem.Owner
    var span: SourceSpan
    var subject: String
    var bound: String
  }
  var item: CoverageItem
  /// The parts that an application meets.
  var met: (Trace) -> Set<CoveragePart.Meaning>

  var key: Key {
    Key(
      kind: item.kind, owner: item.owner, span: item.span, subject: item.subject,
      bound: item.bound)
  }
}

extension TracedValue {
  /// What a truth means to a condition or a rule.
  func meaning(
    _ yes: CoveragePart.Meaning, _ no: CoveragePart.Meaning, open: CoveragePart.Meaning?
  ) -> CoveragePart.Meaning? {
    if isError { return nil }
    return switch constant {
    case .truth(let truth): truth ? yes : no
    default: open
    }
  }
}

extension Constant {
  /// Where the value lies seen from a bound; `nil` where they have no order.
  func side(of bound: Constant) -> CoveragePart.Meaning? {
    switch (self, bound) {
    case (.number(let value), .number(let bound)):
      value == bound ? .at : value < bound ? .below : .above
    case (.date(let value), .date(let bound)):
      value == bound ? .at : value < bound ? .below : .above
    default: nil
    }
  }
}
