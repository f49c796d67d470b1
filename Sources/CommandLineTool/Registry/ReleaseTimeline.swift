import Diagnostics
import Engine
import Registry

/// Which versions of a product decided in an environment, period by period, without gap or overlap.
struct ReleaseTimeline {
  /// A stretch of time in which the same versions decide.
  struct Period: Hashable {
    var from: Timestamp
    /// `nil` of the last.
    var until: Timestamp?
    /// In the order in which they are asked; none where nothing is live.
    var entries: [Entry]
    var isHalted: Bool
  }

  /// A version with its part of the customers.
  struct Entry: Hashable {
    var version: String
    /// Percent.
    var share: Int
    var provinces: [String]
  }

  let place: ReleaseLine.Place
  let periods: [Period]

  init(_ line: ReleaseLine, _ state: RegistryState) {
    place = line.place
    var periods: [Period] = []
    let times = Self.boundaries(line, state)
    for (index, time) in times.enumerated() {
      let entries = line.stepsInForce(at: time).map {
        Entry(version: $0.version, share: $0.share, provinces: $0.provinces)
      }
      let isHalted = state.isHalted(line.place, at: time)
      let until = index + 1 < times.count ? times[index + 1] : nil
      if let last = periods.last, last.entries == entries, last.isHalted == isHalted {
        periods[periods.count - 1].until = until
      } else {
        periods.append(Period(from: time, until: until, entries: entries, isHalted: isHalted))
      }
    }
    self.periods = periods
  }

  /// All times at which something may change, in their order.
  private static func boundaries(_ line: ReleaseLine, _ state: RegistryState) -> [Timestamp] {
    var times = Set(line.steps.flatMap { [$0.from, $0.until].compactMap(\.self) })
    guard let first = times.min() else { return [] }
    for halt in state.halts
    where halt.environment == line.place.environment
      && (halt.product ?? line.place.product) == line.place.product
    {
      times.formUnion([halt.from, halt.until].compactMap(\.self))
    }
    for rollback in state.rollbacks where rollback.place == line.place {
      times.formUnion(
        [rollback.deadline, rollback.confirmedAt, rollback.resumedAt].compactMap(\.self))
    }
    return times.filter { $0 >= first }.sorted()
  }

  // MARK: Words

  func show(_ console: Console) {
    console.print(
      Phrase("\(place.product) in \(place.environment)", "\(place.environment) 的 \(place.product)"))
    for period in periods {
      let end = period.until.map { "\($0)" } ?? String(repeating: " ", count: 20)
      console.print(
        Phrase(verbatim: "  \(period.from) – \(end)  ") + Self.words(period))
    }
  }

  private static func words(_ period: Period) -> Phrase {
    if period.isHalted { return Phrase("halted: all is referred", "停用：全部转人工") }
    if period.entries.isEmpty { return Phrase("nothing is live", "无生效版本") }
    let parts = period.entries.map { entry in
      let provinces = entry.provinces.map { Names.escaped($0) }
      let whom =
        provinces.isEmpty
        ? Phrase(verbatim: "")
        : Phrase(
          " in \(provinces.joined(separator: ", "))", "（限 \(provinces.joined(separator: "、"))）")
      return Phrase(verbatim: "\(entry.version.short) \(entry.share)%") + whom
    }
    return .joined(parts, by: Phrase(", else ", "，其余 "))
  }

  var json: JSON {
    .members([
      "product": .text(place.product), "environment": .text(place.environment),
      "periods": .array(
        periods.map { period in
          .members([
            "from": .text("\(period.from)"), "until": period.until.map { .text("\($0)") },
            "halted": .truth(period.isHalted),
            "versions": .array(
              period.entries.map { entry in
                .members([
                  "version": .text(entry.version), "share": .count(entry.share),
                  "provinces": .array(entry.provinces.map { .text($0) }),
                ])
              }),
          ])
        }),
    ])
  }
}
