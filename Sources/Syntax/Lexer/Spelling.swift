/// How one language spells the words.
package struct Spelling: Sendable {
  /// The spelling of every word, in the order of `Word.allCases`.
  private let spellings: [Word: String]

  /// How the word is written.
  package subscript(word: Word) -> String { spellings[word] ?? word.english }

  /// The spelling of canonical prints.
  package static let english = Spelling(
    spellings: Dictionary(uniqueKeysWithValues: Word.allCases.map { ($0, $0.english) }))

  /// The languages a rule file may be written in, all of them at once.
  package static let all: [Spelling] = [.english]

  /// The word of a spelling in any language.
  static func word(spelled text: some StringProtocol) -> Word? { words[String(text)] }

  private static let words: [String: Word] = {
    var words: [String: Word] = [:]
    for spelling in all {
      for word in Word.allCases { words[spelling[word]] = word }
    }
    return words
  }()
}
