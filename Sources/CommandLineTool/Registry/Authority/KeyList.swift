import Diagnostics
import Engine
import Registry
import Reports

/// All keys there ever were: whose, since when, by whom, and what became of them.
struct KeyList {
  /// A key with the times of the events that began and ended it.
  private struct Row {
    var enrolled: EnrolledKey
    var since: Timestamp
    var revoked: Timestamp?
  }
  private let state: RegistryState
  private let root: String
  private let rows: [Row]
  private let proposals: [KeyProposalPage]
  /// Persons who have roles and nothing to sign by.
  private let keyless: [String]

  /// - Parameters:
  ///   - person: whose keys; `nil` for all.
  ///   - time: when they are looked at.
  init(_ store: RegistryStore, person: String?, at time: Timestamp) throws {
    let state = store.state
    self.state = state
    root = try store.event(at: 0)?.event.by ?? ""
    rows = try state.keys.values.filter { person ?? $0.person == $0.person }
      .sorted {
        ($0.person, $0.from, $0.key.fingerprint) < ($1.person, $1.from, $1.key.fingerprint)
      }
      .map { enrolled in
        Row(
          enrolled: enrolled, since: try store.time(of: enrolled.from),
          revoked: try enrolled.revoked.map { try store.time(of: $0) })
      }
    // One who has left may still have keys to show.
    if let person, rows.isEmpty { try state.checkPerson(person) }
    proposals = try state.keyProposals.keys.sorted().map {
      try KeyProposalPage($0, in: store, at: time)
    }.filter { person ?? $0.person == $0.person }
    keyless = state.policy.persons.keys.filter {
      person ?? $0 == $0 && !state.signers.contains($0) && !state.policy.roles(of: $0).isEmpty
    }.sorted()
  }

  func show(_ console: Console) {
    func words(_ phrase: Phrase) -> String { phrase.filled(in: console.language) }
    var table = TextTable([
      (words(Phrase("person", "人员")), .left), (words(Phrase("key", "密钥")), .left),
      (words(Phrase("kind", "类型")), .left), (words(Phrase("since", "起始")), .left),
      (words(Phrase("enrolled by", "登记签字")), .left), (words(Phrase("standing", "状态")), .left),
    ])
    for row in rows {
      table.add([
        row.enrolled.person, row.enrolled.key.fingerprint, row.enrolled.key.kind.rawValue,
        words(
          Phrase(
            "\(row.since) (event \(row.enrolled.from))", "\(row.since)（事件 \(row.enrolled.from)）")),
        words(enrollers(row.enrolled)), words(standing(row)),
      ])
    }
    if !rows.isEmpty { for line in table.lines(margin: 0) { console.print(line) } }
    for proposal in proposals {
      for line in proposal.standing { console.print(line) }
    }
    for person in keyless {
      console.print(
        Phrase(
          "no key: \(person), who has the roles \(state.policy.roles(of: person).joined(separator: ", "))",
          "无密钥：\(person)，其角色为 \(state.policy.roles(of: person).joined(separator: "、"))"))
    }
  }

  private func enrollers(_ enrolled: EnrolledKey) -> Phrase {
    enrolled.enrolledBy.isEmpty
      ? Phrase("\(root), a root key", "\(root)（根密钥）") : state.signers(of: enrolled.enrolledBy)
  }

  private func standing(_ row: Row) -> Phrase {
    let enrolled = row.enrolled
    var parts: [Phrase] = []
    if let position = enrolled.revoked, let time = row.revoked {
      parts.append(Phrase("revoked on \(time) (event \(position))", "\(time) 吊销（事件 \(position)）"))
    }
    if let since = enrolled.compromisedSince {
      parts.append(Phrase("in other hands since event \(since)", "自事件 \(since) 起失密"))
    }
    if !enrolled.faults.isEmpty {
      let events = enrolled.faults.sorted().map(String.init)
      parts.append(
        Phrase(
          "counts for nothing: enrolled by keys in other hands, events \(events.joined(separator: ", "))",
          "不作数：登记时所依赖的密钥已失密，事件 \(events.joined(separator: "、"))"))
    }
    return parts.isEmpty ? Phrase("in force", "有效") : .joined(parts, by: Phrase(", ", "，"))
  }

  var json: JSON {
    .members([
      "keys": .array(
        rows.map { row in
          .members([
            "person": .text(row.enrolled.person),
            "fingerprint": .text(row.enrolled.key.fingerprint),
            "kind": .text(row.enrolled.key.kind.rawValue), "key": .text(row.enrolled.key.text),
            "since": .members([
              "event": .count(row.enrolled.from), "at": .text("\(row.since)"),
            ]),
            "enrolled_by": .array(
              row.enrolled.enrolledBy.isEmpty
                ? [.members(["root": .text(root), "event": .count(0)])]
                : state.signaturesJSON(row.enrolled.enrolledBy)),
            "revoked": row.revoked.map {
              .members(["event": row.enrolled.revoked.map { .count($0) }, "at": .text("\($0)")])
            },
            "compromised_since": row.enrolled.compromisedSince.map { .count($0) },
            "void": row.enrolled.faults.isEmpty
              ? nil : .array(row.enrolled.faults.sorted().map { .count($0) }),
          ])
        }),
      "proposals": .array(proposals.map(\.json)),
      "without_key": .array(keyless.map { .text($0) }),
    ])
  }
}
