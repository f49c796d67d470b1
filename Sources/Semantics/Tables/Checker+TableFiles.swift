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
        ], fixes: [.rewriting(name.span, as: column.name.text, .choice)])
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
    report(parsed.diagnostics)
    return parsed.cell
  }

  /// An output cell: one value or `missing`.
  private func outputCell(of text: String, at span: SourceSpan) -> Expression? {
    let parsed = parseOutputCell(text, at: span)
    report(parsed.diagnostics)
    return parsed.output
  }

  /// Reports what is wrong with a value; quotes in it may shift places, so nothing is mended by an edit.
  private func report(_ problems: [Diagnostic]) {
    for var problem in problems {
      problem.fixes = []
      diagnostics.append(problem)
    }
  }
}
