import Diagnostics
import Numbers
import Syntax

// From records as written to the schema that input is checked against.
extension Checker {
  /// Resolves types, sources and records, and names what the decided record's world holds.
  func buildSchema() {
    for type in names.types where namedTypes[type.value.name.text] == nil {
      namedTypes[type.value.name.text] = intern(type.value.oneOf, name: type.value.name.text)
    }
    for source in names.sources {
      sourceIndex[source.value.name.text] = sources.count
      sources.append(
        SourceSchema(
          name: source.value.name.text, words: source.value.words,
          requiresConsent: source.value.consent != nil, lag: source.value.lag,
          sameDay: source.value.sameDay))
    }
    guard let decided = decidedRecord() else { return }
    isSnapshotBook = decided.name.text == "snapshot"
    record = RecordSchema(
      name: decided.name.text, words: decided.words, fields: [], key: nil, asOf: nil)
    for field in decided.fields {
      if case .list(let child) = field.type.kind {
        if let date = field.knownOn?.date { reportMisplaced(date, of: field) }
        addList(field, of: child)
      } else if let schema = schema(of: field) {
        if field.isKey { setOnce(&record.key, record.fields.count, "key", at: field) }
        if field.isAsOf { setAsOf(field, schema) }
        if field.isOfRows {
          report(.childAttribute, ["name": .name(field.name.text)], at: field.span)
        }
        symbols[field.name.text] = (.field(record.fields.count), field.name.span)
        record.fields.append(schema)
      }
    }
    if isScenario {
      addDecidedFields(of: decided)
    } else if record.asOf == nil, !decided.fields.contains(where: \.isAsOf) {
      reportNoAsOf(of: decided.name)
    }
    applyOrders()
    resolveKnownTime(of: decided)
    resolveConsent()
    nameValues()
  }

  func reportNoAsOf(of record: Name) {
    report(.noAsOf, ["name": .name(record.text)], at: record.span)
  }

  private func decidedRecord() -> RecordSyntax? {
    guard let decides = names.decides else {
      if let book = files.last {
        let name = book.syntax.name
        report(
          .noDecides, ["name": .name(name.text)], at: name.span,
          fixes: decidesFixes(behind: name.span))
      }
      return nil
    }
    let known = names.records.map(\.value.name.text)
    guard
      let record = names.records.first(where: { $0.value.name.text == decides.value.text })
    else {
      // A scenario that reads nothing of the record need not declare it.
      if isScenario {
        return RecordSyntax(name: decides.value, parent: nil, words: Words(), fields: [])
      }
      report(
        .unknownRecord, ["name": .name(decides.value.text)], at: decides.value.span,
        near: NearestName.all(of: decides.value.text, among: known))
      return nil
    }
    return record.value
  }

  private func addList(_ field: FieldSyntax, of child: Name) {
    guard let record = names.records.first(where: { $0.value.name.text == child.text })?.value
    else {
      symbols[field.name.text] = (.broken, field.name.span)
      report(
        .unknownRecord, ["name": .name(child.text)], at: child.span,
        near: NearestName.all(of: child.text, among: names.records.map(\.value.name.text)))
      return
    }
    if record.parent?.text != self.record.name {
      report(
        .notAChild, ["name": .name(child.text), "parent": .name(self.record.name)],
        at: child.span,
        related: [
          RelatedPlace(
            role: "declared_here", arguments: ["name": .name(child.text)], span: record.name.span)
        ])
    }
    // The name would be read as the decision's date; of the field that holds it, that is the same.
    if BuiltIn.isForeign(field.name.text, as: [.value]), !field.isAsOf {
      report(.reservedName, ["name": .name(field.name.text)], at: field.name.span)
    }
    let source = field.source.flatMap(position(ofSource:))
    let needsConsent = source.map { sources[$0].requiresConsent } ?? false
    var list = ListSchema(
      name: field.name.text, words: field.words, isOptional: field.isOptional || needsConsent,
      record: RecordSchema(
        name: record.name.text, words: record.words, fields: [], key: nil, asOf: nil),
      knownOn: nil, period: nil, source: source)
    for child in record.fields {
      if case .list = child.type.kind {
        report(.listInChild, ["name": .name(child.name.text)], at: child.span)
        continue
      }
      guard let schema = schema(of: child) else { continue }
      let position = list.record.fields.count
      if child.isKey { setOnce(&list.record.key, position, "key", at: child) }
      if child.isPeriod { setDate(&list.period, position, "period", child, schema) }
      if let knownOn = child.knownOn {
        if let date = knownOn.date {
          reportMisplaced(date, of: child)
        } else {
          setDate(&list.knownOn, position, "known_on", child, schema)
          list.knownOnAssumedBecause = knownOn.assumedBecause?.text
        }
      }
      if child.isChain { setOnce(&list.chain, position, "chain", at: child) }
      if child.isVoid { setVoid(&list.void, position, child, schema) }
      list.record.fields.append(schema)
    }
    checkVersions(of: list, record)
    symbols[list.name] = (.list(lists.count), field.name.span)
    lists.append(list)
  }

