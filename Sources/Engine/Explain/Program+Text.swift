package import Numbers
package import Semantics

extension Program {
  /// A value in full, as records carry it: `490000`, `0.0435`, `2026-03-10`, a one-of value's name.
  package func exactText(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .number(let number): number.description
    case .truth(let truth): truth ? "true" : "false"
    case .date(let date): date.description
    case .text(let text): text
    case .missing: "missing"
    case .code(let code):
      if case .oneOf(let index) = type, oneOfs[index].values.indices.contains(code) {
        oneOfs[index].values[code].name
      } else {
        String(code)
      }
    }
  }
}

extension Constant {
  /// The number, if it is one.
  package var number: Number? { if case .number(let number) = self { number } else { nil } }
  /// The date, if it is one.
  package var date: CalendarDate? { if case .date(let date) = self { date } else { nil } }
}
