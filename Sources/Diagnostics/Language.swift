/// A language that the workbench speaks to people.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"

  /// The language that a locale such as `zh_CN.UTF-8` names, or `nil` where it names none we speak.
  package init?(locale: String) {
    self.init(rawValue: String(locale.prefix { $0 != "_" && $0 != "." && $0 != "-" && $0 != "@" }))
  }
}

/// The same sentence in every language; `{slots}` stand in each of them.
package struct Phrase: Hashable, Sendable {
  package let english: Sentence
  package let chinese: Sentence

  package init(_ english: Sentence, _ chinese: Sentence) {
    self.english = english
    self.chinese = chinese
  }

  package subscript(language: Language) -> Sentence {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// The sentence in one language, its slots filled.
  package func filled(
    with arguments: [String: ProblemArgument] = [:], in language: Language
  ) -> String {
    self[language].filled(with: arguments, in: language)
  }
}
