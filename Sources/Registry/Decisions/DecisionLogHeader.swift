import Digest

/// The first line of a decision log: which chain it is, who may read its identifiers, what decided.
package struct DecisionLogHeader: Hashable, Sendable {
  package static let format = "rulebench decision log 1"

  /// 32 random hexadecimal digits.
  package var chain: String
  package var started: Timestamp
  /// The id of the key of the identifiers (`IdentifierKey.id`), never the key.
  package var key: String
  /// The bundle the chain was begun with; `nil` where a book decided that came from no bundle.
  package var bundle: String?
  /// What rules meant to the engine, and what it made of its conformance cases.
  package var semantics: Int
  package var conformance: String

  package init(
    chain: String = DecisionLogHeader.randomChain(), started: Timestamp, key: String,
    bundle: String?, semantics: Int, conformance: String
  ) {
    self.chain = chain
    self.started = started
    self.key = key
    self.bundle = bundle
    self.semantics = semantics
    self.conformance = conformance
  }

  /// A chain's name that no other chain has.
  package static func randomChain() -> String {
    var generator = SystemRandomNumberGenerator()
    return SHA256.hexadecimal((0..<16).map { _ in generator.next() })
  }

  /// Whether a text is a chain's name.
  static func isChain(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (97...102).contains(byte)
      }
  }

  // MARK: As a line

  /// The line without its end, and its hash.
  func line() -> (text: String, hash: String) { DecisionLogLine.sealed(text()) }

  /// The line without its hash.
  func text() -> LineText {
    var line = LineText()
    line.add("format", Self.format)
    line.add("chain", chain)
    line.add("started", started.description)
    line.add("key", key)
    line.add("bundle", bundle)
    line.add("semantics", semantics)
    line.add("conformance", conformance)
    return line
  }

  /// Reads a line; `nil` where it is not what `line` writes.
  init?(line bytes: [UInt8]) {
    guard var reader = LineReader(bytes), reader.text("format") == Self.format,
      let chain = reader.text("chain"), Self.isChain(chain),
      let started = reader.text("started").flatMap({ Timestamp(parsing: $0) }),
      let key = reader.text("key")
    else { return nil }
    let bundle = reader.text("bundle")
    guard let semantics = reader.number("semantics"), let conformance = reader.text("conformance")
    else { return nil }
    self.init(
      chain: chain, started: started, key: key, bundle: bundle, semantics: semantics,
      conformance: conformance)
  }
}
