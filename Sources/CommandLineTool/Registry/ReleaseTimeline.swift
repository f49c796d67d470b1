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
    /// What was replaced and still decides the applications that were under way then.
    var underWay: [LiveEntry]
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
    let times = state.changes(of: place)
    for (index, from) in times.enumerated() {
      let steps = line.stepsInForce(at: from)
      let underWay = line.entries(at: from).filter { $0.until != nil }
      let isHalted = state.isHalted(place, at: from)
      let until = index + 1 < times.count ? times[index + 1] : nil
      if let last = stretches.last, last.steps == steps, last.underWay == underWay,
        last.isHalted == isHalted
      {
        stretches[stretches.count - 1].until = until
      } else {
        stretches.append(
          Stretch(
            from: from, until: until, steps: steps, underWay: underWay, isHalted: isHalted))
      }
    }
    self.stretches = stretches
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
    let before = stretch.underWay.compactMap { entry in
      entry.until.map { until in
        Phrase(
          "; made before \(until.bankDay): \(entry.version.short)",
          "；\(until.bankDay) 之前提交的申请：\(entry.version.short)")
      }
    }
    return before.reduce(.joined(parts, by: Phrase(", else ", "，其余 ")), +)
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
            "under_way": stretch.underWay.isEmpty
              ? nil
              : .array(
                stretch.underWay.map { entry in
                  .members([
                    "version": .text(entry.version), "share": .count(entry.share),
                    "made_before": entry.until.map { .text("\($0.bankDay)") },
                  ])
                }),
          ])
        }),
    ])
  }
}
