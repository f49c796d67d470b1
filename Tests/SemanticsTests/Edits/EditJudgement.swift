import Diagnostics
import Semantics

/// How an edited book was told of its edit.
///
/// An edit counts if the book is no longer valid. It is *placed* if the first problem lies on the edited
/// declaration; where a declaration's name was lost, renamed or deleted, at a use of that name too, or
/// naming it: nothing else shows what was lost. It is *brief* if there are at most two problems.
struct EditJudgement {
  var isInvalid: Bool
  var isPlaced: Bool
  var isBrief: Bool
  var problems: [String]

  init(_ edit: BookEdit) throws {
    let book = try Semantics.check(
      bookAt: "book.rules", reader: .memory(["book.rules": edit.text]))
    let errors = DiagnosticRenderer.sorted(book.diagnostics).filter { $0.severity == .error }
    isInvalid = book.program == nil
    isBrief = errors.count <= 2
    problems = errors.map { problem in
      let (line, column) = book.files[problem.span.file].lineAndColumn(at: problem.span.lower)
      return "\(line):\(column) [\(problem.id.code)] \(problem.message(in: .english))"
    }
    isPlaced = errors.first.map { Self.places($0, edit, book.files) } ?? false
  }

  private static func places(_ problem: Diagnostic, _ edit: BookEdit, _ files: SourceFiles) -> Bool
  {
    if edit.region.lowerBound <= problem.span.lower, problem.span.lower <= edit.region.upperBound,
      !edit.region.isEmpty
    {
      return true
    }
    guard let name = edit.lostName else { return false }
    return problem.arguments.values.contains { $0.names(name) }
  }
}

extension ProblemArgument {
  /// Whether a name is said in it.
  fileprivate func names(_ name: String) -> Bool {
    switch self {
    case .name(let own), .text(let own): own == name
    case .items(let items): items.contains { $0.names(name) }
    case .number, .term: false
    }
  }
}
