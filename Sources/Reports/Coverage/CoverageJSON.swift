import Diagnostics
package import Engine
import Semantics
package import Trials

extension Coverage {
  /// The figures by section and every item with how many tests meet each of its parts.
  package var json: JSON {
    let words = CoverageWords(program, in: .english)
    return .members([
      "met": .count(total.met), "all": .count(total.all), "percent": .text(total.percent),
      "sections": .array(
        groups.map { group, items in
          let count = CoverageCount(items)
          return .members([
            "section": .text(group.id), "met": .count(count.met), "all": .count(count.all),
            "percent": .text(count.percent),
          ])
        }),
      "items": .array(
        items.map { item in
          .members([
            "kind": .text(item.kind.rawValue), "of": .text(name(item.owner)),
            "subject": item.subject.isEmpty ? nil : .text(item.subject),
            "bound": item.bound.isEmpty ? nil : .text(item.bound),
            "place": .text(words.place(item.span)),
            "tests": .object(
              item.parts.map { JSON.Member($0.meaning.rawValue, .count($0.tests)) }),
          ])
        }),
    ])
  }

  private func name(_ owner: CoverageItem.Owner) -> String {
    switch owner {
    case .rule(let index): program.rules[index].code
    case .definition(let index): program.definitions[index].name
    case .table(let index): program.tables[index].name
    case .scorecard(let index): program.scorecards[index].name
    }
  }
}
