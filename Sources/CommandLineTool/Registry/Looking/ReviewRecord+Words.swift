import Diagnostics
import Engine
import Registry

extension ReviewRecord {
  /// Why it was opened, with the figures it is about: `'…' (pass_rate, event 6)`.
  var basis: Phrase {
    let names = review.breaches.map { Names.escaped($0) }
    let figures =
      names.isEmpty
      ? Phrase(verbatim: "")
      : Phrase(
        "\(names.joined(separator: ", ")), ", "\(names.joined(separator: "、"))，")
    return Phrase("'\(Names.escaped(review.because))' (", "“\(Names.escaped(review.because))”（")
      + figures + Phrase("event \(position))", "事件 \(position)）")
  }

  /// What came of it, where somebody says so that counts.
  func outcome(_ state: RegistryState) -> Phrase {
    guard let closing, state.isClosed(self) else { return Phrase("open", "未结束") }
    return Phrase(
      "closed on \(closing.at) by \(closing.by): '\(Names.escaped(closing.because))' (event \(closing.reliance.position))",
      "\(closing.by) 于 \(closing.at) 结束：“\(Names.escaped(closing.because))”（事件 \(closing.reliance.position)）"
    )
  }

  func json(_ state: RegistryState) -> JSON {
    let closing = state.isClosed(self) ? closing : nil
    return .members([
      "event": .count(position), "at": .text("\(at)"), "by": .text(by),
      "because": .text(review.because), "breaches": .array(review.breaches.map { .text($0) }),
      "closed": closing.map { closing in
        .members([
          "event": .count(closing.reliance.position), "at": .text("\(closing.at)"),
          "by": .text(closing.by), "because": .text(closing.because),
        ])
      },
    ])
  }
}
