import Diagnostics
package import Numbers
package import Semantics
import Syntax
package import Trials

extension BookPart {
  /// What scores by part are headed with.
  var words: Phrase {
    switch self {
    case .parameters: Phrase("parameters", "参数")
    case .references: Phrase("reference values", "参考值")
    case .tables: Phrase("tables", "决策表")
    case .scorecards: Phrase("scorecards", "评分卡")
    case .section(let section): section.words
    }
  }
}

/// What a mutation report is made of beside its counts: the book that was changed.
package struct MutationPage {
  let path: String
  let book: CheckedBook
  let program: Program
  let report: MutationReport
  /// Cases that tell survivors from the book, as far as some were found.
  let witnesses: [Mutant: MutantWitness]

  package init(
    path: String, book: CheckedBook, program: Program, report: MutationReport,
    witnesses: [Mutant: MutantWitness] = [:]
  ) {
    self.path = path
    self.book = book
    self.program = program
    self.report = report
    self.witnesses = witnesses
  }

  /// Whether the score is at least a share; a book without mutants has nothing to notice.
  package func reaches(_ share: Number) -> Bool {
    guard report.score.counted > 0, let least = share.multiplied(by: Number(report.score.counted))
    else { return true }
    return least <= Number(report.score.killed)
  }

  /// `path:line`, of the first change.
  func place(_ mutant: Mutant) -> String {
    let file = book.files[mutant.file]
    return "\(file.path):\(file.lineAndColumn(at: mutant.edits[0].span.lower).line)"
  }

  /// The rules and outputs that a change can reach, in the order of the book.
  func touched(_ mutant: Mutant) -> [String] {
    guard let thing = mutant.thing else { return [] }
    let reached = book.names.everything(reading: thing).union([thing])
    return program.rules.map(\.code).filter { reached.contains(.rule($0)) }
      + program.outputs.map(\.name).filter { reached.contains(.definition($0)) }
  }
}
