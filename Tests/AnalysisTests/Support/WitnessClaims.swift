import Analysis
import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Testing

extension AnalysedBook {
  /// Runs the witness of every finding and expects of it what the finding claims; gives how many there were.
  @discardableResult
  func expectClaims() throws -> Int {
    var count = 0
    for finding in analysis.findings {
      guard let witness = finding.witness else { continue }
      count += 1
      let (explanation, trace) = try run(witness)
      let claim = Claim(finding, explanation, trace, book)
      #expect(claim.isShown, "\(finding.diagnostic.message(in: .english)): \(witness.text)")
    }
    return count
  }
}

/// What the witness of a finding must show.
private struct Claim {
  let finding: Finding
  let explanation: Explanation
  let trace: Trace
  let book: CheckedBook

  init(_ finding: Finding, _ explanation: Explanation, _ trace: Trace, _ book: CheckedBook) {
    self.finding = finding
    self.explanation = explanation
    self.trace = trace
    self.book = book
  }

  var isShown: Bool {
    let span = finding.diagnostic.span
    switch finding.diagnostic.id.code {
    case "rule_always_fires": return state("code") == .fired
    case "rule_never_fires": return state("code") == .notFired || state("code") == .undecided
    case "rule_never_decided": return state("code") == .undecided
    case "rule_masked", "rules_alike": return state("code") == .fired && state("other") == .fired
    case "rules_contradict":
      return (state("code") == .fired) != (state("other") == .fired)
        || state("code") == .fired && explanation.outcome != .approve
    case "condition_always_true": return truth(at: span) == true
    case "condition_never_true": return truth(at: span) == false
    case "part_without_effect":
      // The part and what it follows from are alike.
      guard let reason = finding.diagnostic.related.first else { return truth(at: span) != nil }
      return truth(at: span) != nil && truth(at: span) == truth(at: reason.span)
    case "branch_never_taken": return truth(at: finding.diagnostic.related[0].span) == false
    case "otherwise_never_taken": return truth(at: finding.diagnostic.related[0].span) == true
    case "bounds_cross": return explanation.outputs.contains { $0.value.value.isError }
    case let other:
      Issue.record("no claim of \(other)")
      return false
    }
  }

  private func state(_ argument: String) -> RuleExplanation.State? {
    guard case .name(let code)? = finding.diagnostic.arguments[argument] else { return nil }
    return explanation.rules.first { explanation.program.rules[$0.index].code == code }?.state
  }

  /// The truth of the condition that stands there; `nil` where it is undecided.
  private func truth(at span: SourceSpan) -> Bool? {
    let program = trace.program
    guard let node = program.conditionPlaces.first(where: { $0.value.contains(span) })?.key,
      case .truth(let truth) = trace.value(of: node).constant
    else { return nil }
    return truth
  }
}
