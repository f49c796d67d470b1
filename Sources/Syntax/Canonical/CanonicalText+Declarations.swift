import Numbers

/// The one way in which a file is written: a line for its heading, then its declarations.
package func canonicalText(_ file: FileSyntax) -> String {
  let heading = "\(file.kind.rawValue) \(written(file.name))\(suffix(file.words))"
  return ([heading] + file.declarations.map { canonicalText($0) }).joined(separator: "\n") + "\n"
}

/// The one way in which a declaration is written: an item a line, titles and clauses included,
/// comments not.
package func canonicalText(_ declaration: Declaration) -> String {
  switch declaration.kind {
  case .card(let entries):
    return block("card", entries.map { "\(written($0.name)) \(text(of: $0.value))" })
  case .use(let name): return "use \(written(name))"
  case .decides(let name): return "decides \(written(name))"
  case .varies(let name): return "varies \(written(name))"
  case .currency(let name): return "currency \(written(name))"
  case .calendar(let calendar, let condition):
    let head =
      "filing_calendar \(canonicalText(calendar))"
      + (condition.map { " when \(canonicalText($0))" } ?? "")
    return calendar.shifts.isEmpty ? head : block(head, calendar.shifts.map(canonicalText))
  case .source(let source): return text(of: source)
  case .record(let record):
    let parent = record.parent.map { " parent \(written($0))" } ?? ""
    return block(
      "record \(written(record.name))\(parent)\(suffix(record.words))",
      record.fields.map { canonicalText($0) })
  case .type(let name, let oneOf, let words):
    return "type \(written(name)) = \(text(of: oneOf))\(suffix(words))"
  case .order(let name, let ascending):
    return "order \(written(name)): \(ascending.map { written($0) }.joined(separator: " < "))"
  case .parameter(let parameter): return text(of: parameter)
  case .reference(let reference):
    return block(
      "reference \(written(reference.name)): \(canonicalText(reference.type))"
        + suffix(reference.words), reference.entries.map { text(of: $0) })
  case .table(let table): return text(of: table)
  case .scorecard(let scorecard): return text(of: scorecard)
  case .section(let section):
    return block(section.kind.rawValue, section.items.map { canonicalText($0) })
  case .applicant(let applicant):
    return block(
      "applicant \(written(applicant.name))", applicant.values.map { text(of: $0) + "," })
  case .test(let test): return text(of: test)
  case .expect(let name, let type): return "expect \(written(name)): \(canonicalText(type))"
  case .override(let declaration, let reason):
    return "override \(canonicalText(declaration)) because \(quoted(reason.text))"
  case .disable(let code, let reason):
    return "disable \(written(code)) because \(quoted(reason.text))"
  case .scenarioBlock(let scenarioBlock): return canonicalText(scenarioBlock)
  case .market(let market): return canonicalText(market)
  case .measure(let measure): return canonicalText(measure)
  }
}

/// `head { … }` with a line for each item.
func block(_ head: String, _ items: [String]) -> String {
  "\(head) {\n" + items.map { "  \($0)\n" }.joined() + "}"
}

/// Titles as they stand behind a declaration.
func suffix(_ words: Words) -> String {
  clause("", words.title) + clause("zh", words.zh)
}

/// ` keyword "text"`, or nothing without a text.
func clause(_ keyword: String, _ text: String?) -> String {
  guard let text else { return "" }
  return keyword.isEmpty ? " \(quoted(text))" : " \(keyword) \(quoted(text))"
}

private func text(of value: CardEntry.Value) -> String {
  switch value {
  case .text(let text): quoted(text)
  case .date(let date): date.description
  case .number(let number): number.description
  }
}

/// How often returns are filed and when they are due, holidays aside: `monthly due day 15`.
package func canonicalText(_ calendar: CalendarSyntax) -> String {
  "\(calendar.quarterly ? "quarterly" : "monthly") due day \(calendar.dueDay)"
}

/// The one way in which a day is written on which a filing was due instead: `2024-12 due 2025-01-16`.
package func canonicalText(_ shift: CalendarSyntax.Shift) -> String {
  let month = CalendarDate(year: shift.month / 12, month: shift.month % 12 + 1, day: 1)
  return "\(month.map { "\($0.description.dropLast(3))" } ?? "?") due \(shift.due)"
}

