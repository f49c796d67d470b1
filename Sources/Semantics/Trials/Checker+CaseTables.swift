import Diagnostics
import Numbers
import Syntax

// Tests that are kept in a spreadsheet: one case a row, blank cells say nothing.
extension Checker {
  /// The filled cases of a table; all of them are checked.
  func cases(in file: FileID, _ applicants: [String: Given]) -> [TestCase] {
    let source = sourceFiles[file]
    let records = DelimitedText(source.utf8).records().map { record in
      record.map {
        CaseCell(
          text: $0.text, span: SourceSpan(file: file, lower: $0.lower, upper: $0.upper))
      }
    }.filter { $0.first?.text.hasPrefix("#") != true }
    var table = CaseTable(path: source.path, filled: 0, blank: 0, reviewers: [])
    defer { caseTables.append(table) }
    guard let header = records.first else {
      report(.caseTableEmpty, at: SourceSpan(file: file, lower: 0, upper: 0))
      return []
    }
    let columns = columns(of: header)
    return records.dropFirst().compactMap { record in
      guard record.count == columns.count else {
        report(
          .cellCount, ["expected": .number(columns.count), "found": .number(record.count)],
          at: record[0].span.joined(record[record.count - 1].span))
        return nil
      }
      let reader = CaseRow(zip(columns, record).filter { !$1.text.isEmpty })
      guard let test = test(reader, at: record, applicants) else { return nil }
      guard !test.expectations.isEmpty else {
        table.blank += 1
        return nil
      }
      table.filled += 1
      if let reviewer = reader.reviewedBy {
        if !table.reviewers.contains(reviewer.text) { table.reviewers.append(reviewer.text) }
      } else {
        report(.caseNotReviewed, ["name": .name(test.title)], at: test.span)
      }
      return test
    }
  }

  // MARK: Columns

  private func columns(of header: [CaseCell]) -> [CaseColumn] {
    var places: [String: SourceSpan] = [:]
    let columns = header.map { cell -> CaseColumn in
      if let first = places[cell.text], !cell.text.isEmpty {
        report(
          .duplicate, ["name": .name(cell.text), "kind": .text("column")], at: cell.span,
          related: [RelatedPlace(role: "first_here", span: first)])
        return .unknown
      }
      places[cell.text] = cell.span
      return column(cell)
    }
    for (word, isThere) in [
      (
        CaseWord.title,
        columns.contains { if case .title = $0 { true } else { false } }
      ),
      (.given, columns.contains { if case .given = $0 { true } else { false } }),
    ] where !isThere {
      report(
        .caseColumnAbsent, ["name": .name(word.spellings[0])],
        at: header[0].span.joined(header[header.count - 1].span))
    }
    return columns
  }

  private func column(_ cell: CaseCell) -> CaseColumn {
    let text = cell.text
    if CaseWord.title.isSpelled(text) { return .title }
    if CaseWord.given.isSpelled(text) { return .given }
    if CaseWord.reviewedBy.isSpelled(text) { return .reviewedBy }
    // A column that spreadsheets add without a name says nothing.
    if CaseWord.note.isSpelled(text) || text.isEmpty { return .note }
    if let name = cell.name(behind: .parameter, separator: ".") {
      guard case .parameter? = symbols[name.text]?.symbol else {
        report(
          .unknownParameter, ["name": .name(name.text)], at: name.span,
          near: NearestName.all(
            of:
              name.text, among: names.parameters.map(\.value.name.text)))
        return .unknown
      }
      return .parameter(name)
    }
    if let name = cell.name(behind: .expect, separator: " ") {
      if CaseWord.outcome.isSpelled(name.text) { return .outcome }
      if CaseWord.reasons.isSpelled(name.text) { return .reasons }
      if CaseWord.warnings.isSpelled(name.text) { return .warnings }
      guard case .definition? = symbols[name.text]?.symbol else {
        report(
          .unknownDefinition, ["name": .name(name.text)], at: name.span,
          near: NearestName.all(
            of:
              name.text,
            among: names.definitions.map(\.value.name.text)
              + [CaseWord.outcome, .reasons, .warnings].flatMap(\.spellings)))
        return .unknown
      }
      return .value(name)
    }
    if let position = record.position(of: text) { return .field(position) }
    if let column = fact(cell) { return column }
    report(
      .unknownCaseColumn, ["name": .name(text)], at: cell.span,
      near: NearestName.all(of: text, among: settableColumns))
    return .unknown
  }

  /// A definition or a scorecard's points, which a case may set in place of what computes them.
  private func fact(_ cell: CaseCell) -> CaseColumn? {
    if lists.contains(where: { $0.name == cell.text }) {
      report(.listNotSettable, ["name": .name(cell.text)], at: cell.span)
      return .unknown
    }
    var node: NodeID?
    if case .definition(let index)? = symbols[cell.text]?.symbol,
      case .done(let term) = definitions[index]
    {
      if term.type.isInvalid { return .unknown }
      node = term.node
    }
    for (index, card) in names.scorecards.enumerated() {
      let name = card.value.name.text
      for isPoints in [true, false]
      where cell.text == (isPoints ? "\(name).points" : "\(name).pd") {
        let scope = Scope(place: .application, section: nil)
        let term = score(index, isPoints: isPoints, at: cell.span, in: scope)
        if term.type.isInvalid { return .unknown }
        node = term.node
      }
    }
    guard let node else { return nil }
    guard graph[node].domain.depth < 2 else {
      report(.listNotSettable, ["name": .name(cell.text)], at: cell.span)
      return .unknown
    }
    return .fact(cell.text, node)
  }

  private var settableColumns: [String] {
    let cards = names.scorecards.map(\.value.name.text)
    return [CaseWord.title, .given, .reviewedBy, .note].flatMap(\.spellings)
      + record.fields.map(\.name) + names.definitions.map(\.value.name.text)
      + cards.flatMap { ["\($0).points", "\($0).pd"] }
      + names.parameters.map { "parameter.\($0.value.name.text)" }
      + ["outcome", "reasons", "warnings"].map { "expect \($0)" }
      + names.definitions.map { "expect \($0.value.name.text)" }
  }
}

extension CaseCell {
  /// The name behind a word and a separator: `line` of `expect line`.
  fileprivate func name(behind word: CaseWord, separator: Character) -> Name? {
    guard let place = text.firstIndex(of: separator), word.isSpelled(text[..<place]) else {
      return nil
    }
    let rest = text[text.index(after: place)...].drop { $0 == " " }
    guard !rest.isEmpty else { return nil }
    let offset = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
    return Name(
      String(rest),
      span: SourceSpan(file: span.file, lower: span.lower + offset, upper: span.upper))
  }
}
