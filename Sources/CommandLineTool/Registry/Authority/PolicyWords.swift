import Diagnostics
import Engine
import Registry

extension PolicyStatement.Section {
  var title: Phrase {
    switch self {
    case .persons: Phrase("Persons", "人员")
    case .roles: Phrase("Roles", "角色")
    case .rules: Phrase("Who may do what, and how many must agree", "权限与人数")
    case .evidence: Phrase("Evidence", "证据")
    }
  }
}

extension PolicyStatement.Value {
  /// The value for people; nobody and nothing are said aloud.
  var words: Phrase {
    switch self {
    case .text(let text): Phrase(verbatim: Names.escaped(text))
    case .count(let count): Phrase(verbatim: "\(count)")
    case .days(let days): Phrase("\(days) day\(days == 1 ? "" : "s")", "\(days) 天")
    case .hours(let hours): Phrase("\(hours) hour\(hours == 1 ? "" : "s")", "\(hours) 小时")
    case .names(let names), .roles(let names):
      names.isEmpty
        ? Phrase("none", "无") : Self.list(names.map { Phrase(verbatim: Names.escaped($0)) })
    }
  }

  /// The value with the persons behind each role.
  func words(in policy: Policy) -> Phrase {
    guard case .roles(let roles) = self else { return words }
    return Self.list(
      roles.map { role in
        let persons = policy.persons(of: [role]).sorted()
        return Phrase(
          "\(role) (\(persons.isEmpty ? "nobody" : persons.joined(separator: ", ")))",
          "\(role)（\(persons.isEmpty ? "无人" : persons.joined(separator: "、"))）")
      })
  }

  static func list(_ parts: [Phrase]) -> Phrase { .joined(parts, by: Phrase(", ", "、")) }

  var json: JSON {
    switch self {
    case .text(let text): .text(text)
    case .count(let number), .days(let number), .hours(let number): .count(number)
    case .names(let names), .roles(let names): .array(names.map { .text($0) })
    }
  }
}

extension PolicyDifference.Change {
  /// What changes, in one sentence: "an approval is good for: 30 days → 10 days".
  var words: Phrase {
    guard let statement else { return Phrase(verbatim: "") }
    switch statement.section {
    case .persons: return personWords(statement)
    case .roles:
      return Phrase("role ", "角色 ") + statement.words + Phrase(": ", "：")
        + listWords(Phrase("gained by ", "新增 "), Phrase("lost by ", "移除 "))
    case .rules, .evidence:
      let subject = statement.words + Phrase(": ", "：")
      return statement.value.names == nil
        ? subject + scalarWords
        : subject + listWords(Phrase("added ", "新增 "), Phrase("removed ", "移除 "))
    }
  }

  private func personWords(_ statement: PolicyStatement) -> Phrase {
    if old == nil { return statement.words + Phrase(" joins: ", " 加入：") + statement.value.words }
    if new == nil { return statement.words + Phrase(" leaves: ", " 离开：") + statement.value.words }
    return statement.words + Phrase(": ", "：") + scalarWords
  }

  private var scalarWords: Phrase {
    (old?.value.words ?? Phrase("none", "无")) + Phrase(verbatim: " → ")
      + (new?.value.words ?? Phrase("none", "无"))
  }

  private func listWords(_ gained: Phrase, _ lost: Phrase) -> Phrase {
    var parts: [Phrase] = []
    if old == nil { parts.append(Phrase("new", "新设")) }
    if !added.isEmpty { parts.append(gained + Self.names(added)) }
    if !removed.isEmpty { parts.append(lost + Self.names(removed)) }
    if new == nil { parts.append(Phrase("gone", "取消")) }
    if parts.isEmpty {
      parts.append(
        Phrase("in another order: ", "顺序变更：") + (new?.value.words ?? Phrase(verbatim: "")))
    }
    return .joined(parts, by: Phrase("; ", "；"))
  }

  private static func names(_ names: [String]) -> Phrase {
    PolicyStatement.Value.list(names.map { Phrase(verbatim: Names.escaped($0)) })
  }

  var json: JSON {
    let isList = statement?.value.names != nil
    return .members([
      "path": statement.map { .text($0.path) },
      "old": isList ? nil : old?.value.json, "new": isList ? nil : new?.value.json,
      "added": isList ? .array(added.map { .text($0) }) : nil,
      "removed": isList ? .array(removed.map { .text($0) }) : nil,
      "words": .text(words.filled(in: .english)),
    ])
  }
}

extension PolicyDifference.PowerChange {
  /// "zheng.hao may now approve as risk; may no longer halt".
  var words: Phrase {
    var parts: [Phrase] = []
    if !gained.isEmpty {
      parts.append(
        Phrase("may now ", "新获权限：") + PolicyStatement.Value.list(gained.map(\.words)))
    }
    if !lost.isEmpty {
      parts.append(
        Phrase("may no longer ", "失去权限：") + PolicyStatement.Value.list(lost.map(\.words)))
    }
    return Phrase(verbatim: "\(person) ") + .joined(parts, by: Phrase("; ", "；"))
  }

  var json: JSON {
    .members([
      "person": .text(person), "gained": .array(gained.map { .text($0.name) }),
      "lost": .array(lost.map { .text($0.name) }),
    ])
  }
}
