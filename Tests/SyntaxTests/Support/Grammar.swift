import Foundation

/// A grammar in EBNF, and random texts by it.
struct Grammar {
  indirect enum Piece {
    case text(String)
    case rule(String)
    /// `? … ?`
    case special(String)
    case sequence([Piece])
    case choice([Piece])
    case optional(Piece)
    case repeated(Piece)
  }

  /// Rules whose texts are not put together by rules.
  static let terminals: Set = ["NAME", "TEXT", "DATE", "MONTH", "INTEGER", "NUMBER"]

  private(set) var rules: [String: Piece] = [:]
  /// The titles of its sections, `1. Text` and so on.
  private(set) var sections: [String] = []
  private var costs: [String: Int] = [:]

  init(_ text: String) throws {
    var reader = Reader(text)
    while let name = reader.takeName() {
      try reader.expect("=")
      rules[name] = try reader.choice()
      try reader.expect(";")
    }
    sections = reader.comments.filter { $0.first?.isNumber == true }
    if reader.next != nil { throw Fault(rest: reader.rest) }
    for name in Self.terminals { rules[name] = nil }
    findCosts()
  }

  struct Fault: Error { let rest: String }

  /// The rules that some rule reads but none defines.
  var undefined: Set<String> {
    var names: Set<String> = []
    func visit(_ piece: Piece) {
      switch piece {
      case .rule(let name): names.insert(name)
      case .sequence(let pieces), .choice(let pieces): pieces.forEach(visit)
      case .optional(let piece), .repeated(let piece): visit(piece)
      case .text, .special: break
      }
    }
    rules.values.forEach(visit)
    return names.subtracting(rules.keys).subtracting(Self.terminals)
  }

  private struct Reader {
    var tokens: [Substring] = []
    var comments: [String] = []
    var position = 0

    init(_ text: String) {
      var rest = text[...]
      while let first = rest.first {
        if first.isWhitespace {
          rest.removeFirst()
        } else if rest.hasPrefix("(*"), let end = rest.range(of: "*)") {
          let comment = rest[..<end.lowerBound].dropFirst(2)
          comments.append(comment.trimmingCharacters(in: .whitespaces))
          rest = rest[end.upperBound...]
        } else if first == "\"" || first == "?" {
          let end = rest.dropFirst().firstIndex(of: first) ?? rest.endIndex
          // A special sequence may show a quoted text.
          tokens.append(rest[...end])
          rest = rest[rest.index(after: end)...]
        } else if first.isLetter {
          let name = rest.prefix { $0.isLetter || $0 == "_" }
          tokens.append(name)
          rest = rest.dropFirst(name.count)
        } else {
          tokens.append(rest.prefix(1))
          rest.removeFirst()
        }
      }
    }

    var next: Substring? { position < tokens.count ? tokens[position] : nil }
    var rest: String { tokens[position...].prefix(12).joined(separator: " ") }

    mutating func take(_ token: String) -> Bool {
      guard next == token[...] else { return false }
      position += 1
      return true
    }

    mutating func expect(_ token: String) throws {
      if !take(token) { throw Fault(rest: rest) }
    }

    mutating func takeName() -> String? {
      guard let next, next.first?.isLetter == true else { return nil }
      position += 1
      return String(next)
    }

    mutating func choice() throws -> Piece {
      var choices = [try sequence()]
      while take("|") { choices.append(try sequence()) }
      return choices.count == 1 ? choices[0] : .choice(choices)
    }

    mutating func sequence() throws -> Piece {
      var pieces: [Piece] = []
      while let piece = try piece() { pieces.append(piece) }
      return pieces.count == 1 ? pieces[0] : .sequence(pieces)
    }

    mutating func piece() throws -> Piece? {
      if let name = takeName() { return .rule(name) }
      for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] where take(open) {
        let inner = try choice()
        try expect(close)
        return open == "(" ? inner : open == "[" ? .optional(inner) : .repeated(inner)
      }
      guard let next, next.count > 1 else { return nil }
      position += 1
      let inner = String(next.dropFirst().dropLast())
      return next.hasPrefix("?")
        ? .special(inner.trimmingCharacters(in: .whitespaces)) : .text(inner)
    }
  }
}

extension Grammar {
  /// A random text of a rule; deep down the shortest choices are taken.
  func text(of name: String, _ random: inout SeededGenerator, depth: Int = 12) -> String {
    switch name {
    case "NAME": return random.pick(["甲", "x1", "y2", "税额", "paid", "`if`", "multiple"])
    case "TEXT": return random.pick(["\"\"", "\"T\"", "\"标题\"", "\"a \\\" b\""])
    case "DATE": return "2026-03-10"
    case "MONTH": return random.pick(["2024-02", "2026-01"])
    case "INTEGER": return random.pick(["1", "12", "24"])
    case "NUMBER": return random.pick(["0", "12.5", "300万", "1.2亿", "4.35%", "35bp", "0.01%/day"])
    default:
      guard let piece = rules[name] else { return "<\(name)>" }
      return text(of: piece, &random, depth: depth - 1)
    }
  }

  private func text(of piece: Piece, _ random: inout SeededGenerator, depth: Int) -> String {
    switch piece {
    case .text(let text): return text
    case .rule(let name): return text(of: name, &random, depth: depth)
    case .special: return "\n"
    case .sequence(let pieces):
      return pieces.map { text(of: $0, &random, depth: depth) }.joined(separator: " ")
    case .choice(let pieces):
      if depth > 0 { return text(of: random.pick(pieces), &random, depth: depth) }
      return text(of: pieces.min { cost($0) < cost($1) } ?? pieces[0], &random, depth: depth)
    case .optional(let piece):
      return depth > 0 && random.oneIn(2) ? text(of: piece, &random, depth: depth) : ""
    case .repeated(let piece):
      let count = depth > 0 ? random.pick([0, 0, 1, 1, 2]) : 0
      return (0..<count).map { _ in text(of: piece, &random, depth: depth) }.joined(separator: " ")
    }
  }

  /// How many rules deep the piece goes at least.
  private func cost(_ piece: Piece) -> Int {
    switch piece {
    case .text, .special, .optional, .repeated: 0
    case .rule(let name): 1 + (costs[name] ?? 0)
    case .sequence(let pieces): pieces.map { cost($0) }.max() ?? 0
    case .choice(let pieces): pieces.map { cost($0) }.min() ?? 0
    }
  }

  /// Finds the costs of all rules: each begins as endless and falls until none changes.
  private mutating func findCosts() {
    for name in rules.keys { costs[name] = 1_000 }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (name, piece) in rules where cost(piece) < costs[name] ?? 0 {
        costs[name] = cost(piece)
        hasChanged = true
      }
    }
  }
}
