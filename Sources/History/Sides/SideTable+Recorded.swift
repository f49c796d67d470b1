import Numbers
import Semantics
import Syntax

extension SideTable {
  /// What the bank decided at the time: one row for an application.
  ///
  /// - `system_outcome`: before any person acted; missing where none is recorded.
  /// - `final_outcome`: what held in the end; `refer` while a person has not decided (pending).
  /// - `decided_on`: the day of the final outcome, of a pending one that of the system's.
  /// - `decided_line` is what was granted, `booked_line` what was put on the books; yuan.
  /// - `rate` a year, `term` in months, both as booked.
  package static let recorded = SideTable(
    "recorded", Words(title: "Recorded decision", zh: "历史审批记录"), file: "recorded.csv",
    fields: [
      .application(isKey: true),
      FieldSchema(
        name: "product", words: Words(title: "Product", zh: "产品"), type: .text),
      FieldSchema(
        name: "version", words: Words(title: "Version that decided", zh: "审批所用版本"), type: .text,
        isOptional: true),
      FieldSchema(
        name: "system_outcome", words: Words(title: "Outcome of the system", zh: "系统审批结论"),
        type: .oneOf(0), isOptional: true),
      FieldSchema(
        name: "final_outcome", words: Words(title: "Final outcome", zh: "最终审批结论"),
        type: .oneOf(1)),
      FieldSchema(
        name: "override_reason", words: Words(title: "Reason of an override", zh: "人工改判理由"),
        type: .text, isOptional: true),
      FieldSchema(
        name: "decided_on", words: Words(title: "Day of the decision", zh: "审批日期"), type: .date,
        isOptional: true),
      .amount("decided_line", "Line granted", zh: "审批额度", isOptional: true),
      .amount("booked_line", "Line booked", zh: "出账额度", isOptional: true),
      FieldSchema(
        name: "rate", words: Words(title: "Rate a year", zh: "年利率"), type: .rate, decimals: 6,
        lowest: .zero, highest: .one, isOptional: true),
      FieldSchema(
        name: "term", words: Words(title: "Term in months", zh: "期限（月）"), type: .months,
        lowest: .zero, highest: Number(600), isOptional: true),
    ],
    oneOfs: [
      OneOfType(
        name: nil,
        values: [
          .init(name: "approve", zh: "通过"), .init(name: "refer", zh: "转人工"),
          .init(name: "decline", zh: "拒绝"),
        ], otherwise: nil),
      OneOfType(
        name: nil,
        values: [
          .init(name: "approve", zh: "通过"), .init(name: "refer", zh: "待人工审批"),
          .init(name: "decline", zh: "拒绝"),
        ], otherwise: nil),
    ], uniqueBy: ["application"])
}
