import Diagnostics
import Registry
import Semantics

/// What an approver is shown before signing.
struct ApprovalView {
  static let question = Phrase("sign this approval?", "签署此批准？")
  private let approval: Approval
  private let store: RegistryStore
  private let record: VersionRecord

  init(_ approval: Approval, _ store: RegistryStore) throws(RegistryError) {
    self.approval = approval
    self.store = store
    guard let record = store.state.versions[approval.version] else {
      throw RegistryError(
        .unknownVersion,
        Phrase("the registry holds no version \(approval.version)", "登记簿中没有版本 \(approval.version)"))
    }
    self.record = record
  }

  func show(_ console: Console) throws {
    let page = VersionPage(record, store.state)
    let book = try StoredBook(approval.version, in: store)
    if let parent = approval.parent {
      let old = try StoredBook(parent, in: store)
      DifferencePage(
        old: old.program, new: book.program,
        difference: difference(from: old.program, to: book.program), language: console.language
      ).show(console)
      console.print()
    }
    page.show(console)
    console.print()
    console.print(
      Phrase(
        "canonical print: \(book.print.split(separator: "\n").count) lines, 'rulebench registry show --print \(approval.version.short)' has it",
        "规范文本：\(book.print.split(separator: "\n").count) 行，见“rulebench registry show --print \(approval.version.short)”"
      ))
    console.print(
      Phrase(
        "documents: 'rulebench registry document \(approval.version.short) risk-opinion' has the risk opinion, and so on",
        "文档：如风险意见见“rulebench registry document \(approval.version.short) risk-opinion”，其余类推"))
    console.print(
      Phrase("to be signed: ", "待签署：") + EventBody.approved(approval).words
        + Phrase(
          ", against the policy \(approval.policy.short), until \(approval.expires)",
          "，依据制度 \(approval.policy.short)，有效至 \(approval.expires)"))
  }
}
