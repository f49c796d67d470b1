package import Semantics

extension TestCase {
  /// Whether the rule of a code is among the reasons or warnings that the test expects.
  package func expects(_ code: String) -> Bool {
    expectations.contains { expectation, _ in
      switch expectation {
      case .reasons(let codes), .warnings(let codes): codes.contains(code)
      default: false
      }
    }
  }
}
