import Foundation

/// A grammar in EBNF, as `Grammar/rulebook.ebnf` has it.
///
/// Nothing of the language is written down again here: what a rule says is read from the file.
/// The test knows the named terminals (`Terminal`) and the conditions told in words (`Condition`).
struct Grammar {
  indirect enum Piece {
    case text(String)
    case terminal(Terminal)
    case rule(Int)
    case condition(Condition)
    /// `? not x ?` and `? before x ?`
    case ahead(Piece, is: Bool)
    case sequence([Piece])
    /// Its alternatives are branches from the first one's number on.
    case choice([Piece], first: Int)
    case optional(Piece, branch: Int)
    case repeated(Piece, branch: Int)
  }

  /// A rule whose texts the lexer puts together.
  enum Terminal: String, CaseIterable {
    case identifier = "IDENTIFIER"
    case text = "TEXT"
    case date = "DATE"
    case month = "MONTH"
    case integer = "INTEGER"
    case number = "NUMBER"
  }

  /// A condition or a setting between `?` that no piece of grammar can say.
  enum Condition: String, CaseIterable {
    case onSameLine = "on the same line"
    case atLineBegin = "at the begin of a line"
    case atMargin = "at the left margin"
    case endOfLine = "end of line"
    /// No line ends in the rule, and one ends behind it.
    case upToLineEnd = "up to the end of its line"
    case headerName = "a name of the table's header"
    case inNoList = "in no list"
    /// What holds up to the end of the rule in which it stands.
    case fromHereInList = "from here in a list"
    case fromHereInNoList = "from here in no list"
  }

  /// A way that a text may take: a rule, an alternative, something left out or not.
  struct Branch: CustomStringConvertible {
    let rule: Int
    let description: String
  }

  private(set) var names: [String] = []
  /// The right sides by the number of their names; `nil` where none is written.
  private(set) var rules: [Piece?] = []
  private(set) var branches: [Branch] = []
  /// The titles of its sections, `1. Text` and so on.
  private(set) var sections: [String] = []

  /// A place in the file that is no EBNF as this test knows it.
  struct Fault: Error { let rest: String }

  init(_ text: String) throws {
    var reader = Reader(text)
    while let name = reader.takeName() {
      try reader.expect("=")
      if Terminal(rawValue: name) != nil {
        reader.skip(through: ";")
      } else {
        let rule = reader.index(of: name)
        reader.current = rule
        reader.rules[rule] = try reader.choice()
        try reader.expect(";")
      }
    }
    if reader.next != nil { throw Fault(rest: reader.rest) }
    names = reader.names
    rules = reader.rules
    branches = reader.branches
    sections = reader.comments.filter { $0.first?.isNumber == true }
  }

  /// The names that some rule reads but none defines.
  var undefined: [String] { names.indices.filter { rules[$0] == nil }.map { names[$0] } }

  func index(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The rules that texts from the rule on are made of, those in conditions left out.
  func reached(from rule: Int) -> Set<Int> {
    var reached: Set<Int> = []
    func visit(_ piece: Piece) {
      switch piece {
      case .text, .terminal, .condition, .ahead: break
      case .rule(let rule):
        if reached.insert(rule).inserted, let right = rules[rule] { visit(right) }
      case .sequence(let pieces), .choice(let pieces, _): pieces.forEach(visit)
      case .optional(let piece, _), .repeated(let piece, _): visit(piece)
      }
    }
    visit(.rule(rule))
    return reached
  }

  /// Whether a condition of some rule asks for the rule, itself or by way of others.
  func isReadAhead(_ rule: Int) -> Bool {
    var isAsked = false
    func visit(_ piece: Piece) {
      switch piece {
      case .text, .terminal, .condition, .rule: break
      case .ahead(let piece, _): isAsked = isAsked || reads(piece, rule)
      case .sequence(let pieces), .choice(let pieces, _): pieces.forEach(visit)
      case .optional(let piece, _), .repeated(let piece, _): visit(piece)
      }
    }
    rules.forEach { $0.map(visit) }
    return isAsked
  }

  private func reads(_ piece: Piece, _ rule: Int) -> Bool {
    switch piece {
    case .text, .terminal, .condition: false
    case .rule(let other): other == rule || reached(from: other).contains(rule)
    case .sequence(let pieces), .choice(let pieces, _): pieces.contains { reads($0, rule) }
    case .optional(let piece, _), .repeated(let piece, _), .ahead(let piece, _):
      reads(piece, rule)
    }
  }

  /// The branches that texts can take: not those within a condition.
  var textBranches: [Int] {
    var found: [Int] = []
    func visit(_ piece: Piece) {
      switch piece {
      case .text, .terminal, .condition, .ahead, .rule: break
      case .sequence(let pieces): pieces.forEach(visit)
      case .choice(let pieces, let first):
        found += first..<first + pieces.count
        pieces.forEach(visit)
      case .optional(let piece, let branch), .repeated(let piece, let branch):
        found.append(branch)
        visit(piece)
      }
    }
    rules.forEach { $0.map(visit) }
    return found
  }

  /// All texts in quotes, in alphabetical order.
  var texts: [String] {
    var texts: Set<String> = []
    func visit(_ piece: Piece) {
      switch piece {
      case .text(let text): texts.insert(text)
      case .terminal, .condition, .rule: break
      case .sequence(let pieces), .choice(let pieces, _): pieces.forEach(visit)
      case .optional(let piece, _), .repeated(let piece, _), .ahead(let piece, _): visit(piece)
      }
    }
    rules.forEach { $0.map(visit) }
    return texts.sorted()
  }
}

extension Grammar {
  /// Reads EBNF.
  private struct Reader {
    var tokens: [Substring] = []
    var comments: [String] = []
    var position = 0
    var names: [String] = []
    var rules: [Piece?] = []
    var branches: [Branch] = []
    /// The rule that is being read.
    var current = 0

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
          tokens.append(rest[..<end])
          rest = rest[end...].dropFirst()
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

