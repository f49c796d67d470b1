import Diagnostics
import Syntax

/// Leaves out problems of meaning that only follow from mistakes in the text.
struct Muting {
  private let pieces: Pieces
  private let damaged: Set<SourceSpan>
  private let damagedWholes: Set<SourceSpan>
  /// Names in text that could not be read: they may be declared there.
  private let skipped: Set<String>
  /// Which unknown names may be those of declarations that lost theirs.
  private let namesLost: Set<ProblemID>

  /// - Parameter mistakes: the problems of the text itself.
  init(of mistakes: [Diagnostic], in files: [LoadedFile], _ sources: SourceFiles) {
    pieces = Pieces(of: files, sources)
    let pieces = pieces
    damaged = Set(mistakes.map { pieces.start(of: $0.span) })
    damagedWholes = Set(mistakes.compactMap { pieces.whole(of: $0.span) })
    skipped = files.reduce(into: []) { $0.formUnion($1.skippedNames) }
    namesLost = files.reduce(into: []) { $0.formUnion($1.syntax.unknownByLostNames) }
  }

  func isMuted(_ problem: Diagnostic) -> Bool {
    // Where the problem is, or the declaration it holds against it.
    let places = [problem.span] + problem.related.map(\.span)
    if places.contains(where: { damaged.contains(pieces.start(of: $0)) }) { return true }
    if namesLost.contains(problem.id) { return true }
    if Self.judgesWholes.contains(problem.id), let whole = pieces.whole(of: problem.span),
      damagedWholes.contains(whole)
    {
      return true
    }
    if case .name(let name)? = problem.arguments["name"], skipped.contains(name) { return true }
    return false
  }

  /// What is said of a table or a test as a whole.
  private static let judgesWholes: Set<ProblemID> = [
    .tableIncomplete, .tableOverlap, .tableContradiction, .testLacksFields, .testExpectsNothing,
    .rowLacksFields, .scorecardIncomplete, .scorecardFigures, .cellCount,
  ]
}

extension FileSyntax {
  /// What is said of the uses of names that are missing where they should be declared.
  fileprivate var unknownByLostNames: Set<ProblemID> {
    var ids: Set<ProblemID> = []
    let value: Set<ProblemID> = [.unknownName, .unknownDefinition, .unknownParameter]
    for declaration in declarations {
      switch declaration.kind {
      case .record(let record):
        if record.name.text.isEmpty { ids.formUnion([.unknownRecord, .notAChild]) }
      case .type(let name, _, _): if name.text.isEmpty { ids.insert(.unknownType) }
      case .source(let source): if source.name.text.isEmpty { ids.insert(.unknownSource) }
      case .applicant(let applicant):
        if applicant.name.text.isEmpty { ids.insert(.unknownApplicant) }
      case .table(let table): if table.name.text.isEmpty { ids.insert(.unknownFunction) }
      case .parameter(let parameter): if parameter.name.text.isEmpty { ids.formUnion(value) }
      case .reference(let reference): if reference.name.text.isEmpty { ids.formUnion(value) }
      case .scorecard(let card): if card.name.text.isEmpty { ids.formUnion(value) }
      case .section(let section):
        for item in section.items {
          switch item {
          case .let(let item): if item.name.text.isEmpty { ids.formUnion(value) }
          case .output(let item): if item.name.text.isEmpty { ids.formUnion(value) }
          case .rule(let rule): if rule.code.text.isEmpty { ids.insert(.unknownCode) }
          case .undecided, .order: break
          }
        }
      default: break
      }
    }
    return ids
  }
}
