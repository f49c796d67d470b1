import Diagnostics
import Engine
import Registry

/// A waiver by which a version decides, or is to; it is shown wherever the version is.
struct ShownWaiver {
  let made: VersionRound.WaiverRecord
  /// Whether it has lapsed by the time at which it is looked at.
  let isLapsed: Bool

  init(_ made: VersionRound.WaiverRecord, at time: Timestamp) {
    self.made = made
    isLapsed = made.waiver.until <= time
  }

  /// A line of its own, where versions are listed.
  var line: Phrase {
    let waiver = made.waiver
    return Phrase("WAIVED: ", "豁免：") + waiver.subject
      + Phrase(
        " until \(waiver.until), by \(made.by): '\(Names.escaped(waiver.because))'",
        "，至 \(waiver.until)，由 \(made.by)：“\(Names.escaped(waiver.because))”")
      + (isLapsed ? Self.lapsed : Phrase(verbatim: ""))
  }

  /// Behind a waiver that has lapsed.
  static let lapsed = Phrase(" – lapsed", "——已失效")

  var json: JSON {
    let waiver = made.waiver
    return .members([
      "event": .count(made.reliance.position), "at": .text("\(made.at)"), "by": .text(made.by),
      "environment": .text(waiver.environment), "scenario": .text(waiver.scenario),
      "part": .text(waiver.part.rawValue), "gate": .text(waiver.gate),
      "because": .text(waiver.because), "until": .text("\(waiver.until)"),
      "lapsed": .truth(isLapsed),
    ])
  }
}

extension Waiver {
  /// Which gate of which version it lets pass.
  var subject: Phrase {
    Phrase(
      "the gate '\(Names.escaped(gate))' of \(scenario)\(part.place.english) for \(version.short) in \(environment)",
      "\(version.short) 在 \(environment) 上线所需的 \(scenario) 情景门槛“\(Names.escaped(gate))”\(part.place.chinese)"
    )
  }
}

extension RegistryState {
  /// The waivers that a version is live by, or on its way by, in any environment.
  func shownWaivers(of record: VersionRecord, at time: Timestamp) -> [ShownWaiver] {
    policy.release.environments.flatMap { environment in
      waivers(of: record, in: environment, at: time).map { ShownWaiver($0, at: time) }
    }
  }
}