    mutating func skip(through token: String) {
      while next != nil, !take(token) { position += 1 }
    }

    mutating func takeName() -> String? {
      guard let next, next.first?.isLetter == true else { return nil }
      position += 1
      return String(next)
    }

    mutating func index(of name: String) -> Int {
      if let index = names.firstIndex(of: name) { return index }
      names.append(name)
      rules.append(nil)
      return names.count - 1
    }

    mutating func choice() throws -> Piece {
      var ranges: [Range<Int>] = []
      var choices: [Piece] = []
      repeat {
        let start = position
        choices.append(try sequence())
        ranges.append(start..<position)
      } while take("|")
      guard choices.count > 1 else { return choices[0] }
      let first = branches.count
      for range in ranges { addBranch("alternative", range) }
      return .choice(choices, first: first)
    }

    mutating func sequence() throws -> Piece {
      var pieces: [Piece] = []
      while let piece = try piece() { pieces.append(piece) }
      return pieces.count == 1 ? pieces[0] : .sequence(pieces)
    }

    mutating func piece() throws -> Piece? {
      if let name = takeName() {
        return Terminal(rawValue: name).map(Piece.terminal) ?? .rule(index(of: name))
      }
      let start = position
      for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] where take(open) {
        let inner = try choice()
        try expect(close)
        if open == "(" { return inner }
        addBranch(open == "[" ? "option" : "repetition", start + 1..<position - 1)
        return open == "["
          ? .optional(inner, branch: branches.count - 1)
          : .repeated(inner, branch: branches.count - 1)
      }
      guard let next, next.count > 1 else { return nil }
      position += 1
      let inner = next.dropFirst()
      return next.hasPrefix("?") ? try condition(inner) : .text(String(inner))
    }

    /// Reads what stands between two `?`.
    private mutating func condition(_ text: Substring) throws -> Piece {
      let text = text.trimmingCharacters(in: .whitespaces)
      if let condition = Condition(rawValue: text) { return .condition(condition) }
      for (word, isAhead) in [("not ", false), ("before ", true)] where text.hasPrefix(word) {
        var inner = self
        inner.tokens = Reader(String(text.dropFirst(word.count))).tokens
        inner.position = 0
        let piece = try inner.choice()
        guard inner.next == nil else { throw Fault(rest: "? \(text) ?") }
        (names, rules, branches) = (inner.names, inner.rules, inner.branches)
        return .ahead(piece, is: isAhead)
      }
      throw Fault(rest: "? \(text) ? is neither a condition nor a setting that the test knows")
    }

    private mutating func addBranch(_ kind: String, _ range: Range<Int>) {
      let text = tokens[range].map { token in
        token.hasPrefix("\"") ? token + "\"" : token.hasPrefix("?") ? token + "?" : token
      }
      let what = "\(kind) of '\(names[current])': \(text.joined(separator: " "))"
      branches.append(Branch(rule: current, description: what))
    }
  }
}
