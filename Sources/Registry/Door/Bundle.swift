import Diagnostics

/// What a pipeline takes away: the versions that are live in an environment, and all that shows they were approved.
///
/// It is an excerpt of the log, on which the fold of the registry runs again, with the texts that its events name by digest.
/// So nobody who reads it needs the registry, nor has to believe who carried it.
package struct Bundle: Codable, Hashable, Sendable {
  package static let currentFormat = "rulebench bundle 1"

  /// An event as it was signed.
  package struct Statement: Codable, Hashable, Sendable {
    package var text: String
    package var signature: String

    package init(text: String, signature: String) {
      self.text = text
      self.signature = signature
    }
  }

  package var format = Bundle.currentFormat
  package var environment: String
  /// Ascending by position; the last is the `current` of the environment.
  package var excerpt: [Statement]
  /// Canonical policies by digest: all that were ever in force, and those proposed.
  package var policies: [String: String]
  /// Canonical prints of the live versions by digest.
  package var versions: [String: String]
  /// By version, until when its rules are stated: what the prints say, for whoever does not read rules.
  package var horizons: [String: Horizon]

  package init(
    environment: String, excerpt: [Statement], policies: [String: String],
    versions: [String: String], horizons: [String: Horizon]
  ) {
    self.environment = environment
    self.excerpt = excerpt
    self.policies = policies
    self.versions = versions
    self.horizons = horizons
  }

  /// The bytes of the bundle's file.
  package func file() throws(RegistryError) -> [UInt8] { try CanonicalFile.bytes(of: self) }

  /// Reads a bundle's file; nothing in it is believed yet.
  ///
  /// - Throws: `.tampered` where it is none.
  package init(file bytes: [UInt8]) throws(RegistryError) {
    self = try CanonicalFile.read(bytes, Phrase("bundle", "发布包"), else: .tampered)
    guard format == Self.currentFormat else {
      throw CanonicalFile.otherFormat(format, Self.currentFormat, else: .tampered)
    }
  }
}
