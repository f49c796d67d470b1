import Diagnostics
import Engine
import Numbers
import Registry

/// What the door says to a pipeline: an exit code, and on standard output one JSON object.
enum DoorAnswer {
  /// Runs a verb of the door; where it refuses, says why.
  static func answering(
    _ console: Console, _ body: () throws -> ExitCode
  ) throws -> ExitCode {
    do {
      return try body()
    } catch let error as RegistryError {
      console.print(json(of: error, in: console.language).line)
      let refusal = ToolError(code(of: error.reason), error.message, remedy: error.remedy)
      console.sayRaw(refusal.text)
      return refusal.code
    } catch let error as ToolError {
      console.print(
        JSON.members([
          "reason": .text(word(of: error.code)),
          "message": .text(error.message.filled(in: console.language)),
          "remedy": error.remedy.map { .text($0.filled(in: console.language)) },
        ]).line)
      throw error
    }
  }

  /// What stands as the reason where it is none of the registry's.
  private static func word(of code: ExitCode) -> String {
    switch code {
    case .wrongUsage: "wrong_usage"
    case .badInput: "bad_input"
    default: "failure"
    }
  }

  /// The refusal as machines read it.
  static func json(of error: RegistryError, in language: Language) -> JSON {
    .members([
      "reason": .text(error.reason.rawValue),
      "message": .text(error.message.filled(in: language)),
      "remedy": error.remedy.map { .text($0.filled(in: language)) },
      "position": error.position.map { .count($0) },
    ])
  }

  /// What is live by a bundle, as machines read it.
  static func json(of bundle: VerifiedBundle) -> JSON {
    let current = bundle.current
    return .members([
      "environment": .text(current.environment),
      "sequence": .count(current.sequence),
      "valid_until": .text(current.validUntil.description),
      "bundle": .text(bundle.digest),
      "fetched": bundle.isFetched ? nil : .truth(false),
      "live": .array(
        current.live.map { entry in
          .members([
            "product": .text(entry.product),
            "version": .text(entry.version),
            "share": .count(entry.share),
            "from": .text(entry.from.description),
            "until": entry.until.map { .text($0.description) },
            "in_flight": .text(entry.inFlight.rawValue),
            "in_flight_until": entry.inFlightUntil.map { .text($0.description) },
            "provinces": entry.provinces.isEmpty
              ? nil : .array(entry.provinces.map { .text($0) }),
            "waivers": waivers(of: entry, in: bundle),
            "defined_until": bundle.horizon(entry.version)?.definedUntil
              .map { .text($0.description) },
            "review_by": bundle.horizon(entry.version)?.reviewBy.map { .text($0.description) },
          ])
        }),
    ])
  }

  /// The waivers by which a version is live; `nil` where it is live by none.
  private static func waivers(of entry: LiveEntry, in bundle: VerifiedBundle) -> JSON? {
    let waivers = bundle.waivers(of: entry.version)
    return waivers.isEmpty ? nil : .array(waivers.map { ShownWaiver($0, at: .now).json })
  }

  /// The exit code of a reason; several reasons for which a pipeline does the same have one.
  static func code(of reason: RegistryError.Reason) -> ExitCode {
    switch reason {
    case .nothingLive, .unknownVersion: .nothingLive
    case .halted: .halted
    case .expired: .expired
    case .tooFewSignatures: .tooFewSignatures
    case .stale, .headMoved: .stale
    case .engineDiffers: .engineDiffers
    case .downgrade: .downgrade
    case .compromised: .compromised
    case .beyondHorizon: .beyondHorizon
    case .store, .keygenFailed, .exists: .failure
    case .badInput, .nameNotAllowed: .badInput
    // Whatever else does not hold is not what was approved.
    case .notARegistry, .tampered, .wrongSignature, .unknownKey, .revokedKey, .keyNotAllowed,
      .notInRole, .authorMayNot, .samePerson, .wrongState, .gatesNotMet, .evidenceDiffers,
      .futureTime, .backdated, .policyNotAllowed:
      .tampered
    }
  }
}
