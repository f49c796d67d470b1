import Analysis
package import Engine
import Semantics
import Trials

extension MutationPage {
  /// Scores and survivors for machines; scores in tenths of a percent.
  package var json: JSON {
    .members([
      "book": .text(program.name), "path": .text(path), "digest": .text(program.digest),
      "score": score(report.score),
      "operators": .array(
        report.scores(by: \.operation).map { operation, score in
          .members(["operator": .text(operation.rawValue), "score": self.score(score)])
        }),
      "parts": .array(
        report.scores(by: \.part).map { part, score in
          .members(["part": .text(part.name), "score": self.score(score)])
        }),
      "proofs": .array(
        report.proofs.map { proof, count in
          .members(["proof": .text(proof.rawValue), "count": .count(count)])
        }),
      "survivors": .array(report.survivors.map(survivor)),
    ])
  }

  private func score(_ score: MutationScore) -> JSON {
    .members([
      "permille": score.permille.map { .count($0) }, "killed": .count(score.killed),
      "survived": .count(score.survived), "equivalent": .count(score.equivalent),
      "invalid": .count(score.invalid),
    ])
  }

  private func survivor(_ mutant: Mutant) -> JSON {
    .members([
      "operator": .text(mutant.operation.rawValue), "part": .text(mutant.part.name),
      "thing": mutant.thing.map { .text($0.name) }, "place": .text(place(mutant)),
      "changes": .array(
        mutant.changes(in: book.files).map { change in
          .members([
            "line": .count(change.line), "before": .array(change.before.map { .text($0) }),
            "after": .array(change.after.map { .text($0) }),
          ])
        }),
      "reaches": .array(touched(mutant).map { .text($0) }),
      "case": witnesses[mutant].map { witness in
        .members([
          "test": .text(witness.test), "facts": .text(witness.changed.text),
          "subject": .text(witness.subject), "book": .text(witness.book),
          "mutant": .text(witness.mutant),
        ])
      },
    ])
  }
}
