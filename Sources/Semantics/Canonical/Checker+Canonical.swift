import Diagnostics
import Numbers
import Syntax

// One file for the whole book: what all files declare, in a normal order, with nothing left to the layout.
extension Checker {
  /// The declarations of all files in one: header, schema, policy, sections in order, tests.
  ///
  /// A section's `undecided:` stands on each rule and output; tables kept in files of their own stand with
  /// their rows; overrides and what they override both stand. Comments are gone.
  func canonicalFile() -> FileSyntax {
    let book = files.last?.syntax
    let span = book?.name.span ?? SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
    var all: [Syntax.Declaration] = []
    func add(_ kind: Syntax.Declaration.Kind) {
      all.append(Syntax.Declaration(kind, span: span))
    }
    if !names.card.isEmpty { add(.card(names.card)) }
    if let decides = names.decides { add(.decides(decides.value)) }
    if let currency = names.currency { add(.currency(currency.value)) }
    for calendar in names.calendars {
      add(.calendar(calendar.value.calendar, when: calendar.value.condition))
    }
    for source in names.sources { add(.source(source.value)) }
    for type in names.types { add(.type(type.value.name, type.value.oneOf, type.value.words)) }
    for record in names.records { add(.record(record.value)) }
    for order in names.orders { add(.order(order.value.name, ascending: order.value.ascending)) }
    all += policyDeclarations()
    for disabled in names.disabled {
      add(.disable(disabled.value.code, because: disabled.value.because))
    }
    for kind in SectionKind.allCases {
      let items = items(of: kind)
      if !items.isEmpty { add(.section(SectionSyntax(kind: kind, items: items))) }
    }
    all += scenarioDeclarations()
    for applicant in names.applicants { add(.applicant(applicant.value)) }
    for test in names.tests { add(.test(test.value)) }
    return FileSyntax(
      kind: isScenario ? .scenario : .rulebook, name: book?.name ?? Name("", span: span),
      documentation: [],
      words: book?.words ?? Words(), declarations: all)
  }

  /// Parameters, references, tables and scorecards as first declared, then what overrides them.
  private func policyDeclarations() -> [Syntax.Declaration] {
    var groups: [[Syntax.Declaration]] = [[], [], [], [], []]
    for (index, file) in files.enumerated() {
      for declaration in file.syntax.declarations {
        switch declaration.kind {
        case .parameter(let parameter):
          groups[0].append(
            Syntax.Declaration(.parameter(replaced(parameter)), span: declaration.span))
        case .reference: groups[1].append(declaration)
        case .table(let table):
          groups[2].append(
            Syntax.Declaration(.table(withRows(table, file: index)), span: declaration.span))
        case .scorecard: groups[3].append(declaration)
        case .override(let inner, let because):
          groups[4].append(
            Syntax.Declaration(
              .override(withRows(inner, file: index), because: because), span: declaration.span))
        default: break
        }
      }
    }
    return groups.flatMap { $0 }
  }

  private func withRows(_ declaration: Syntax.Declaration, file: Int) -> Syntax.Declaration {
    switch declaration.kind {
    case .table(let table):
      Syntax.Declaration(.table(withRows(table, file: file)), span: declaration.span)
    case .parameter(let parameter):
      Syntax.Declaration(.parameter(replaced(parameter)), span: declaration.span)
    default: declaration
    }
  }

  /// The table with the rows of its file in place of the file's name.
  private func withRows(_ table: TableSyntax, file: Int) -> TableSyntax {
    guard case .file = table.body, let rows = rowsOfFile(table, file: file) else { return table }
    var table = table
    table.body = .rows(
      header: table.columns.map(\.name) + [table.name], rows: rows.rows, otherwise: rows.otherwise)
    return table
  }

  /// The parameter with the value that stands in place of its own.
  private func replaced(_ parameter: ParameterSyntax) -> ParameterSyntax {
    guard case .parameter(let index)? = symbols[parameter.name.text]?.symbol,
      let value = replacedParameters[index],
      let expression = expression(of: value, at: parameter.value.span, index)
    else { return parameter }
    var parameter = parameter
    parameter.value = expression
    return parameter
  }

  private func expression(of value: Constant, at span: SourceSpan, _ parameter: Int) -> Expression?
  {
    let type = parameters[parameter]?.type
    switch value {
    case .missing: return nil
    case .truth(let truth): return Expression(.truth(truth), span: span)
    case .date(let date): return Expression(.date(date), span: span)
    case .text(let text): return Expression(.text(text), span: span)
    case .code(let code):
      guard case .oneOf(let index)? = type else { return nil }
      return Expression(.name(oneOfs[index].values[code].name), span: span)
    case .number(let number):
      switch type {
      case .rate?, .share?: return Expression(.number(number, .percent), span: span)
      case .months?:
        return number.integer.map { Expression(.duration($0, .months), span: span) }
      case .days?: return number.integer.map { Expression(.duration($0, .days), span: span) }
      default: return Expression(.number(number, .plain), span: span)
      }
    }
  }

  /// Lets, outputs and rules of a section, each with the `undecided:` that holds for it.
  private func items(of kind: SectionKind) -> [SectionSyntax.Item] {
    let definitions = names.definitions.map(\.value).filter { $0.section == kind }
    let lets = definitions.map { definition -> SectionSyntax.Item in
      switch definition.value {
      case .expression(let expression) where !definition.isOutput:
        return .let(
          LetSyntax(
            name: definition.name, type: definition.type, value: expression,
            words: definition.words, documentation: []))
      case .expression(let expression):
        return .output(output(definition, .expression(expression)))
      case .line(let formula): return .output(output(definition, .line(formula)))
      }
    }
    let rules = names.rules.map(\.value).filter { $0.section == kind }
    let orders = names.sectionOrders.map(\.value).filter { $0.section == kind }
    return lets + orders.map { .order($0.syntax) }
      + rules.map { rule in
        var syntax = rule.syntax
        syntax.undecided = rule.undecided
        syntax.documentation = []
        return .rule(syntax)
      }
  }

  private func output(_ definition: DefinitionSyntax, _ value: OutputSyntax.Value) -> OutputSyntax {
    OutputSyntax(
      name: definition.name, type: definition.type, value: value,
      undecided: definition.undecided, words: definition.words, documentation: [])
  }
}

extension DefinitionSyntax.Value {
  /// The defining text, canonical.
  var text: String {
    switch self {
    case .expression(let expression): canonicalText(expression)
    case .line(let formula): canonicalText(formula)
    }
  }
}
