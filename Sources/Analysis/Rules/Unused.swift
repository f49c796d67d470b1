import Diagnostics
import Semantics
import Syntax

/// What a book declares and nothing reads; outputs and rules are what everything is read for.
func unused(in book: CheckedBook, _ program: Program) -> [Finding] {
  guard let declarations = book.declarations?.declarations else { return [] }
  var search = UnusedSearch(book.names, program)
  for declaration in declarations { search.visit(declaration.kind) }
  search.tellTypes()
  search.tellApplicants()
  return search.findings
}

extension FieldSyntax {
  /// Whether questions to a list read the field of its rows unasked.
  fileprivate var tellsTime: Bool { isPeriod || knownOn != nil || isChain || isVoid }
}

/// Goes through declarations and tells of those that nothing reads.
private struct UnusedSearch {
  private let program: Program
  private let read: Set<NamedThing>
  private var types: [Name] = []
  private var typesNamed: Set<String> = []
  private var applicants: [Name] = []
  private var applicantsNamed: Set<String> = []
  var findings: [Finding] = []

  init(_ names: NameGraph, _ program: Program) {
    self.program = program
    let roots =
      program.rules.map { NamedThing.rule($0.code) }
      + program.outputs.map { NamedThing.definition($0.name) }
    var read = Set(roots)
    for root in roots { read.formUnion(names.everything(readBy: root)) }
    self.read = read
  }

  mutating func visit(_ declaration: Declaration.Kind) {
    switch declaration {
    case .source(let source): tell(.source(source.name.text), .unusedSource, source.name)
    case .record(let record): visit(record)
    case .type(let name, _, _): types.append(name)
    case .parameter(let parameter):
      note(parameter.type)
      tell(.parameter(parameter.name.text), .unusedParameter, parameter.name)
    case .reference(let reference):
      note(reference.type)
      tell(.reference(reference.name.text), .unusedReference, reference.name)
    case .table(let table):
      table.columns.forEach { note($0.type) }
      note(table.output)
      tell(.table(table.name.text), .unusedTable, table.name)
    case .scorecard(let card): tell(.scorecard(card.name.text), .unusedScorecard, card.name)
    case .section(let section): section.items.forEach { visit($0) }
    case .applicant(let applicant): applicants.append(applicant.name)
    case .test(let test): applicantsNamed.insert(test.applicant.text)
    case .expect(_, let type): note(type)
    // What is overridden stands as it was first declared, too.
    case .override, .card, .use, .decides, .currency, .calendar, .order, .disable: break
    // A scenario's, of which nobody asks what it leaves unused.
    case .varies, .scenarioBlock, .market, .measure: break
    }
  }

  private mutating func visit(_ item: SectionSyntax.Item) {
    switch item {
    case .let(let value):
      note(value.type)
      tell(.definition(value.name.text), .unusedValue, value.name)
    case .output(let output): note(output.type)
    case .undecided, .rule, .order: break
    }
  }

  private mutating func visit(_ record: RecordSyntax) {
    let isDecided = record.name.text == program.record.name
    let list = program.lists.first { $0.record.name == record.name.text }
    for field in record.fields {
      note(field.type)
      if field.isKey || field.isAsOf || field.role != nil { continue }
      let name = field.name.text
      if isDecided {
        let isList = program.lists.contains { $0.name == name }
        tell(isList ? .list(name) : .field(name), .unusedField, field.name)
      } else if let list, read.contains(.list(list.name)), !field.tellsTime {
        tell(.rowField(list: list.name, name), .unusedField, field.name)
      }
    }
  }

  private mutating func note(_ type: TypeSyntax?) {
    if let type, case .named(let name) = type.kind { typesNamed.insert(name) }
  }

  private mutating func tell(_ thing: NamedThing, _ id: ProblemID, _ name: Name) {
    if !read.contains(thing) { tell(id, name) }
  }

  private mutating func tell(_ id: ProblemID, _ name: Name) {
    findings.append(Finding(Diagnostic(id, ["name": .name(name.text)], at: name.span)))
  }

  mutating func tellTypes() {
    for type in types where !typesNamed.contains(type.text) { tell(.unusedType, type) }
  }

  mutating func tellApplicants() {
    for applicant in applicants where !applicantsNamed.contains(applicant.text) {
      tell(.unusedApplicant, applicant)
    }
  }
}
