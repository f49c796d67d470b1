package import Numbers
import Semantics

/// The credit line in its steps, and what bound it.
package struct LineExplanation: Sendable {
  package struct Step: Sendable {
    package var text: String
    package var value: NamedValue
  }
  package var amplified: Step
  package var factors: [Step]
  package var adjusted: TracedValue
  package var deducted: Step?
  package var caps: [Step]
  /// The first cap that took something away, by position in `caps`.
  package var bindingCap: Int?
  package var capped: TracedValue
  package var rounded: TracedValue
  /// How it was rounded.
  package var mode: RoundingMode?
  package var step: Number?
}

extension LineExplanation {
  init(_ steps: LineSteps, _ trace: Trace, _ names: NodeNames) {
    func step(_ step: LineSteps.Step) -> Step {
      Step(text: step.text, value: NamedValue(step.node, trace, names))
    }
    amplified = step(steps.amplified)
    factors = steps.factors.map(step)
    adjusted = trace.value(of: steps.adjusted)
    deducted = steps.deducted.map(step)
    caps = steps.caps.map(step)
    capped = trace.value(of: steps.capped)
    rounded = trace.value(of: steps.rounded)
    bindingCap = nil
    if case .round(_, let mode, let step, _) = trace.program[steps.rounded].operation {
      self.mode = mode
      self.step = step
    }
    guard let before = adjusted.constant.number, let after = capped.constant.number else { return }
    let deducted = deducted?.value.value.constant.number ?? .zero
    if let uncapped = before.subtracting(deducted), after < uncapped {
      bindingCap = caps.firstIndex { $0.value.value.constant.number == after }
    }
  }
}
