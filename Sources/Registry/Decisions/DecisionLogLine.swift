import Digest

/// How a line of a decision log is sealed.
///
/// The last member of every line is `hash`: SHA-256 over all bytes of the line before `,"hash":`. A record holds the hash
/// of the line before it as `previous`, so that a line's hash stands for all lines up to it.
enum DecisionLogLine {
  private static let seal = ",\"hash\":\""

  /// The line with its hash.
  static func sealed(_ line: LineText) -> (text: String, hash: String) {
    let hash = "sha256:" + SHA256.hex(of: line.text)
    return (line.text + seal + hash + "\"}", hash)
  }

  /// The hash that a line has and the one that it says it has; `nil` where it ends in none.
  static func hashes(of line: [UInt8]) -> (found: String, stated: String)? {
    let length = seal.utf8.count + "sha256:".utf8.count + 64 + 2
    guard line.count > length, line.suffix(2).elementsEqual("\"}".utf8) else { return nil }
    let body = line.count - length
    guard line[body..<(body + seal.utf8.count)].elementsEqual(seal.utf8),
      let stated = String(
        validating: line[(body + seal.utf8.count)..<(line.count - 2)], as: UTF8.self)
    else { return nil }
    return ("sha256:" + SHA256.hex(of: line[..<body]), stated)
  }
}
