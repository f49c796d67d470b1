import Diagnostics
import Numbers
import Semantics
import Syntax

// The sections of the book: its values and its rules, each with the clause it rests on.
extension BookDocument {
  var sections: [Document.Block] {
    SectionKind.allCases.flatMap { section -> [Document.Block] in
      let definitions = program.definitions.filter { $0.section == section }
      let rules = program.rules.filter { $0.section == section }
      guard !definitions.isEmpty || !rules.isEmpty else { return [] }
      return [.heading(2, [.text(section.words.text(in: language))])]
        + (definitions.isEmpty ? [] : [values(definitions)]) + rules.map(entry)
    }
  }

  private func values(_ definitions: [Definition]) -> Document.Block {
    .table(
      Document.Table(
        [
          .init(words("value", "指标")), .init(words("how it comes about", "计算方法")),
        ],
        rows: definitions.map { definition in
          let mark: [Document.Inline] =
            definition.isOutput ? [.text(" "), .soft("(\(words("output", "输出")))")] : []
          return [
            named(.definition(definition.name)) + mark,
            [.code(definition.text)],
          ]
        }))
  }

  /// A rule: what it does, when, on which clause, and what happens where it cannot be decided.
  private func entry(_ rule: Rule) -> Document.Block {
    let title = rule.words.title(in: language) ?? ""
    var lines: [[Document.Inline]] = [
      [.text(condition(rule)), .code(rule.text)]
    ]
    if let basis = rule.basis {
      lines.append([.strong(words("clause", "依据")), .text(": \(basis)")])
    }
    if let undecided = rule.undecided {
      let effect = undecided.effect.words.text(in: language)
      lines.append([
        .strong(words("if facts are missing", "事实缺失时")),
        .text(": \(effect)" + (undecided.because.map { " – \($0)" } ?? "")),
      ])
    }
    if let action = rule.action {
      lines.append([.strong(words("action", "措施")), .text(": \(action)")])
    }
    if let reason = rule.disabledBecause {
      lines.append([.strong(words("switched off", "已停用")), .text(": \(reason)")])
    }
    return .entry([.code(rule.code), .text(" \(title)")], lines)
  }

  private func condition(_ rule: Rule) -> String {
    let effect = rule.effect.words.text(in: language)
    return rule.isRequirement
      ? Phrase("{effect} unless ", "不满足以下条件则{effect}：").filled(
        with: ["effect": .text(effect)], in: language)
      : Phrase("{effect} when ", "满足以下条件则{effect}：").filled(
        with: ["effect": .text(effect)], in: language)
  }
}
