import Diagnostics

/// `--language`, which every verb takes, and which may stand before the verb too.
enum LanguageOption {
  static let option = Option<Language>(
    "language", help: Phrase("The language of all messages.", "所有提示信息使用的语言。"),
    defaultText: Phrase("the locale's", "取自系统区域设置"),
    choices: Language.allCases.map(\.rawValue),
    expected: .oneOf(Language.allCases.map(\.rawValue)), read: Language.init(rawValue:))

  /// Takes the option out of the words before the verb.
  static func takeLeading(_ words: inout [String]) throws(UsageError) -> Language? {
    var language: Language?
    while let word = words.first, isOption(word) { language = try take(at: 0, of: &words) }
    return language
  }

  /// Takes the option out of all words, except behind `--`.
  static func takeAll(_ words: inout [String]) throws(UsageError) -> Language? {
    var language: Language?
    var place = 0
    while place < words.count, words[place] != "--" {
      if isOption(words[place]) {
        language = try take(at: place, of: &words)
      } else {
        place += 1
      }
    }
    return language
  }

  private static func isOption(_ word: String) -> Bool {
    word == "--language" || word.hasPrefix("--language=")
  }

  private static func take(at place: Int, of words: inout [String]) throws(UsageError) -> Language {
    let word = words.remove(at: place)
    let text: String
    if let sign = word.firstIndex(of: "=") {
      text = String(word[word.index(after: sign)...])
    } else if place < words.count, !words[place].hasPrefix("--") {
      text = words.remove(at: place)
    } else {
      throw .missingValue(option.parameter)
    }
    guard let language = option.read(text) else { throw .unfit(text, option) }
    return language
  }
}
