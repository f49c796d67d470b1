package import Diagnostics
package import Engine
import Numbers
package import Semantics
import Syntax

/// What text and page say of an explanation alike.
package struct ExplanationWords: Sendable {
  package let explanation: Explanation
  package let values: ValueWords

  package init(_ explanation: Explanation, in language: Language = .english) {
    self.explanation = explanation
    values = ValueWords(explanation.program, in: language)
  }

  package var program: Program { explanation.program }

  var language: Language { values.language }

  func words(_ phrase: Phrase) -> String { values.words(phrase) }

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

  /// One sentence on how the outcome came about, without a final period.
  var summary: String {
    let firing = reasons.filter { $0.state == .fired }
    let parts = [
      Self.counted(
        firing.count { $0.effect == .decline }, "rule declines", "rules decline", "条规则拒绝"),
      Self.counted(firing.count { $0.effect == .refer }, "rule refers", "rules refer", "条规则转人工"),
      Self.counted(
        reasons.count { $0.state == .undecided }, "rule is undecided", "rules are undecided",
        "条规则待定"),
      Self.counted(
        explanation.outputs.count { $0.effect != nil && $0.error == nil }, "output is not known",
        "outputs are not known", "项输出未知"),
      Self.counted(
        explanation.rules.count { $0.state == .error }
          + explanation.outputs.count { $0.error != nil }, "value is in error",
        "values are in error", "项数值出错"),
    ].compactMap { $0 }
    guard let last = parts.last else {
      return words(Phrase("No rule speaks against it", "没有规则提出异议"))
    }
    let others = Array(parts.dropLast())
    return words(
      others.isEmpty
        ? last : .joined(others, by: Phrase(", ", "，")) + Phrase(" and ", "，") + last)
  }

  private static func counted(_ count: Int, _ one: String, _ many: String, _ zh: String) -> Phrase?
  {
    count == 0 ? nil : Phrase("\(count) \(count == 1 ? one : many)", "\(count) \(zh)")
  }

  /// What stands before a rule's condition: `requires`, or `when` it fires.
  func conditionHead(_ rule: Rule) -> String {
    words(rule.isRequirement ? Phrase("requires ", "要求：") : Phrase("when ", "命中条件："))
  }

  /// What a rule did: `undecided, refers`; what fired says only its effect.
  func verdict(_ explained: RuleExplanation, silent: Set<RuleExplanation.State>) -> String {
    let state = silent.contains(explained.state) ? nil : explained.state.words
    return words(.joined([state, explained.effect?.words].compactMap { $0 }, by: Self.comma))
  }

  /// What stands where a table's last resort held.
  static let otherwise = Phrase("otherwise", "其余情形")

  static let comma = Phrase(", ", "，")
  static let semicolon = Phrase("; ", "；")

  /// `age = 19 months`, marked where the case sets it.
  func operand(_ value: NamedValue) -> String {
    "\(value.name.text) = \(values.text(value))"
      + (value.name.isSet ? words(Phrase(" (set directly)", "（直接设定）")) : "")
  }

  /// What heads the values that the case sets instead of its data or its formula.
  static let set = Phrase("Set directly", "直接设定")
  /// What heads the required facts that a case without data leaves out.
  static let notGiven = Phrase("Not given", "未提供")
  /// What a case without data is, where an application's key would stand.
  static let caseWithoutData = Phrase("a case without data", "无数据的假设情形")

  /// A heading of ours: in English with the Chinese words behind it, as the book's own titles have them.
  func heading(_ phrase: Phrase) -> String {
    values.title(
      Words(title: phrase.filled(in: .english), zh: phrase.filled(in: .chinese)))
  }

  /// Whether the case sets a value directly.
  func isSet(_ value: NamedValue) -> Bool {
    explanation.setFacts.contains { $0.name.text == value.name.text }
  }

  /// `set directly 直接设定` where the case sets a value.
  func marks(_ value: NamedValue) -> [String] {
    isSet(value) ? [heading(Phrase("set directly", "直接设定"))] : []
  }

  /// What the explanation is of: an application by its key, or a case.
  var subject: String {
    let record = language == .chinese ? program.record.words.zh ?? "申请" : program.record.name
    if let id = explanation.id { return "\(record) \(id)" }
    return program.directFacts?.isWholeCase == true
      ? heading(Self.caseWithoutData)
      : words(Phrase("\(record) without a key", "没有主键的\(record)"))
  }

  /// The sentences under a rule: what would flip it, what was missing, what failed.
  func notes(_ explained: RuleExplanation) -> [String] {
    explained.flips.map { values.sentence($0, hasFired: explained.state == .fired) }
      + causes(explained)
  }

  /// Why it could not be decided, failed, or does nothing.
  func causes(_ explained: RuleExplanation) -> [String] {
    explained.causes.map(values.sentence) + (explained.error.map { [values.sentence($0)] } ?? [])
      + (rule(explained).disabledBecause.map {
        [words(Phrase("disabled because \($0)", "停用，理由：\($0)"))]
      } ?? [])
      + ignored(explained)
  }

  /// Why an output is not known.
  func causes(_ output: OutputExplanation) -> [String] {
    output.causes.map(values.sentence) + (output.error.map { [values.sentence($0)] } ?? [])
  }

  /// Why an undecided rule is let pass.
  private func ignored(_ explained: RuleExplanation) -> [String] {
    guard explained.state == .undecided, explained.effect == nil,
      let because = rule(explained).undecided?.because
    else { return [] }
    return [words(Phrase("ignored because \(because)", "忽略，理由：\(because)"))]
  }

  /// The currency behind amounts of money.
  func amount(_ value: NamedValue) -> String {
    let text = values.text(value)
    guard value.type == .money && value.value.isPresent else { return text }
    let currency = language == .chinese && program.currency == "CNY" ? "元" : program.currency
    return "\(text) \(currency)"
  }

  /// Reference values in force, in words: `lpr_1y = 3% from 2025-05-20 (PBoC quotation)`.
  var references: [String] {
    explanation.references.map { used in
      let reference = program.references[used.reference]
      let entry = reference.entries[used.entry]
      let value = "\(reference.name) = \(values.text(entry.value, reference.type))"
      let source = entry.source.map { Phrase(" (\($0))", "（\($0)）") }
      return words(
        Phrase("\(value) in force from \(entry.from)", "\(value)，自 \(entry.from) 起生效")
          + (source ?? Phrase(verbatim: "")))
    }
  }

  /// Assumptions used, each with its reason.
  var assumptions: [String] {
    explanation.assumptions.map { index in
      let assumption = program.assumptions[index]
      return assumption.because.isEmpty
        ? assumption.text
        : words(
          Phrase(
            "\(assumption.text), because \(assumption.because)",
            "\(assumption.text)，理由：\(assumption.because)"))
    }
  }
}
