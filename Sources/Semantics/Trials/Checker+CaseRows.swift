import Diagnostics
import Numbers
import Syntax

// The rows of a table of cases: every cell is read like the value that a test in rule text would give.
extension Checker {
  /// A case with what it expects; `nil` where it is none or has no base.
  func test(
    _ row: CaseRow, at record: [CaseCell], _ applicants: [String: Given]
  ) -> TestCase? {
    let place = record[0].span.joined(record[record.count - 1].span)
    guard row.hasContent else { return nil }
    guard let title = row.title else {
      report(.caseWithoutTitle, at: place)
      return nil
    }
    guard let given = row.given, var all = applicants[given.text] else {
      let name = row.given?.text ?? ""
      report(
        .unknownApplicant, ["name": .name(name)], at: row.given?.span ?? title.span,
        near: NearestName.all(of: name, among: applicants.keys))
      return nil
    }
    var parameters: [Int: Constant] = [:]
    var facts: [String: Constant] = [:]
    var expectations: [(expectation: TestCase.Expectation, span: SourceSpan)] = []
    for (column, cell) in row.cells {
      switch column {
      case .field(let position):
        let field = self.record.fields[position]
        guard let value = setting(cell, as: field.type, named: field.name) else { continue }
        if let value = self.value(value, of: field) { all.values[position] = value }
      case .fact(let name, let node):
        if let value = fact(cell, named: name, node) { facts[name] = value }
      case .parameter(let name):
        guard case .parameter(let index)? = symbols[name.text]?.symbol,
          let type = self.parameters[index]?.type,
          let value = setting(cell, as: type, named: name.text),
          let (position, constant) = parameterValue(value)
        else { continue }
        parameters[position] = constant
      case .outcome:
        if let outcome = outcome(cell) { expectations.append((.outcome(outcome), cell.span)) }
      case .reasons:
        if let found = expectation(.reasons(cell.names, cell.span)) { expectations.append(found) }
      case .warnings:
        if let found = expectation(.warnings(cell.names, cell.span)) { expectations.append(found) }
      case .value(let name): expectations += expectedValue(cell, of: name).map { [$0] } ?? []
      case .title, .given, .reviewedBy, .note, .unknown: break
      }
    }
    checkComplete(all, title: title.text, at: title.span)
    return TestCase(
      title: title.text, values: self.record.fields.indices.map { all.values[$0] ?? nil },
      rows: lists.indices.map { all.rows[$0] ?? nil }, parameters: parameters, facts: facts,
      expectations: expectations, span: place)
  }

  /// A cell as the value that a test in rule text would give the name.
  private func setting(_ cell: CaseCell, as type: ValueType, named name: String) -> GivenSyntax? {
    let expression = expression(cell, as: type)
    if case .invalid = expression.kind { return nil }
    return GivenSyntax(name: Name(name, span: cell.span), value: .expression(expression))
  }

  /// What a cell says: texts stand without quotes, truths as spreadsheets write them, the rest as in rules.
  private func expression(_ cell: CaseCell, as type: ValueType) -> Expression {
    if ["missing", "缺失"].contains(cell.text) { return Expression(.missing, span: cell.span) }
    switch (type, cell.text.lowercased()) {
    case (.text, _): return Expression(.text(cell.text), span: cell.span)
    case (.boolean, "true"), (.boolean, "是"): return Expression(.truth(true), span: cell.span)
    case (.boolean, "false"), (.boolean, "否"): return Expression(.truth(false), span: cell.span)
    default: break
    }
    let parsed = parseExpression(cell.text, at: cell.span)
    for var problem in parsed.diagnostics {
      // Quotes of the spreadsheet may shift places, so nothing is mended by an edit.
      problem.fixes = []
      diagnostics.append(problem)
    }
    return parsed.diagnostics.isEmpty
      ? parsed.expression : Expression(.invalid, span: cell.span)
  }

  private func fact(_ cell: CaseCell, named name: String, _ node: NodeID) -> Constant? {
    let type = graph[node].type
    guard let value = setting(cell, as: type, named: name) else { return nil }
    let range = range(of: node)
    func number(_ bound: Constant?) -> Number? {
      if case .number(let number)? = bound { number } else { nil }
    }
    let field = FieldSchema(
      name: name, type: type, decimals: graph[node].decimals, lowest: number(range.lower),
      lowestIncluded: range.lowerIncluded, highest: number(range.upper),
      highestIncluded: range.upperIncluded, isOptional: graph[node].mayBeMissing,
      span: graph[node].span)
    return self.value(value, of: field).map { $0 ?? .missing }
  }

  private func outcome(_ cell: CaseCell) -> String? {
    let words = [
      ("approve", "通过"), ("refer", "转人工"), ("decline", "拒绝"), ("error", "出错"),
    ]
    let text = cell.text.lowercased()
    if let word = words.first(where: { $0.0 == text || $0.1 == text }) { return word.0 }
    report(
      .unknownOutcome, ["name": .name(cell.text)], at: cell.span,
      near: NearestName.all(of: text, among: words.flatMap { [$0.0, $0.1] }))
    return nil
  }

  private func expectedValue(_ cell: CaseCell, of name: Name)
    -> (expectation: TestCase.Expectation, span: SourceSpan)?
  {
    guard case .definition(let index)? = symbols[name.text]?.symbol,
      case .done(let term) = definitions[index], !term.type.isInvalid
    else { return nil }
    let expression = expression(cell, as: graph[term.node].type)
    switch expression.kind {
    case .invalid: return nil
    case .missing: return (.missing(name: name.text), cell.span)
    default:
      return self.expectation(.value(name, expression)).map { ($0.expectation, cell.span) }
    }
  }
}

extension CaseCell {
  /// The codes of a cell, which commas, semicolons or blanks part; none for `none`.
  fileprivate var names: [Name] {
    if ["none", "无"].contains(text.lowercased()) { return [] }
    return text.split { ",;，；、 ".contains($0) }.map { code in
      let lower =
        span.lower + text.utf8.distance(from: text.startIndex, to: code.startIndex)
      return Name(
        String(code),
        span: SourceSpan(file: span.file, lower: lower, upper: lower + code.utf8.count))
    }
  }
}
