package import Diagnostics
package import Engine
import Semantics
import Syntax

extension ClauseTrace {
  /// The same for machines.
  package var json: JSON {
    .members([
      "book": .text(program.name), "digest": .text(program.digest),
      "clauses": .array(
        clauses.map { clause in
          .members(["clause": .text(clause.text), "rules": .array(clause.entries.map(json))])
        }),
      "without_clause": .array(withoutClause.map(json)),
    ])
  }

  private func json(_ entry: Entry) -> JSON {
    let rule = program.rules[entry.rule]
    func tests(_ positions: [Int]) -> JSON {
      .array(
        positions.map {
          .members([
            "title": .text(title($0)), "place": .text(names.place(of: program.tests[$0].span)),
          ])
        })
    }
    return .members([
      "code": .text(rule.code), "effect": .text(rule.effect.rawValue),
      "title": rule.words.title.map { .text($0) }, "zh": rule.words.zh.map { .text($0) },
      "place": .text(place(of: rule)), "fires_in": tests(entry.firedIn),
      "expected_in": tests(entry.expectedIn),
    ])
  }

  /// The same as a drawing for Graphviz: clauses at the left, tests at the right.
  package func drawing(in language: Language) -> Graphviz {
    var drawing = Graphviz(name: program.name)
    var drawn: Set<Int> = []
    var tests: Set<Int> = []
    func add(_ entry: Entry) {
      guard drawn.insert(entry.rule).inserted else { return }
      let rule = program.rules[entry.rule]
      drawing.add(
        Graphviz.Box(
          id: "rule \(rule.code)", label: rule.code, caption: rule.words.title(in: language),
          shape: "hexagon"))
      for test in entry.firedIn {
        if tests.insert(test).inserted {
          drawing.add(Graphviz.Box(id: "test \(test)", label: title(test), shape: "box"))
        }
        drawing.addArrow(from: "rule \(rule.code)", to: "test \(test)")
      }
    }
    for clause in clauses {
      drawing.add(Graphviz.Box(id: "clause \(clause.text)", label: clause.text, shape: "note"))
      for entry in clause.entries {
        add(entry)
        drawing.addArrow(
          from: "clause \(clause.text)", to: "rule \(program.rules[entry.rule].code)")
      }
    }
    for entry in withoutClause { add(entry) }
    return drawing
  }
}
