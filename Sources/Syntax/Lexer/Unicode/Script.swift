import Diagnostics
import Foundation

/// The script that a letter of a name belongs to.
///
/// Read off the letter's name in Unicode, which begins with its script's: that is exact enough to tell
/// letters that look alike from each other.
struct Script: Hashable {
  /// The name in English, such as `Cyrillic`.
  let name: String

  static let latin = Script(name: "Latin")
  static let han = Script(name: "Han")

  /// `nil` for what stands in every script: digits, `_`, accents.
  init?(of scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      guard scalar.properties.isAlphabetic else { return nil }
      self = .latin
      return
    }
    let properties = scalar.properties
    if properties.isIdeographic || scalar == "々" {
      self = .han
      return
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .letterNumber: break
    default: return nil
    }
    let word = properties.name.map { $0.prefix { $0 != " " && $0 != "-" } } ?? ""
    // `Ⅱ` stands in Chinese names as in Latin ones: Ⅱ类账户.
    self = word == "ROMAN" ? .latin : Script(name: word.capitalized)
  }

  /// The script as sentences call it.
  var term: ProblemArgument {
    let named: Set = ["Latin", "Han", "Cyrillic", "Greek"]
    return .term("script_" + (named.contains(name) ? name : "other"))
  }

  private init(name: String) { self.name = name }

  /// The scripts of a name's letters, in the order in which they come; each once.
  static func all(of name: String) -> [Script] {
    var scripts: [Script] = []
    for scalar in name.unicodeScalars {
      if let script = Script(of: scalar), !scripts.contains(script) { scripts.append(script) }
    }
    return scripts
  }

  /// Whether letters of the scripts may stand in one name: of one script, or Latin with Chinese.
  ///
  /// That is stricter than "highly restrictive" of UTS 39, section 5.2, which knows Japanese and Korean too.
  static func mix(_ scripts: [Script]) -> Bool {
    scripts.count < 2 || scripts.allSatisfy { $0 == .latin || $0 == .han }
  }
}

extension Lexer {
  /// Reports a name whose letters are of scripts that do not mix; once in a file.
  mutating func reportMixedScripts(_ name: String, from start: Int) {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return }
    let scripts = Script.all(of: name)
    guard !Script.mix(scripts), reportedNames.insert(name).inserted else { return }
    let plain = LookAlike.skeleton(of: name)
    report(
      "mixed_scripts",
      ["name": .name(name), "scripts": .items(scripts.map(\.term))],
      from: start, suggestion: Script.mix(Script.all(of: plain)) ? plain : nil)
  }
}
