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
      Of each decision: by the registry's own timeline its version was live of the product, in the environment, at that \
      second, for the application's date, province and customer's arm; and the statement of what is live that it names had \
      been made and not run out. Counts by version and arm; names what is not proven.
      """,
      """
      逐笔核对：按登记簿的时间线，该版本在该环境、该产品、该时刻对申请的日期、省份与客户分组是否生效；\
      其所依据的生效声明是否已发布且未失效。按版本与分组计数，并列出未能证实的决策。
      """),
    accepts: [logs, RegistryOptions.registry, by]
  ) { arguments, console in
    let store = try RegistryRun(arguments, console).open(
      arguments[by] == nil ? .reading : .writing)
    var reconciliation = DecisionReconciliation(store.state, events: try store.events())
    var isWhole = true
    for file in try arguments.all(logs).flatMap({ try DecisionLogWalk.files(at: $0) }) {
      let before = (proven: reconciliation.proven, unproven: reconciliation.unproven)
      let walk = try DecisionLogWalk(file) { decision, header in
        reconciliation.add(decision, chain: header.chain)
      }
      if let fault = walk.fault {
        isWhole = false
        console.print(Phrase(verbatim: file + ": ") + fault.words)
      }
      if let person = arguments[by], let head = walk.head {
        try store.append(by: person, signer: nil) { _ in
          .reconciled(
            Reconciliation(
              chain: head.chain, records: head.records, head: head.head,
              proven: reconciliation.proven - before.proven,
              unproven: reconciliation.unproven - before.unproven))
        }
      }
    }
    ReconciliationText.lines(reconciliation, in: console.language).forEach { console.print($0) }
    return isWhole && reconciliation.unproven == 0 ? .good : .no
  }
}
