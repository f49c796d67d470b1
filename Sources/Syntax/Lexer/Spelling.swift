package import Diagnostics

/// How one language spells the words.
///
/// A language may have several spellings for a word where English has one: each stands at places of
/// its own, and all of them are read anywhere.
package struct Spelling: Sendable {
  /// A place at which a word is spelled otherwise than elsewhere.
  package enum Place: Hashable, Sendable {
    /// Directly in a node of the kind.
    case node(SyntaxKind)
    /// Behind the number of a duration: `12 months`.
    case duration
    /// Behind the number of a duration that is one: `1 month`.
    case durationOfOne
    /// Before the end of a window or of a month series: `within 12 months to last_due`.
    case windowEnd
  }

  private let spellings: [Word: String]
  private let exceptions: [Word: [Place: String]]

  init(_ spellings: [Word: String], exceptions: [Word: [Place: String]]) {
    self.spellings = spellings
    self.exceptions = exceptions
  }

  /// How the word is written where no place says otherwise.
  package subscript(word: Word) -> String { spellings[word] ?? word.english }

  /// How the word is written at a place.
  package subscript(word: Word, at place: Place) -> String {
    exceptions[word]?[place] ?? self[word]
  }

  /// The places at which a word has a spelling of its own, with that spelling.
  package func exceptions(of word: Word) -> [Place: String] { exceptions[word] ?? [:] }

  /// All spellings of a word, the usual one first.
  package func all(of word: Word) -> [String] {
    [self[word]] + Set(exceptions(of: word).values).subtracting([self[word]]).sorted()
  }

  /// The spelling of canonical prints.
  package static let english = Spelling(
    Dictionary(uniqueKeysWithValues: Word.allCases.map { ($0, $0.english) }),
    exceptions: [
      .day: [.duration: Word.days.english, .durationOfOne: Word.day.english],
      .days: [.durationOfOne: Word.day.english],
      .month: [.duration: Word.months.english, .durationOfOne: Word.month.english],
      .months: [.durationOfOne: Word.month.english],
      .year: [.duration: Word.years.english, .durationOfOne: Word.year.english],
      .years: [.durationOfOne: Word.year.english],
    ])

  /// The spelling of a language.
  package static func of(_ language: Language) -> Spelling {
    switch language {
    case .english: .english
    case .chinese: .chinese
    }
  }

  /// The languages a rule file may be written in, all of them at once.
  package static let all: [Spelling] = Language.allCases.map(of)

  /// The word of a spelling in any language.
  static func word(spelled text: some StringProtocol) -> Word? { words[String(text)]?.word }

  /// The language whose word the spelling is.
  static func language(spelled text: some StringProtocol) -> Language? {
    words[String(text)]?.language
  }

  private static let words: [String: (word: Word, language: Language)] = {
    var words: [String: (word: Word, language: Language)] = [:]
    for language in Language.allCases {
      let spelling = of(language)
      for word in Word.allCases { words[spelling[word]] = (word, language) }
      for word in Word.allCases {
        for text in spelling.all(of: word) where words[text] == nil {
          words[text] = (word, language)
        }
      }
    }
    return words
  }()
}
