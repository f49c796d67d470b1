import Numbers

func text(of table: TableSyntax) -> String {
  let columns = table.columns.map { column in
    written(column.name) + (column.type.map { ": \(canonicalText($0))" } ?? "")
  }
  var head = "table \(written(table.name))(\(columns.joined(separator: ", "))) -> "
  head += canonicalText(table.output) + suffix(table.words) + text(of: table.policy)
  switch table.body {
  case .file(let file): return "\(head) from \(quoted(file.text))"
  case .rows(let header, let rows, let otherwise):
    var lines = header.isEmpty ? [] : [line(header.map { written($0) })]
    lines += rows.map { row in
      line(row.cells.map { canonicalText($0) } + [row.output.map(canonicalText) ?? "missing"])
    }
    if let otherwise { lines.append("otherwise \(canonicalText(otherwise))") }
    return block(head, lines)
  }
}

private func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

private func text(of policy: TableSyntax.Policy) -> String {
  switch policy {
  // What holds when nothing is said is not said.
  case .unique: ""
  case .any: " hit any"
  case .first: " hit first"
  case .priority(let outputs): " hit priority \(listed(outputs))"
  case .collect(let collect): " hit collect \(collect.rawValue)"
  }
}

/// The one way in which an input cell is written.
package func canonicalText(_ cell: Cell) -> String {
  switch cell.kind {
  case .any: "any"
  case .tests(let isNegated, let tests):
    (isNegated ? "not " : "") + tests.map { canonicalText($0) }.joined(separator: ", ")
  }
}

/// The one way in which a cell's or a bin's test is written.
package func canonicalText(_ test: Cell.Test) -> String {
  switch test {
  case .value(let value):
    // A leading `not` would negate the cell.
    if case .not = value.kind { "(\(canonicalText(value)))" } else { listed(value) }
  case .compare(let comparator, let bound):
    CanonicalExpression(bound).level < .sum
      ? "\(comparator.rawValue) (\(canonicalText(bound)))"
      : "\(comparator.rawValue) \(canonicalText(bound))"
  case .range(let range): canonicalText(range)
  case .missing: "missing"
  }
}

func text(of scorecard: ScorecardSyntax) -> String {
  var lines: [String] = []
  if let base = scorecard.base { lines.append("base \(base)") }
  if let (good, bad) = scorecard.odds { lines.append("odds \(good):\(bad)") }
  if let points = scorecard.pointsToDouble { lines.append("points_to_double \(points)") }
  lines += scorecard.characteristics.map { characteristic in
    let bins = characteristic.bins.map { bin in
      "\(bin.test.map { canonicalText($0) } ?? "otherwise"): \(bin.points)"
    }
    let reason = characteristic.reason.map { " reason \(written($0.code))\(suffix($0.words))" }
    return "\(written(characteristic.name)) { \(bins.joined(separator: "  ")) }\(reason ?? "")"
  }
  return block("scorecard \(written(scorecard.name))\(suffix(scorecard.words))", lines)
}
