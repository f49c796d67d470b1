import Diagnostics
import Syntax

// Where it stands whether sources may be seen.
extension Checker {
  /// Finds the fields that the consent of each source hangs on.
  func resolveConsent() {
    for (index, source) in names.sources.enumerated() where sources.indices.contains(index) {
      switch source.value.consent {
      case nil: break
      case .window(let from, let to):
        let first = dateField(from, "consent", in: record)
        let last = dateField(to, "consent", in: record)
        if let first, let last { sources[index].consent = .window(from: first, to: last) }
      case .list(let list, let subject, let scope):
        sources[index].consent = consents(
          for: source.value.name, in: list, subject: subject, scope: scope
        ).map { .list($0) }
      }
    }
  }

  private func consents(for source: Name, in name: Name, subject: Name?, scope: Name?)
    -> ConsentList?
  {
    guard case .list(let list)? = symbols[name.text]?.symbol else {
      if case .broken? = symbols[name.text]?.symbol { return nil }
      report(
        symbols[name.text] == nil ? .unknownList : .notAList, ["name": .name(name.text)],
        at: name.span, near: NearestName.all(of: name.text, among: lists.map(\.name)))
      return nil
    }
    let rows = lists[list].record
    let wanted =
      [("source", source)] + (subject.map { [("subject", $0)] } ?? [])
      + (scope.map { [("scope", $0)] } ?? [])
    let demands = wanted.compactMap { demand($0.0, of: $0.1, in: rows, at: name) }
    let dates = ["valid_from", "valid_until", "withdrawn_on"].compactMap {
      date($0, in: rows, at: name)
    }
    guard demands.count == wanted.count, dates.count == 3 else { return nil }
    return ConsentList(
      list: list, demands: demands, validFrom: dates[0], validUntil: dates[1],
      withdrawnOn: dates[2])
  }

  /// The field of a consent's rows that must have the value of a name.
  private func demand(_ field: String, of value: Name, in rows: RecordSchema, at list: Name)
    -> ConsentList.Demand?
  {
    guard let position = position(of: field, in: rows, at: list) else { return nil }
    guard case .oneOf(let type) = rows.fields[position].type else {
      reportConsentField(
        field, rows.fields[position],
        expected: .term("type_one_of", ["values": .list([value.text])]),
        at: list)
      return nil
    }
    let values = oneOfs[type].values.map(\.name)
    guard let code = values.firstIndex(of: value.text) else {
      reportUnknownValue(value.text, of: values, at: value.span)
      return nil
    }
    return ConsentList.Demand(field: position, value: code)
  }

  private func date(_ field: String, in rows: RecordSchema, at list: Name) -> Int? {
    guard let position = position(of: field, in: rows, at: list) else { return nil }
    guard rows.fields[position].type == .date else {
      reportConsentField(
        field, rows.fields[position], expected: argument(of: ValueType.date), at: list)
      return nil
    }
    return position
  }

  private func position(of field: String, in rows: RecordSchema, at list: Name) -> Int? {
    position(ofField: Name(field, span: list.span), in: rows)
  }

  private func reportConsentField(
    _ name: String, _ field: FieldSchema, expected: ProblemArgument, at list: Name
  ) {
    report(
      .consentFieldType,
      ["name": .name(name), "expected": expected, "found": argument(of: field.type)],
      at: list.span,
      related: field.span.map {
        [RelatedPlace(role: "declared_here", arguments: ["name": .name(name)], span: $0)]
      } ?? [])
  }
}
