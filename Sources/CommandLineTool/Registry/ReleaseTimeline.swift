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
    /// Why nothing is decided; none where it is.
    var stops: [Stop]
  }
  private let place: ReleaseLine.Place
  private let stretches: [Stretch]
  /// Of the versions that ever decided, those whose last release rests on keys in other hands, by id.
  private let compromised: [String: CompromisedRelease]
  /// By which its versions decided, or decide.
  private let waivers: [ShownWaiver]

  /// - Parameter time: when it is looked at.
  init(_ place: ReleaseLine.Place, _ state: RegistryState, at time: Timestamp) {
    self.place = place
    guard let line = state.lines[place] else {
      (stretches, compromised, waivers) = ([], [:], [])
      return
    }
    compromised = Set(line.steps.map(\.version)).reduce(into: [:]) {
      $0[$1] = state.compromise(of: $1, in: place)
    }
    waivers = Self.waivers(of: line, state, at: time)
    var stretches: [Stretch] = []
    let times = state.changes(of: place)
    for (index, from) in times.enumerated() {
      let steps = line.stepsInForce(at: from)
      let underWay = line.entries(at: from).filter { $0.until != nil }
      let stops = state.stops(of: place, at: from)
      let until = index + 1 < times.count ? times[index + 1] : nil
      if let last = stretches.last, last.steps == steps, last.underWay == underWay,
        last.stops == stops
      {
        stretches[stretches.count - 1].until = until
      } else {
        stretches.append(
          Stretch(
            from: from, until: until, steps: steps, underWay: underWay, stops: stops))
      }
    }
    self.stretches = stretches
  }

  /// The waivers on which its releases rested, and those given for them since.
  private static func waivers(
    of line: ReleaseLine, _ state: RegistryState, at time: Timestamp
  ) -> [ShownWaiver] {
    var seen: Set<Int> = []
    return line.steps.flatMap { step -> [VersionRound.WaiverRecord] in
      guard let round = state.versions[step.version]?.round(carrying: step.position) else {
        return []
      }
      let given = round.waivers.filter {
        $0.endedBy == nil && $0.waiver.environment == line.place.environment
      }
      return (round.evidence(ofRelease: step.position)?.waivers ?? []) + given
    }.filter { seen.insert($0.reliance.position).inserted }.map { ShownWaiver($0, at: time) }
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
    for waiver in waivers {
      let line = (Phrase(verbatim: "  ") + waiver.line).filled(in: console.language)
      console.print(waiver.isLapsed ? console.outputStyle(.red, line) : line)
    }
    for (_, release) in compromised.sorted(by: { $0.key < $1.key }) {
      let line = Phrase(verbatim: "  ") + CompromisedRelease.mark + release.words
      console.print(console.outputStyle(.red, line.filled(in: console.language)))
    }
  }

  private static func words(_ stretch: Stretch) -> Phrase {
    guard stretch.stops.isEmpty else {
      return stretch.stops.reduce(Phrase("halted", "停用")) { $0 + Phrase(" ", "，") + $1.basis }
        + Phrase(": all is referred", "，全部转人工")
    }
    if stretch.steps.isEmpty { return Phrase("nothing is live", "无生效版本") }
    let parts = stretch.steps.map { step in
      Phrase(verbatim: "\(step.version.short) \(step.share)%") + .provinces(step.provinces)
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
      "waivers": .array(waivers.map(\.json)),
      "periods": .array(
        stretches.map { stretch in
          .members([
            "from": .text("\(stretch.from)"), "until": stretch.until.map { .text("\($0)") },
            "halted": .truth(!stretch.stops.isEmpty),
            "halts": stretch.stops.isEmpty ? nil : .array(stretch.stops.map(\.json)),
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
