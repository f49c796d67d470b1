import Diagnostics
import Engine
import Registry
import Reports

/// All versions and where they stand.
struct VersionList {
  private let state: RegistryState
  private let records: [VersionRecord]
  private let time: Timestamp

  /// - Parameter product: `nil` for all.
  init(_ state: RegistryState, product: String?, at time: Timestamp) {
    self.state = state
    self.time = time
    records = state.versionOrder.compactMap { state.versions[$0] }
      .filter { product ?? $0.product == $0.product }
  }

  func show(_ console: Console) {
    guard !records.isEmpty else {
      console.print(Phrase("no version has been handed in", "尚无版本"))
      return
    }
    func words(_ phrase: Phrase) -> String { phrase.filled(in: console.language) }
    let environments = state.policy.release.environments
    var table = TextTable(
      [
        (words(Phrase("product", "产品")), .left), (words(Phrase("version", "版本")), .left),
        (words(Phrase("handed in", "提交日期")), .left), (words(Phrase("by", "提交人")), .left),
        (words(Phrase("review by", "复审期限")), .left),
      ] + environments.map { ($0, .left) })
    for record in records {
      table.add(
        [
          record.product, record.version.short, "\(record.submittedAt.day)", record.submittedBy,
          "\(record.submission.reviewBy)",
        ] + environments.map { words(standing(of: record, in: $0)) })
    }
    for line in table.lines(margin: 0) { console.print(line) }
    for stop in stops { console.print(console.outputStyle(.red, words(stop.line))) }
    for waiver in records.flatMap({ state.shownWaivers(of: $0, at: time) }) {
      let line = words(waiver.line)
      console.print(waiver.isLapsed ? console.outputStyle(.red, line) : line)
    }
    for release in compromised {
      console.print(
        console.outputStyle(.red, words(CompromisedRelease.mark + release.words)))
    }
  }

  /// Why what is shown decides nothing at present.
  private var stops: [Stop] {
    let shown = Set(records.map(\.product))
    return state.stops(at: time).filter { $0.product.map(shown.contains) ?? true }
  }

  /// What is live or to come and rests on keys in other hands.
  private var compromised: [CompromisedRelease] {
    let shown = Set(records.map(\.version))
    return state.compromisedReleases(at: time).filter { shown.contains($0.version) }
  }

  private func stand(of record: VersionRecord, in environment: String) -> VersionState {
    state.state(of: record.version, in: environment, at: time)
  }

  /// The same in words, with the halt of what is live.
  private func standing(of record: VersionRecord, in environment: String) -> Phrase {
    let stand = stand(of: record, in: environment)
    let place = ReleaseLine.Place(product: record.product, environment: environment)
    guard stand == .live, state.isHalted(place, at: time) else { return stand.words }
    return stand.words + Phrase(" (halted)", "（已停用）")
  }

  /// The halts of what is live of a version.
  private func halts(of record: VersionRecord) -> [Stop] {
    stops.filter { stop in
      (stop.product ?? record.product) == record.product
        && stand(of: record, in: stop.environment) == .live
    }
  }

  var json: JSON {
    .array(
      records.map { record in
        .members([
          "product": .text(record.product), "version": .text(record.version),
          "book": .text(record.submission.book),
          "parent": record.submission.parent.map { .text($0) },
          "submitted_at": .text("\(record.submittedAt)"), "submitted_by": .text(record.submittedBy),
          "review_by": .text("\(record.submission.reviewBy)"),
          "states": .object(
            state.policy.release.environments.map {
              .init($0, .text(stand(of: record, in: $0).rawValue))
            }),
          "halted": .array(halts(of: record).map { .text($0.environment) }),
          "halts": .array(halts(of: record).map(\.json)),
          "waivers": .array(state.shownWaivers(of: record, at: time).map(\.json)),
          "compromised": .object(
            compromised.filter { $0.version == record.version }.map {
              .init($0.place.environment, $0.events)
            }),
        ])
      })
  }
}
