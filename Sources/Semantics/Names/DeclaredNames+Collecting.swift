import Diagnostics
import Syntax

/// Collects what the files declare, in the order in which they were loaded.
///
/// Twins are reported with both places; the first one stands.
struct NameCollector {
  private(set) var names = DeclaredNames()
  private(set) var diagnostics: [Diagnostic] = []
  /// First place of every value name: parameters, references, tables, scorecards, lets, outputs.
  private(set) var valueNames: [String: SourceSpan] = [:]
  private var codes: [String: SourceSpan] = [:]
  private var recordIndex: [String: Int] = [:]
  private var others: [String: [String: SourceSpan]] = [:]
  private var overrides: [(OverrideSyntax, file: Int, span: SourceSpan)] = []

  mutating func collect(_ files: [LoadedFile]) {
    for (index, file) in files.enumerated() {
      for declaration in file.syntax.declarations {
        if let misplaced = declaration.kind.misplaced(in: file.syntax.kind) {
          report(misplaced, ["what": declaration.kind.word], at: declaration.span)
        } else {
          collect(declaration, file: index)
        }
      }
    }
    for (override, file, span) in overrides { apply(override, file: file, span: span) }
    checkDisabled()
  }

  private mutating func collect(_ declaration: Syntax.Declaration, file: Int) {
    let span = declaration.span
    switch declaration.kind {
    case .card(let entries):
      names.card += entries
      names.cardSpan = names.cardSpan ?? span
    case .use, .varies: break
    case .decides(let name):
      once("decides", at: name.span) {
        $0.decides = Declared(value: name, file: file, span: span)
      }
    case .currency(let name):
      once("currency", at: name.span) {
        $0.currency = Declared(value: name, file: file, span: span)
      }
    case .calendar(let calendar, let condition):
      let declared = Declared(
        value: (calendar: calendar, condition: condition), file: file, span: span)
      if condition != nil {
        names.calendars.append(declared)
      } else {
        once("filing_calendar", at: span) { $0.calendars.append(declared) }
      }
    case .source(let source):
      if isNew(source.name, kind: "source") {
        names.sources.append(Declared(value: source, file: file, span: span))
      }
    case .record(let record): merge(record, file: file, span: span)
    case .type(let name, let oneOf, let words):
      if isNew(name, kind: "type") {
        names.types.append(Declared(value: (name, oneOf, words), file: file, span: span))
      }
    case .order(let name, let ascending):
      if isNew(name, kind: "order") {
        names.orders.append(Declared(value: (name, ascending), file: file, span: span))
      }
    case .parameter(let parameter):
      if isNewValue(parameter.name) {
        names.parameters.append(Declared(value: parameter, file: file, span: span))
      }
    case .reference(let reference):
      if isNewValue(reference.name) {
        names.references.append(Declared(value: reference, file: file, span: span))
      }
    case .table(let table):
      if isNewValue(table.name) {
        names.tables.append(Declared(value: table, file: file, span: span))
      }
    case .scorecard(let card):
      if isNewValue(card.name) {
        names.scorecards.append(Declared(value: card, file: file, span: span))
      }
      for reason in card.characteristics.compactMap(\.reason) { takeCode(reason.code) }
    case .section(let section): collect(section, file: file, span: span)
    case .applicant(let applicant):
      if isNew(applicant.name, kind: "applicant") {
        names.applicants.append(Declared(value: applicant, file: file, span: span))
      }
    case .test(let test):
      if isNew(Name(test.title.text, span: test.title.span), kind: "test") {
        names.tests.append(Declared(value: test, file: file, span: span))
      }
    case .expect(let name, let type):
      names.expects.append(Declared(value: (name, type), file: file, span: span))
    case .override(let inner, let because):
      overrides.append(
        (OverrideSyntax(declaration: inner, because: because), file: file, span: span))
    case .disable(let code, let because):
      names.disabled.append(Declared(value: (code, because), file: file, span: span))
    case .scenarioBlock(let block): collect(block, file: file, span: span)
    case .market(let market):
      once("market", of: file, at: span) {
        $0.market = Declared(value: market, file: file, span: span)
      }
    case .measure(let measure):
      if isNew(measure.name, kind: "measure") {
        names.measures.append(Declared(value: measure, file: file, span: span))
      }
    }
  }

