import Diagnostics
import Numbers
import Syntax

// Judges tables and bins: every case is covered, and none twice.
extension Checker {
  /// Judges all tables, after their calls have said what may be missing.
  func judgeTables() {
    for case let checked? in tables where checked.isWhole { judge(checked) }
  }

  private func judge(_ checked: CheckedTable) {
    let table = checked.table
    let classes = table.columns.indices.map { column in
      self.classes(
        of: table.columns[column].type, cells: table.rows.map { $0.cells[column] },
        within: checked.bounds[column] ?? checked.fieldBounds[column],
        mayBeMissing: checked.mayBringMissing[column])
    }
    let coverage = Coverage(
      rows: table.rows.map(\.cells), classes: classes, missingIsNamed: table.missingIsNamed)
    switch table.policy {
    case .first: report(.firstPolicy, ["name": .name(table.name)], at: table.span)
    case .priority(let order):
      for row in table.rows where row.output != .missing && !order.contains(row.output) {
        report(
          .priorityLacks,
          ["name": .name(table.name), "value": argument(of: row.output, table.outputType)],
          at: row.span)
      }
    case .unique, .any: reportOverlaps(table, coverage)
    case .collect(.sum), .collect(.count): return
    case .collect: break
    }
    guard table.otherwise == nil else { return }
    do {
      if let witness = try coverage.uncovered() {
        report(
          .tableIncomplete,
          ["name": .name(table.name), "case": argument(of: witness, table)], at: table.span)
      }
    } catch {
      report(.tableTooLarge, ["name": .name(table.name)], at: table.span)
    }
  }

  private func reportOverlaps(_ table: DecisionTable, _ coverage: Coverage) {
    let isAny = table.policy == .any
    var found = 0
    for second in table.rows.indices {
      for first in 0..<second {
        if isAny && table.rows[first].output == table.rows[second].output { continue }
        guard let witness = coverage.overlap(of: first, second) else { continue }
        report(
          isAny ? .tableContradiction : .tableOverlap,
          ["name": .name(table.name), "case": argument(of: witness, table)],
          at: table.rows[second].span,
          related: [RelatedPlace(role: "overlaps", span: table.rows[first].span)])
        found += 1
        if found == 10 { return }
        break
      }
    }
  }

  /// Judges the bins of a characteristic.
  func judge(
    bins: [(test: CellTest, span: SourceSpan)], hasOtherwise: Bool, of type: ValueType,
    within domain: ValueRange, name: Name, mayBeMissing: Bool
  ) {
    let cells = bins.map(\.test)
    let classes = self.classes(of: type, cells: cells, within: domain, mayBeMissing: mayBeMissing)
    let coverage = Coverage(
      rows: cells.map { [$0] }, classes: [classes],
      missingIsNamed: [cells.contains(where: \.namesMissing)])
    for second in bins.indices {
      for first in 0..<second {
        guard let witness = coverage.overlap(of: first, second) else { continue }
        report(
          .tableOverlap,
          [
            "name": .name(name.text),
            "case": argument(of: witness[0], type, of: name.text),
          ], at: bins[second].span,
          related: [RelatedPlace(role: "overlaps", span: bins[first].span)])
        break
      }
    }
    guard !hasOtherwise, let witness = try? coverage.uncovered() else { return }
    report(
      .tableIncomplete,
      ["name": .name(name.text), "case": argument(of: witness[0], type, of: name.text)],
      at: name.span)
  }

  // MARK: Classes
  /// One witness for each class of values that the cells tell apart.
  func classes(
    of type: ValueType, cells: [CellTest], within domain: ValueRange, mayBeMissing: Bool
  ) -> [Constant] {
    var result: [Constant]
    switch type {
    case .boolean: result = [.truth(true), .truth(false)]
    case .oneOf(let index): result = oneOfs[index].values.indices.map { .code($0) }
    case .text:
      let named = Set(
        cells.flatMap(\.values).compactMap { if case .text(let text) = $0 { text } else { nil } })
      var other = "…"
      while named.contains(other) { other += "…" }
      result = named.sorted().map { .text($0) }
      result.append(.text(other))
    default:
      let bounds = cells.flatMap(\.values) + [domain.lower, domain.upper].compactMap { $0 }
      result = Stretches.witnesses(
        bounds: bounds, isDate: type == .date,
        isWhole: [.integer, .months, .days].contains(type)
      ).filter { domain.contains($0) }
    }
    if mayBeMissing { result.append(.missing) }
    return result
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

  private func argument(of witness: [Constant], _ table: DecisionTable) -> ProblemArgument {
    .items(zip(table.columns, witness).map { argument(of: $1, $0.type, of: $0.name) })
  }
}

extension CellTest {
  /// The values and bounds a cell names.
  fileprivate var values: [Constant] {
    guard case .tests(_, let tests) = self else { return [] }
    return tests.flatMap { test -> [Constant] in
      switch test {
      case .equal(let value): [value]
      case .range(let range): [range.lower, range.upper].compactMap { $0 }
      case .missing: []
      }
    }
  }
}

/// The stretches into which bounds cut ordered values.
private enum Stretches {
  /// A witness for each bound and each stretch between, before and after them that has a value.
  static func witnesses(bounds: [Constant], isDate: Bool, isWhole: Bool) -> [Constant] {
    let sorted = Array(Set(bounds)).sorted { $0.precedes($1) }
    guard let first = sorted.first, let last = sorted.last else {
      return isDate
        ? CalendarDate(year: 2000, month: 1, day: 1).map { [.date($0)] } ?? [] : [.number(.zero)]
    }
    var result = [moved(first, by: -1), first].compactMap { $0 }
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      if let middle = between(low, high, isWhole: isWhole) { result.append(middle) }
      result.append(high)
    }
    if let after = moved(last, by: 1) { result.append(after) }
    return result
  }

  private static func moved(_ value: Constant, by count: Int) -> Constant? {
    switch value {
    case .number(let number): number.adding(Number(count)).map { .number($0) }
    case .date(let date): date.adding(days: count).map { .date($0) }
    default: nil
    }
  }

  private static func between(_ low: Constant, _ high: Constant, isWhole: Bool) -> Constant? {
    if case .number(let a) = low, case .number(let b) = high, !isWhole {
      guard let sum = a.adding(b), let middle = sum.divided(by: Number(2)), a < middle, middle < b
      else { return nil }
      return .number(middle)
    }
    guard let next = moved(low, by: 1), next.precedes(high) else { return nil }
    return next
  }
}
