/// What a scenario's program reads beside the record's own fields: what the version under test decided.
extension Scenario {
  /// The field of the outcome, and its values in the order of gravity.
  package static let outcomeField = "outcome"
  package static let outcomeNames = ["approve", "refer", "decline"]

  /// The outputs that a scenario may read, offered on approve, proposed on refer, and missing on decline.
  package static let decidedOutputs: [(name: String, type: ValueType)] = [
    ("line", .money), ("rate", .rate), ("term", .months),
  ]

  /// The names of all of them.
  package static let decidedNames = Set([outcomeField] + decidedOutputs.map(\.name))

  /// The nodes of its program that a backtest asks for, each once, ascending.
  package var nodes: [NodeID] {
    var nodes: Set<NodeID> = []
    if case .condition(let condition, let exposure, let loss) = bad {
      nodes.formUnion([condition, exposure, loss].compactMap { $0 })
    }
    if let model = referenceModel { nodes.formUnion([model.score, model.probability]) }
    for measure in measures {
      nodes.formUnion([measure.value, measure.condition].compactMap { $0 })
    }
    return nodes.sorted()
  }
}
