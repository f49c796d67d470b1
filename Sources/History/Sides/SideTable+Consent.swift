import Semantics
import Syntax

extension SideTable {
  /// What the firm or its owner consented to: any number of rows for an application.
  ///
  /// A consent holds from the first to the last day, both included, and ends the day before it is withdrawn; without a
  /// last day it holds until withdrawn.
  package static let consent = SideTable(
    "consent", Words(title: "Consent", zh: "授权"), file: "consents.csv",
    fields: [
      .application(),
      FieldSchema(
        name: "source", words: Words(title: "Source of the facts", zh: "数据来源"), type: .oneOf(0)),
      FieldSchema(
        name: "subject", words: Words(title: "Who the facts are about", zh: "授权主体"),
        type: .oneOf(1)),
      FieldSchema(
        name: "scope", words: Words(title: "What for", zh: "授权范围"), type: .oneOf(2)),
      FieldSchema(
        name: "valid_from", words: Words(title: "First day", zh: "授权起始日"), type: .date),
      FieldSchema(
        name: "valid_until", words: Words(title: "Last day", zh: "授权截止日"), type: .date,
        isOptional: true),
      FieldSchema(
        name: "withdrawn_on", words: Words(title: "Withdrawn on", zh: "撤回日"), type: .date,
        isOptional: true),
    ],
    oneOfs: [
      OneOfType(
        name: nil,
        values: [
          .init(name: "tax", zh: "税务"), .init(name: "registry", zh: "工商"),
          .init(name: "bureau", zh: "征信"), .init(name: "court", zh: "法院"),
        ], otherwise: nil),
      OneOfType(
        name: nil,
        values: [.init(name: "firm", zh: "企业"), .init(name: "owner", zh: "企业主")],
        otherwise: nil),
      OneOfType(
        name: nil,
        values: [
          .init(name: "decision", zh: "授信审批"), .init(name: "post_loan", zh: "贷后管理"),
          .init(name: "modelling", zh: "模型开发与回测"),
        ], otherwise: nil),
    ], uniqueBy: [])
}
