/// What the tool's exit code says.
package enum ExitCode: Int32, Sendable {
  case good = 0
  /// The answer is no: a check, a test or a comparison fails.
  case no = 1
  case wrongUsage = 2
  /// Rules or data that cannot be used.
  case badInput = 3
  /// A file, a store or the machine fails.
  case failure = 4

  // What the door of the registry refuses, so that a pipeline can tell what to do.

  /// No version is live.
  case nothingLive = 10
  /// Decisions are halted: refer all.
  case halted = 11
  /// What is live was stated too long ago.
  case expired = 12
  case tooFewSignatures = 13
  /// Something is not as it was signed, or was not allowed.
  case tampered = 14
  /// What is live has changed since it was stated.
  case stale = 15
  /// This tool does not mean the same by rules as the evidence's.
  case engineDiffers = 16
  /// Something newer was seen before.
  case downgrade = 17
  /// A key of an approval was in other hands.
  case compromised = 18
  /// The rules are not stated for the day of an application.
  case beyondHorizon = 19
}
