import Diagnostics
import Registry
import Reports

extension DecisionPage {
  /// Who carried the version to where it decided, each by an event with its key.
  var approvals: [Document.Block] {
    let title = heading(Phrase("Who approved", "审批"))
    guard version != nil else {
      return [title, paragraph(Phrase("the registry does not know the version", "登记簿中没有该版本"))]
    }
    guard let release else {
      return [
        title,
        paragraph(
          Phrase(
            "no release in the registry carried this decision", "登记簿中没有使该版本对本决策生效的发布")),
      ]
    }
    let changed = release.change.map { event in
      if case .rolledBack = event.event.body {
        (Phrase("rolled back to it", "回滚至该版本"), event)
      } else {
        (Phrase("widened", "扩大比例"), event)
      }
    }
    let rows =
      [row(Phrase("submitted", "提交"), release.submission)]
      + [release.validation].compactMap(\.self).map { row(Phrase("validated", "验证"), $0) }
      + release.waivers.map { waiver, event in
        row(
          Phrase("waived \(waiver.gate)", "豁免 \(waiver.gate)") + waiver.part.place
            + Phrase(" until \(waiver.until)", "，至 \(waiver.until)"), event)
      }
      + release.approvals.map { role, event in
        row(Phrase("approved as \(role)", "批准（\(role)）"), event)
      }
      + [row(Phrase("scheduled", "安排发布"), release.schedule)]
      + [changed].compactMap(\.self).map { row($0.0, $0.1) }
      + [row(Phrase("stated as live", "声明生效"), release.statement)]
    let rounds =
      release.count > 1
      ? [
        paragraph(
          Phrase(
            "the version was handed in \(counted(release.count, "time")); this decision rests on round \(release.number)",
            "该版本共提交 \(release.count) 次；本决策依据第 \(release.number) 轮"))
      ] : []
    return [title] + rounds + [
      .table(
        Document.Table(
          [
            Phrase("what", "事项"), Phrase("who", "人员"), Phrase("when", "时间"),
            Phrase("event", "事件"), Phrase("key", "密钥"),
          ].map { .init(words($0)) }, rows: rows)),
      paragraph(Phrase("the signatures of all events hold", "全部事件的签名均有效")),
    ]
  }

  private func paragraph(_ phrase: Phrase) -> Document.Block { .paragraph([.text(words(phrase))]) }

  private func row(_ what: Phrase, _ stored: StoredEvent) -> [[Document.Inline]] {
    let event = stored.event
    return [
      [.text(Names.escaped(words(what)))], [.text(event.by)], [.text(event.at.description)],
      [.text("\(event.position)")], [.code(event.key ?? "")],
    ]
  }
}
