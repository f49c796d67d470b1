import Diagnostics
import Semantics

/// Looks at a book's tables.
func analyseTables(of program: Program, into analysis: inout Analysis) {
  for table in program.tables {
    analysis.subjects += 1
    var question = TableAnalysis(table, oneOfs: program.oneOfs)
    let knowledge = question.knowledge()
    if knowledge.isPartial {
      analysis.notAnalysed.append(
        Analysis.NotAnalysed(name: table.name, span: table.span, why: tooManyCases))
    }
    analysis.findings += TableFindings(table, question.space, of: program)
      .findings(knowledge.facts)
  }
}

/// Looks at the bins of a book's scorecards.
func analyseScorecards(of program: Program, into analysis: inout Analysis) {
  for characteristic in program.scorecards.flatMap(\.characteristics) {
    analysis.findings += BinFindings(characteristic, of: program).findings(oneOfs: program.oneOfs)
  }
}

private let tooManyCases = Phrase(
  "its rows cut the cases into too many pieces", "各行划分出的情形过多")
