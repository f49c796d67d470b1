package import Engine
import Numbers
package import Semantics
import Syntax

/// What text and page say of an explanation alike.
package struct ExplanationWords: Sendable {
  package let explanation: Explanation
  package let values: ValueWords

  package init(_ explanation: Explanation) {
    self.explanation = explanation
    values = ValueWords(explanation.program)
  }

  package var program: Program { explanation.program }

  func rule(_ explained: RuleExplanation) -> Rule { program.rules[explained.index] }

  /// The rules that made the outcome, or would have: fired, undecided with an effect, in error.
  var reasons: [RuleExplanation] { explanation.rules.filter { $0.effect != nil } }

  /// The sections that have rules, in order, each with its rules.
  var sections: [(kind: SectionKind, rules: [RuleExplanation])] {
    SectionKind.allCases.compactMap { kind in
      let rules = explanation.rules.filter { rule($0).section == kind }
      return rules.isEmpty ? nil : (kind, rules)
    }
  }

  /// One sentence on how the outcome came about.
  var summary: String {
    let firing = reasons.filter { $0.state == .fired }
    let parts = [
      Self.counted(firing.count { $0.effect == .decline }, "rule declines", "rules decline"),
      Self.counted(firing.count { $0.effect == .refer }, "rule refers", "rules refer"),
      Self.counted(
        reasons.count { $0.state == .undecided }, "rule is undecided", "rules are undecided"),
      Self.counted(
        explanation.outputs.count { $0.effect != nil && $0.error == nil }, "output is not known",
        "outputs are not known"),
      Self.counted(
        explanation.rules.count { $0.state == .error }
          + explanation.outputs.count { $0.error != nil }, "value is in error",
        "values are in error"),
    ].compactMap { $0 }
    guard let last = parts.last else { return "No rule speaks against it" }
    return parts.count == 1
      ? last : parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
  }

  /// `requires age >= minimum_age` or `when age < seasoned_age`.
  func condition(_ rule: Rule) -> String {
    "\(rule.isRequirement ? "requires" : "when") \(rule.text)"
  }

  /// `age = 19 months`, marked where the case sets it.
  func operand(_ value: NamedValue) -> String {
    "\(value.name.text) = \(values.text(value))\(value.name.isSet ? " (\(Self.set.en.lowercased()))" : "")"
  }

  /// What marks a value that the case sets instead of its data or its formula.
  static let set = Bilingual("Set directly", "直接设定")
  /// What heads the required facts that a case without data leaves out.
  static let notGiven = Bilingual("Not given", "未提供")
  /// What a case without data is, where an application's key would stand.
  static let caseWithoutData = Bilingual("a case without data", "无数据的假设情形")

  /// `set directly 直接设定` where the case sets a value.
  func marks(_ value: NamedValue) -> [String] {
    let isSet = explanation.setFacts.contains { $0.name.text == value.name.text }
    return isSet ? ["\(Self.set.en.lowercased())  \(Self.set.zh)"] : []
  }

  /// What the explanation is of: an application by its key, or a case.
  var subject: String {
    if let id = explanation.id { return "\(program.record.name) \(id)" }
    return program.directFacts?.isWholeCase == true
      ? "\(Self.caseWithoutData.en)  \(Self.caseWithoutData.zh)"
      : "\(program.record.name) without a key"
  }

  /// The sentences under a rule: what would flip it, what was missing, what failed.
  func notes(_ explained: RuleExplanation) -> [String] {
    explained.flips.map { values.sentence($0, hasFired: explained.state == .fired) }
      + causes(explained)
  }

  /// Why it could not be decided, failed, or does nothing.
  func causes(_ explained: RuleExplanation) -> [String] {
    explained.causes.map(\.sentence) + (explained.error.map { [$0.sentence] } ?? [])
      + (rule(explained).disabledBecause.map { ["disabled because \($0)"] } ?? [])
      + ignored(explained)
  }

  /// Why an undecided rule is let pass.
  private func ignored(_ explained: RuleExplanation) -> [String] {
    guard explained.state == .undecided, explained.effect == nil,
      let because = rule(explained).undecided?.because
    else { return [] }
    return ["ignored because \(because)"]
  }

  /// The currency behind amounts of money.
  func amount(_ value: NamedValue) -> String {
    let text = values.text(value)
    return value.type == .money && value.value.isPresent ? "\(text) \(program.currency)" : text
  }

  /// A line's steps from the first to the last, with what each is.
  func steps(_ line: LineExplanation) -> [(what: String, text: String, value: String, binds: Bool)]
  {
    var result = [("amplify", line.amplified.text, values.text(line.amplified.value), false)]
    result += line.factors.map { ("adjust", $0.text, values.text($0.value), false) }
    if !line.factors.isEmpty {
      result.append(("", "after adjusting", values.text(line.adjusted, .money), false))
    }
    if let deducted = line.deducted {
      result.append(("deduct", deducted.text, values.text(deducted.value), false))
    }
    for (index, cap) in line.caps.enumerated() {
      result.append(
        ("cap", cap.text, values.text(cap.value), index == line.bindingCap))
    }
    result.append(("", "before rounding", values.text(line.capped, .money), false))
    let mode = line.mode.map { $0.rawValue.replacing("_", with: " ") } ?? ""
    let step =
      line.step.map { " to \($0.grouped(decimals: $0.leastDecimals, separator: ","))" } ?? ""
    result.append(("round", mode + step, values.text(line.rounded, .money), false))
    return result
  }

  /// Reference values in force, in words: `lpr_1y = 3% from 2025-05-20 (PBoC quotation)`.
  var references: [String] {
    explanation.references.map { used in
      let reference = program.references[used.reference]
      let entry = reference.entries[used.entry]
      let source = entry.source.map { " (\($0))" } ?? ""
      return "\(reference.name) = \(values.text(entry.value, reference.type)) "
        + "in force from \(entry.from)\(source)"
    }
  }

  /// Assumptions used, each with its reason.
  var assumptions: [String] {
    explanation.assumptions.map { index in
      let assumption = program.assumptions[index]
      return assumption.because.isEmpty
        ? assumption.text : "\(assumption.text), because \(assumption.because)"
    }
  }
}
