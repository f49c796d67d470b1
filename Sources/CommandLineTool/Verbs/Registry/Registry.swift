import Diagnostics

extension Verb {
  /// Versions of rule books from the hand-in to the day on which they retire.
  static let registry = Verb(
    "registry",
    Phrase("Keep versions, who approved them, and what is live.", "登记版本、审批与生效情况。"),
    discussion: Phrase(
      """
      A registry is one file, to which events are only ever appended: each follows the one before by its hash, and each that \
      changes anything is signed by a person's SSH key. What is live follows from the events alone. docs/registry.md \
      follows a version through its life.
      """,
      """
      登记簿是一个只追加事件的文件：每个事件以散列衔接前一事件，凡有改变的事件都由个人的 SSH 密钥签名。\
      哪些版本生效完全由这些事件得出。docs/registry.md 完整介绍一个版本的生命周期。
      """),
    verbs: [
      .registryInit, .registryTrust, .registrySubmit, .registryValidate, .registryWaive,
      .registryApprove, .registryReject, .registryWithdraw, .registrySchedule, .registryWiden,
      .registryHalt, .registryResume, .registryRollback, .registryConfirm, .registryPublish,
      .registryCheckpoint, .registryKey, .registryPolicy, .registryList, .registryShow,
      .registryDocument, .registryTimeline, .registryDiff, .registryDue, .registryLog,
      .registryVerify, .registryCloseReview, .registryReconcile, .registryReproduce,
    ])
}
