import Diagnostics

/// A made-up application that tests start from.
package struct Applicant: Sendable {
  package var name: String
  /// By position in the decided record's fields; absent is missing.
  package var values: [Constant?]
  /// By list, then row, then field; `nil` for a list that is not given.
  package var rows: [[[Constant?]]?]
  /// Whether it gives all that an application must bring.
  package var isComplete: Bool

  /// The applicant as a test that expects nothing.
  package var test: TestCase {
    TestCase(
      title: name, values: values, rows: rows, parameters: [:], expectations: [],
      span: SourceSpan(file: FileID(index: 0), lower: 0, upper: 0))
  }
}
