package import Diagnostics
import Semantics
import Syntax

extension ClauseTrace {
  /// Every clause with its rules, and under each rule the tests that it fires in.
  package func text(in language: Language) -> String {
    var lines: [String] = []
    for clause in clauses {
      lines.append(clause.text)
      lines += block(of: clause.entries, in: language) + [""]
    }
    if !withoutClause.isEmpty {
      lines.append(Phrase("without a clause", "未注明依据").filled(in: language))
      lines += block(of: withoutClause, in: language) + [""]
    }
    return (lines + [summary(in: language)]).joined(separator: "\n") + "\n"
  }

  private func block(of entries: [Entry], in language: Language) -> [String] {
    entries.flatMap { entry -> [String] in
      let rule = program.rules[entry.rule]
      let title = rule.words.title(in: language).map { " \($0)" } ?? ""
      let head =
        "  \(rule.code)\(title) (\(rule.effect.words.text(in: language)))  \(place(of: rule))"
      return [head] + tests(of: entry, in: language).map { "      \($0)" }
    }
  }

  func place(of rule: Rule) -> String { names.place(of: rule.span) }

  private func tests(of entry: Entry, in language: Language) -> [String] {
    guard !entry.firedIn.isEmpty || !entry.expectedIn.isEmpty else {
      return [Phrase("no test makes it fire", "没有测试使其命中").filled(in: language)]
    }
    let all = Set(entry.firedIn).union(entry.expectedIn).sorted()
    return all.map { test in
      let asked = entry.expectedIn.contains(test)
      let fired = entry.firedIn.contains(test)
      let how: Phrase =
        switch (asked, fired) {
        case (true, true): Phrase("fires, expected by", "命中并被断言")
        case (false, true): Phrase("fires in", "命中")
        default: Phrase("undecided, expected by", "待定，被断言")
        }
      let quote = language == .chinese ? "“\(title(test))”" : "\"\(title(test))\""
      return "\(how.filled(in: language)) \(quote)  \(names.place(of: program.tests[test].span))"
    }
  }

  func title(_ test: Int) -> String { program.tests[test].title }

  private func summary(in language: Language) -> String {
    Phrase(
      """
      rules: {rules}, clauses: {clauses}, rules without a clause: {without}, \
      rules that fire in no test: {silent}
      """,
      "规则{rules}条，依据条款{clauses}个，未注明依据的规则{without}条，未被任何测试命中的规则{silent}条"
    ).filled(
      with: [
        "rules": .number(program.rules.count), "clauses": .number(clauses.count),
        "without": .number(withoutClause.count), "silent": .number(neverFired),
      ], in: language)
  }
}
