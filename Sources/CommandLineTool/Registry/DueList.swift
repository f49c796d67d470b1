import Diagnostics
import Engine
import Numbers
import Registry

/// What somebody must do, by when: reviews, confirmations, waivers and lists that lapse.
struct DueList {
  /// One thing that is due.
  struct Item {
    /// A stable word for machines.
    var kind: String
    var when: Timestamp
    var words: Phrase
  }
  let items: [Item]
  private let time: Timestamp

  /// - Parameters:
  ///   - time: when it is looked at.
  ///   - days: how far ahead.
  init(_ state: RegistryState, at time: Timestamp, days: Int) {
    self.time = time
    let horizon = time.adding(days: days)
    var all = Self.reviews(state, time) + Self.confirmations(state) + Self.waivers(state, time)
    all += Self.approvals(state, time) + Self.openReviews(state, time)
    all += Self.compromised(state, time)
    items = all.filter { $0.when <= horizon }.sorted {
      ($0.when, $0.kind, $0.words.filled(in: .english))
        < ($1.when, $1.kind, $1.words.filled(in: .english))
    }
  }

  func isOverdue(_ item: Item) -> Bool { item.when <= time }

  var hasOverdue: Bool { items.contains { isOverdue($0) } }

  /// Versions that decide now, with where.
  private static func live(
    _ state: RegistryState, _ time: Timestamp
  ) -> [(record: VersionRecord, place: ReleaseLine.Place)] {
    state.lines.values.sorted { $0.place < $1.place }.flatMap { line in
      line.stepsInForce(at: time).compactMap { step in
        state.versions[step.version].map { ($0, line.place) }
      }
    }
  }

  private static func reviews(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    live(state, time).map { record, place in
      let day = record.submission.reviewBy
      return Item(
        kind: "review",
        // The day itself is still in time.
        when: Timestamp(day).adding(days: 1),
        words: Phrase(
          "review \(place.product) \(record.version.short), live in \(place.environment), by \(day)",
          "复审 \(place.environment) 生效的 \(place.product) \(record.version.short)，期限 \(day)"))
    }
  }

  private static func confirmations(_ state: RegistryState) -> [Item] {
    state.rollbacks.filter { $0.confirmedAt == nil && $0.resumedAt == nil }.map { made in
      Item(
        kind: "rollback", when: made.deadline,
        words: Phrase(
          "confirm the rollback of \(made.place.product) in \(made.place.environment) (event \(made.position)) by \(made.deadline), or the product halts",
          "在 \(made.deadline) 前确认 \(made.place.environment) 的 \(made.place.product) 回滚（事件 \(made.position)），否则该产品停用"
        ))
    }
  }

  private static func waivers(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    live(state, time).flatMap { record, place in
      record.waivers.filter { $0.waiver.environment == place.environment }.map { made in
        Item(
          kind: "waiver", when: made.waiver.until,
          words: Phrase(
            """
            the waiver of '\(Names.escaped(made.waiver.gate))' under \(made.waiver.scenario)\
            \(made.waiver.part.place.english) for \(record.version.short), live in \(place.environment), ends on \
            \(made.waiver.until)
            """,
            """
            \(place.environment) 生效的 \(record.version.short) 在 \(made.waiver.scenario) 情景下对\
            “\(Names.escaped(made.waiver.gate))”\(made.waiver.part.place.chinese)的豁免于 \(made.waiver.until) 到期
            """))
      }
    }
  }

  /// Breaches that were found since the version was handed in.
  private static func openReviews(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    live(state, time).flatMap { record, place in
      state.openReviews.filter {
        $0.review.version == record.version && $0.position > record.position
      }.map { open in
        Item(
          kind: "breach", when: time,
          words: Phrase(
            """
            look at \(place.product) \(record.version.short), live in \(place.environment): \
            '\(Names.escaped(open.review.because))' (\(open.breaches.english)event \(open.position))
            """,
            """
            核查 \(place.environment) 生效的 \(place.product) \(record.version.short)：\
            “\(Names.escaped(open.review.because))”（\(open.breaches.chinese)事件 \(open.position)）
            """))
      }
    }
  }

  /// Releases that pipelines are not given any more.
  private static func compromised(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.compromisedReleases(at: time).map { release in
      Item(
        kind: "compromised", when: time,
        words: Phrase("release anew or roll back: ", "重新发布或回滚：") + release.words)
    }
  }

  private static func approvals(_ state: RegistryState, _ time: Timestamp) -> [Item] {
    state.versionOrder.compactMap { state.versions[$0] }.flatMap { record in
      record.approvals.filter { $0.spentBy == nil && $0.approval.expires > time }.map { made in
        Item(
          kind: "approval", when: made.approval.expires,
          words: Phrase(
            "the approval of \(record.version.short) by \(made.by) lapses unused on \(made.approval.expires)",
            "\(made.by) 对 \(record.version.short) 的批准若未使用将于 \(made.approval.expires) 失效"))
      }
    }
  }

  func show(_ console: Console) {
    if items.isEmpty { console.print(Phrase("nothing is due", "没有到期事项")) }
    for item in items {
      let mark =
        isOverdue(item) ? Phrase("OVERDUE  ", "已逾期  ") : Phrase("due      ", "将到期  ")
      let line = (mark + item.words).filled(in: console.language)
      console.print(isOverdue(item) ? console.outputStyle(.red, line) : line)
    }
  }

  var json: JSON {
    .members([
      "at": .text("\(time)"),
      "due": .array(
        items.map { item in
          .members([
            "kind": .text(item.kind), "when": .text("\(item.when)"),
            "overdue": .truth(isOverdue(item)),
            "what": .text(item.words.filled(in: .english)),
          ])
        }),
    ])
  }
}

extension OpenReview {
  /// Which figures it is about, with a comma behind them; nothing where none is named.
  fileprivate var breaches: Phrase {
    let names = review.breaches.map { Names.escaped($0) }
    return names.isEmpty
      ? Phrase(verbatim: "")
      : Phrase(
        "\(names.joined(separator: ", ")), ", "\(names.joined(separator: "、"))，")
  }
}
