import Diagnostics
package import Semantics

/// Says what is true of a book for all applications; nothing for a book with mistakes.
package func analyse(_ book: CheckedBook) -> Analysis {
  guard let program = book.program else { return Analysis() }
  var rules = RuleAnalysis(program)
  rules.run()
  var orders = OrderAnalysis(book, program)
  orders.run()
  var analysis = rules.analysis
  analysis.findings += orders.analysis.findings
  analysis.notAnalysed += orders.analysis.notAnalysed
  analysis.subjects += orders.analysis.subjects
  analysis.findings += unused(in: book, program)
  analyseTables(of: program, into: &analysis)
  analyseScorecards(of: program, into: &analysis)
  analysis.findings.sort {
    ($0.diagnostic.span, $0.diagnostic.id.code) < ($1.diagnostic.span, $1.diagnostic.id.code)
  }
  return analysis
}
