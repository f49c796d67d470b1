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
    package let sentence: Sentence
    /// Advice, when there is any that holds for every such problem.
    package let help: Sentence?

    init(_ id: String, _ severity: Severity, _ sentence: Sentence, help: Sentence? = nil) {
      self.id = id
      self.severity = severity
      self.sentence = sentence
      self.help = help
    }
  }

  /// All entries, in the order of their ids.
  package static let entries: [Entry] = (syntax + semantics).sorted { $0.id < $1.id }

  private static let entriesByID = Dictionary(
    entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The entry of a problem.
  ///
  /// A problem without an entry is still shown, as an error with its id for a sentence.
  package static func entry(for id: ProblemID) -> Entry {
    entriesByID[id.code] ?? Entry(id.code, .error, Sentence(stringLiteral: id.code))
  }

  /// An argument in words: names in quotes, lists with commas.
  package static func words(of argument: ProblemArgument) -> String {
    switch argument {
    case .name(let name): "'\(name)'"
    case .text(let text): text
    case .number(let number): String(number)
    case .list(let items): items.joined(separator: ", ")
    case .term(let id): terms[id] ?? id
    }
  }

  /// Why a related place is shown.
  package static func words(of place: RelatedPlace) -> String {
    (places[place.role] ?? semanticPlaces[place.role]
      ?? Sentence(stringLiteral: place.role)).filled(with: place.arguments)
  }
}

extension Diagnostic {
  /// The severity that the catalogue gives this problem.
  package var severity: Severity { Catalogue.entry(for: id).severity }

  /// The problem in one sentence, the suggestion included.
  package var message: String {
    let sentence = Catalogue.entry(for: id).sentence.filled(with: arguments)
    guard let suggestion else { return sentence }
    return "\(sentence); did you mean '\(suggestion)'?"
  }

  /// Advice on the problem, if the catalogue has any.
  package var help: String? { Catalogue.entry(for: id).help?.filled(with: arguments) }
}
