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

  /// A line without its hash, and the hash that it has beside the one that it says it has.
  struct Read {
    let body: ArraySlice<UInt8>
    let found: String
    let stated: String
    var holds: Bool { found == stated }
  }

  /// Reads the ends of many lines, whose hashes hang on nothing but themselves; `nil` where one ends in none.
  static func read(_ lines: [[UInt8]]) -> [Read?] {
    let bodies = lines.map { body(of: $0) }
    var (bytes, ends): ([UInt8], [Int]) = ([], [])
    for body in bodies.compactMap(\.self) {
      bytes += body
      ends.append(bytes.count)
    }
    var hashes = SHA256.hexadecimals(SHA256.digests(of: bytes, ends: ends)).makeIterator()
    return zip(lines, bodies).map { line, body in
      guard let body, let found = hashes.next(),
        let stated = String(
          validating: line[(body.endIndex + seal.utf8.count)..<(line.count - 2)], as: UTF8.self)
      else { return nil }
      return Read(body: body, found: "sha256:" + found, stated: stated)
    }
  }

  /// What stands before the seal; `nil` where there is none.
  private static func body(of line: [UInt8]) -> ArraySlice<UInt8>? {
    let length = seal.utf8.count + "sha256:".utf8.count + 64 + 2
    guard line.count > length, line.suffix(2).elementsEqual("\"}".utf8) else { return nil }
    let end = line.count - length
    let isSealed = line[end..<(end + seal.utf8.count)].elementsEqual(seal.utf8)
    return isSealed ? line[..<end] : nil
  }
}
