import Analysis
package import Diagnostics
import Semantics
import Trials

extension MutationPage {
  /// The survivors as a reviewer reads them, then the scores by operator and by part, and the score.
  package func text(in language: Language) -> String {
    var lines: [String] = []
    for mutant in report.survivors { lines += survivor(mutant, in: language) + [""] }
    lines += table(
      Phrase("operator", "变异方式"), report.scores(by: \.operation), in: language
    ) {
      "\($0.rawValue)  \($0.title.filled(in: language))"
    }
    lines.append("")
    lines += table(Phrase("part", "部分"), report.scores(by: \.part), in: language) {
      $0.words.text(in: language)
    }
    lines.append("")
    if !report.proofs.isEmpty {
      lines.append(
        Phrase("shown to decide as the book does:", "经证明与原规则书等价：").filled(in: language))
      var proofs = TextTable(alignments: [.right, .left])
      for (proof, count) in report.proofs {
        proofs.add(["\(count)", proof.title.filled(in: language)])
      }
      lines += proofs.lines() + [""]
    }
    lines.append(summary(in: language))
    return lines.joined(separator: "\n") + "\n"
  }

  /// `Models/tax_line/v2/tax_line.rules: score 92.4%: 426 of 461 mutants noticed; …`.
  private func summary(in language: Language) -> String {
    let score = report.score
    return Phrase(
      "{path}: score {score}, {killed} of {counted} mutants noticed; {equivalent} shown equivalent, {invalid} that do not check",
      "{path}：得分{score}，{counted}个变异中测试发现{killed}个；另有{equivalent}个经证明等价，{invalid}个未通过检查"
    ).filled(
      with: [
        "path": .text(path), "score": .text(score.text), "killed": .number(score.killed),
        "counted": .number(score.counted), "equivalent": .number(score.equivalent),
        "invalid": .number(score.invalid),
      ], in: language)
  }

  private func survivor(_ mutant: Mutant, in language: Language) -> [String] {
    let heading = Phrase("no test notices: {title}", "测试未发现：{title}").filled(
      with: ["title": .text(mutant.operation.title.filled(in: language))], in: language)
    var lines = ["\(place(mutant)): \(heading)"]
    for change in mutant.changes(in: book.files) {
      lines += change.before.map { "  - \($0)" } + change.after.map { "  + \($0)" }
    }
    let touched = touched(mutant)
    if !touched.isEmpty {
      lines.append(
        Phrase("  reaches {things}", "  影响{things}").filled(
          with: ["things": .text(touched.joined(separator: ", "))], in: language))
    }
    if let witness = witnesses[mutant] { lines.append("  " + text(witness, in: language)) }
    return lines
  }

  /// `a case that shows it: owner_age = 17 in test "…" (outcome decline, changed: approve)`.
  private func text(_ witness: MutantWitness, in language: Language) -> String {
    let changed = witness.changed.text
    let place =
      changed.isEmpty
      ? Phrase("test {test}", "测试{test}") : Phrase("test {test} with {facts}", "测试{test}，设{facts}")
    let arguments: [String: ProblemArgument] = [
      "test": .text("\"\(witness.test)\""), "facts": .text(changed),
      "subject": .text(witness.subject), "book": .text(witness.book),
      "mutant": .text(witness.mutant),
    ]
    return Phrase("a case that shows it: ", "可发现它的情形：").filled(in: language)
      + place.filled(with: arguments, in: language)
      + Phrase(
        " gives {subject} {book}, changed {mutant}", "，{subject}为{book}，改动后为{mutant}"
      ).filled(with: arguments, in: language)
  }

  private func table<Group>(
    _ title: Phrase, _ scores: [(group: Group, score: MutationScore)], in language: Language,
    _ name: (Group) -> String
  ) -> [String] {
    func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }
    var table = TextTable([
      (words(title), .left), (words(Phrase("score", "得分")), .right),
      (words(Phrase("noticed", "已发现")), .right), (words(Phrase("survived", "未发现")), .right),
      (words(Phrase("equivalent", "等价")), .right), (words(Phrase("invalid", "无效")), .right),
    ])
    for (group, score) in scores {
      table.add(
        [name(group), score.text]
          + [score.killed, score.survived, score.equivalent, score.invalid].map(String.init))
    }
    return table.lines()
  }
}
