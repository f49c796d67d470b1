import Diagnostics
import Numbers
import Syntax

/// Checks the declarations of a book and lowers them to a program's graph.
///
/// The passes run in this order: names, schema, policy (parameters, references), expressions of
/// definitions as they are needed, rules, tables (after all calls are known), tests. A problem is
/// collected and its expression becomes `invalid`, which silences all that follows from it.
final class Checker {
  let files: [LoadedFile]
  let names: DeclaredNames
  let reader: BookReader
  /// The files read so far; tables kept in files of their own add to them.
  var sourceFiles: SourceFiles
  /// Values that stand in place of parameters' own, by position.
  var replacedParameters: [Int: Constant] = [:]
  /// The facts that a case sets, by name: fields, definitions, `score.points`, `table.column`.
  var openings: [String: Opening] = [:]
  var diagnostics: [Diagnostic] = []
  /// The applicants of the book's files.
  var applicants: [Applicant] = []
  /// The tables of cases that were read.
  var caseTables: [CaseTable] = []

  /// What the names of the decided record's world stand for, and where they are declared.
  var symbols: [String: (symbol: Symbol, span: SourceSpan)] = [:]
  var graph = Graph()
  /// Where the conditions of the text stand, by the node that each became.
  var conditionPlaces: [NodeID: [SourceSpan]] = [:]
  /// What reads what, and whose text is being resolved, outermost first.
  var nameGraph = NameGraph()
  var readers: [NamedThing] = []

  /// As which type each literal is read, by its place with its sign and parentheses.
  var literalTypes: [SourceSpan: ValueType] = [:]

  /// Bounds of the first nodes' values, as far as they were asked for.
  var ranges: [ValueRange] = []

  // MARK: Schema
  var oneOfs: [OneOfType] = []
  /// One-of types that are written alike are one type.
  var oneOfIndex: [OneOfType: Int] = [:]
  var namedTypes: [String: Int] = [:]
  /// The one-of types that have a value of that name.
  var oneOfsByValue: [String: [Int]] = [:]
  var sources: [SourceSchema] = []
  var sourceIndex: [String: Int] = [:]
  var record = RecordSchema(name: "", words: Words(), fields: [], key: nil, asOf: nil)
  var lists: [ListSchema] = []
  var isSnapshotBook = false
  /// Whether an order is declared of something that is not known.
  var hasBrokenOrder = false
  /// The conditions of the filing calendars that have one; `nil` where one is wrong.
  var calendarConditions: [(calendar: CalendarSyntax, condition: NodeID?)] = []

  // MARK: Policy
  var parameters: [Parameter?] = []
  var references: [Reference?] = []
  var tables: [CheckedTable?] = []
  /// The rows of tables kept in files of their own, by path.
  var tableFiles: [String: TableRows] = [:]
  var cards: [CheckedCard?] = []
  enum CardState { case waiting, inProgress, done }
  var cardStates: [CardState] = []
  /// Parameters that are being resolved or could not be.
  var failedParameters: Set<Int> = []
  /// Parameters that are being resolved, outermost first: one met again closes a cycle.
  var parameterPath: [Int] = []

  // MARK: Scenario
  /// What a scenario states, once its figures and expressions are lowered; its program is not in it yet.
  var scenario: Scenario?

  // MARK: Definitions
  enum DefinitionState {
    case waiting, inProgress
    case done(Term)
  }
  var definitions: [DefinitionState] = []
  /// Definitions being lowered, outermost first: a name met again closes a cycle.
  var path: [Int] = []
  var lineSteps: [Int: LineSteps] = [:]
  var assumptions: [Assumption] = []

  init(files: [LoadedFile], names: DeclaredNames, sources: SourceFiles, reader: BookReader) {
    self.files = files
    self.names = names
    self.reader = reader
    sourceFiles = sources
  }

  func report(
    _ id: ProblemID, _ arguments: [String: ProblemArgument] = [:], at span: SourceSpan,
    related: [RelatedPlace] = [], near: [String] = [], fixes: [Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(
        id, arguments, at: span, related: related, near: near, fixes: fixes))
  }
}
