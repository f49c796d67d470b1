package import Diagnostics
import Syntax

/// A scenario after checking: what it states where no mistake was found, and what was found.
package struct CheckedScenario: Sendable {
  /// There is one only where no problem is an error.
  package var scenario: Scenario?
  /// Sorted by place.
  package var diagnostics: [Diagnostic]
  package var files: SourceFiles
  /// The language that its own file is written in.
  package var language: Language?

  /// The check as that of a book of facts, for readers who show what was found.
  package var book: CheckedBook {
    CheckedBook(
      program: scenario?.program, diagnostics: diagnostics, files: files, language: language)
  }
  /// Where the shares of referrals by code stand, for problems with them.
  var codes: [(code: String, span: SourceSpan)] = []
  /// Where it says which record it is for, and which market it reads.
  var decides: SourceSpan?
  var market: SourceSpan?
}

/// Checks the scenario in a file.
///
/// - Throws: what the reader throws for the file itself; all that is wrong in the text is in the result.
package func check(scenarioAt path: String, reader: BookReader) throws -> CheckedScenario {
  var loader = BookLoader(reader: reader)
  try loader.load(scenarioAt: path)
  let source = BookSource(
    files: loader.loaded, sources: loader.sources, diagnostics: loader.diagnostics, reader: reader,
    language: loader.language)
  return source.checkScenario()
}

extension BookSource {
  fileprivate func checkScenario() -> CheckedScenario {
    guard files.last?.syntax.kind == .scenario else {
      return CheckedScenario(
        diagnostics: diagnostics.sorted(by: Self.order), files: sources, language: language)
    }
    let checker = checker()
    let book = checked(by: checker)
    var checked = CheckedScenario(
      diagnostics: book.diagnostics, files: book.files, language: language)
    if let program = book.program, var scenario = checker.scenario {
      scenario.digest = program.digest
      scenario.canonicalPrint = program.canonicalPrint
      scenario.program = program
      checked.scenario = scenario
    }
    checked.decides = checker.names.decides?.span
    checked.market = checker.names.market?.span
    checked.codes = checker.names.scenarioBlocks.flatMap { $0.value.figures }.compactMap {
      if case .code(let code) = $0.name { (code, $0.nameSpan) } else { nil }
    }
    return checked
  }
}
