import Diagnostics
import Registry

extension ChangePackage {
  /// A document of a change: what it is, in JSON and for people, and its digest.
  struct Paper: Sendable {
    var name: String
    var title: Phrase
    var digest: String

    /// As options and arguments name it.
    var optionName: String { name.replacing("_", with: "-") }
  }

  /// The documents, in the order in which they are handed in.
  var papers: [Paper] {
    [
      Paper(name: "change_request", title: Phrase("change request", "变更申请"), digest: changeRequest),
      Paper(name: "product_card", title: Phrase("product card", "产品卡"), digest: productCard),
      Paper(name: "purpose_check", title: Phrase("purpose check", "用途核查"), digest: purposeCheck),
      Paper(name: "risk_opinion", title: Phrase("risk opinion", "风险意见"), digest: riskOpinion),
      Paper(
        name: "monitoring_plan", title: Phrase("monitoring plan", "监测方案"), digest: monitoringPlan),
      Paper(name: "rollback_plan", title: Phrase("rollback plan", "回滚方案"), digest: rollbackPlan),
    ]
  }

  /// What the documents are called as arguments.
  static let paperNames = ChangePackage(
    changeRequest: "", productCard: "", purposeCheck: "", riskOpinion: "", monitoringPlan: "",
    rollbackPlan: "", reason: "", trigger: ""
  ).papers.map(\.optionName)
}
