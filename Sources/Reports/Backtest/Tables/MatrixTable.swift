import Diagnostics
import Engine
import RunRecord
import Simulation

extension OutcomeSets {
  /// The outcome matrix, a row a cell.
  var matrixTable: RunTable {
    RunTable(
      "matrix", Phrase("Outcome matrix", "结论矩阵"),
      note: Phrase(
        """
        customers by their best outcome under each version; lines are offered on approve and proposed on refer; bad rates \
        are of good and bad loans
        """,
        "客户按各版本下的最优结论计；通过为核定额度，转人工为拟定额度；不良率以好、坏贷款为分母"),
      columns: [
        .init("outcome_live", Phrase("Live", "现行版"), .text),
        .init("outcome_candidate", Phrase("Candidate", "候选版"), .text),
      ] + PairFigureColumns.all,
      rows: Outcome.allCases.flatMap { live in
        Outcome.allCases.map { candidate in
          [.outcome(live), .outcome(candidate)]
            + PairFigureColumns.cells(matrix[Int(live.rawValue)][Int(candidate.rawValue)])
        }
      })
  }
}
