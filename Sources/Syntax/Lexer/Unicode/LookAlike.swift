import Foundation

/// What names look like, so that two names which people cannot tell apart are found.
///
/// The pairs are those of `confusables.txt` of UTS 39 (Unicode 16) that concern letters of names: from
/// Cyrillic and Greek to Latin. Forms of compatibility (Ⅱ, ｘ, ⼈) fall together by normal form KC.
package enum LookAlike {
  /// What a name looks like: two names with one skeleton are the same to the eye.
  package static func skeleton(of name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? name : mapped(name, by: letters)
  }

  /// The letters of a name, with their names in Unicode, that another name of the same skeleton has not;
  /// where it has them all, those of the other one.
  package static func letters(of name: String, unlike other: String) -> [String] {
    let unlike = zip(name.unicodeScalars, other.unicodeScalars).filter { $0 != $1 }
    let foreign = unlike.first.map { Script(of: $0) == .latin ? $1 : $0 }
    return foreign.map { ["\(String($0)) (\($0.described))"] } ?? []
  }

  /// The skeleton in which also those signs are one that good type tells apart: `0` and `O`; `1`, `l` and
  /// `I`; 己, 已 and 巳.
  package static func loose(_ name: String) -> String {
    mapped(skeleton(of: name), by: signs)
  }

  private static func mapped(_ name: String, by table: [Character: Character]) -> String {
    String(name.precomposedStringWithCompatibilityMapping.map { table[$0] ?? $0 })
  }

  private static let letters = pairs([
    // Cyrillic.
    ("аАВсСԁеЕһНіІјЈКМоОрРԛԚѕЅТуУѵѴԝԜхХӏ", "aABcCdeEhHiIjJKMoOpPqQsSTyYvVwWxXl"),
    // Greek.
    ("αΑΒΕΖΗιΙΚΜνΝοΟρΡΤυγΥΧ", "aABEZHiIKMvNoOpPTuyYX"),
  ])

  private static let signs = pairs([
    ("0", "O"), ("1I", "ll"),
    ("已巳", "己己"), ("末", "未"), ("曰", "日"), ("士", "土"), ("入", "人"), ("戌戍", "戊戊"), ("候", "侯"),
  ])

  private static func pairs(_ rows: [(String, String)]) -> [Character: Character] {
    var table: [Character: Character] = [:]
    for (from, to) in rows { for (left, right) in zip(from, to) { table[left] = right } }
    return table
  }
}