  /// Takes a scenario's block; its figures stand in place of those of the scenario that it varies.
  private mutating func collect(_ block: ScenarioBlock, file: Int, span: SourceSpan) {
    once(block.kind.rawValue, of: file, at: span) { names in
      guard let index = names.scenarioBlocks.firstIndex(where: { $0.value.kind == block.kind })
      else {
        names.scenarioBlocks.append(Declared(value: block, file: file, span: span))
        return
      }
      let stated = Set(block.figures.map(\.name))
      names.scenarioBlocks[index].value.figures.removeAll { stated.contains($0.name) }
      names.scenarioBlocks[index].value.figures += block.figures
    }
  }

  private mutating func collect(_ section: SectionSyntax, file: Int, span: SourceSpan) {
    names.sections[section.kind] = names.sections[section.kind] ?? span
    let common = undecided(of: section)
    for item in section.items {
      switch item {
      case .undecided: break
      case .let(let value):
        guard isNewValue(value.name) else { continue }
        let definition = DefinitionSyntax(
          name: value.name, section: section.kind, type: value.type,
          value: .expression(value.value), words: value.words, isOutput: false, undecided: nil,
          documentation: value.documentation)
        names.definitions.append(Declared(value: definition, file: file, span: value.name.span))
      case .output(let output):
        guard isNewValue(output.name) else { continue }
        let value: DefinitionSyntax.Value =
          switch output.value {
          case .expression(let expression): .expression(expression)
          case .line(let formula): .line(formula)
          }
        let definition = DefinitionSyntax(
          name: output.name, section: section.kind, type: output.type, value: value,
          words: output.words, isOutput: true, undecided: output.undecided ?? common,
          documentation: output.documentation)
        names.definitions.append(Declared(value: definition, file: file, span: output.name.span))
      case .rule(let rule):
        takeCode(rule.code)
        let undecided = rule.undecided ?? common
        names.rules.append(
          Declared(
            value: SectionRule(syntax: rule, section: section.kind, undecided: undecided),
            file: file, span: rule.span))
      case .order(let order):
        names.sectionOrders.append(
          Declared(value: (order, section.kind), file: file, span: order.span))
      }
    }
  }

  /// The `undecided:` of a section for all its items; to ignore is for single rules only.
  private mutating func undecided(of section: SectionSyntax) -> UndecidedSyntax? {
    var found: UndecidedSyntax?
    for case .undecided(let undecided) in section.items {
      if undecided.effect == .ignore {
        report(.ignoreOnSection, at: undecided.span)
        // Something is said, so that rules and outputs are not asked for it.
        found = found ?? UndecidedSyntax(effect: .refer, because: nil, span: undecided.span)
      } else if let found {
        report(
          .duplicate, ["name": .name("undecided"), "kind": .text("undecided")],
          at: undecided.span, related: [RelatedPlace(role: "first_here", span: found.span)])
      } else {
        found = undecided
      }
    }
    return found
  }
}

// MARK: Twins
extension NameCollector {
  private mutating func report(
    _ id: ProblemID, _ arguments: [String: ProblemArgument] = [:], at span: SourceSpan,
    related: [RelatedPlace] = [], near: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(id, arguments, at: span, related: related, near: near))
  }

  private mutating func reportTwin(
    _ name: String, kind: String, at span: SourceSpan, of first: SourceSpan
  ) {
    report(
      .duplicate, ["name": .name(name), "kind": .text(kind)], at: span,
      related: [RelatedPlace(role: "first_here", span: first)])
  }

  /// Stores what stands only once, in all files or in each of them; a second statement is a twin.
  private mutating func once(
    _ what: String, of file: Int? = nil, at span: SourceSpan,
    _ store: (inout DeclaredNames) -> Void
  ) {
    let place = file.map { "once in \($0)" } ?? "once"
    if let first = others[place, default: [:]][what] {
      reportTwin(what, kind: what, at: span, of: first)
      return
    }
    others[place, default: [:]][what] = span
    store(&names)
  }

  private mutating func isNew(_ name: Name, kind: String) -> Bool {
    // The parser has reported a name that is not there.
    if name.text.isEmpty { return false }
    if let first = others[kind, default: [:]][name.text] {
      reportTwin(name.text, kind: kind, at: name.span, of: first)
      return false
    }
    others[kind, default: [:]][name.text] = name.span
    return true
  }

  private mutating func isNewValue(_ name: Name) -> Bool {
    if name.text.isEmpty { return false }
    if let first = valueNames[name.text] {
      reportTwin(name.text, kind: "value", at: name.span, of: first)
      return false
    }
    valueNames[name.text] = name.span
    return true
  }

  private mutating func takeCode(_ code: Name) {
    if code.text.isEmpty { return }
    if let first = codes[code.text] {
      reportTwin(code.text, kind: "code", at: code.span, of: first)
    } else {
      codes[code.text] = code.span
    }
  }

  /// Adds a record's fields to those of the same name; a field declared twice agrees exactly.
  private mutating func merge(_ record: RecordSyntax, file: Int, span: SourceSpan) {
    guard let index = recordIndex[record.name.text] else {
      recordIndex[record.name.text] = names.records.count
      var first = record
      first.fields = []
      names.records.append(Declared(value: first, file: file, span: span))
      merge(record, file: file, span: span)
      return
    }
    var merged = names.records[index].value
    if let parent = record.parent {
      if let known = merged.parent, known.text != parent.text {
        report(
          .recordParentDiffers, ["name": .name(record.name.text)], at: parent.span,
          related: [RelatedPlace(role: "first_here", span: known.span)])
      }
      merged.parent = merged.parent ?? parent
    }
    merged.words.title = merged.words.title ?? record.words.title
    merged.words.zh = merged.words.zh ?? record.words.zh
    var places: [String: Int] = [:]
    for (position, field) in merged.fields.enumerated() { places[field.name.text] = position }
    for field in record.fields {
      if let position = places[field.name.text] {
        let first = merged.fields[position]
        let isSameRecord = first.span.file == field.span.file
        if isSameRecord || canonicalText(first) != canonicalText(field) {
          // Whichever stands first, the record keeps its date and its key.
          merged.fields[position].isAsOf = first.isAsOf || field.isAsOf
          merged.fields[position].isKey = first.isKey || field.isKey
          report(
            isSameRecord ? .duplicate : .fieldDiffers,
            ["name": .name(field.name.text), "kind": .text("field")], at: field.span,
            related: [RelatedPlace(role: "first_here", span: first.span)])
        }
      } else {
        places[field.name.text] = merged.fields.count
        merged.fields.append(field)
      }
    }
    names.records[index].value = merged
  }
}

