/// The same sentence in every language; `{slots}` stand in each of them.
///
/// What is known where the phrase is written is interpolated: `Phrase("no file \(path)", "没有文件\(path)")`.
package struct Phrase: Hashable, Sendable {
  package let english: Sentence
  package let chinese: Sentence

  package init(_ english: Sentence, _ chinese: Sentence) {
    self.english = english
    self.chinese = chinese
  }

  /// A text that is the same in every language: a name, a number, the author's own words.
  package init(verbatim text: String) {
    english = "\(text)"
    chinese = english
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

  /// A phrase without slots in one language.
  package func text(in language: Language) -> String { filled(in: language) }

  /// One phrase behind the other, with nothing between them.
  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase("\(left.english)\(right.english)", "\(left.chinese)\(right.chinese)")
  }

  /// All phrases, with a separator between them.
  package static func joined(_ phrases: [Phrase], by separator: Phrase) -> Phrase {
    guard let first = phrases.first else { return Phrase(verbatim: "") }
    return phrases.dropFirst().reduce(first) { $0 + separator + $1 }
  }
}

extension Phrase {
  /// What stands behind a sentence about an unknown name: `; did you mean 'x'?`, or nothing.
  package static func suggestion(of nearest: String?) -> Phrase {
    guard let nearest else { return Phrase(verbatim: "") }
    return Phrase("; did you mean '\(nearest)'?", "；是否想写“\(nearest)”？")
  }

  /// One of several: `text, json or html`.
  package static func oneOf(_ names: [String]) -> Phrase {
    guard names.count > 1, let last = names.last else {
      return Phrase(verbatim: names.first ?? "")
    }
    let others = names.dropLast()
    return Phrase(
      "\(others.joined(separator: ", ")) or \(last)", "\(others.joined(separator: "、"))或 \(last)")
  }
}
