import Diagnostics
package import RunRecord
package import Semantics
import Syntax

extension BookDifference {
  /// What the candidate changes, old → new, with the clause each rests on.
  package func table(live: Program, candidate: Program) -> RunTable {
    let basis = Dictionary(
      (live.rules + candidate.rules).compactMap { rule in rule.basis.map { (rule.code, $0) } },
      uniquingKeysWith: { $1 })
    return RunTable(
      "parameters", Phrase("What the candidate changes", "候选版的变更"),
      columns: [
        .init("subject", Phrase("what", "对象"), .text),
        .init("name", Phrase("name", "名称"), .text),
        .init("title", Phrase("title", "说明"), .text),
        .init("place", Phrase("of it", "位置"), .text),
        .init("act", Phrase("change", "变更"), .text),
        .init("old", Phrase("live", "现行版"), .text),
        .init("new", Phrase("candidate", "候选版"), .text),
        .init("basis", Phrase("clause", "依据条款"), .text),
      ],
      rows: changes.filter { $0.subject != .test && $0.subject != .text && $0.subject != .card }
        .map { change in
          [
            .label(change.subject.rawValue, DifferenceWords.word(change.subject)),
            .text(change.name), .optional(change.title),
            change.place.map { .label($0, DifferenceWords.place($0)) } ?? .empty,
            .label(change.act.rawValue, change.act.words),
            change.old.map { .label($0, DifferenceWords.value($0)) } ?? .empty,
            change.new.map { .label($0, DifferenceWords.value($0)) } ?? .empty,
            .optional(change.basis ?? basis[change.name]),
          ]
        })
  }
}

extension RunTable.Cell {
  fileprivate static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .empty }
}

extension BookChange.Act {
  fileprivate var words: Phrase {
    switch self {
    case .added: Phrase("added", "新增")
    case .removed: Phrase("removed", "删除")
    case .renamed: Phrase("renamed", "更名")
    case .changed: Phrase("changed", "修改")
    }
  }
}