// MARK: Overrides
extension NameCollector {
  private mutating func apply(_ override: OverrideSyntax, file: Int, span: SourceSpan) {
    let name: Name
    // Where the overridden declaration stands, and whether it has the same signature.
    let base: (span: SourceSpan, isAlike: Bool)?
    switch override.declaration.kind {
    case .parameter(let parameter):
      name = parameter.name
      base = Self.replace(parameter, in: &names.parameters) {
        $0.name.text == parameter.name.text
      } isAlike: {
        canonicalText($0.type) == canonicalText(parameter.type)
      }
    case .table(let table):
      name = table.name
      base = Self.replace(table, in: &names.tables) {
        $0.name.text == table.name.text
      } isAlike: {
        Self.signature($0) == Self.signature(table)
      }
    case .scorecard(let card):
      name = card.name
      base = Self.replace(card, in: &names.scorecards) {
        $0.name.text == card.name.text
      } isAlike: { _ in
        true
      }
    default: return
    }
    guard let base else {
      report(
        .unknownOverride, ["name": .name(name.text)], at: name.span,
        near: NearestName.all(of: name.text, among: Array(valueNames.keys)))
      return
    }
    if !base.isAlike {
      report(
        .overrideDiffers, ["name": .name(name.text)], at: name.span,
        related: [RelatedPlace(role: "first_here", span: base.span)])
    }
    if let first = others["override", default: [:]][name.text] {
      reportTwin(name.text, kind: "override", at: name.span, of: first)
    }
    others["override", default: [:]][name.text] = name.span
    names.overrides.append(Declared(value: override, file: file, span: span))
  }

  private static func signature(_ table: TableSyntax) -> [String] {
    table.columns.map { $0.name.text + ":" + ($0.type.map(canonicalText) ?? "") }
      + [canonicalText(table.output)]
  }

  /// Puts a declaration in the place of the one it overrides.
  private static func replace<Value>(
    _ value: Value, in all: inout [Declared<Value>], where isIt: (Value) -> Bool,
    isAlike: (Value) -> Bool
  ) -> (SourceSpan, Bool)? {
    guard let index = all.firstIndex(where: { isIt($0.value) }) else { return nil }
    let isAlike = isAlike(all[index].value)
    all[index].value = value
    return (all[index].span, isAlike)
  }

  private mutating func checkDisabled() {
    let rules = Set(names.rules.map(\.value.syntax.code.text))
    for disabled in names.disabled where !rules.contains(disabled.value.code.text) {
      report(
        .unknownCode, ["name": .name(disabled.value.code.text)], at: disabled.value.code.span,
        near: NearestName.all(of: disabled.value.code.text, among: Array(rules)))
    }
  }
}
