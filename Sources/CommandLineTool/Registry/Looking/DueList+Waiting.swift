import Diagnostics
import Registry

/// What stands still, or waits for another person.
extension DueList {
  /// What nothing is decided of: somebody must look into it and have it resumed.
  static func stops(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.stops(at: time).map { stop in
      Item(
        kind: "halt", when: stop.since,
        words: Phrase("resume ", "恢复 ") + stop.subject + Phrase(", halted ", "；停用情况：") + stop.basis)
    }
  }

  static func confirmations(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    // Behind its deadline it is a halt, which nobody confirms any more.
    state.rollbacks.filter { $0.confirmedAt == nil && $0.deadline > time }.map { made in
      Item(
        kind: "rollback", when: made.deadline, isPressing: true,
        words: Phrase(
          "confirm the rollback of \(made.place.product) in \(made.place.environment) (event \(made.position)) by \(made.deadline), or the product halts",
          "在 \(made.deadline) 前确认 \(made.place.environment) 的 \(made.place.product) 回滚（事件 \(made.position)），否则该产品停用"
        ))
    }
  }

  static func resumptions(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.waitingResumptions(at: time).map { waiting in
      let signed = waiting.persons.joined(separator: ", ")
      return Item(
        kind: "resumption", when: waiting.expires, isPressing: true,
        words: Phrase(
          """
          second the resumption of \(waiting.scope.place.english) (event \(waiting.position)) by \(waiting.expires): \
          \(waiting.persons.count) of \(waiting.needed) have signed, \(signed)
          """,
          """
          在 \(waiting.expires) 前附议恢复\(waiting.scope.place.chinese)（事件 \(waiting.position)）：须 \
          \(waiting.needed) 人签名，已有 \(waiting.persons.count) 人（\(waiting.persons.joined(separator: "、"))）
          """))
    }
  }

  /// Breaches that were found of versions: somebody must look, and close the review.
  static func openReviews(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.openReviews.map { open in
      let version = open.review.version
      let product = state.versions[version]?.product ?? ""
      let live = state.lines.values.filter { line in
        line.stepsInForce(at: time).contains { $0.version == version }
      }.map(\.place.environment).sorted()
      let place =
        live.isEmpty
        ? Phrase("live nowhere", "未生效")
        : Phrase(
          "live in \(live.joined(separator: " and "))", "\(live.joined(separator: "、")) 生效")
      return Item(
        kind: "breach", when: min(open.at, time),
        words: Phrase(
          "look at \(product) \(version.short), \(place.english), and close the review: ",
          "核查 \(product) \(version.short)（\(place.chinese)）并结束复核：") + open.basis)
    }
  }

  /// Releases that pipelines are not given any more.
  static func compromised(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.compromisedReleases(at: time).map { release in
      Item(
        kind: "compromised", when: time,
        words: Phrase("release anew or roll back: ", "重新发布或回滚：") + release.words)
    }
  }
}
