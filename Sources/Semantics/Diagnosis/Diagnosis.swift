import Diagnostics
import Syntax

/// Tells the slip behind several problems, and which of the near names was meant.
///
/// A renamed declaration, a deleted one and a name misspelt everywhere make a problem of every use. Here
/// they become one: guesses are tried (`Trial`), and what the book checks with is what was meant.
struct Diagnosis {
  private var trial: Trial
  private let source: BookSource
  private let names: DeclaredNames
  private let pieces: Pieces
  /// Problems that have not been explained yet.
  private var open: [Diagnostic]
  private var explained: [Diagnostic] = []

  init(of book: CheckedBook, _ source: BookSource, at path: String, reader: BookReader) {
    trial = Trial(of: book, at: path, reader: reader)
    var collector = NameCollector()
    collector.collect(source.files)
    self.source = source
    names = collector.names
    pieces = Pieces(of: source.files, book.files)
    open = book.diagnostics
  }

  /// What is told to the author, in no order.
  var diagnostics: [Diagnostic] {
    var copy = self
    for group in copy.groups where !copy.findRename(behind: group) {
      copy.findSpelling(of: group)
    }
    copy.joinUndecided()
    return copy.explained + copy.open
  }

  /// The uses of one name that is not known.
  struct UnknownName {
    var name: String
    /// At least one; the first is the one that is shown: in a rule rather than in a test.
    var uses: [Diagnostic]
  }

  private static let unknown: Set<ProblemID> = [
    .unknownName, .unknownField, .unknownValue, .unknownList, .unknownDefinition, .unknownFunction,
    .unknownApplicant, .unknownCode, .unknownParameter, .unknownRecord, .unknownSource,
    .unknownType, .unknownOrder, .unknownOverride, .columnWithoutType, .expectedNameAbsent,
  ]

  /// The names that are not known, in the order of their first uses.
  private var groups: [UnknownName] {
    // The same word may be wrong for two one-of types, each in its own way.
    struct Key: Hashable {
      var name: String
      var values: ProblemArgument?
    }
    var order: [Key] = []
    var groups: [Key: [Diagnostic]] = [:]
    for problem in open where Self.unknown.contains(problem.id) {
      guard case .name(var name)? = problem.arguments["name"] else { continue }
      if name.hasPrefix("at_lending.") { name.removeFirst("at_lending.".count) }
      let key = Key(name: name, values: problem.arguments["values"])
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(problem)
    }
    let trials = (names.tests.map(\.span) + names.applicants.map(\.span))
    func isTrial(_ span: SourceSpan) -> Int {
      trials.contains { $0.file == span.file && $0.lower <= span.lower && span.upper <= $0.upper }
        ? 1 : 0
    }
    return order.compactMap { key in
      groups[key].map { uses in
        let sorted = uses.sorted {
          (isTrial($0.span), $0.span) < (isTrial($1.span), $1.span)
        }
        return UnknownName(name: key.name, uses: sorted)
      }
    }
  }

  private mutating func explain(_ problems: [Diagnostic], by problem: Diagnostic) {
    let gone = Set(problems)
    open.removeAll { gone.contains($0) }
    explained.append(problem)
  }
}

// MARK: Renames
extension Diagnosis {
  /// Looks for a declaration that nothing reads and that, under the unknown name, makes the problems go away.
  private mutating func findRename(behind unknown: UnknownName) -> Bool {
    guard open.contains(unknown.uses[0]) else { return true }
    let mentions = source.files.reduce(into: [:]) { $0.merge($1.mentions, uniquingKeysWith: +) }
    let idle = names.places.filter { mentions[$0.text] == 1 && $0.text != unknown.name }
    let near = NearestName.all(of: unknown.name, among: idle.map(\.text), most: 3)
    let candidates =
      idle.filter { near.contains($0.text) } + idle.filter { !near.contains($0.text) }
    // What is wrong in one piece only is misspelt there.
    guard Set(unknown.uses.map { pieces.start(of: $0.span) }).count > 1 else { return false }
    for place in candidates.prefix(6) {
      let edit = Replacement(span: place.span, text: unknown.name)
      guard let outcome = trial.outcome(of: [edit]) else { return false }
      let gone = outcome.gone.filter { open.contains($0) }
      guard outcome.new.isEmpty, unknown.uses.allSatisfy(gone.contains) else { continue }
      explain(gone, by: renamed(place, from: unknown, edit))
      return true
    }
    return false
  }

