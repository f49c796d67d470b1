import Diagnostics
import Syntax

/// A single edit to a valid rule file: a slip as authors make them.
struct BookEdit {
  enum Kind: String, CaseIterable {
    case renameDeclaration, misspellUse, dropToken, swapUnit, moveRule, deleteRow
    case deleteDeclaration, misspellWord, unbalanceBracket
  }

  var kind: Kind
  var text: String
  /// Where the edited declaration stands in the edited text; empty where it was deleted.
  var region: Range<Int>
  /// A name whose uses show the edit as well as the declaration does: one renamed or deleted.
  var lostName: String?
  /// What was done, for reports.
  var story: String

  /// An edit of a kind, or `nil` where the book has nothing to edit so.
  init?(_ kind: Kind, of book: EditedBook, _ generator: inout some RandomNumberGenerator) {
    self.kind = kind
    var range: Range<Int>
    var replacement = ""
    var lostName: String?
    var isDeleted = false
    switch kind {
    case .renameDeclaration:
      guard let (name, place) = book.declared.randomElement(using: &generator) else { return nil }
      (range, lostName) = (place, name)
      replacement = Bool.random(using: &generator) ? Self.misspelt(name, &generator) : "my_\(name)"
    case .misspellUse:
      let places = Set(book.declared.map(\.range.lowerBound))
      let names = Set(book.declared.map(\.name))
      let uses = book.tokens.filter {
        if case .name(let name) = $0.value {
          names.contains(name) && !places.contains($0.range.lowerBound)
        } else {
          false
        }
      }
      guard let use = uses.randomElement(using: &generator) else { return nil }
      range = use.range
      replacement = Self.misspelt(book.text(range), &generator)
    case .dropToken:
      guard let token = book.tokens.randomElement(using: &generator) else { return nil }
      range = token.range
    case .swapUnit:
      guard let (place, unit) = Self.units(of: book).randomElement(using: &generator),
        let other = Self.unitWords.filter({ $0 != unit }).randomElement(using: &generator)
      else { return nil }
      (range, replacement) = (place, other)
    case .moveRule:
      guard let rule = book.regions.filter(\.isRule).randomElement(using: &generator),
        let target = book.sections.randomElement(using: &generator)?.close
      else { return nil }
      self = Self.move(rule, to: target, in: book)
      return
    case .deleteRow:
      guard let row = book.rows.randomElement(using: &generator) else { return nil }
      range = row
    case .deleteDeclaration:
      let fields = book.fields.map { EditedBook.Region(name: $0.name, range: $0.range) }
      let regions = book.regions.dropFirst().filter { !$0.name.isEmpty && !book.opensSection($0) }
      guard let region = (regions + fields).randomElement(using: &generator) else { return nil }
      (range, lostName, isDeleted) = (region.range, region.name, true)
      if book.endsSection(region) { replacement = "}\n" }
    case .misspellWord:
      let names = Set(book.declared.map(\.name))
      let words = book.tokens.filter {
        $0.word != nil && $0.kind != .quoted && book.text($0.range).count > 2
          && !names.contains(book.text($0.range))
      }
      guard let word = words.randomElement(using: &generator) else { return nil }
      range = word.range
      replacement = Self.misspelt(book.text(range), &generator)
    case .unbalanceBracket:
      let brackets = book.tokens.filter {
        [
          .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace,
          .rightBrace,
        ].contains($0.kind)
      }
      guard let bracket = brackets.randomElement(using: &generator) else { return nil }
      range = bracket.range
      let sign = book.text(range)
      replacement = Bool.random(using: &generator) ? sign + sign : ""
    }
    // A section's own braces belong to all of it.
    let section = book.sections.first { [$0.open, $0.close].contains(range.lowerBound) }?.range
    guard let edited = section ?? book.region(at: range.lowerBound)?.range else { return nil }
    var bytes = book.bytes
    bytes.replaceSubrange(range, with: Array(replacement.utf8))
    text = String(decoding: bytes, as: UTF8.self)
    let shift = replacement.utf8.count - range.count
    region =
      isDeleted && book.fields.allSatisfy { $0.range != range }
      ? range.lowerBound..<range.lowerBound
      : edited.lowerBound..<max(edited.upperBound + shift, edited.lowerBound)
    self.lostName = lostName
    story = "\(kind.rawValue) at \(range.lowerBound): '\(book.text(range))' -> '\(replacement)'"
  }

  private static func move(
    _ rule: EditedBook.Region, to target: Int, in book: EditedBook
  ) -> BookEdit {
    var moved = Array(book.bytes[rule.range])
    // The last rule of a section ends with the section's brace, which stays.
    let brace = book.endsSection(rule) ? moved.lastIndex(of: UInt8(ascii: "}")) : nil
    let rest = brace.map { Array(moved[$0...]) } ?? []
    if let brace { moved = Array(moved[..<brace]) }
    moved = Array("\n".utf8) + moved
    var bytes = book.bytes
    var start = target
    if target <= rule.range.lowerBound {
      bytes.replaceSubrange(rule.range, with: rest)
      bytes.insert(contentsOf: moved, at: target)
    } else {
      bytes.insert(contentsOf: moved, at: target)
      bytes.replaceSubrange(rule.range, with: rest)
      start -= rule.range.count - rest.count
    }
    return BookEdit(
      kind: .moveRule, text: String(decoding: bytes, as: UTF8.self),
      region: start..<start + moved.count, lostName: nil,
      story: "moveRule \(rule.name) to \(target)")
  }

  private init(kind: Kind, text: String, region: Range<Int>, lostName: String?, story: String) {
    self.kind = kind
    self.text = text
    self.region = region
    self.lostName = lostName
    self.story = story
  }

  // MARK: Slips

  /// A word with one letter lost, doubled, changed or swapped with its neighbour.
  static func misspelt(_ word: String, _ generator: inout some RandomNumberGenerator) -> String {
    var letters = Array(word)
    let place = Int.random(in: 0..<letters.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0 where letters.count > 2: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2 where place > 0 && letters[place] != letters[place - 1]:
      letters.swapAt(place, place - 1)
    default: letters[place] = letters[place] == "q" ? "x" : "q"
    }
    let result = String(letters)
    return result.first?.isNumber == true || result == word ? "q" + word : result
  }

  private static let unitWords = ["%", "bp", "万", " months", " days", ""]

  /// The units behind numbers, with the white space before them.
  private static func units(of book: EditedBook) -> [(Range<Int>, String)] {
    zip(book.tokens, book.tokens.dropFirst()).compactMap { token, next in
      guard token.kind == .number else { return nil }
      if next.word == .months || next.word == .days {
        let range = token.range.upperBound..<next.range.upperBound
        return (range, book.text(range))
      }
      let text = book.text(token.range)
      for unit in ["%", "bp", "万"] where text.hasSuffix(unit) {
        let end = token.range.upperBound
        return (end - unit.utf8.count..<end, unit)
      }
      return nil
    }
  }
}

extension EditedBook {
  /// Whether the region is a section's own head, whose items are regions of their own.
  func opensSection(_ region: Region) -> Bool {
    sections.contains { region.range.contains($0.open) }
  }

  /// Whether the brace that closes a section stands at the region's end.
  func endsSection(_ region: Region) -> Bool {
    var depth = 0
    for byte in bytes[region.range] {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
    }
    return depth < 0
  }
}
