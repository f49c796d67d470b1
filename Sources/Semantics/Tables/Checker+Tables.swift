import Diagnostics
import Numbers
import Syntax

// Decision tables: columns, cells and outputs become types and values.
extension Checker {
  func resolveTables() {
    tables = names.tables.map { table in
      reading(as: .table(table.value.name.text)) { resolve(table.value, file: table.file) }
    }
  }

  private func resolve(_ syntax: TableSyntax, file: Int) -> CheckedTable? {
    guard let output = resolve(syntax.output) else { return nil }
    let types = syntax.columns.map(columnType)
    guard let rows = rows(of: syntax, file: file) else { return nil }
    let expectation = Expectation(output.type, "table_output", syntax.output.span)
    var isWhole = true
    var resolved: [DecisionTable.Row] = []
    for row in rows.rows {
      guard row.cells.count == syntax.columns.count else {
        report(
          .cellCount,
          ["expected": .number(syntax.columns.count), "found": .number(row.cells.count)],
          at: row.span)
        isWhole = false
        continue
      }
      var cells: [CellTest] = []
      for (cell, type) in zip(row.cells, types) {
        guard let type, let test = resolve(cell, of: type) else {
          isWhole = false
          continue
        }
        cells.append(test)
      }
      guard let value = self.output(row.output, expectation, decimals: output.decimals),
        cells.count == row.cells.count
      else {
        isWhole = false
        continue
      }
      resolved.append(
        DecisionTable.Row(
          cells: cells, output: value, span: row.span, cellSpans: row.cells.map(\.span)))
    }
    var otherwise: Constant?
    if let expression = rows.otherwise {
      otherwise = self.output(expression, expectation, decimals: output.decimals)
      if otherwise == nil { isWhole = false }
    }
    guard let policy = policy(syntax.policy, expectation) else { return nil }
    let columns = zip(syntax.columns, types).compactMap { column, type in
      type.map {
        DecisionTable.Column(
          name: column.name.text, type: $0.type, span: column.name.span)
      }
    }
    guard columns.count == types.count else { return nil }
    var outputType = output.type
    if case .collect(.count) = policy { outputType = .integer }
    let outputs = resolved.map(\.output) + (otherwise.map { [$0] } ?? [])
    let table = DecisionTable(
      name: syntax.name.text, words: syntax.words, columns: columns, outputType: outputType,
      outputDecimals: outputType == .integer ? 0 : outputs.map(\.decimals).max() ?? 0,
      policy: policy, rows: resolved, otherwise: otherwise, span: syntax.name.span)
    return CheckedTable(
      table: table, columnSpans: syntax.columns.map(\.name.span),
      namesMissing: columns.indices.map { column in
        resolved.contains { $0.cells[column].namesMissing }
      },
      brought: columns.map { _ in nil },
      assumed: zip(syntax.columns, zip(columns, types)).map { column, resolved in
        assumedDomain(of: column, resolved.0.type, decimals: resolved.1?.decimals)
      }, isWhole: isWhole)
  }

  /// What a column may hold as far as its declaration goes: what the field that lends its type may, which is
  /// there in a call unless the call says otherwise.
  private func assumedDomain(
    of column: TableSyntax.Column, _ type: ValueType, decimals: Int?
  ) -> InputDomain {
    var domain = InputDomain(
      range: .open, decimals: [.integer, .months, .days].contains(type) ? 0 : decimals ?? 12,
      mayBeMissing: false)
    if column.type == nil, let field = record.field(named: column.name.text) {
      domain.range = field.range
      domain.decimals = field.decimals
    }
    return domain
  }

  /// The type of a column: as written, else that of the decided record's field of its name.
  private func columnType(_ column: TableSyntax.Column) -> ResolvedType? {
    if let type = column.type { return resolve(type) }
    if let field = record.field(named: column.name.text) {
      return ResolvedType(type: field.type, decimals: nil)
    }
    if symbols[column.name.text]?.symbol != .broken {
      report(
        .columnWithoutType, ["name": .name(column.name.text)], at: column.name.span,
        near: NearestName.all(of: column.name.text, among: record.fields.map(\.name)))
    }
    return nil
  }

  private func output(_ expression: Expression?, _ expectation: Expectation, decimals: Int?)
    -> Constant?
  {
    guard let expression else { return .missing }
    if case .missing = expression.kind { return .missing }
    guard let value = constantValue(expression, expectation) else { return nil }
    if let decimals, value.decimals > decimals {
      reportDecimals(decimals, found: value.decimals, at: expression.span)
    }
    return value
  }

  private func policy(_ policy: TableSyntax.Policy, _ expectation: Expectation)
    -> DecisionTable.Policy?
  {
    switch policy {
    case .unique: return .unique
    case .any: return .any
    case .first: return .first
    case .priority(let order):
      let values = order.compactMap { constantValue($0, expectation) }
      return values.count == order.count ? .priority(values) : nil
    case .collect(let collect):
      if collect != .count, !expectation.type.isNumeric {
        report(
          .numberNeeded, ["found": argument(of: expectation.type)], at: expectation.span)
        return nil
      }
      return .collect(DecisionTable.Collect(rawValue: collect.rawValue) ?? .sum)
    }
  }

