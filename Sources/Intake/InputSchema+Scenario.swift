package import Semantics

extension InputSchema {
  /// What the inputs must bring for a scenario besides: the fields that it declares and no version has.
  ///
  /// Fields of both agree as those of two versions must (`checkScenario(at:against:candidate:reader:)` says where they do
  /// not, with places). Which field is the key, and which the date, a scenario need not say; what a version decides is no input.
  /// - Parameter reading: the columns that the scenario needs (`ScenarioEvaluator.columnsNeeded`); `nil` means all.
  /// - Throws: `IntakeError.clash` where they disagree about a type.
  package func merged(
    with scenario: Scenario, reading: Set<String>? = nil
  ) throws(IntakeError) -> InputSchema {
    guard let program = scenario.program else { return self }
    var asked = InputSchema(program, reading: reading)
    asked.name = scenario.name
    // Fields are found by position: what is decided stands behind all others.
    asked.record.fields.removeAll { Scenario.decidedNames.contains($0.name) }
    asked.record.adoptMarks(of: record)
    for index in asked.lists.indices {
      if let mine = lists.first(where: { $0.name == asked.lists[index].name }) {
        asked.lists[index].record.adoptMarks(of: mine.record)
      }
    }
    return try merged(with: asked)
  }
}

extension RecordSchema {
  /// Takes over which fields are the key and the date, where this record does not say.
  fileprivate mutating func adoptMarks(of other: RecordSchema) {
    func place(of position: Int) -> Int {
      let field = other.fields[position]
      if let known = self.position(of: field.name) { return known }
      fields.append(field)
      return fields.count - 1
    }
    if key == nil { key = other.key.map(place) }
    if asOf == nil { asOf = other.asOf.map(place) }
  }
}
