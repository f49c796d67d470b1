import Engine
import Numbers
import Semantics
import Syntax

/// What the rules and outputs of a program make of an application.
struct ReferenceDecision {
  var fired: [Bool] = []
  var undecided: [Bool] = []
  var failed: [Bool] = []
  var outcome = Outcome.approve
  /// Whether a rule or output is in error, which refers the application unless it is declined anyway.
  var hasError = false
  /// Missing where an output is not known, or the application is declined.
  var outputs: [Value] = []

  init(_ reference: Reference) {
    let program = reference.program
    var effects: [Effect] = []
    for rule in program.rules {
      let condition: Value =
        rule.disabledBecause == nil ? reference.value(rule.condition) : .truth(false)
      fired.append(condition.isTrue)
      undecided.append(condition.isMissing)
      failed.append(condition.isError)
      if condition.isTrue { effects.append(rule.effect) }
      if condition.isMissing, let policy = rule.undecided { effects.append(policy.effect) }
      if condition.isError { hasError = true }
    }
    for output in program.outputs {
      let value = reference.value(output.node)
      if value.isMissing, let policy = output.undecided { effects.append(policy.effect) }
      if value.isError { hasError = true }
    }
    // Warnings never join a lending outcome, and what is ignored does nothing.
    if effects.contains(.decline) {
      outcome = .decline
    } else if effects.contains(.refer) || hasError {
      outcome = .refer
    }
    outputs = program.outputs.map { output in
      let value = reference.value(output.node)
      return outcome == .decline || value.isError ? .missing : value
    }
  }
}
