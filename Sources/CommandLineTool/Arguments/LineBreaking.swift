import Diagnostics

/// Breaks text into lines of a terminal.
///
/// A line may end at a space outside of square brackets, and beside a Chinese character unless
/// punctuation forbids it: a line begins with no closing and ends with no opening mark.
enum LineBreaking {
  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "》", "”", "’", "…",
  ]
  private static let opening: Set<Character> = ["（", "《", "“", "‘"]

  /// The text in lines of at most `width` columns, where a break is allowed in time.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for (space, unit) in units(text) {
      let gap = line.isEmpty || !space ? 0 : 1
      if !line.isEmpty, displayWidth(of: line) + gap + displayWidth(of: unit) > width {
        lines.append(line)
        line = unit
      } else {
        line += (gap == 1 ? " " : "") + unit
      }
    }
    return lines + [line]
  }

  /// The stretches that stay together, each with whether a space stands before it.
  private static func units(_ text: String) -> [(space: Bool, text: String)] {
    var units: [(space: Bool, text: String)] = []
    var unit = ""
    var space = false
    var depth = 0
    func end() {
      if !unit.isEmpty { units.append((space, unit)) }
      unit = ""
      space = false
    }
    for character in text {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if depth > 0 {
        unit.append(character)
      } else if character == " " {
        end()
        space = true
      } else {
        if let last = unit.last, mayBreak(between: last, and: character) { end() }
        unit.append(character)
      }
    }
    end()
    return units
  }

  private static func mayBreak(between left: Character, and right: Character) -> Bool {
    (isWide(left) || isWide(right)) && !closing.contains(right) && !opening.contains(left)
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { displayWidth(of: $0) == 2 } ?? false
  }
}