  // MARK: Cells
  private func resolve(_ cell: Cell, of type: ResolvedType) -> CellTest? {
    switch cell.kind {
    case .any: return .any
    case .tests(let negated, let tests):
      let resolved = tests.compactMap { resolve($0, of: type.type, at: cell.span) }
      return resolved.count == tests.count
        ? .tests(negated: negated, resolved.flatMap { $0 }) : nil
    }
  }

  /// The tests of one item; a range over an ordered one-of type becomes the values in it.
  func resolve(_ test: Cell.Test, of type: ValueType, at span: SourceSpan) -> [CellTest.Test]? {
    let expectation = Expectation(type, "column_type", span)
    switch test {
    case .missing: return [.missing]
    case .value(let expression):
      return constantValue(expression, expectation).map { [.equal($0)] }
    case .compare(let comparator, let expression):
      guard let value = constantValue(expression, expectation) else { return nil }
      switch comparator {
      case .less: return range(nil, false, value, false, of: type, at: span)
      case .lessOrEqual: return range(nil, false, value, true, of: type, at: span)
      case .greater: return range(value, false, nil, false, of: type, at: span)
      case .greaterOrEqual: return range(value, true, nil, false, of: type, at: span)
      case .equal: return [.equal(value)]
      case .unequal:
        report(.unequalInCell, at: span)
        return nil
      }
    case .range(let range):
      let lower = range.lower.map { constantValue($0, expectation) }
      let upper = range.upper.map { constantValue($0, expectation) }
      if case .some(nil) = lower { return nil }
      if case .some(nil) = upper { return nil }
      return self.range(
        lower ?? nil, range.lowerIncluded, upper ?? nil, range.upperIncluded, of: type,
        at: range.span)
    }
  }

  private func range(
    _ lower: Constant?, _ lowerIncluded: Bool, _ upper: Constant?, _ upperIncluded: Bool,
    of type: ValueType, at span: SourceSpan
  ) -> [CellTest.Test]? {
    let range = ValueRange(
      lower: lower, lowerIncluded: lowerIncluded, upper: upper, upperIncluded: upperIncluded)
    switch type {
    case .oneOf(let index):
      guard let ranks = oneOfs[index].ranks else { break }
      let codes = ranks.indices.filter { code in
        guard let rank = ranks[code] else { return false }
        return range.contains(rank: rank, ranks)
      }
      return codes.map { .equal(.code($0)) }
    case .date:
      if range.isEmpty { report(.emptyRange, at: span) }
      return [.range(range)]
    default:
      guard type.isNumeric else { break }
      if range.isEmpty { report(.emptyRange, at: span) }
      return [.range(range)]
    }
    reportNoOrder(of: .value(type), at: span)
    return nil
  }

  // MARK: Calls
  func look(
    up index: Int, _ name: Name, _ arguments: [Expression], at span: SourceSpan, in scope: Scope
  ) -> Term {
    if case .book = scope.place {
      report(.notConstant, ["name": .name(name.text)], at: span)
      return invalid(span)
    }
    guard let checked = tables[index] else { return invalid(span) }
    let columns = checked.table.columns
    guard arguments.count == columns.count else {
      report(
        .argumentCount,
        [
          "name": .name(name.text), "expected": .number(columns.count),
          "found": .number(arguments.count),
        ], at: span,
        related: [
          RelatedPlace(
            role: "declared_here", arguments: ["name": .name(name.text)],
            span: checked.table.span)
        ])
      return invalid(span)
    }
    let terms = zip(arguments, columns.indices).map { argument, column in
      opened(
        lower(
          argument,
          as: Expectation(columns[column].type, "column_type", checked.columnSpans[column]),
          in: scope), as: "\(name.text).\(columns[column].name)")
    }
    guard !terms.contains(where: \.type.isInvalid), meet(terms, at: span) else {
      return invalid(span)
    }
    // The domains read the tables: they are known before this one changes.
    let brought = terms.map { self.domain(of: $0.node) }
    for (column, domain) in brought.enumerated() { tables[index]?.bring(domain, in: column) }
    let domain =
      graph.commonDomain(of: terms.map(\.node)).depth == 0
      ? Domain.application : graph.commonDomain(of: terms.map(\.node))
    let operands = terms.map { graph.lift($0.node, to: domain) }
    let node = graph.node(
      .table(index, operands), type: checked.table.outputType,
      decimals: checked.table.outputDecimals, domain: domain,
      mayBeMissing: checked.mayBeMissing(of: brought, oneOfs: oneOfs),
      mayFail: operands.contains { graph[$0].mayFail }, span: span)
    return Term(node: node, type: .value(checked.table.outputType), span: span)
  }
}
