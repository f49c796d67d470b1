import Diagnostics

/// A problem without its place, which edits before it shift.
private struct Likeness: Hashable {
  var id: ProblemID
  var arguments: [String: ProblemArgument]
  init(_ problem: Diagnostic) {
    id = problem.id
    arguments = problem.arguments
  }
}

extension CheckedBook {
  /// The problems that are not among those of the same book before an edit, and those that are gone.
  func changes(since before: CheckedBook) -> (new: [Diagnostic], gone: [Diagnostic]) {
    var known = Dictionary(grouping: before.diagnostics) { Likeness($0) }
    let muted = Set(before.muted.map { Likeness($0) })
    let new = diagnostics.filter { problem in
      known[Likeness(problem)]?.popLast() == nil && !muted.contains(Likeness(problem))
    }
    return (new, known.values.flatMap { $0 })
  }
}
