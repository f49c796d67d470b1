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
  let header: DecisionLogHeader
  /// The version's own record in the registry; `nil` where it has none.
  let version: VersionRecord?
  /// The decision that corrects this one.
  let correctedBy: DecisionID?
  /// What replaying says.
  let replay: Phrase
  /// Whether the decision replays to the same record, as far as it can be replayed.
  let isEqual: Bool
  let language: Language

  /// Finds a decision in some logs and decides it again by the version that a registry holds.
  ///
  /// - Throws: where no log has it, or the one that has it does not hold.
  init(_ id: DecisionID, in files: [String], _ store: RegistryStore, _ language: Language) throws {
    var found: (decision: LoggedDecision, header: DecisionLogHeader)?
    var corrections: [DecisionID] = []
    for file in files {
      let walk = try DecisionLogWalk(file) { decision, header in
        let own = DecisionID(chain: header.chain, number: decision.number)
        if own == id { found = (decision, header) }
        if decision.supersedes == id { corrections.append(own) }
      }
      if let fault = walk.fault, walk.header?.chain == id.chain {
        throw ToolError(.badInput, Phrase("'\(file)': ", "“\(file)”：") + fault.words)
      }
    }
    guard let found else {
      throw ToolError(
        .badInput, Phrase("no log has the decision \(id)", "日志中没有决策 \(id)"))
    }
    self.id = id
    (decision, header) = found
    correctedBy = corrections.first
    version = store.state.versions[found.decision.source.version]
    self.language = language
    (replay, isEqual) = try Self.replay(found.decision, store)
  }

  private static func replay(
    _ decision: LoggedDecision, _ store: RegistryStore
  ) throws -> (Phrase, Bool) {
    guard decision.isReplayable else {
      return (Phrase("it has masked fields and cannot be replayed", "含屏蔽字段，不可重放"), true)
    }
    let version = decision.source.version
    guard store.state.versions[version] != nil else {
      return (
        Phrase("it is not replayed: the registry does not hold its version", "未重放：登记簿中没有其版本"),
        false
      )
    }
    var versions = VersionPrints()
    versions.add(String(decoding: try store.artefact(version), as: UTF8.self), digest: version)
    var replay = DecisionReplay(versions)
    try replay.add(decision)
    try replay.finish()
    if let difference = replay.difference {
      return (Phrase("it does not replay: ", "重放不一致：") + difference.words, false)
    }
    return (Phrase("it replays to an equal record", "重放结果与记录一致"), true)
  }

  var document: Document {
    Document(
      title: words(Phrase("Decision \(id)", "决策 \(id)")), language: language,
      blocks: outcome + source + approvals + inputs)
  }

  private func words(_ phrase: Phrase) -> String { phrase.text(in: language) }

  private func heading(_ phrase: Phrase) -> Document.Block { .heading(2, [.text(words(phrase))]) }

  private func facts(_ rows: [(Phrase, String?)]) -> Document.Block {
    .table(
      Document.Table(
        [.init(words(Phrase("what", "项目"))), .init(words(Phrase("value", "内容")))],
        rows: rows.compactMap { name, value in
          value.map { [[.text(words(name))], [.code($0)]] }
        }))
  }

  // MARK: Outcome

  private var outcome: [Document.Block] {
    guard let logged = LoggedOutcome(decision.decision) else { return [] }
    let reasons = logged.reasons.map { reason -> [Document.Inline] in
      let effect = reason.effect.map { " → \($0)" } ?? ""
      return [.code(reason.code), .text(" \(reason.title ?? "")\(effect)")]
        + (reason.operands.isEmpty
          ? []
          : [
            .text(": "),
            .code(
              reason.operands.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
                .joined(separator: ", ")),
          ])
    }
    let undecided = logged.undecided.map { rule -> [Document.Inline] in
      [.code(rule.code), .text(words(Phrase(" undecided", " 无法判断")))]
    }
    var blocks: [Document.Block] = [
      heading(Phrase("Outcome", "结论")),
      facts(
        [
          (Phrase("outcome", "结论"), logged.outcome),
          (Phrase("decided at", "决策时间"), decision.at.description),
          (Phrase("application dated", "申请日期"), decision.asOf),
          (Phrase("application", "申请（密文）"), decision.application),
          (Phrase("customer", "客户（密文）"), decision.customer),
          (Phrase("corrects", "更正"), decision.supersedes?.description),
          (Phrase("corrected by", "已被更正为"), correctedBy?.description),
        ]
          + logged.outputs.sorted { $0.key < $1.key }.map { (Phrase(verbatim: $0.key), $0.value) }
      ),
    ]
    if !(reasons + undecided).isEmpty {
      blocks += [heading(Phrase("Reasons", "原因")), .list(reasons + undecided)]
    }
    return blocks + [.paragraph([.text(words(replay))])]
  }

  // MARK: What decided

  private var source: [Document.Block] {
    let source = decision.source
    return [
      heading(Phrase("What decided", "决策依据")),
      facts([
        (Phrase("version", "版本"), source.version),
        (Phrase("product", "产品"), source.product),
        (Phrase("environment", "环境"), source.environment),
        (Phrase("bundle", "发布包"), source.bundle),
        (Phrase("sequence", "序号"), source.sequence.map { "\($0)" }),
        (Phrase("customer's place of 100", "客户分组位次（0–99）"), source.place.map { "\($0)" }),
        (Phrase("province", "省份"), source.province),
        (Phrase("engine's conformance", "引擎一致性摘要"), header.conformance),
      ]),
    ]
  }

  // MARK: Who approved

  private var approvals: [Document.Block] {
    guard let version else {
      return [
        heading(Phrase("Who approved", "审批")),
        .paragraph([
          .text(
            words(
              Phrase(
                "no registry was asked, or it does not know the version", "未查询登记簿，或登记簿中没有该版本")))
        ]),
      ]
    }
    func row(_ what: Phrase, _ who: String, _ role: String, _ when: Timestamp)
      -> [[Document.Inline]]
    { [[.text(words(what))], [.text(who)], [.text(role)], [.text(when.description)]] }
    // What was signed later, or for another environment, is no reason for this decision.
    func counts(_ environment: String, _ time: Timestamp) -> Bool {
      time <= decision.at && decision.source.environment ?? environment == environment
    }
    let rows =
      [row(Phrase("submitted", "提交"), version.submittedBy, "author", version.submittedAt)]
      + version.validations.filter { counts($0.validation.environment, $0.at) }
      .map { row(Phrase("validated", "验证"), $0.by, "validator", $0.at) }
      + version.waivers.filter { counts($0.waiver.environment, $0.at) }.map { made in
        row(
          Phrase("waived \(made.waiver.gate)", "豁免 \(made.waiver.gate)") + made.waiver.part.place,
          made.by, "", made.at)
      }
      + version.approvals.filter { counts($0.approval.environment, $0.at) }
      .map { row(Phrase("approved", "批准"), $0.by, $0.approval.role, $0.at) }
    return [
      heading(Phrase("Who approved", "审批")),
      .table(
        Document.Table(
          [
            .init(words(Phrase("what", "事项"))), .init(words(Phrase("who", "人员"))),
            .init(words(Phrase("role", "角色"))), .init(words(Phrase("when", "时间"))),
          ], rows: rows)),
    ]
  }

  // MARK: Inputs

  private var inputs: [Document.Block] {
    var rows = decision.fields.sorted { $0.key < $1.key }.map { name, value in
      [[Document.Inline.code(name)], [.code(value ?? words(Phrase("missing", "缺失")))]]
    }
    rows += decision.masked.map {
      [[.code($0)], [.soft(words(Phrase("masked", "已屏蔽")))]]
    }
    let lists = decision.listCounts.sorted { $0.key < $1.key }.map { name, count in
      [Document.Inline.code(name), .text(words(Phrase(": \(count) rows", "：\(count) 行")))]
    }
    return [
      heading(Phrase("Inputs", "输入")),
      .table(
        Document.Table(
          [.init(words(Phrase("field", "字段"))), .init(words(Phrase("value", "取值")))],
          rows: rows)),
    ] + (lists.isEmpty ? [] : [.list(lists)])
  }
}
