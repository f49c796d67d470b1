package import Columns
package import Engine
import Numbers
package import Semantics

/// Reads from applications and from what both versions decided of them what a scenario asks.
///
/// The scenario's program sees a table by its columns' names: the record's own, and `outcome`, `line`, `rate` and `term`
/// of the version under test. Of a declined application there is no line, rate or term: a measure whose value or condition
/// hangs on one does not count it, while what is not known for any other reason is counted apart.
package struct ScenarioEvaluator: Sendable {
  package let scenario: Scenario
  /// Columns of the record and its lists that a history must hold, as `InputSchema.reading` names them.
  package let columnsNeeded: Set<String>
  /// Those of them that hold texts whose words matter.
  package let wordsNeeded: Set<String>
  /// Columns that tell what became of a loan: nobody knew them when it was decided.
  package let outcomeColumns: Set<String>
  private let live: DecidedColumns
  private let candidate: DecidedColumns
  private let engine: Engine?
  /// What is the same under both versions, and what of the measures is not.
  private let common: [NodeID]
  private let decided: [NodeID]
  /// Names of what a version decides that some node reads.
  private let decidedNames: Set<String>
  private let measures: [MeasureReading]

  package init(_ scenario: Scenario, live: Program, candidate: Program) {
    self.scenario = scenario
    self.live = DecidedColumns(live)
    self.candidate = DecidedColumns(candidate)
    let program = scenario.program
    engine = program.map { Engine($0) }
    measures = scenario.measures.map { MeasureReading($0, in: program) }
    let wanted = scenario.nodes
    let (needed, words) = program.map { $0.needs(wanted) } ?? ([], [])
    columnsNeeded = needed.subtracting(Scenario.decidedNames)
    wordsNeeded = words.subtracting(Scenario.decidedNames)
    outcomeColumns =
      switch scenario.bad {
      case .pastDue: []
      case .condition(let bad, let exposure, let loss):
        program?.needs([bad, exposure, loss].compactMap(\.self)).columns ?? []
      }
    decidedNames = needed.intersection(Scenario.decidedNames)
    let isDecided = program.map { program in
      Set(wanted.filter { program.readsDecision($0) })
    }
    decided = wanted.filter { isDecided?.contains($0) ?? false }
    common = wanted.filter { !(isDecided?.contains($0) ?? false) }
  }

  /// What a scenario says of the applications of a table.
  package struct Cases: Sendable {
    /// `nil` without a reference model.
    package var reference: ReferenceCases?
    /// `nil` where bad is not defined by a condition.
    package var stated: StatedOutcomes?
    /// By measure of the scenario.
    package var measures: [MeasuredPair]
  }

  /// Evaluates the scenario over a part of a history, by row.
  ///
  /// - Throws: `BindingError` where the table lacks what the scenario reads.
  package func evaluate(
    _ table: RecordTable, live: Decisions, candidate: Decisions, threads: Int = 1,
    batch: Int = RunOptions().batch
  ) throws(BindingError) -> Cases {
    guard let engine, let program = scenario.program else {
      return Cases(reference: nil, stated: nil, measures: [])
    }
    var table = table
    table.columns = table.columns.filter { columnsNeeded.contains($0.name) }
    func run(
      _ decided: [RecordTable.NamedColumn], _ nodes: [NodeID]
    ) throws(BindingError) -> [NodeID: KeptColumn] {
      var seen = table
      seen.columns += decided
      return try engine.decide(
        seen, options: RunOptions(threads: threads, batch: batch, keep: nodes)
      ).kept
    }
    let shared = try run(self.live.columns(live, named: decidedNames), common + decided)
    var other = shared
    if !decided.isEmpty {
      let changed = try run(self.candidate.columns(candidate, named: decidedNames), decided)
      other.merge(changed) { $1 }
    }
    return Cases(
      reference: scenario.referenceModel.map { ReferenceCases($0, shared, count: table.count) },
      stated: StatedOutcomes(scenario.bad, shared, count: table.count),
      measures: measures.map { measure in
        MeasuredPair(
          live: measure.tally(shared, live.outcomes, program),
          candidate: measure.tally(other, candidate.outcomes, program))
      })
  }
}

extension Program {
  /// The columns and the texts with words that some nodes need, as `InputSchema.reading` names them.
  fileprivate func needs(_ nodes: [NodeID]) -> (columns: Set<String>, words: Set<String>) {
    let fields = fieldsRead(by: nodes).map { name(of: $0) }
    return (
      Set(fields + listsRead(by: nodes).map { lists[$0].name }),
      Set(textsRead(by: nodes).map { name(of: $0) })
    )
  }

  /// Whether a node hangs on what a version decides.
  fileprivate func readsDecision(_ node: NodeID) -> Bool {
    fieldsRead(by: [node]).contains {
      $0.list == nil && Scenario.decidedNames.contains(name(of: $0))
    }
  }
}
