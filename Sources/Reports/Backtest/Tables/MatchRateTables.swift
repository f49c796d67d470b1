import Diagnostics
import Engine
import Numbers
package import RunRecord
import Semantics
package import Simulation

extension MatchRate {
  /// How often the replay says what the system said, by version.
  package var table: RunTable {
    var table = RunTable(
      "match_rate", Phrase("Match rate of the versions in force", "历史版本回放一致率"),
      note: Phrase(
        """
        each application replayed under the version that decided it, with the references of its own day, against the \
        system's outcome before any person acted
        """,
        "每笔申请用当时审批的版本及当日参考值回放，与人工介入前的系统结论比较"),
      columns: [
        .init("version", Phrase("version", "版本"), .text),
        .init("book", Phrase("book", "规则书"), .text),
        .init("n_applications", Phrase("decided", "审批笔数"), .count),
        .init("n_matched", Phrase("same outcome", "结论一致"), .count),
        .init("match_rate", Phrase("match rate", "一致率"), .share),
        .init("n_lines_compared", Phrase("lines compared", "比较额度"), .count),
        .init("n_lines_equal", Phrase("same line", "额度一致"), .count),
      ])
    for version in versions {
      let isKnown = version.name != nil
      let unknown = RunTable.Cell.unavailable(
        "unknown_version", Phrase("no book at hand has this digest", "没有与该摘要对应的规则书"))
      table.rows.append([
        .text(version.digest), version.name.map { .text($0) } ?? unknown,
        .count(version.decided), isKnown ? .count(version.matched) : unknown,
        isKnown ? .share(version.matched, of: version.decided) : unknown,
        isKnown ? .count(version.comparedLines) : unknown,
        isKnown ? .count(version.equalLines) : unknown,
      ])
    }
    table.rows.append([
      .label("all", Phrase("all known versions", "全部已知版本")), .empty, .count(compared),
      .count(matched), .share(matched, of: compared),
      .count(versions.reduce(0) { $0 + $1.comparedLines }),
      .count(versions.reduce(0) { $0 + $1.equalLines }),
    ])
    for (id, title, count) in [
      ("not_recorded", Phrase("no outcome of the system recorded", "未记录系统结论"), notRecorded),
      ("version_not_recorded", Phrase("version not recorded", "未记录版本"), versionNotRecorded),
    ] where count > 0 {
      table.rows.append([.label(id, title), .empty, .count(count), .empty, .empty, .empty, .empty])
    }
    return table
  }

  /// The first mismatches, each with the first value that differs.
  package func mismatchTable(_ ledger: CaseLedger) -> RunTable {
    RunTable(
      "mismatches", Phrase("Mismatches of the replay", "回放不一致明细"),
      note: Phrase(
        "the first \(Self.listed) in the order of the history", "按历史次序列出前 \(Self.listed) 笔"),
      columns: [
        .init("application", Phrase("application", "申请"), .text),
        .init("date", Phrase("date", "日期"), .date),
        .init("version", Phrase("version", "版本"), .text),
        .init("value", Phrase("first value that differs", "首个不同的值"), .text),
        .init("recorded", Phrase("recorded", "记录"), .text),
        .init("replayed", Phrase("replayed", "回放"), .text),
        .init("reason", Phrase("reason of the replay", "回放的原因"), .text),
      ],
      rows: mismatches.map { mismatch in
        let row = mismatch.position
        let date = ledger.dates.isEmpty ? nil : CalendarDate(validating: ledger.dates[row])
        let (what, recorded, replayed): (RunTable.Cell, RunTable.Cell, RunTable.Cell) =
          switch mismatch.value {
          case .outcome(let old, let new):
            (.label("outcome", Phrase("outcome", "结论")), .outcome(old), .outcome(new))
          case .line(let old, let new):
            (.label("line", Phrase("line", "额度")), .fen(old), .fen(new))
          }
        let rule = programs[mismatch.version].flatMap { program in
          mismatch.reason == VersionCases.noRule
            ? nil : program.rules[Int(mismatch.reason)].code
        }
        return [
          .text(ledger.keys.isEmpty ? String(ledger.places[row]) : ledger.keys[row]),
          date.map { .text($0.description) } ?? .empty,
          .text(versions[mismatch.version].digest), what, recorded, replayed,
          rule.map { .text($0) } ?? .empty,
        ]
      })
  }
}
