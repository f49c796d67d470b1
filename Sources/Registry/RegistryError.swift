package import Diagnostics

/// Why the registry refuses, with where in the log and what can be done about it.
package struct RegistryError: Error, Hashable, Sendable {
  /// A stable word for machines, printed as its raw value.
  package enum Reason: String, Codable, CaseIterable, Sendable {
    // What is no, or no longer, a registry of ours.
    case notARegistry = "not_a_registry"
    case tampered
    case downgrade
    case stale
    // Who signs, and by what key.
    case wrongSignature = "wrong_signature"
    case unknownKey = "unknown_key"
    case revokedKey = "revoked_key"
    case keyNotAllowed = "key_not_allowed"
    case compromised
    // Who may do what.
    case notInRole = "not_in_role"
    case authorMayNot = "author_may_not"
    case samePerson = "same_person"
    case tooFewSignatures = "too_few_signatures"
    // What state things are in.
    case wrongState = "wrong_state"
    case unknownVersion = "unknown_version"
    case gatesNotMet = "gates_not_met"
    case evidenceDiffers = "evidence_differs"
    case engineDiffers = "engine_differs"
    case nothingLive = "nothing_live"
    case halted
    case expired
    case beyondHorizon = "beyond_horizon"
    // When.
    case futureTime = "future_time"
    case backdated
    case headMoved = "head_moved"
    // What is written.
    case nameNotAllowed = "name_not_allowed"
    case policyNotAllowed = "policy_not_allowed"
    case badInput = "bad_input"
    // The world around.
    case exists
    case keygenFailed = "keygen_failed"
    case store
  }
  package var reason: Reason
  /// One sentence in lower case without a final period.
  package var message: Phrase
  /// What to do about it, where that is known.
  package var remedy: Phrase?
  /// The event that it is about.
  package var position: Int?

  package init(
    _ reason: Reason, _ message: Phrase, remedy: Phrase? = nil, position: Int? = nil
  ) {
    self.reason = reason
    self.message = message
    self.remedy = remedy
    self.position = position
  }

  /// The same, by sentences.
  init(
    _ reason: Reason, _ english: Sentence, _ chinese: Sentence, remedy: Phrase? = nil
  ) {
    self.init(reason, Phrase(english, chinese), remedy: remedy)
  }

  /// The same, at an event.
  package func at(_ position: Int) -> RegistryError {
    var error = self
    error.position = error.position ?? position
    return error
  }

  /// Without the position of an event that was refused: it never came to be, and another one will have it.
  func without(_ event: Event) -> RegistryError {
    var error = self
    if position == event.position { error.position = nil }
    return error
  }
}

extension RegistryError: CustomStringConvertible {
  /// The message in English.
  package var description: String { message.filled(in: .english) }
}
