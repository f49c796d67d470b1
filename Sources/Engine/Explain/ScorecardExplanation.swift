package import Numbers
import Semantics

/// A score by characteristic.
package struct ScorecardExplanation: Sendable {
  package struct Characteristic: Sendable {
    /// Position in the scorecard's characteristics.
    package var index: Int
    package var input: NamedValue
    /// `nil` where it has no bin for the input.
    package var points: Number?
    /// The most a bin gives.
    package var most: Number
    /// Points lost against that; 0 where there are none.
    package var lost: Number
  }
  /// Position in `Program.scorecards`.
  package var card: Int
  package var characteristics: [Characteristic]
  package var points: TracedValue
  package var pd: TracedValue

  /// Those that lost points, most first; of equals, the one written first.
  package var reasons: [Characteristic] {
    characteristics.filter { $0.lost > .zero }
      .sorted { ($1.lost, $0.index) < ($0.lost, $1.index) }
  }
}

extension ScorecardExplanation {
  /// `nil` where the book does not read the scorecard.
  init?(_ card: Int, _ trace: Trace, _ names: NodeNames) {
    let scorecard = trace.program.scorecards[card]
    guard scorecard.points != nil || scorecard.pd != nil,
      scorecard.binNodes.count == scorecard.characteristics.count
    else { return nil }
    self.card = card
    let missing = TracedValue(status: Status.missing, constant: .missing)
    points = scorecard.points.map { trace.value(of: $0) } ?? missing
    pd = scorecard.pd.map { trace.value(of: $0) } ?? missing
    characteristics = scorecard.characteristics.indices.map { index in
      let node = scorecard.binNodes[index]
      let points = trace.value(of: node).constant.number
      let most = scorecard.characteristics[index].bins.map(\.points).max() ?? .zero
      let input = trace.program[node].operation.operands.first ?? node
      return Characteristic(
        index: index, input: NamedValue(input, trace, names), points: points, most: most,
        lost: points.flatMap { most.subtracting($0) } ?? .zero)
    }
  }
}
