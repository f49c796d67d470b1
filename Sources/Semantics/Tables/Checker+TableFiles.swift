import Diagnostics
import Syntax

/// The rows of a table, from its text or from a file of its own.
struct TableRows {
  var rows: [TableSyntax.Row]
  var otherwise: Expression?
}

// Tables that are kept in a spreadsheet: `from "multiple.csv"`.
extension Checker {
  func rows(of table: TableSyntax, file: Int) -> TableRows? {
    switch table.body {
    case .rows(let header, let rows, let otherwise):
      check(header, of: table)
      return TableRows(rows: rows, otherwise: otherwise)
    case .file: return rowsOfFile(table, file: file)
    }
  }

  /// The header names the columns in their order and then the output.
  private func check(_ header: [Name], of table: TableSyntax) {
    for (column, name) in zip(table.columns, header) where column.name.text != name.text {
      report(
        .headerDiffers, ["expected": .name(column.name.text), "found": .name(name.text)],
        at: name.span,
        related: [
          RelatedPlace(
            role: "declared_here", arguments: ["name": .name(column.name.text)],
            span: column.name.span)
        ])
      return
    }
    if header.count != table.columns.count + 1 {
      report(
        .cellCount,
        ["expected": .number(table.columns.count + 1), "found": .number(header.count)],
        at: header.last?.span ?? table.name.span)
    }
  }

  /// The rows of a table's file, read once.
  func rowsOfFile(_ table: TableSyntax, file: Int) -> TableRows? {
    guard case .file(let name) = table.body else { return nil }
    let path = BookReader.join(files[file].folder, name.text)
    if let known = tableFiles[path] { return known }
    guard let text = try? reader.text(path) else {
      report(.tableFileAbsent, ["path": .name(path)], at: name.span)
      return nil
    }
    let source = SourceFile(path: path, text: text)
    let id = sourceFiles.add(source)
    var records = DelimitedText(source.utf8).records()
    guard !records.isEmpty else {
      report(.tableFileEmpty, ["path": .name(path)], at: name.span)
      return nil
    }
    let header = records.removeFirst()
    check(
      header.map { Name($0.text, span: SourceSpan(file: id, lower: $0.lower, upper: $0.upper)) },
      of: table)
    var rows: [TableSyntax.Row] = []
    for record in records {
      let spans = record.map { SourceSpan(file: id, lower: $0.lower, upper: $0.upper) }
      guard let first = spans.first, let last = spans.last else { continue }
      guard record.count == table.columns.count + 1 else {
        report(
          .cellCount,
          ["expected": .number(table.columns.count + 1), "found": .number(record.count)],
          at: first.joined(last))
        continue
      }
      let cells = zip(record, spans).dropLast().map { cell(of: $0.text, at: $1) }
      let output = outputCell(of: record[record.count - 1].text, at: last)
      rows.append(TableSyntax.Row(cells: cells, output: output, span: first.joined(last)))
    }
    let result = TableRows(rows: rows, otherwise: nil)
    tableFiles[path] = result
    return result
  }

  private func cell(of text: String, at span: SourceSpan) -> Cell {
    let parsed = parseCell(text, at: span)
    report(parsed.diagnostics, at: span)
    return parsed.cell.placed(at: span)
  }

  /// An output cell: one value or `missing`.
  private func outputCell(of text: String, at span: SourceSpan) -> Expression? {
    let parsed = parseOutputCell(text, at: span)
    report(parsed.diagnostics, at: span)
    return parsed.output.map { Expression($0.kind, span: span) }
  }

  /// Problems of a value are shown at the value: a lone text knows no other place.
  private func report(_ problems: [Diagnostic], at span: SourceSpan) {
    for var problem in problems {
      problem.span = span
      problem.fix = []
      diagnostics.append(problem)
    }
  }
}

extension Cell {
  /// The cell with its expressions at the place of the whole.
  fileprivate func placed(at span: SourceSpan) -> Cell {
    guard case .tests(let negated, let tests) = kind else { return Cell(kind, span: span) }
    func place(_ expression: Expression) -> Expression {
      Expression(expression.kind, span: span)
    }
    let placed = tests.map { test -> Test in
      switch test {
      case .value(let expression): return .value(place(expression))
      case .compare(let comparator, let expression):
        return .compare(comparator, place(expression))
      case .range(var range):
        range.lower = range.lower.map(place)
        range.upper = range.upper.map(place)
        range.span = span
        return .range(range)
      case .missing: return .missing
      }
    }
    return Cell(.tests(negated: negated, placed), span: span)
  }
}
