import Diagnostics
import Digest

/// One thing that happened, as it is signed: its canonical JSON is the statement.
package struct Event: Codable, Hashable, Sendable {
  package static let currentFormat = "rulebench event 1"

  package var format = Event.currentFormat
  /// The registry's id: 32 hexadecimal digits.
  package var registry: String
  /// Counted from 0, the genesis.
  package var position: Int
  /// Hash of the event before; empty in the genesis.
  package var previous: String
  package var at: Timestamp
  /// The person who did it; in the genesis the name of a root key.
  package var by: String
  /// Fingerprint of the key that signs; `nil` where the event is not signed singly.
  package var key: String?
  package var body: EventBody

  package init(
    registry: String, position: Int, previous: String, at: Timestamp, by: String, key: String?,
    body: EventBody
  ) {
    self.registry = registry
    self.position = position
    self.previous = previous
    self.at = at
    self.by = by
    self.key = key
    self.body = body
  }
}

/// An event as the log holds it.
package struct StoredEvent: Hashable, Sendable {
  package let event: Event
  /// The canonical JSON, byte for byte what was signed.
  package let text: String
  /// An armoured SSH signature; `nil` for events that are covered by a later one.
  package let signature: String?
  /// `sha256:` over the text and the signature.
  package let hash: String

  /// An event that is about to be stored.
  package init(_ event: Event, signature: String?) throws(CanonicalJSON.Fault) {
    self.event = event
    self.text = try CanonicalJSON.text(of: event)
    self.signature = signature
    hash = Self.hash(of: text, signature: signature)
  }

  /// Reads an event's text; it must be canonical.
  package init(text: String, signature: String?) throws(CanonicalJSON.Fault) {
    let event = try CanonicalJSON.decode(Event.self, from: Array(text.utf8))
    guard event.format == Event.currentFormat else {
      throw .unreadable(
        Phrase(
          "its format is '\(Names.shown(event.format))'", "其格式为“\(Names.shown(event.format))”"))
    }
    self.event = event
    self.text = text
    self.signature = signature
    hash = Self.hash(of: text, signature: signature)
  }

  /// What the next event names as `previous`.
  package static func hash(of text: String, signature: String?) -> String {
    var bytes = CanonicalBytes()
    bytes.append(text)
    if let signature { bytes.append(signature) } else { bytes.appendAbsent() }
    return "sha256:" + bytes.digest
  }
}

/// A document, print or record that events name by digest.
package enum Artefact {
  /// `sha256:` and 64 hexadecimal digits over the bytes.
  package static func digest(of bytes: some Sequence<UInt8>) -> String {
    "sha256:" + SHA256.hex(of: bytes)
  }

  /// Whether a text has the form of a digest.
  package static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 71 && text.hasPrefix("sha256:")
      && text.utf8.dropFirst(7).allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
  }
}
