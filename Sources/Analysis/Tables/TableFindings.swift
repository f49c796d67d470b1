import Diagnostics
import Numbers
import Semantics

/// Tells authors what was found in one of their tables.
struct TableFindings {
  let program: Program
  let table: DecisionTable
  let space: CaseSpace
  let literals: Literals

  init(_ table: DecisionTable, _ space: CaseSpace, of program: Program) {
    self.program = program
    self.table = table
    self.space = space
    literals = Literals(program.oneOfs)
  }

  /// Facts worth telling, in words: what follows from another one is left out.
  func findings(_ facts: [TableFact]) -> [Finding] {
    let isConstant = facts.contains(.constant)
    let idle = Set(
      facts.compactMap { if case .columnIdle(let column) = $0 { column } else { nil } })
    let maskedRows = Set(facts.compactMap { if case .masked(let row, _) = $0 { row } else { nil } })
    return facts.compactMap { fact -> Finding? in
      switch fact {
      case .columnIdle(let column):
        return isConstant ? nil : columnIdle(column)
      case .joinable(let rows, let column, let cell):
        return isConstant || idle.contains(column) ? nil : joinable(rows, column, cell)
      case .cellTakesAll(let row, let column):
        return isConstant || idle.contains(column) ? nil : takesAll(row, column)
      case .policyPossible(let policy): return isConstant ? nil : possible(policy)
      case .neverTrue(let row, let column): return neverTrue(row, column)
      case .masked(let row, let others): return masked(row, by: others)
      case .subsumed(let row, let other):
        return maskedRows.contains(row) ? nil : subsumed(row, by: other)
      case .constant:
        return finding(
          .tableConstant,
          ["value": .text(literals.text(table.rows[0].output, table.outputType))], at: table.span)
      case .otherwiseUnreached: return finding(.otherwiseUnreached, at: table.span)
      }
    }
  }

  private func finding(
    _ id: ProblemID, _ arguments: [String: ProblemArgument] = [:], at span: SourceSpan?,
    related: [RelatedPlace] = [], fixes: [Fix] = [], witness: [Constant]? = nil
  ) -> Finding {
    var arguments = arguments
    arguments["name"] = .name(table.name)
    return Finding(
      Diagnostic(id, arguments, at: span ?? table.span, related: related, fixes: fixes),
      witness: witness.map { setting($0) })
  }

  private func setting(_ inputs: [Constant]) -> Witness {
    Witness(
      zip(table.columns, inputs).map {
        Witness.Setting(name: $0.name, value: literals.text($1, $0.type))
      })
  }

  private func cellSpan(_ row: Int, _ column: Int) -> SourceSpan {
    let row = table.rows[row]
    return row.cellSpans.indices.contains(column) ? row.cellSpans[column] : row.span
  }

  private func cell(_ row: Int, _ column: Int) -> ProblemArgument {
    let cell = table.rows[row].cells[column]
    return cell == .tests(negated: false, [.missing])
      ? .term("value_missing") : .text(literals.text(cell, table.columns[column].type))
  }

  private func name(_ column: Int) -> ProblemArgument { .name(table.columns[column].name) }

  // MARK: Rows
  private func neverTrue(_ row: Int, _ column: Int) -> Finding {
    finding(
      .rowNeverTrue, ["column": name(column), "cell": cell(row, column)],
      at: cellSpan(row, column))
  }

  private func masked(_ row: Int, by others: [Int]) -> Finding {
    finding(
      .rowMasked, at: table.rows[row].span,
      related: others.prefix(3).map {
        RelatedPlace(role: "decides_first", span: table.rows[$0].span)
      }, witness: space.witness(in: space.trueCases[row]))
  }

  private func subsumed(_ row: Int, by other: Int) -> Finding {
    finding(
      .rowSubsumed, at: table.rows[row].span,
      related: [RelatedPlace(role: "covers_row", span: table.rows[other].span)],
      witness: space.witness(in: space.trueCases[row]))
  }

  private func joinable(_ rows: [Int], _ column: Int, _ cell: CellTest) -> Finding {
    let text = literals.text(cell, table.columns[column].type)
    return finding(
      .rowsJoinable, ["column": name(column), "cell": .name(text)], at: table.rows[rows[0]].span,
      related: rows.dropFirst().prefix(5).map {
        RelatedPlace(role: "joins_row", span: table.rows[$0].span)
      }, fixes: joining(rows, column, text), witness: space.witness(in: space.trueCases[rows[0]]))
  }

  /// The edits that make one row of several: the first one's cell is written anew, the other lines go.
  private func joining(_ rows: [Int], _ column: Int, _ cell: String) -> [Fix] {
    let row = table.rows[rows[0]]
    let file = program.files[row.span.file]
    // In a spreadsheet's file commas would need quotes.
    guard row.cellSpans.indices.contains(column), file.utf8[row.span.lower] == UInt8(ascii: "|")
    else { return [] }
    let written = Replacement(span: row.cellSpans[column], text: cell)
    let removed = rows.dropFirst().map { position in
      let span = table.rows[position].span
      let line = file.lineAndColumn(at: span.lower).line
      let end = line < file.lineStarts.count ? file.lineStarts[line] : file.utf8.count
      return Replacement(
        span: SourceSpan(file: span.file, lower: file.lineStarts[line - 1], upper: end), text: "")
    }
    return [Fix(.choice, "join_rows", edits: [written] + removed)]
  }

  // MARK: Columns and the whole
  private func columnIdle(_ column: Int) -> Finding {
    finding(.columnIdle, ["column": name(column)], at: table.columns[column].span)
  }

  private func takesAll(_ row: Int, _ column: Int) -> Finding {
    finding(.cellTakesAll, ["column": name(column)], at: cellSpan(row, column))
  }

  private func possible(_ policy: DecisionTable.Policy) -> Finding {
    guard policy == .any else { return finding(.policyUniquePossible, at: table.span) }
    let pairs = table.rows.indices.lazy.flatMap { second in (0..<second).map { ($0, second) } }
    let both = pairs.map { self.space.intersection(space.trueCases[$0], space.trueCases[$1]) }
    return finding(
      .policyAnyPossible, at: table.span,
      witness: both.lazy.compactMap { space.witness(in: $0) }.first)
  }
}
