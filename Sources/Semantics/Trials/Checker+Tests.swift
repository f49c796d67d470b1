import Diagnostics
import Numbers
import Syntax

/// What an applicant or a test gives, by position.
struct Given {
  var values: [Int: Constant?] = [:]
  var rows: [Int: [[Constant?]]?] = [:]
}

// Tests and the applicants they start from: every value fits its field.
extension Checker {
  /// The tests of the book's files and then of the tables beside them.
  ///
  /// A book that reads facts from its record is run with the tests of the book that computes them.
  func lowerTests() -> [TestCase] {
    guard openings.isEmpty else { return [] }
    var applicants: [String: Given] = [:]
    for applicant in names.applicants {
      let given = given(applicant.value.values)
      applicants[applicant.value.name.text] = given
      self.applicants.append(
        Applicant(
          name: applicant.value.name.text,
          values: record.fields.indices.map { given.values[$0] ?? nil },
          rows: lists.indices.map { given.rows[$0] ?? nil },
          isComplete: absentFields(of: given).isEmpty))
    }
    return names.tests.compactMap { test($0.value, applicants, at: $0.span) }
      + files.flatMap(\.caseTables).flatMap { cases(in: $0, applicants) }
  }

  private func test(_ syntax: TestSyntax, _ applicants: [String: Given], at span: SourceSpan)
    -> TestCase?
  {
    if syntax.expectations.isEmpty {
      report(.testExpectsNothing, ["name": .name(syntax.title.text)], at: syntax.title.span)
    }
    guard var all = applicants[syntax.applicant.text] else {
      report(
        .unknownApplicant, ["name": .name(syntax.applicant.text)], at: syntax.applicant.span,
        near: NearestName.all(of: syntax.applicant.text, among: Array(applicants.keys)))
      return nil
    }
    let own = given(syntax.values)
    all.values.merge(own.values) { $1 }
    all.rows.merge(own.rows) { $1 }
    checkComplete(all, title: syntax.title.text, at: syntax.title.span)
    let values = record.fields.indices.map { all.values[$0] ?? nil }
    let rows = lists.indices.map { all.rows[$0] ?? nil }
    var parameters: [Int: Constant] = [:]
    for given in syntax.parameters {
      guard let (index, value) = parameterValue(given) else { continue }
      parameters[index] = value
    }
    return TestCase(
      title: syntax.title.text, values: values, rows: rows, parameters: parameters,
      expectations: syntax.expectations.compactMap { expectation($0) }, span: span)
  }

  func checkComplete(_ given: Given, title: String, at span: SourceSpan) {
    let absent = absentFields(of: given)
    if !absent.isEmpty {
      report(
        .testLacksFields, ["name": .name(title), "fields": .list(absent)], at: span)
    }
  }

  /// The names of what an application must bring and is not given.
  private func absentFields(of given: Given) -> [String] {
    let fields = record.fields.indices.filter {
      !record.fields[$0].isOptional && given.values[$0] == nil
    }
    let lists = lists.indices.filter { !self.lists[$0].isOptional && given.rows[$0] == nil }
    return fields.map { record.fields[$0].name } + lists.map { self.lists[$0].name }
  }

  func parameterValue(_ given: GivenSyntax) -> (Int, Constant)? {
    guard case .parameter(let index)? = symbols[given.name.text]?.symbol else {
      report(
        .unknownParameter, ["name": .name(given.name.text)], at: given.name.span,
        near: NearestName.all(of: given.name.text, among: names.parameters.map(\.value.name.text)))
      return nil
    }
    guard let parameter = parameters[index] else { return nil }
    guard case .expression(let expression) = given.value else {
      report(.missingNotHere, at: given.name.span)
      return nil
    }
    let type = Expectation(parameter.type, "declared_type", parameter.span)
    guard let value = constantValue(expression, type) else { return nil }
    if let most = resolve(names.parameters[index].value.type)?.decimals, value.decimals > most {
      reportDecimals(most, found: value.decimals, at: expression.span)
    }
    return (index, value)
  }

