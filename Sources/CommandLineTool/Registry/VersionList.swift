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
        ] + environments.map { words(stand(of: record, in: $0).words) })
    }
    for line in table.lines(margin: 0) { console.print(line) }
    for place in halted {
      console.print(console.outputStyle(.red, words(place.haltedWords)))
    }
    for release in compromised {
      console.print(
        console.outputStyle(.red, words(CompromisedRelease.mark + release.words)))
    }
  }

  /// Where what is live decides nothing at present.
  private var halted: [ReleaseLine.Place] {
    let shown = Set(records.map(\.product))
    return state.lines.values.filter {
      shown.contains($0.place.product) && !$0.stepsInForce(at: time).isEmpty
        && state.isHalted($0.place, at: time)
    }.map(\.place).sorted()
  }

  /// What is live or to come and rests on keys in other hands.
  private var compromised: [CompromisedRelease] {
    let shown = Set(records.map(\.version))
    return state.compromisedReleases(at: time).filter { shown.contains($0.version) }
  }

  private func stand(of record: VersionRecord, in environment: String) -> VersionState {
    state.state(of: record.version, in: environment, at: time)
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
          "halted": .array(
            halted.filter { $0.product == record.product }.map { .text($0.environment) }),
          "compromised": .object(
            compromised.filter { $0.version == record.version }.map {
              .init($0.place.environment, $0.events)
            }),
        ])
      })
  }
}

extension ReleaseLine.Place {
  /// That all its applications go to people.
  var haltedWords: Phrase {
    Phrase(
      "HALTED: \(product) in \(environment), all is referred",
      "已停用：\(environment) 的 \(product)，全部转人工")
  }
}
