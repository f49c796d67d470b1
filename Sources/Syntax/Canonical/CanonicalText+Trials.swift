import Numbers

func text(of given: GivenSyntax) -> String {
  let value =
    switch given.value {
    case .expression(let expression): listed(expression)
    case .missing: "missing"
    case .rows(let blocks): blocks.map { text(of: $0) }.joined(separator: " + ")
    }
  let name = given.name.text.split(separator: ".")
    .map { written(Name(String($0), span: given.name.span)) }.joined(separator: ".")
  return "\(name): \(value)"
}

private func text(of values: [GivenSyntax]) -> String {
  values.map { text(of: $0) }.joined(separator: ", ")
}

private func text(of rows: RowsSyntax) -> String {
  switch rows {
  case .list(let rows):
    "[\(rows.map { $0.isEmpty ? "{}" : "{ \(text(of: $0)) }" }.joined(separator: ", "))]"
  case .monthly(let from, let to, let values, _):
    "monthly \(month(from)) to \(month(to)) { \(text(of: values)) }"
  }
}

/// A month's number, year × 12 + month − 1, as `2026-03`.
private func month(_ index: Int) -> String {
  guard let first = CalendarDate(year: index / 12, month: index % 12 + 1, day: 1) else {
    return "0001-01"
  }
  return String(first.description.dropLast(3))
}

func text(of test: TestSyntax) -> String {
  var given = "given \(written(test.applicant))"
  if !test.values.isEmpty { given += " with \(text(of: test.values))" }
  if !test.parameters.isEmpty { given += " parameters \(text(of: test.parameters))" }
  var lines = test.applicant.text.isEmpty ? [] : [given]
  if !test.expectations.isEmpty {
    lines.append("expect \(test.expectations.map { text(of: $0) }.joined(separator: ", "))")
  }
  return block("test \(quoted(test.title.text))", lines)
}

private func text(of expectation: TestSyntax.Expectation) -> String {
  switch expectation {
  case .outcome(let outcome, _): outcome
  case .value(let name, let value): "\(written(name)) = \(listed(value))"
  case .missing(let name): "\(written(name)) is missing"
  case .reasons(let codes, _): "reasons \(text(ofCodes: codes))"
  case .warnings(let codes, _): "warnings \(text(ofCodes: codes))"
  }
}

private func text(ofCodes codes: [Name]) -> String {
  codes.isEmpty ? "none" : codes.map { written($0, quoting: [.none]) }.joined(separator: ", ")
}