  // MARK: Values
  private func given(_ values: [GivenSyntax]) -> Given {
    var result = Given()
    var places: [String: SourceSpan] = [:]
    for given in values {
      if let first = places[given.name.text] {
        report(
          .duplicate, ["name": .name(given.name.text), "kind": .text("field")],
          at: given.name.span, related: [RelatedPlace(role: "first_here", span: first)])
        continue
      }
      places[given.name.text] = given.name.span
      if let index = record.position(of: given.name.text) {
        // A value that does not fit is given all the same.
        result.values[index] = value(given, of: record.fields[index]) ?? .some(nil)
      } else if let index = lists.firstIndex(where: { $0.name == given.name.text }) {
        result.rows[index] = rows(given, of: index) ?? .some(nil)
      } else if !isBroken(given.name.text) {
        report(
          .unknownField, ["name": .name(given.name.text), "record": .name(record.name)],
          at: given.name.span,
          near: NearestName.all(
            of: given.name.text, among: record.fields.map(\.name) + lists.map(\.name)))
      }
    }
    return result
  }

  /// The value for a field; the outer optional is `nil` after a problem was reported.
  func value(_ given: GivenSyntax, of field: FieldSchema) -> Constant?? {
    switch given.value {
    case .missing: return missing(field, at: given.name.span)
    case .rows:
      report(.rowsForField, ["name": .name(field.name)], at: given.name.span)
      return nil
    case .expression(let expression):
      if case .missing = expression.kind { return missing(field, at: given.name.span) }
      let type = Expectation(field.type, "field_type", field.span ?? given.name.span)
      guard let value = constantValue(expression, type) else { return nil }
      if case .number(let number) = value {
        if number.leastDecimals > field.decimals {
          reportDecimals(field.decimals, found: number.leastDecimals, at: expression.span)
        }
        if !field.allows(number) {
          report(
            .outsideRange, ["name": .name(field.name)], at: expression.span,
            related: field.span.map { [RelatedPlace(role: "field_type", span: $0)] } ?? [])
        }
      }
      return value
    }
  }

  /// Whether a name, as known at lending or now, is declared but wrong there.
  private func isBroken(_ name: String) -> Bool {
    let field = name.hasPrefix("at_lending.") ? String(name.dropFirst(11)) : name
    return symbols[field]?.symbol == .broken
  }

  private func missing(_ field: FieldSchema, at span: SourceSpan) -> Constant?? {
    if !field.isOptional {
      report(
        .requiredMissing, ["name": .name(field.name)], at: span,
        related: field.span.map { [RelatedPlace(role: "field_type", span: $0)] } ?? [])
    }
    return .some(nil)
  }

  private func rows(_ given: GivenSyntax, of list: Int) -> [[Constant?]]?? {
    switch given.value {
    case .missing: return .some(nil)
    case .expression(let expression):
      if case .missing = expression.kind { return .some(nil) }
      report(.rowsNeeded, ["name": .name(lists[list].name)], at: given.name.span)
      return nil
    case .rows(let parts):
      return parts.flatMap { part -> [[Constant?]] in
        switch part {
        case .list(let rows): rows.map { row($0, of: list, at: given.name.span) }
        case .monthly(let from, let to, let values, let span):
          monthlyRows(from, to, values, of: list, at: span)
        }
      }
    }
  }

  private func row(_ values: [GivenSyntax], of list: Int, at span: SourceSpan) -> [Constant?] {
    var row = given(values, of: list)
    complete(&row, of: list, at: values.first?.name.span ?? span)
    return row.map { $0 ?? nil }
  }

