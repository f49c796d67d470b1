package import Intake
import Semantics
import Syntax

/// What a ledger holds beside the decisions.
package struct LedgerRequest: Sendable {
  /// The field that names customers.
  package var customer: String?
  /// The field of the applications' keys, where they are wanted: to join tables beside them and to name cases.
  package var key: String?
  /// The fields by which figures are told apart.
  package var segments: [String]
  /// By segment its values as the record lists them; `nil` of a text, whose values only the data tells.
  package var listed: [[String]?]
  /// What a scenario asks of each application.
  package var scenario: ScenarioEvaluator?
  private let besides: (columns: Set<String>, words: Set<String>)

  /// By what a record declares: texts with `role segment`, one-of fields, and the product.
  ///
  /// What the scenario reads to tell bad loans is no segment: nobody is passed by how his loan went.
  ///
  /// - Parameter besides: columns that somebody else reads of the same parts, and their texts with words.
  package init(
    _ schema: InputSchema, keepsKeys: Bool, scenario: ScenarioEvaluator? = nil,
    besides: (columns: Set<String>, words: Set<String>) = ([], [])
  ) {
    self.besides = besides
    let fields = schema.record.fields
    customer = fields.first { $0.role == "customer" }?.name
    key = keepsKeys ? schema.record.key.map { fields[$0].name } : nil
    let outcomes = scenario?.outcomeColumns ?? []
    let told = fields.filter { field in
      guard !outcomes.contains(field.name) else { return false }
      return switch field.type {
      case .oneOf: true
      case .text: field.role == "segment" || field.name == "product"
      default: false
      }
    }
    segments = told.map(\.name)
    listed = told.map { field in
      if case .oneOf(let index) = field.type {
        schema.oneOfs[index].values.map(\.name)
      } else {
        nil
      }
    }
    self.scenario = scenario
  }

  /// The columns that it needs beside those that decisions read, as `InputSchema.reading` names them.
  package var columns: Set<String> {
    words.union(scenario?.columnsNeeded ?? []).union(besides.columns)
  }

  /// Those of them that hold texts whose words matter.
  package var words: Set<String> {
    Set(segments + [customer, key].compactMap(\.self)).union(scenario?.wordsNeeded ?? [])
      .union(besides.words)
  }
}
