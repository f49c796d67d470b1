import Diagnostics
import Engine
import Registry

/// Which versions of a product decided in an environment, stretch by stretch, without gap or overlap.
struct ReleaseTimeline {
  /// A stretch of time in which the same versions decide.
  private struct Stretch {
    var from: Timestamp
    /// `nil` of the last.
    var until: Timestamp?
    /// The newest first; none where nothing is live.
    var steps: [LiveStep]
    var isHalted: Bool
  }
  private let place: ReleaseLine.Place
  private let stretches: [Stretch]
  /// Of the versions that ever decided, those whose last release rests on keys in other hands, by id.
  private let compromised: [String: CompromisedRelease]

  init(_ place: ReleaseLine.Place, _ state: RegistryState) {
    self.place = place
    guard let line = state.lines[place] else {
      (stretches, compromised) = ([], [:])
      return
    }
    compromised = Set(line.steps.map(\.version)).reduce(into: [:]) {
      $0[$1] = state.compromise(of: $1, in: place)
    }
    var stretches: [Stretch] = []
    let times = Self.changes(of: line, in: state)
    for (index, from) in times.enumerated() {
      let steps = line.stepsInForce(at: from)
      let isHalted = state.isHalted(place, at: from)
      let until = index + 1 < times.count ? times[index + 1] : nil
      if let last = stretches.last, last.steps == steps, last.isHalted == isHalted {
        stretches[stretches.count - 1].until = until
      } else {
        stretches.append(Stretch(from: from, until: until, steps: steps, isHalted: isHalted))
      }
    }
    self.stretches = stretches
  }

  /// All times from the first release on at which something may change, in their order.
  private static func changes(of line: ReleaseLine, in state: RegistryState) -> [Timestamp] {
    var times = Set(line.steps.flatMap { [$0.from, $0.until].compactMap(\.self) })
    guard let first = times.min() else { return [] }
    for halt in state.halts
    where halt.environment == line.place.environment
      && (halt.product ?? line.place.product) == line.place.product
    {
      times.formUnion([halt.from, halt.until].compactMap(\.self))
    }
    for rollback in state.rollbacks where rollback.place == line.place {
      guard rollback.confirmedAt == nil else { continue }
      times.formUnion([rollback.deadline, rollback.resumedAt].compactMap(\.self))
    }
    return times.filter { $0 >= first }.sorted()
  }

  // MARK: Words

  func show(_ console: Console) {
    console.print(
      Phrase("\(place.product) in \(place.environment)", "\(place.environment) 的 \(place.product)"))
    for stretch in stretches {
      let end = stretch.until.map { "\($0)" } ?? String(repeating: " ", count: 20)
      console.print(
        Phrase(verbatim: "  \(stretch.from) – \(end)  ") + Self.words(stretch))
    }
    for (_, release) in compromised.sorted(by: { $0.key < $1.key }) {
      let line = Phrase(verbatim: "  ") + CompromisedRelease.mark + release.words
      console.print(console.outputStyle(.red, line.filled(in: console.language)))
    }
  }

  private static func words(_ stretch: Stretch) -> Phrase {
    if stretch.isHalted { return Phrase("halted: all is referred", "停用：全部转人工") }
    if stretch.steps.isEmpty { return Phrase("nothing is live", "无生效版本") }
    let parts = stretch.steps.map { step in
      let provinces = step.provinces.map { Names.escaped($0) }
      let whom =
        provinces.isEmpty
        ? Phrase(verbatim: "")
        : Phrase(
          " in \(provinces.joined(separator: ", "))", "（限 \(provinces.joined(separator: "、"))）")
      return Phrase(verbatim: "\(step.version.short) \(step.share)%") + whom
    }
    return .joined(parts, by: Phrase(", else ", "，其余 "))
  }

  var json: JSON {
    .members([
      "product": .text(place.product), "environment": .text(place.environment),
      "periods": .array(
        stretches.map { stretch in
          .members([
            "from": .text("\(stretch.from)"), "until": stretch.until.map { .text("\($0)") },
            "halted": .truth(stretch.isHalted),
            "versions": .array(
              stretch.steps.map { step in
                .members([
                  "version": .text(step.version), "share": .count(step.share),
                  "provinces": .array(step.provinces.map { .text($0) }),
                  "compromised": compromised[step.version]?.events,
                ])
              }),
          ])
        }),
    ])
  }
}
