import Diagnostics
import Numbers
import Semantics

/// Tells authors what was found in one characteristic of a scorecard, which is a table of one column.
struct BinFindings {
  private let characteristic: Scorecard.Characteristic
  private let table: DecisionTable
  private let binSpans: [SourceSpan]
  private let otherwiseSpan: SourceSpan?
  private let literals: Literals

  init(_ characteristic: Scorecard.Characteristic, of program: Program) {
    self.characteristic = characteristic
    literals = Literals(program.oneOfs)
    var rows: [DecisionTable.Row] = []
    var otherwise: (points: Number, span: SourceSpan)?
    for (bin, span) in zip(characteristic.bins, characteristic.binSpans) {
      let output = Constant.number(bin.points)
      guard let test = bin.test else {
        otherwise = (bin.points, span)
        continue
      }
      // A bin over an ordered one-of type is one row with all its values.
      if rows.last?.span == span, case .tests(_, let tests)? = rows.last?.cells[0] {
        rows[rows.count - 1].cells = [.tests(negated: false, tests + [test])]
      } else {
        rows.append(.init(cells: [.tests(negated: false, [test])], output: output, span: span))
      }
    }
    binSpans = rows.map(\.span)
    otherwiseSpan = otherwise?.span
    table = DecisionTable(
      name: characteristic.name, words: characteristic.words,
      columns: [
        .init(
          name: characteristic.name, type: characteristic.type, domain: characteristic.domain)
      ], outputType: .integer, outputDecimals: 0, policy: .unique, rows: rows,
      otherwise: otherwise.map { .number($0.points) }, span: characteristic.span)
  }

  /// What is worth telling of the bins.
  func findings(oneOfs: [OneOfType]) -> [Finding] {
    var analysis = TableAnalysis(table, oneOfs: oneOfs)
    let facts = analysis.knowledge().facts
    let isConstant = facts.contains(.constant)
    return facts.compactMap { fact -> Finding? in
      switch fact {
      case .neverTrue(let row, _):
        return finding(.binNeverTrue, ["cell": .text(cell(table.rows[row].cells[0]))], row)
      case .otherwiseUnreached:
        return Finding(
          Diagnostic(
            .binOtherwiseUnreached, ["name": .name(characteristic.name)],
            at: otherwiseSpan ?? characteristic.span))
      case .constant:
        return finding(.binsConstant, ["value": .text("\(points(0))")], 0)
      case .joinable(let rows, _, let cell):
        // A bin is a single value or range.
        guard !isConstant, case .tests(negated: false, let tests) = cell, tests.count == 1 else {
          return nil
        }
        return finding(
          .binsJoinable, ["cell": .text("\(self.cell(cell)): \(points(rows[0]))")], rows[0],
          related: rows.dropFirst().map { RelatedPlace(role: "joins_bin", span: binSpans[$0]) })
      default: return nil
      }
    }
  }

  private func finding(
    _ id: ProblemID, _ arguments: [String: ProblemArgument], _ row: Int,
    related: [RelatedPlace] = []
  ) -> Finding {
    Finding(
      Diagnostic(
        id, arguments.merging(["name": .name(characteristic.name)]) { first, _ in first },
        at: binSpans[row], related: related))
  }

  private func cell(_ cell: CellTest) -> String { literals.text(cell, characteristic.type) }

  private func points(_ row: Int) -> String {
    literals.text(table.rows[row].output, .integer)
  }
}
