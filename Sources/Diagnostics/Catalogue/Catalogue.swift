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
      _ id: String, _ severity: Severity, _ sentence: Sentence, zh: Sentence? = nil,
      help: Sentence? = nil, zhHelp: Sentence? = nil
    ) {
      self.id = id
      self.severity = severity
      self.sentence = Phrase(sentence, zh ?? sentence)
      self.help = help.map { Phrase($0, zhHelp ?? $0) }
    }
  }

  /// All entries, in the order of their ids.
  package static let entries: [Entry] = (syntax + semantics + settings).sorted { $0.id < $1.id }

  private static let entriesByID = Dictionary(
    entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The entry of a problem.
  ///
  /// A problem without an entry is still shown, as an error with its id for a sentence.
  package static func entry(for id: ProblemID) -> Entry {
    entriesByID[id.code] ?? Entry(id.code, .error, Sentence(stringLiteral: id.code))
  }

  /// An argument in words: names in quotes, lists with commas.
  package static func words(of argument: ProblemArgument, in language: Language) -> String {
    switch argument {
    case .name(let name): language == .chinese ? "“\(name)”" : "'\(name)'"
    case .text(let text): text
    case .number(let number): String(number)
    case .list(let items): items.joined(separator: language == .chinese ? "、" : ", ")
    case .term(let id): terms[id] ?? id
    }
  }

  /// Why a related place is shown.
  package static func words(of place: RelatedPlace, in language: Language) -> String {
    (places[place.role] ?? semanticPlaces[place.role]
      ?? Sentence(stringLiteral: place.role)).filled(with: place.arguments, in: language)
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
