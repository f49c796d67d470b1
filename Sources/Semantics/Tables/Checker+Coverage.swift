import Diagnostics
import Numbers
import Syntax

// Judges tables and bins: every case is covered, and none twice.
extension Checker {
  /// Judges all tables, after their calls have said what may come.
  func judgeTables() {
    for index in tables.indices {
      guard var checked = tables[index] else { continue }
      for column in checked.table.columns.indices {
        checked.table.columns[column].domain = checked.domain(of: column)
      }
      tables[index] = checked
      if checked.isWhole { judge(checked.table) }
    }
  }

  private func judge(_ table: DecisionTable) {
    let cases = CaseSpace(table, oneOfs: oneOfs)
    switch table.policy {
    case .first: report(.firstPolicy, ["name": .name(table.name)], at: table.span)
    case .priority(let order):
      for row in table.rows where row.output != .missing && !order.contains(row.output) {
        report(
          .priorityLacks,
          ["name": .name(table.name), "value": argument(of: row.output, table.outputType)],
          at: row.span)
      }
    case .unique, .any: reportOverlaps(table, cases)
    case .collect(.sum), .collect(.count): return
    case .collect: break
    }
    guard table.otherwise == nil else { return }
    reportGaps(cases, table.name, at: table.span)
  }

  /// How many gaps of a table are told; more would hide the first.
  private static let gapsTold = 3

  private func reportGaps(_ cases: CaseSpace, _ name: String, at span: SourceSpan) {
    var budget = SearchBudget()
    do {
      let gaps = try cases.gaps(in: cases.whole, limit: Self.gapsTold, &budget)
      guard !gaps.isEmpty else { return }
      var told = gaps.prefix(Self.gapsTold).map { cases.text(of: $0, Literals(oneOfs)) }
      if gaps.count > told.count { told.append("…") }
      report(
        .tableIncomplete,
        ["name": .name(name), "case": .text(told.joined(separator: "; "))], at: span)
    } catch {
      report(.tableTooLarge, ["name": .name(name)], at: span)
    }
  }

  private func reportOverlaps(_ table: DecisionTable, _ cases: CaseSpace) {
    let isAny = table.policy == .any
    var found = 0
    for second in table.rows.indices {
      for first in 0..<second where cases.overlap(first, second) {
        if isAny && table.rows[first].output == table.rows[second].output { continue }
        reportOverlap(
          isAny ? .tableContradiction : .tableOverlap, table.name, cases, (first, second),
          at: table.rows.map(\.span))
        found += 1
        if found == 10 { return }
        break
      }
    }
  }

  private func reportOverlap(
    _ id: ProblemID, _ name: String, _ cases: CaseSpace, _ rows: (Int, Int),
    at spans: [SourceSpan]
  ) {
    let common = cases.intersection(cases.trueCases[rows.0], cases.trueCases[rows.1])
    guard let witness = cases.witness(in: common) else { return }
    report(
      id, ["name": .name(name), "case": argument(of: witness, cases)],
      at: spans[rows.1], related: [RelatedPlace(role: "overlaps", span: spans[rows.0])])
  }

  /// Judges the bins of a characteristic.
  func judge(
    bins: [(test: CellTest, span: SourceSpan)], hasOtherwise: Bool, of type: ValueType,
    _ domain: InputDomain, name: Name
  ) {
    let cases = CaseSpace(
      [CaseSpace.Input(name: name.text, type: type, domain: domain)], rows: bins.map { [$0.test] },
      oneOfs: oneOfs)
    for second in bins.indices {
      guard let first = (0..<second).first(where: { cases.overlap($0, second) }) else { continue }
      reportOverlap(.tableOverlap, name.text, cases, (first, second), at: bins.map(\.span))
    }
    if !hasOtherwise { reportGaps(cases, name.text, at: name.span) }
  }

  /// A value as problems show it.
  func argument(of value: Constant, _ type: ValueType) -> ProblemArgument {
    switch value {
    case .missing: .term("value_missing")
    case .truth(let truth): .term(truth ? "value_true" : "value_false")
    case .text(let text): .text("\"\(text)\"")
    case .date(let date): .text(date.description)
    case .number(let number):
      switch type {
      case .rate, .share: .text(number.asPercent)
      case .months: .term("value_months", ["count": .text(number.description)])
      case .days: .term("value_days", ["count": .text(number.description)])
      default: .text(number.description)
      }
    case .code(let code):
      if case .oneOf(let index) = type {
        .text(oneOfs[index].values[code].name)
      } else {
        .number(code)
      }
    }
  }

  /// `name = value`.
  private func argument(
    of value: Constant, _ type: ValueType, of name: String
  ) -> ProblemArgument {
    .term("with_value", ["name": .text(name), "value": argument(of: value, type)])
  }

  private func argument(of witness: [Constant], _ cases: CaseSpace) -> ProblemArgument {
    .items(zip(cases.columns, witness).map { argument(of: $1, $0.type, of: $0.name) })
  }
}

extension CaseSpace {
  /// The cases of a table.
  package init(_ table: DecisionTable, oneOfs: [OneOfType]) {
    self.init(
      table.columns.map { Input(name: $0.name, type: $0.type, domain: $0.domain) },
      rows: table.rows.map(\.cells), oneOfs: oneOfs)
  }

  /// Whether two rows are true of the same case.
  func overlap(_ first: Int, _ second: Int) -> Bool {
    meets(trueCases[first], trueCases[second])
  }
}
