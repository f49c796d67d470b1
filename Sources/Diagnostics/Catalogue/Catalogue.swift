/// Every problem that authors can be told of: its severity and its words.
///
/// An entry is one line in the list of the module that reports it. Sentences are lower case, without
/// a final period, and name the author's own text in quotes.
package struct Catalogue {
  /// What is said about a problem.
  package struct Entry: Sendable {
    /// The stable id by which diagnostics name the problem.
    package let id: String
    package let severity: Severity
    package let sentence: Phrase
    /// Advice, when there is any that holds for every such problem.
    package let help: Phrase?

    init(
      _ id: String, _ severity: Severity, _ sentence: Sentence, zh: Sentence
    ) {
      self.init(id, severity, Phrase(sentence, zh), help: nil)
    }

    init(
      _ id: String, _ severity: Severity, _ sentence: Sentence, zh: Sentence, help: Sentence,
      zhHelp: Sentence
    ) {
      self.init(id, severity, Phrase(sentence, zh), help: Phrase(help, zhHelp))
    }

    fileprivate init(_ id: String, _ severity: Severity, _ sentence: Phrase, help: Phrase?) {
      self.id = id
      self.severity = severity
      self.sentence = sentence
      self.help = help
    }
  }

  /// What the check of a text says, in the order of the ids: each has its page.
  package static let checked: [Entry] =
    (syntax + characters + semantics + rules + settings + cases + scenarios).sorted {
      $0.id < $1.id
    }

  /// All entries, in the order of their ids.
  package static let entries: [Entry] =
    (checked + ruleFindings + tables + scenarioVersions).sorted { $0.id < $1.id }

  private static let entriesByID = Dictionary(
    entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The entry of a problem.
  ///
  /// A problem without an entry is still shown, as an error with its id for a sentence.
  package static func entry(for id: ProblemID) -> Entry {
    entriesByID[id.code] ?? Entry(id.code, .error, Phrase(verbatim: id.code), help: nil)
  }

  /// An argument in words: names in quotes, lists with commas.
  package static func words(of argument: ProblemArgument, in language: Language) -> String {
    switch argument {
    case .name(let name): Phrase("'\(name)'", "“\(name)”").filled(in: language)
    case .text(let text): text
    case .number(let number): String(number)
    case .items(let items):
      items.map { words(of: $0, in: language) }
        .joined(separator: Phrase(", ", "、").filled(in: language))
    case .term(let id, let arguments):
      (terms[id] ?? Phrase(verbatim: id)).filled(with: arguments, in: language)
    }
  }

  /// Why a related place is shown.
  package static func words(of place: RelatedPlace, in language: Language) -> String {
    (places[place.role] ?? Phrase(verbatim: place.role))
      .filled(with: place.arguments, in: language)
  }
}

extension Diagnostic {
  /// The severity that the catalogue gives this problem.
  package var severity: Severity { Catalogue.entry(for: id).severity }

  /// The problem in one sentence, the suggestion included.
  package func message(in language: Language) -> String {
    (Catalogue.entry(for: id).sentence + .suggestion(of: suggestion))
      .filled(with: arguments, in: language)
  }

  /// Advice on the problem, if the catalogue has any.
  package func help(in language: Language) -> String? {
    Catalogue.entry(for: id).help?.filled(with: arguments, in: language)
  }
}
