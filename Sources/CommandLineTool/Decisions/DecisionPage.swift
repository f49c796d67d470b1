import Diagnostics
import Engine
import Foundation
import Registry
import Reports
import Semantics

/// One decision on one page: what decided, upon what, how it came out, and who had approved it.
struct DecisionPage {
  let id: DecisionID
  let decision: LoggedDecision
  /// What the decision came to.
  let logged: LoggedOutcome
  let header: DecisionLogHeader
  /// The version's own record in the registry; `nil` where it has none.
  let version: VersionRecord?
  /// By what the version was live; `nil` where no release in the registry gave it the decision.
  let release: DecisionRelease?
  /// Why it is not proven that the version was live for it; `nil` where it is.
  let unproven: DecisionReconciliation.Cause?
  /// The decision that corrects this one.
  let correctedBy: DecisionID?
  /// What replaying says.
  let replay: Phrase
  /// Whether the decision replays to the same record, as far as it can be replayed.
  let isEqual: Bool
  let language: Language
  /// What the version calls its things; `nil` where the registry does not hold it.
  let names: ValueWords?

  /// Finds a decision in some logs and decides it again by the version that a registry holds.
  ///
  /// - Parameter events: the registry's whole log, its signatures checked.
  /// - Throws: where no log has it, or the one that has it does not hold.
  init(
    _ id: DecisionID, in files: [String], _ store: RegistryStore, _ events: [StoredEvent],
    _ language: Language
  ) throws {
    var found: (decision: LoggedDecision, header: DecisionLogHeader)?
    var corrections: [(id: DecisionID, application: String?)] = []
    let heads = store.state.logHeads(of: events)
    for file in files {
      let walk = try DecisionLogWalk(file, heads: heads) { decision, header in
        let own = DecisionID(chain: header.chain, number: decision.number)
        if own == id { found = (decision, header) }
        if decision.supersedes == id { corrections.append((own, decision.application)) }
      }
      // What stands before a torn last line holds.
      if let fault = walk.fault, walk.header?.chain == id.chain, !fault.isTorn {
        throw ToolError(.badInput, Phrase("'\(file)': ", "“\(file)”：") + fault.words)
      }
    }
    guard let found else {
      throw ToolError(
        .badInput, Phrase("no log has the decision \(id)", "日志中没有决策 \(id)"),
        remedy: Phrase(
          "name the log, or the folder, that holds its chain", "请指定含有该链的日志或文件夹"))
    }
    guard let logged = LoggedOutcome(found.decision.decision) else {
      throw ToolError(
        .badInput, Phrase("decision \(id) holds no decision record", "决策 \(id) 中没有决策记录"))
    }
    self.id = id
    self.logged = logged
    (decision, header) = found
    correctedBy = corrections.first { $0.application == found.decision.application }?.id
    version = store.state.versions[found.decision.source.version]
    release = DecisionRelease(of: found.decision, in: store.state, events)
    unproven = DecisionReconciliation(store.state, events: events).cause(against: found.decision)
    self.language = language
    var versions = VersionPrints()
    if let version {
      versions.add(
        String(decoding: try store.artefact(version.version), as: UTF8.self),
        digest: version.version)
    }
    names = try versions.program(found.decision.source.version).map {
      ValueWords($0, in: language)
    }
    (replay, isEqual) = try Self.replay(found.decision, versions)
  }

  private static func replay(
    _ decision: LoggedDecision, _ versions: VersionPrints
  ) throws -> (Phrase, Bool) {
    guard !versions.isEmpty else {
      return (
        Phrase("it is not replayed: the registry does not hold its version", "未重放：登记簿中没有其版本"),
        false
      )
    }
    var replay = DecisionReplay(versions, threads: 1)
    try replay.add(decision)
    try replay.finish()
    if let difference = replay.difference {
      return (Phrase("it does not replay: ", "重放不一致：") + difference.words, false)
    }
    return decision.isReplayable
      ? (Phrase("it replays to an equal record", "重放结果与记录一致"), true)
      : (Phrase("it has masked fields and cannot be replayed", "含屏蔽字段，不可重放"), true)
  }

  var document: Document {
    Document(
      title: words(Phrase("Decision \(id)", "决策 \(id)")), language: language,
      blocks: outcome + source + approvals + inputs)
  }

  // MARK: Words

  func words(_ phrase: Phrase) -> String { phrase.text(in: language) }

  /// What somebody else wrote, with nothing that hides or steers.
  func quoted(_ text: String) -> Document.Inline { .code(Names.escaped(text)) }

  /// What the book calls a thing in the page's language; its name where the version is not known.
  func name(_ name: String) -> String { names?.name(name) ?? Names.escaped(name) }

  func heading(_ phrase: Phrase) -> Document.Block { .heading(2, [.text(words(phrase))]) }

  func facts(_ rows: [(Phrase, String?)]) -> Document.Block {
    .table(
      Document.Table(
        [.init(words(Phrase("what", "项目"))), .init(words(Phrase("value", "内容")))],
        rows: rows.compactMap { name, value in
          value.map { [[.text(words(name))], [quoted($0)]] }
        }))
  }
}