  private func setAsOf(_ field: FieldSyntax, _ schema: FieldSchema) {
    setDate(&record.asOf, record.fields.count, "as_of", field, schema)
    if schema.isOptional { report(.optionalAsOf, ["name": .name(schema.name)], at: field.span) }
  }

  private func setDate(
    _ place: inout Int?, _ position: Int, _ attribute: String, _ field: FieldSyntax,
    _ schema: FieldSchema
  ) {
    if schema.type != .date {
      report(
        .attributeNeedsDate,
        ["name": .name(field.name.text), "attribute": .text(attribute)], at: field.span)
    } else {
      setOnce(&place, position, attribute, at: field)
    }
  }

  func setOnce(
    _ place: inout Int?, _ position: Int, _ attribute: String, at field: FieldSyntax
  ) {
    if place != nil {
      report(
        .duplicate, ["name": .name(attribute), "kind": .text("attribute")], at: field.span)
    }
    place = place ?? position
  }

  private func position(ofSource name: Name) -> Int? {
    if let index = sourceIndex[name.text] { return index }
    report(
      .unknownSource, ["name": .name(name.text)], at: name.span,
      near: NearestName.all(of: name.text, among: Array(sourceIndex.keys)))
    return nil
  }

  private func schema(of field: FieldSyntax) -> FieldSchema? {
    guard let type = resolve(field.type) else {
      symbols[field.name.text] = symbols[field.name.text] ?? (.broken, field.name.span)
      return nil
    }
    // The name would be read as the decision's date; of the field that holds it, that is the same.
    if BuiltIn.isForeign(field.name.text, as: [.value]), !field.isAsOf {
      report(.reservedName, ["name": .name(field.name.text)], at: field.name.span)
    }
    let source = field.source.flatMap(position(ofSource:))
    let needsConsent = source.map { sources[$0].requiresConsent } ?? false
    var decimals = type.decimals ?? 0
    if type.type == .decimal, type.decimals == nil {
      report(
        .fieldWithoutDecimals, ["name": .name(field.name.text)], at: field.type.span,
        fixes: [2, 4].map { .rewriting(field.type.span, as: "decimal(\($0))", .choice) })
      decimals = 12
    }
    if let role = field.role, !BuiltIn.roles.contains(role.text) {
      report(
        .unknownRole, ["name": .name(role.text)], at: role.span,
        near: NearestName.all(of: role.text, among: BuiltIn.roles))
    }
    var schema = FieldSchema(
      name: field.name.text, words: field.words, type: type.type, decimals: decimals,
      inputScale: type.inputScale, isOptional: field.isOptional || needsConsent,
      isKey: field.isKey, role: field.role?.text, source: source,
      externalName: field.externalName?.text, listing: Self.listing(of: field), span: field.span)
    if let range = field.range { setRange(range, of: &schema) }
    return schema
  }

  private static func listing(of field: FieldSyntax) -> FieldListing? {
    switch field.listing {
    case .listed(let code): .listed(code.text)
    case .unlisted(let reason): .unlisted(because: reason.text)
    case nil: nil
    }
  }

  private func setRange(_ range: RangeSyntax, of schema: inout FieldSchema) {
    guard schema.type.isNumeric else {
      report(
        .rangeNeedsNumber, ["name": .name(schema.name), "found": argument(of: schema.type)],
        at: range.span)
      return
    }
    let expectation = Expectation(schema.type, "field_type", schema.span ?? range.span)
    schema.lowest = range.lower.flatMap { constantNumber($0, expectation) }
    schema.highest = range.upper.flatMap { constantNumber($0, expectation) }
    schema.lowestIncluded = range.lowerIncluded
    schema.highestIncluded = range.upperIncluded
    if let low = schema.lowest, let high = schema.highest, high < low {
      report(.crossedBounds, at: range.span)
    }
  }

  /// Names parameters, references, tables, scorecards and definitions; a field's name is taken.
  private func nameValues() {
    for (index, value) in names.parameters.enumerated() {
      add(value.value.name, .parameter(index))
    }
    for (index, value) in names.references.enumerated() {
      add(value.value.name, .reference(index))
    }
    for (index, value) in names.tables.enumerated() { add(value.value.name, .table(index)) }
    for (index, value) in names.scorecards.enumerated() {
      add(value.value.name, .scorecard(index))
    }
    for (index, value) in names.definitions.enumerated() {
      add(value.value.name, .definition(index))
    }
  }

  private func add(_ name: Name, _ symbol: Symbol) {
    let isBuiltIn =
      ["as_of", "last_due"].contains(name.text)
      || BuiltIn.isForeign(name.text, as: [.value, .function, .owner])
    if let first = symbols[name.text] {
      report(
        .duplicate, ["name": .name(name.text), "kind": .text("value")], at: name.span,
        related: [RelatedPlace(role: "first_here", span: first.span)])
    } else if isBuiltIn {
      report(.reservedName, ["name": .name(name.text)], at: name.span)
    } else {
      symbols[name.text] = (symbol, name.span)
    }
  }
}
