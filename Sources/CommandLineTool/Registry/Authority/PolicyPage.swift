import Diagnostics
import Engine
import Registry
import Reports

/// A policy that is or was in force, wholly, and what waits to take its place.
struct PolicyPage {
  private let adoption: Adoption
  private let store: RegistryStore
  /// When it came into force.
  private let since: Timestamp
  /// The event by which another one followed; `nil` while it is in force.
  private let end: (position: Int, at: Timestamp)?
  private let proposals: [PolicyProposalPage]

  /// - Parameter time: when it is looked at.
  init(_ adoption: Adoption, in store: RegistryStore, at time: Timestamp) throws {
    self.adoption = adoption
    self.store = store
    since = try store.time(of: adoption.position)
    let next = store.state.adoptions.first { $0.position > adoption.position }
    end = try next.map { ($0.position, try store.time(of: $0.position)) }
    proposals =
      next == nil
      ? try store.state.policyProposals.keys.sorted().map {
        try PolicyProposalPage($0, in: store, at: time)
      } : []
  }

  func show(_ console: Console) {
    func heading(_ title: Phrase) {
      console.print(console.outputStyle(.bold, title.filled(in: console.language)))
    }
    heading(Phrase("policy \(adoption.digest)", "制度 \(adoption.digest)"))
    for line in standing { console.print(Phrase(verbatim: "  ") + line) }
    for section in PolicyStatement.Section.allCases {
      console.print()
      heading(section.title)
      var table = TextTable(alignments: [.left, .left])
      for statement in adoption.policy.statements where statement.section == section {
        table.add(
          [statement.words, statement.value.words(in: adoption.policy)]
            .map { $0.filled(in: console.language) })
      }
      for line in table.lines() { console.print(line) }
    }
    guard !proposals.isEmpty else { return }
    console.print()
    heading(Phrase("Proposed", "提议中"))
    for proposal in proposals {
      for line in proposal.standing { console.print(Phrase(verbatim: "  ") + line) }
    }
  }

  private var standing: [Phrase] {
    let from = Phrase(
      "in force since \(since) (event \(adoption.position))",
      "自 \(since) 起施行（事件 \(adoption.position)）")
    let until =
      end.map {
        Phrase(", until \($0.at) (event \($0.position))", "，至 \($0.at)（事件 \($0.position)）")
      } ?? Phrase(verbatim: "")
    return [from + until]
      + (adoption.adoptedBy.isEmpty
        ? [Phrase("the first one, signed by a root key", "首份制度，由根密钥签署")]
        : [Phrase("signed by ", "签字：") + store.state.signers(of: adoption.adoptedBy)])
      + (adoption.faults.isEmpty
        ? []
        : [CompromisedRelease.mark + Self.fault(adoption.faults.sorted())])
  }

  private static func fault(_ events: [Int]) -> Phrase {
    let names = events.map(String.init)
    return Phrase(
      "adopted by events signed by keys in other hands: \(names.joined(separator: ", "))",
      "其施行依赖由已失密密钥签名的事件：\(names.joined(separator: "、"))")
  }

  var json: JSON {
    .members([
      "policy": .text(adoption.digest),
      "since": .members(["event": .count(adoption.position), "at": .text("\(since)")]),
      "until": end.map { .members(["event": .count($0.position), "at": .text("\($0.at)")]) },
      "signed_by": .array(store.state.signaturesJSON(adoption.adoptedBy)),
      "compromised": adoption.faults.isEmpty
        ? nil : .array(adoption.faults.sorted().map { .count($0) }),
      "says": .object(adoption.policy.statements.map { .init($0.path, $0.value.json) }),
      "proposals": .array(proposals.map(\.json)),
    ])
  }
}

extension RegistryStore {
  /// When an event was.
  func time(of position: Int) throws(RegistryError) -> Timestamp {
    try event(at: position)?.event.at ?? state.at
  }
}

extension RegistryState {
  /// `se (event 1), he (event 2)`.
  func signers(of acts: [VersionRecord.Reliance]) -> Phrase {
    PolicyStatement.Value.list(
      acts.map {
        let person = keys[$0.key]?.person ?? "?"
        return Phrase("\(person) (event \($0.position))", "\(person)（事件 \($0.position)）")
      })
  }

  func signaturesJSON(_ acts: [VersionRecord.Reliance]) -> [JSON] {
    acts.map {
      .members(["person": keys[$0.key].map { .text($0.person) }, "event": .count($0.position)])
    }
  }
}
