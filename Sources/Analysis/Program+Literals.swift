package import Semantics

extension Program {
  /// A value as rules write it: `4_999.99`, `-30%`, `12 months`, `2026-03-10`, a one-of value's name, `missing`.
  package func literal(_ constant: Constant, _ type: ValueType) -> String {
    Literals(oneOfs).text(constant, type)
  }
}