/// The one way in which it is written what consent a source requires.
package func canonicalText(_ consent: SourceSyntax.Consent) -> String {
  switch consent {
  case .window(let from, let to): return "consent \(written(from)) to \(written(to))"
  case .list(let list, let subject, let scope):
    return "consent" + (subject.map { " of \(written($0))" } ?? "")
      + (scope.map { " scope \(written($0))" } ?? "") + " in \(written(list))"
  }
}

private func text(of source: SourceSyntax) -> String {
  var text = "source \(written(source.name))\(suffix(source.words))"
  if let consent = source.consent { text += " requires \(canonicalText(consent))" }
  if let (count, unit) = source.lag { text += " lag \(count) \(unit.rawValue)" }
  return source.sameDay ? text + " same_day" : text
}

private func text(of parameter: ParameterSyntax) -> String {
  var text = "parameter \(written(parameter.name)): \(canonicalText(parameter.type)) = "
  text += canonicalText(parameter.value)
  if let range = parameter.tunable { text += " tunable \(canonicalText(range))" }
  if let step = parameter.step { text += " step \(canonicalText(step))" }
  return text + suffix(parameter.words)
}

private func text(of entry: ReferenceSyntax.Entry) -> String {
  "from \(entry.from) = \(canonicalText(entry.value))\(clause("source", entry.source))"
}

// MARK: Types and fields

/// The one way in which a type is written; the values of a one-of stand in parentheses.
package func canonicalText(_ type: TypeSyntax) -> String {
  switch type.kind {
  case .text: "text"
  case .date: "date"
  case .boolean: "boolean"
  case .integer: "integer"
  case .months: "months"
  case .days: "days"
  case .money(let scale): scale == .one ? "money" : "money in \(name(ofScale: scale))"
  case .decimal(let decimals): "decimal" + inParentheses(decimals)
  case .share(let decimals): "share" + inParentheses(decimals)
  case .rate(let decimals): "rate" + inParentheses(decimals)
  case .oneOf(let oneOf): text(of: oneOf)
  case .list(let name): "list of \(written(name))"
  case .named(let name): written(name, quoting: Word.types)
  case .invalid: "?"
  }
}

private func name(ofScale scale: Number) -> String {
  switch scale.integer {
  case 1_000: "thousand"
  case 10_000: "万"
  case 1_000_000: "million"
  default: "亿"
  }
}

private func inParentheses(_ decimals: Int?) -> String { decimals.map { "(\($0))" } ?? "" }

private func text(of oneOf: OneOfSyntax) -> String {
  var values = oneOf.values.map { value in
    written(value.name) + value.codes.map { clause("", $0) }.joined() + clause("zh", value.zh)
  }
  switch oneOf.otherwise {
  case .missing: values.append("else missing")
  case .value(let name): values.append("else \(written(name))")
  case nil: break
  }
  return "one of (\(values.joined(separator: ", ")))"
}

/// The one way in which a field is written.
package func canonicalText(_ field: FieldSyntax) -> String {
  var text = "\(written(field.name, quoting: Word.attributes)) \(canonicalText(field.type))"
  if let range = field.range { text += " \(canonicalText(range))" }
  if field.isOptional { text += " optional" }
  if field.isKey { text += " key" }
  if let role = field.role { text += " role \(written(role, notBuiltIn: [.role]))" }
  if field.isAsOf { text += " as_of" }
  if field.isPeriod { text += " period" }
  if let knownOn = field.knownOn {
    text +=
      " known_on"
      + (knownOn.date.map { " \(written($0, quoting: Word.attributes.union([.assumed])))" } ?? "")
    text += clause("assumed because", knownOn.assumedBecause?.text)
  }
  if field.isChain { text += " chain" }
  if field.isVoid { text += " void" }
  if let source = field.source { text += " from \(written(source))" }
  text += clause("external", field.externalName?.text)
  switch field.listing {
  case .listed(let code): text += clause("listed", code.text)
  case .unlisted(let reason): text += clause("unlisted because", reason.text)
  case nil: break
  }
  return text + suffix(field.words)
}
