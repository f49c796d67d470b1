import Diagnostics
import Digest
import Numbers
import Syntax

/// Checks the rule book at a path: a file, or a folder that holds exactly one.
///
/// - Throws: what the reader throws for the book's own file; all that is wrong in the text is in the result.
package func check(bookAt path: String, reader: BookReader) throws -> CheckedBook {
  var book = try firstCheck(bookAt: path, reader: reader)
  guard book.program == nil, let source = book.source else { return book }
  book.diagnostics = Diagnosis(of: book, source, at: path, reader: reader).diagnostics
    .sorted(by: BookSource.order)
  return book
}

/// The check without a second look at what went wrong.
func firstCheck(bookAt path: String, reader: BookReader) throws -> CheckedBook {
  var loader = BookLoader(reader: reader)
  try loader.load(bookAt: path)
  let source = BookSource(
    files: loader.loaded, sources: loader.sources, diagnostics: loader.diagnostics, reader: reader,
    language: loader.language)
  return source.check()
}

extension BookSource {
  func check(replacing values: [Int: Constant] = [:]) -> CheckedBook {
    guard !files.isEmpty else {
      return CheckedBook(
        diagnostics: diagnostics.sorted(by: Self.order), files: sources, language: language)
    }
    let checker = checker()
    checker.replacedParameters = values
    return checked(by: checker)
  }

  /// What a checker finds in the files.
  func checked(by checker: Checker) -> CheckedBook {
    let program = checker.check()
    let muting = Muting(of: diagnostics, in: files, sources)
    let meaning = checker.diagnostics.uniqued()
    let told = meaning.filter { !muting.isMuted($0) }
    let found = (diagnostics + told).sorted(by: Self.order)
    return CheckedBook(
      program: found.contains { $0.severity == .error } ? nil : program, diagnostics: found,
      files: checker.sourceFiles, language: language, declarations: checker.canonicalFile(),
      names: checker.nameGraph, caseTables: checker.caseTables,
      applicants: checker.applicants, literalTypes: checker.literalTypes, source: self,
      muted: meaning.filter { muting.isMuted($0) })
  }

  /// A checker of the book that reads some facts from the record instead of computing them.
  func checker(opening facts: [String] = []) -> Checker {
    var collector = NameCollector()
    collector.collect(files)
    let checker = Checker(
      files: files, names: collector.names, sources: sources, reader: reader)
    checker.openings = Dictionary(
      facts.map { ($0, .wanted) }, uniquingKeysWith: { first, _ in first })
    checker.diagnostics = collector.diagnostics
    return checker
  }

  static func order(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    (left.span, left.id.code) < (right.span, right.id.code)
  }
}

extension [Diagnostic] {
  /// Each problem once: an expression that several places read is lowered for each of them.
  fileprivate func uniqued() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Checker {
  /// Runs the passes; the program counts only if no error was found.
  func check() -> Program? {
    reportLookAlikes()
    buildSchema()
    guard !record.name.isEmpty else { return nil }
    resolvePolicy()
    resolveTables()
    lowerCalendars()
    lowerDefinitions()
    let rules = lowerRules()
    if isScenario { lowerScenario() }
    let outputs = outputs()
    let orders = outputOrders(outputs)
    let cards = programCards()
    checkExpectedNames()
    judgeTables()
    noteRecords()
    let tests = lowerTests()
    let definitions = programDefinitions()
    let canonicalPrint = canonicalText(canonicalFile())
    guard !diagnostics.contains(where: { $0.severity == .error }), let book = files.last else {
      return nil
    }
    var program = Program(
      name: book.syntax.name.text, words: book.syntax.words,
      documentation: book.syntax.documentation, card: names.card,
      currency: names.currency?.value.text ?? "CNY", digest: digest(of: canonicalPrint),
      canonicalPrint: canonicalPrint, files: sourceFiles, record: record, lists: lists,
      oneOfs: oneOfs, sources: sources, parameters: parameters.compactMap { $0 },
      references: references.compactMap { $0 }, tables: tables.compactMap { $0?.table },
      scorecards: cards, nodes: graph.nodes, definitions: definitions, rules: rules,
      outputs: outputs, assumptions: assumptions, tests: tests, isSnapshotBook: isSnapshotBook)
    program.ranges = graph.nodes.indices.map { range(of: NodeID($0)) }
    program.conditionPlaces = conditionPlaces
    program.outputOrders = orders
    program.filingCalendars = filingCalendars
    return program
  }

  private func digest(of text: String) -> String {
    "sha256:" + SHA256.hex(of: Array(text.utf8))
  }

  /// Scorecards that nothing reads are checked too, but have no nodes.
  private func programCards() -> [Scorecard] {
    names.scorecards.indices.compactMap { index in
      let isRead: Bool = if case .done = cardStates[index] { true } else { false }
      _ = score(
        index, isPoints: true, at: names.scorecards[index].span,
        in: Scope(place: .application, section: nil))
      guard var card = cards[index]?.card else { return nil }
      if !isRead {
        card.binNodes = []
        card.points = nil
        card.pd = nil
      }
      return card
    }
  }

  private func programDefinitions() -> [Definition] {
    sortedDefinitions().compactMap { index in
      let syntax = names.definitions[index].value
      guard case .done(let term) = definitions[index], !term.type.isInvalid else { return nil }
      let node =
        graph[term.node].domain == .book ? graph.lift(term.node, to: .application) : term.node
      return Definition(
        name: syntax.name.text, words: syntax.words, section: syntax.section, node: node,
        isOutput: syntax.isOutput, text: syntax.value.text, span: syntax.name.span)
    }
  }

  /// The names a module expects are there, with the types it expects.
  private func checkExpectedNames() {
    for expected in names.expects {
      let name = expected.value.name
      guard let type = resolve(expected.value.type) else { continue }
      guard symbols[name.text] != nil else {
        report(
          .expectedNameAbsent,
          ["name": .name(name.text), "module": .name(files[expected.file].syntax.name.text)],
          at: name.span, near: NearestName.all(of: name.text, among: Array(symbols.keys)))
        continue
      }
      _ = lower(
        Expression(.name(name.text), span: name.span),
        as: Expectation(type.type, "expected_type", expected.value.type.span),
        in: Scope(place: .application, section: nil))
    }
  }
}
