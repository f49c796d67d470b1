import Diagnostics
import Engine
import Registry

extension Stop {
  /// What is halted: `small_line in production`, `all products in production`.
  var subject: Phrase {
    product.map { Phrase("\($0) in \(environment)", "\(environment) 的 \($0)") }
      ?? Phrase("all products in \(environment)", "\(environment) 的全部产品")
  }

  /// Since when, by whom and why.
  var basis: Phrase {
    isUnconfirmedRollback
      ? Phrase(
        "since \(since), as nobody confirmed the rollback by \(by): '\(Names.escaped(because))' (event \(position))",
        "自 \(since) 起，因 \(by) 的回滚无人确认：“\(Names.escaped(because))”（事件 \(position)）")
      : Phrase(
        "since \(since) by \(by): '\(Names.escaped(because))' (event \(position))",
        "自 \(since) 起，由 \(by) 停用：“\(Names.escaped(because))”（事件 \(position)）")
  }

  /// A line of its own, where versions are listed.
  var line: Phrase {
    Phrase("HALTED: ", "已停用：") + subject + Phrase(" ", " ") + basis
      + Phrase("; all is referred", "；全部转人工")
  }

  var json: JSON {
    .members([
      "product": product.map { .text($0) }, "environment": .text(environment),
      "since": .text("\(since)"), "by": .text(by), "because": .text(because),
      "event": .count(position), "unconfirmed_rollback": .truth(isUnconfirmedRollback),
    ])
  }
}
