import Analysis
import Columns
import Diagnostics
import Engine
import Semantics
import Testing

/// A checked book of a test with what is found of it.
struct AnalysedBook {
  let book: CheckedBook
  let program: Program
  let analysis: Analysis

  init(_ text: String) throws {
    try self.init(check(bookAt: "b.rules", reader: .memory(["b.rules": text])))
  }

  init(_ book: CheckedBook) throws {
    self.book = book
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    program = try #require(book.program, "\(problems)")
    analysis = analyse(book)
  }

  /// `id: the author's text there`, in the order of the text.
  var found: [String] {
    analysis.findings.map {
      "\($0.diagnostic.id.code): \(program.files.text(at: $0.diagnostic.span))"
    }
  }

  /// What `explain --with` makes of a case.
  func run(_ witness: Witness) throws -> (explanation: Explanation, trace: Trace) {
    let (facts, problems, files) = book.setting(witness.text)
    let words = DiagnosticRenderer(files: files).text(problems)
    let alone = try #require(facts, "\(witness.text): \(words)").alone
    let explainer = try Explainer(
      Engine(alone.program), RecordTable([alone.values], of: alone.program))
    return (try explainer.explanation(of: 0), explainer.trace(0))
  }
}
