import Columns
import Engine
import Numbers
import Semantics

/// What a version decides of an application, as columns that a scenario reads by name beside the record's own.
struct DecidedColumns: Sendable {
  /// Position of each of the outputs that a scenario knows, in the order of `Scenario.decidedOutputs`.
  private let outputs: [Int?]

  init(_ version: Program) {
    outputs = Scenario.decidedOutputs.map { known in
      version.outputs.firstIndex { $0.name == known.name && version[$0.node].type == known.type }
    }
  }

  /// Which of the columns are wanted, in a table of the decided applications.
  func columns(_ decisions: Decisions, named wanted: Set<String>) -> [RecordTable.NamedColumn] {
    var columns: [RecordTable.NamedColumn] = []
    if wanted.contains(Scenario.outcomeField) {
      columns.append(
        RecordTable.NamedColumn(
          name: Scenario.outcomeField,
          column: Column(.bytes(decisions.outcomes), dictionary: Scenario.outcomeNames)))
    }
    for (known, output) in zip(Scenario.decidedOutputs, outputs) where wanted.contains(known.name) {
      columns.append(
        RecordTable.NamedColumn(
          name: known.name,
          column: output.map { Self.column(decisions, $0) } ?? Self.none(decisions.count)))
    }
    return columns
  }

  /// An output's values, missing where the application is declined or the value is not known.
  private static func column(_ decisions: Decisions, _ output: Int) -> Column {
    var validity = decisions.outcomes.map { $0 == Outcome.decline.rawValue ? 0 : 1 as UInt8 }
    if let status = decisions.outputStatuses[output] {
      for row in validity.indices where status[row] != Status.present { validity[row] = 0 }
    }
    let column = decisions.outputs[output]
    return Column(
      storage(of: column, validity), validity: validity, decimals: column.decimals)
  }

  /// Wide numbers that fit into doubles, as an output that is a constant, must not make a whole run exact.
  private static func storage(of column: Column, _ validity: [UInt8]) -> Column.Storage {
    guard case .wide(let values) = column.storage else { return column.storage }
    let fit = values.indices.allSatisfy {
      validity[$0] == 0 || values[$0].magnitude < 1 << 53
    }
    guard fit else { return column.storage }
    return .lanes(values.indices.map { validity[$0] == 0 ? 0 : Double(Int64(values[$0])) })
  }

  /// A column without any value.
  private static func none(_ count: Int) -> Column {
    Column(
      .int32([Int32](repeating: 0, count: count)),
      validity: [UInt8](repeating: 0, count: count))
  }
}
