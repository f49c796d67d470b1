package import Diagnostics
package import Engine
package import Simulation
import Syntax

extension LookaheadAudit {
  /// The audit for a terminal, each line ended.
  package func text(in language: Language) -> String {
    func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }
    var lines = ["", words(Phrase("Look-ahead audit", "前视核查"))]
    lines.append("  " + words(extent))
    if leaks.isEmpty {
      lines.append("  " + words(Phrase("no decision changed", "没有任何决策因此改变")))
    }
    for leak in leaks { lines.append("  " + words(leak.words)) }
    for (title, names) in groups {
      lines.append("  " + words(title + Phrase(": ", "：") + .joined(names, by: Phrase(", ", "、"))))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Facts by what is known of their known time.
  private var groups: [(title: Phrase, names: [Phrase])] {
    var groups: [(title: Phrase, names: [Phrase])] = []
    func add(_ title: Phrase, _ name: String) {
      let name = Phrase(verbatim: name)
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index].names.append(name)
      } else {
        groups.append((title, [name]))
      }
    }
    for fact in facts {
      switch fact.footing {
      case .notAuditable:
        add(
          Phrase(
            "not auditable, for it is not recorded when they became known",
            "无法核查，因未记录何时获知"), fact.name)
      case .assumed(let because):
        add(
          Phrase("known on an assumed day, because \"\(because)\"", "获知日为假定，理由是“\(because)”"),
          fact.name)
      case .lag(let count, let unit, let source):
        let length =
          unit == .days
          ? Phrase("\(count) days", "\(count) 天") : Phrase("\(count) months", "\(count) 个月")
        add(
          Phrase("known ", "假定")
            + length
            + Phrase(
              " later than dated, as source '\(source)' assumes", "后获知（数据来源“\(source)”的延迟）"),
          fact.name)
      }
    }
    return groups
  }

  /// The audit for machines.
  package var json: JSON {
    .members([
      "applications": .count(applications),
      "rounds": .count(rounds),
      "changes": .count(changes),
      "clean": .truth(leaks.isEmpty),
      "leaks": .array(
        leaks.map { leak in
          .members([
            "version": .text(leak.version.rawValue),
            "fields": .array(leak.names.map { .text($0) }),
            "application": .text(leak.application),
            "changes": .text(leak.difference.words.filled(in: .english)),
          ])
        }),
      "facts": .array(
        facts.map { fact in
          switch fact.footing {
          case .notAuditable:
            .members(["name": .text(fact.name), "known": .text("not_auditable")])
          case .assumed(let because):
            .members([
              "name": .text(fact.name), "known": .text("assumed"), "because": .text(because),
            ])
          case .lag(let count, let unit, let source):
            .members([
              "name": .text(fact.name), "known": .text("lag"),
              "lag": .text("\(count) \(unit == .days ? "days" : "months")"),
              "source": .text(source),
            ])
          }
        }),
    ])
  }
}

extension LookaheadAudit.Leak {
  /// What leaks, in which version, and an application that shows it.
  var words: Phrase {
    let version = version == .live ? BacktestText.live : BacktestText.candidate
    let fields = names.joined(separator: ", ")
    return Phrase(
      "leak in the \(version.text(in: .english)) version: ", "\(version.text(in: .chinese))存在前视：")
      + Phrase(
        "'\(fields)' changes decisions that could not know it; in application '\(application)' ",
        "“\(fields)”在决策时尚不可知，却改变了决策；例如申请“\(application)”")
      + difference.words
  }
}

extension LookaheadAudit.Difference {
  var words: Phrase {
    switch self {
    case .outcome(let from, let to):
      Phrase(
        "the outcome turns from \(from.word) to \(to.word)",
        "的结论由\(from.words.chinese)变为\(to.words.chinese)")
    case .rule(let code):
      Phrase("rule \(code) answers otherwise", "的规则 \(code) 结果不同")
    case .output(let name): Phrase("output '\(name)' differs", "的输出“\(name)”不同")
    }
  }
}
