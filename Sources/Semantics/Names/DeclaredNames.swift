import Diagnostics
import Numbers
import Syntax

/// A declaration of some file of the book, with the file it stands in.
struct Declared<Value> {
  var value: Value
  /// Position in the loaded files.
  var file: Int
  var span: SourceSpan
}

/// What a name of the decided record's world stands for; the positions are those of `DeclaredNames`.
enum Symbol: Equatable {
  case field(Int)
  case list(Int)
  case parameter(Int)
  case reference(Int)
  case table(Int)
  case scorecard(Int)
  case definition(Int)
  /// A name whose own declaration is wrong.
  case broken
}

/// A let or an output before it is typed.
struct DefinitionSyntax {
  enum Value {
    case expression(Expression)
    case line(LineFormula)
  }
  var name: Name
  var section: SectionKind
  var type: TypeSyntax?
  var value: Value
  var words: Words
  var isOutput: Bool
  /// An output's own `undecided:`, else that of its section in the same file.
  var undecided: UndecidedSyntax?
  var documentation: [String]
}

/// A rule before it is typed.
struct SectionRule {
  var syntax: RuleSyntax
  var section: SectionKind
  /// The rule's own `undecided:`, else that of its section in the same file.
  var undecided: UndecidedSyntax?
}

/// An `override`: the declaration that stands instead, and why.
struct OverrideSyntax {
  var declaration: Syntax.Declaration
  var because: TextLiteral
}

/// All that the files of a book declare, by kind and in the order of reading; nothing is typed yet.
struct DeclaredNames {
  var card: [CardEntry] = []
  var cardSpan: SourceSpan?
  var decides: Declared<Name>?
  var currency: Declared<Name>?
  /// Calendars with the conditions under which they are an application's, in the order of reading.
  var calendars: [Declared<(calendar: CalendarSyntax, condition: Expression?)>] = []

  var sources: [Declared<SourceSyntax>] = []
  /// Same-named records of several files are merged.
  var records: [Declared<RecordSyntax>] = []
  var types: [Declared<(name: Name, oneOf: OneOfSyntax, words: Words)>] = []
  var orders: [Declared<(name: Name, ascending: [Name])>] = []
  var expects: [Declared<(name: Name, type: TypeSyntax)>] = []

  /// As overridden, if they are.
  var parameters: [Declared<ParameterSyntax>] = []
  var references: [Declared<ReferenceSyntax>] = []
  var tables: [Declared<TableSyntax>] = []
  var scorecards: [Declared<ScorecardSyntax>] = []
  var overrides: [Declared<OverrideSyntax>] = []
  var disabled: [Declared<(code: Name, because: TextLiteral)>] = []

  var definitions: [Declared<DefinitionSyntax>] = []
  var rules: [Declared<SectionRule>] = []
  /// What is better, by section, for its outputs.
  var sectionOrders: [Declared<(syntax: SectionOrderSyntax, section: SectionKind)>] = []
  /// Where each kind of section first stands.
  var sections: [SectionKind: SourceSpan] = [:]

  /// A scenario's blocks, each kind once, its market and its measures.
  var scenarioBlocks: [Declared<ScenarioBlock>] = []
  var market: Declared<MarketSyntax>?
  var measures: [Declared<MeasureSyntax>] = []

  var applicants: [Declared<ApplicantSyntax>] = []
  var tests: [Declared<TestSyntax>] = []
}
