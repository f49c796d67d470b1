import Diagnostics
import Registry
import Reports
import SQLite

extension Verb {
  private static let logs = Option<String>.text(
    "log", valueName: "path",
    help: Phrase("A decision log, or a folder of them; may be repeated.", "决策日志文件或文件夹，可重复指定。"),
    isRequired: true, isRepeated: true)
  private static let by = Option<String>.text(
    "by", valueName: "person",
    help: Phrase(
      "Notes the result in the registry, as this person.", "以此人名义把结果记入登记簿。"))

  /// Proves of logged decisions that their version was live.
  static let registryReconcile = Verb(
    "reconcile",
    Phrase("Prove that each logged decision's version was live.", "核对日志中每笔决策的版本当时是否生效。"),
    discussion: Phrase(
      """
      Each chain must have all heads that checkpoints ever signed of it. Of each decision: by the registry's own timeline its version was live of the product, in the environment, at that \
      second, for the application's date, province and customer's arm; and the statement of what is live that it names had \
      been made and not run out. Counts by version and arm; names what is not proven.

      A pipeline learns of a change when it fetches next: what it decided meanwhile by a statement that was still good is \
      proven and counted as late, with the longest time since the change. Behind a halt, a rollback or a key in other hands \
      nothing is excused: such decisions are named with the time since.
      """,
      """
      各链须有检查点签署过的全部链头。逐笔核对：按登记簿的时间线，该版本在该环境、该产品、该时刻对申请的日期、省份与客户分组是否生效；\
      其所依据的生效声明是否已发布且未失效。按版本与分组计数，并列出未能证实的决策。

      流水线下次获取时才知悉变化：其间依据仍有效的声明所作的决策予以证实，并计为滞后，列出距变化的最长时间。\
      停用、回滚或密钥泄露之后的决策不在此列，逐笔列出并注明滞后时间。
      """),
    accepts: [logs, RegistryOptions.registry, RegistryOptions.keygen, by]
  ) { arguments, console in
    let files = try DecisionLogWalk.files(at: arguments.all(logs))
    let run = RegistryRun(arguments, console)
    let store = try run.open(arguments[by] == nil ? .reading : .writing)
    if let person = arguments[by] { try store.state.checkName(of: person) }
    // What nobody signed proves nothing.
    let events = try store.checkSignatures(by: run.keygen())
    var reconciliation = DecisionReconciliation(store.state, events: events)
    let heads = store.state.logHeads(of: events)
    var isWhole = true
    for file in files {
      let before = (tally: reconciliation.total, unproven: reconciliation.unproven)
      let walk = try DecisionLogWalk(file, heads: heads) { decision, header in
        reconciliation.add(decision, chain: header.chain)
      }
      if let fault = walk.fault {
        isWhole = false
        console.print(Phrase(verbatim: file + ": ") + fault.words)
      }
      if let person = arguments[by], walk.fault == nil, let head = walk.head {
        try store.append(by: person, signer: nil) { _ in
          .reconciled(
            Reconciliation(
              chain: head.chain, records: head.records, head: head.head,
              proven: reconciliation.total.proven - before.tally.proven,
              unproven: reconciliation.unproven - before.unproven,
              late: reconciliation.total.late > before.tally.late
                ? reconciliation.total.late - before.tally.late : nil))
        }
      }
    }
    ReconciliationText.lines(reconciliation, in: console.language).forEach { console.print($0) }
    return isWhole && reconciliation.unproven == 0 ? .good : .no
  }
}