  private func given(_ values: [GivenSyntax], of list: Int) -> [Constant??] {
    let schema = lists[list].record
    var row = [Constant??](repeating: nil, count: schema.fields.count)
    for given in values {
      guard let index = schema.position(of: given.name.text) else {
        report(
          .unknownField, ["name": .name(given.name.text), "record": .name(schema.name)],
          at: given.name.span,
          near: NearestName.all(of: given.name.text, among: schema.fields.map(\.name)))
        continue
      }
      row[index] = value(given, of: schema.fields[index]) ?? .some(nil)
    }
    return row
  }

  private func complete(_ row: inout [Constant??], of list: Int, at span: SourceSpan) {
    let absent = lists[list].record.fields.indices.filter { index in
      row[index] == nil && !lists[list].record.fields[index].isOptional
    }
    if !absent.isEmpty {
      report(
        .rowLacksFields,
        [
          "name": .name(lists[list].name),
          "fields": .list(absent.map { lists[list].record.fields[$0].name }),
        ], at: span)
    }
  }

  /// One row a month: its period ends with the month, and it is known on the 15th of the next unless given.
  private func monthlyRows(
    _ from: Int, _ to: Int, _ values: [GivenSyntax], of list: Int, at span: SourceSpan
  ) -> [[Constant?]] {
    guard let period = lists[list].period else {
      report(.monthlyNeedsPeriod, ["name": .name(lists[list].name)], at: span)
      return []
    }
    guard from <= to, to - from < 1200 else {
      report(.emptyWindow, at: span)
      return []
    }
    let given = given(values, of: list)
    var isFirst = true
    return (from...to).map { month in
      var row = given
      if row[period] == nil {
        row[period] = .some(CalendarDate(monthIndex: month, day: 1).map { .date($0.endOfMonth) })
      }
      if let knownOn = lists[list].knownOn, row[knownOn] == nil {
        row[knownOn] = .some(CalendarDate(monthIndex: month + 1, day: 15).map { .date($0) })
      }
      if isFirst { complete(&row, of: list, at: span) }
      isFirst = false
      return row.map { $0 ?? nil }
    }
  }

  // MARK: Expectations
  func expectation(_ syntax: TestSyntax.Expectation)
    -> (expectation: TestCase.Expectation, span: SourceSpan)?
  {
    switch syntax {
    case .outcome(let outcome, let span): return (.outcome(outcome), span)
    case .missing(let name):
      guard definedTerm(name) != nil else { return nil }
      return (.missing(name: name.text), name.span)
    case .value(let name, let expression):
      guard let (term, index) = definedTerm(name) else { return nil }
      let type = term.type.settled(
        inPricing: names.definitions[index].value.section == .pricing,
        isWhole: graph[term.node].decimals == 0)
      let expected = Expectation(type, "defined_here", names.definitions[index].span)
      guard let value = constantValue(expression, expected) else { return nil }
      return (.value(name: name.text, value), name.span.joined(expression.span))
    case .reasons(let codes, let span): return (.reasons(known(codes)), span)
    case .warnings(let codes, let span): return (.warnings(known(codes)), span)
    }
  }

  private func definedTerm(_ name: Name) -> (Term, Int)? {
    guard case .definition(let index)? = symbols[name.text]?.symbol else {
      report(
        .unknownDefinition, ["name": .name(name.text)], at: name.span,
        near: NearestName.all(of: name.text, among: names.definitions.map(\.value.name.text)))
      return nil
    }
    guard case .done(let term) = definitions[index], !term.type.isInvalid else { return nil }
    return (term, index)
  }

  private func known(_ codes: [Name]) -> [String] {
    let all = names.rules.map(\.value.syntax.code.text)
    for code in codes where !all.contains(code.text) {
      report(
        .unknownCode, ["name": .name(code.text)], at: code.span,
        near: NearestName.all(of: code.text, among: all))
    }
    return codes.map(\.text)
  }
}

extension FieldSchema {
  /// Whether a number lies in the field's range.
  func allows(_ number: Number) -> Bool {
    if let lowest, number < lowest || (number == lowest && !lowestIncluded) { return false }
    if let highest, highest < number || (number == highest && !highestIncluded) { return false }
    return true
  }
}
