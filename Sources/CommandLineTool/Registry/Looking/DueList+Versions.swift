import Diagnostics
import Numbers
import Registry

/// What lapses of versions that decide, or are on their way.
extension DueList {
  /// A version that decides, or is to, with the round of its life that carries it.
  private struct Standing {
    let record: VersionRecord
    let round: VersionRound
    let place: ReleaseLine.Place
    /// When it goes live, where that is still to come.
    let from: Timestamp?

    /// `live in production`.
    var words: Phrase {
      let live = Phrase("live in \(place.environment)", "\(place.environment) 生效")
      guard let from else { return live }
      return live + Phrase(" from \(from) on", "（自 \(from) 起）")
    }
  }

  private static func standings(_ state: RegistryState, _ time: Timestamp) -> [Standing] {
    state.lines.values.sorted { $0.place < $1.place }.flatMap { line -> [Standing] in
      let steps = line.stepsInForce(at: time) + line.steps.filter { $0.from > time }
      var seen: Set<String> = []
      return steps.compactMap { step in
        guard let record = state.versions[step.version], seen.insert(step.version).inserted
        else { return nil }
        return Standing(
          record: record, round: record.round(carrying: step.position) ?? record.round,
          place: line.place, from: step.from > time ? step.from : nil)
      }
    }
  }

  static func reviews(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    standings(state, time).map { standing in
      let day = standing.round.submission.reviewBy
      // The day itself is still in time.
      let end = Timestamp(day).adding(days: 1)
      let isBefore = standing.from.map { end <= $0 } ?? false
      return Item(
        kind: "review", when: end, isPressing: isBefore,
        words: Phrase(
          "review \(standing.place.product) \(standing.record.version.short), \(standing.words.english), by \(day)",
          "复审 \(standing.place.product) \(standing.record.version.short)（\(standing.words.chinese)），期限 \(day)"
        ) + (isBefore ? Phrase(", before it goes live", "，早于生效时间") : Phrase(verbatim: "")))
    }
  }

  static func waivers(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.versionOrder.compactMap { state.versions[$0] }.flatMap { record in
      state.shownWaivers(of: record, at: time).map { shown in
        let until = shown.made.waiver.until
        return Item(
          kind: "waiver", when: until,
          words: Phrase("the waiver of ", "关于 ") + shown.made.waiver.subject
            + (shown.isLapsed
              ? Phrase(
                " ended on \(until): meet the gate, or have it waived anew",
                "的豁免已于 \(until) 到期：请达标或重新豁免")
              : Phrase(" ends on \(until)", "的豁免于 \(until) 到期")))
      }
    }
  }

  static func approvals(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.versionOrder.compactMap { state.versions[$0] }.flatMap { record in
      record.approvals.filter {
        $0.spentBy == nil && $0.approval.expires > time && !state.isCompromised($0.reliance)
      }.map { made in
        let (from, expires) = (made.approval.plan.from, made.approval.expires)
        // What is scheduled before rests on it; what nobody schedules does not go live then.
        let isBefore = expires <= from
        return Item(
          kind: "approval", when: expires, isPressing: isBefore,
          words: Phrase(
            "schedule \(record.version.short) in \(made.approval.environment): the approval by \(made.by) lapses unused on \(expires)",
            "安排 \(record.version.short) 在 \(made.approval.environment) 上线：\(made.by) 的批准若未使用将于 \(expires) 失效"
          )
            + (isBefore
              ? Phrase(", before its go-live on \(from)", "，早于计划生效时间 \(from)")
              : Phrase(verbatim: "")))
      }
    }
  }
}
