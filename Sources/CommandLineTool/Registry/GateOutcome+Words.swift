import Diagnostics
import Numbers
import RunRecord

extension RunRecord.GateOutcome {
  /// One line, as the run itself printed it: whether the gate is met, the gate, and the figure.
  var line: Phrase {
    let base =
      MetricSide.allCases.lazy.map { "." + $0.rawValue }
      .first { figure.hasSuffix($0) }.map { String(figure.dropLast($0.count)) } ?? figure
    let metric = BacktestMetric.allCases.first { $0.name == base }
    // A figure that the catalogue does not have is the scenario's own.
    let unit = metric?.definition.unit ?? .number
    let found: Summary.Value =
      if let number = value.flatMap({ try? Number(parsing: $0) }) {
        .number(number)
      } else {
        .unavailable(unavailable?.id ?? "", unavailable?.phrase ?? Phrase(verbatim: "–"))
      }
    var summary = Summary()
    summary.set(figure, unit, found)
    guard let gate = try? Gate(parsing: gate, measures: metric == nil ? [base: unit] : [:]) else {
      return Phrase(verbatim: "\(gate)   \(value ?? "–")")
    }
    return gate.result(for: summary).line(unit)
  }
}
