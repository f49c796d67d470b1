import Diagnostics
import Engine
import Registry

/// What somebody must do, by when: reviews, confirmations, halts, waivers and approvals that lapse.
///
/// What is due of versions stands in `DueList+Versions.swift`, what waits for a second person or holds everything up in
/// `DueList+Waiting.swift`.
struct DueList {
  /// One thing that is due.
  struct Item {
    /// A stable word for machines.
    var kind: String
    /// From then on it is overdue.
    var when: Timestamp
    /// Whether it is shown however far away that is.
    var isPressing = false
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
    var all =
      Self.stops(state, time) + Self.confirmations(state, time) + Self.resumptions(state, time)
    all += Self.openReviews(state, time) + Self.compromised(state, time)
    all += Self.reviews(state, time) + Self.waivers(state, time) + Self.approvals(state, time)
    items = all.filter { $0.isPressing || $0.when <= horizon }.sorted {
      ($0.when, $0.kind, $0.words.filled(in: .english))
        < ($1.when, $1.kind, $1.words.filled(in: .english))
    }
  }

  func isOverdue(_ item: Item) -> Bool { item.when <= time }

  var hasOverdue: Bool { items.contains { isOverdue($0) } }

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