  private func renamed(_ place: Name, from unknown: UnknownName, _ edit: Replacement) -> Diagnostic
  {
    Diagnostic(
      .renamed,
      [
        "name": .name(place.text), "other": .name(unknown.name),
        "count": .number(unknown.uses.count),
      ], at: place.span, related: unknown.uses.places(role: "used_here"),
      fixes: [
        Fix(.choice, "rename", ["text": .name(unknown.name)], edits: [edit]),
        Fix(
          .choice, "uses", ["text": .name(place.text), "name": .name(unknown.name)],
          edits: unknown.uses.map { Replacement(span: $0.span, text: place.text) }),
      ])
  }
}

// MARK: Spellings
extension Diagnosis {
  /// Makes one problem of all uses, and chooses among the near names those whose types fit.
  private mutating func findSpelling(of unknown: UnknownName) {
    var problem = unknown.uses[0]
    problem.related += Array(unknown.uses.dropFirst()).places(role: "also_here")
    let uses = unknown.uses.filter { trial.files.text(at: $0.span) == unknown.name }
    guard !uses.isEmpty else { return explain(unknown.uses, by: problem) }
    func edits(_ name: String) -> [Replacement] {
      uses.map { Replacement(span: $0.span, text: name) }
    }
    var fitting: [(name: String, isClean: Bool)] = []
    var gone = unknown.uses
    for name in problem.near {
      guard let outcome = trial.outcome(of: edits(name)) else { break }
      if outcome.typesFit, uses.allSatisfy(outcome.gone.contains) {
        // What goes away with the likeliest spelling came from the misspelt one.
        if fitting.isEmpty, outcome.new.isEmpty {
          gone += outcome.gone.filter { open.contains($0) }
        }
        fitting.append((name, outcome.new.isEmpty))
      }
    }
    if !fitting.isEmpty { problem.near = fitting.map(\.name) }
    // Only one reading is left where one name alone is a slip away and its type fits.
    let slips = fitting.filter { NearestName.distance($0.name, unknown.name) == 1 }
    let sure = slips.count == 1 && slips[0].isClean ? slips[0].name : nil
    problem.fixes =
      problem.near.map { name in
        Fix(
          name == sure ? .safe : .choice, "rewrite", ["text": .name(name)], edits: edits(name))
      } + problem.fixes
    explain(gone, by: problem)
  }
}

// MARK: Undecided
extension Diagnosis {
  /// Makes one problem of a section in which several rules and outputs do not say what undecided means.
  private mutating func joinUndecided() {
    for section in source.files.flatMap({ UndecidedSection.all(of: $0, trial.files) }) {
      let needing = open.filter { $0.id == .undecidedNeeded && section.holds($0.span) }
      guard needing.count > 2 else { continue }
      let effects: [Effect] = section.kind == .warning ? [.yellow] : [.refer, .decline]
      explain(
        needing,
        by: Diagnostic(
          .undecidedSection,
          [
            "section": .term("section_\(section.kind.rawValue)"),
            "names": .items(needing.compactMap { $0.arguments["name"] }),
          ], at: section.heading,
          related: needing.places(role: "may_be_undecided"),
          fixes: effects.map { effect in
            Fix(
              .choice, "undecided", ["effect": .term("effect_\(effect.rawValue)")],
              edits: [
                .insertion(
                  "\n  undecided: \(effect.rawValue)", at: section.body, in: section.heading.file)
              ])
          }))
    }
  }
}

extension [Diagnostic] {
  /// The first three places, the last of them with how many more there are.
  fileprivate func places(role: String) -> [RelatedPlace] {
    prefix(3).enumerated().map { index, problem in
      let more = index == 2 ? count - 3 : 0
      return RelatedPlace(
        role: more > 0 ? role + "_and_more" : role,
        arguments: more > 0 ? ["count": .number(more)] : [:], span: problem.span)
    }
  }
}
