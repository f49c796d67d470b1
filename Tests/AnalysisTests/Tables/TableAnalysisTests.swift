import Numbers
import Semantics
import Testing

@testable import Analysis

@Suite struct TableAnalysisTests {
  /// 2,000 tables of one to six columns of every kind, under every policy: what is found is true of the grid,
  /// and what is true of the grid is found.
  @Test("agrees with a walk through every case", arguments: 0..<20)
  func agrees(block: Int) throws {
    for seed in block * 100..<(block + 1) * 100 {
      var generator = TableGenerator(seed: seed)
      var table = generator.table()
      // Now and then six columns have more cases than there is time for.
      while TableGrid(table).count > 6_000 { table = generator.table() }
      try check(table, seed)
    }
  }

  private func check(_ table: DecisionTable, _ seed: Int) throws {
    let twin = TableTwin(table)
    guard !twin.cases.isEmpty else { return }
    var analysis = TableAnalysis(table, oneOfs: TableGenerator.oneOfs)
    let known = analysis.knowledge()
    let facts = known.facts
    #expect(!known.isPartial, "table \(seed)")

    func rows(_ row: (TableFact) -> Int?) -> [Int] { facts.compactMap(row).sorted() }
    let never = rows { if case .neverTrue(let row, _) = $0 { row } else { nil } }
    #expect(never == twin.rows.filter(twin.isNeverTrue), "table \(seed)")
    let masked = rows { if case .masked(let row, _) = $0 { row } else { nil } }
    #expect(masked == twin.rows.filter(twin.isMasked), "table \(seed)")
    let subsumed = rows { if case .subsumed(let row, _) = $0 { row } else { nil } }
    #expect(
      subsumed
        == twin.rows.filter { row in twin.rows.contains { twin.isSubsumed(row, by: $0) } },
      "table \(seed)")
    let idle = rows { if case .columnIdle(let column) = $0 { column } else { nil } }
    #expect(idle == table.columns.indices.filter(twin.isIdle), "table \(seed)")
    for row in twin.rows {
      for column in table.columns.indices {
        #expect(
          facts.contains(.cellTakesAll(row: row, column: column)) == twin.takesAll(row, column),
          "table \(seed)")
      }
    }
    #expect(facts.contains(.otherwiseUnreached) == twin.otherwiseIsUnreached, "table \(seed)")
    let policy = facts.compactMap {
      if case .policyPossible(let policy) = $0 { policy } else { nil }
    }
    #expect(policy == [twin.possiblePolicy].compactMap { $0 }, "table \(seed)")
    checkConstant(table, facts, seed)
    checkJoins(twin, facts, Set(never + masked + subsumed), seed)
    try checkGaps(twin, analysis.space, seed)
    // A table that the checker would refuse has no meaning to keep.
    guard twin.isSound else { return }
    for fact in facts { checkMeaning(of: fact, twin, seed) }
  }

  private func checkConstant(_ table: DecisionTable, _ facts: [TableFact], _ seed: Int) {
    let adds = table.policy == .collect(.sum) || table.policy == .collect(.count)
    let outputs = Set(table.rows.map(\.output) + (table.otherwise.map { [$0] } ?? []))
    #expect(
      facts.contains(.constant) == (table.rows.count > 1 && outputs.count == 1 && !adds),
      "table \(seed)")
  }

  /// Of any two rows that could be one, one at least is joined to some row.
  private func checkJoins(
    _ twin: TableTwin, _ facts: [TableFact], _ idle: Set<Int>, _ seed: Int
  ) {
    let joined = Set(
      facts.flatMap { if case .joinable(let rows, _, _) = $0 { rows } else { [Int]() } })
    #expect(joined.isDisjoint(with: idle), "table \(seed)")
    for second in twin.rows where !idle.contains(second) {
      for first in 0..<second where !idle.contains(first) {
        for column in twin.grid.points.indices where twin.isJoinable(first, second, in: column) {
          #expect(joined.contains(first) || joined.contains(second), "table \(seed)")
        }
      }
    }
  }

  /// The boxes hold the cases that no row speaks of, and no other case.
  private func checkGaps(_ twin: TableTwin, _ space: CaseSpace, _ seed: Int) throws {
    var budget = SearchBudget()
    let boxes = try space.gaps(in: space.whole, limit: 1_000, &budget)
    for one in twin.cases {
      let values = twin.grid.values(one)
      let isTold = boxes.contains { box in
        values.indices.allSatisfy { column in
          values[column] == .missing
            ? space.takesMissing(box, in: column)
            : space.cell(of: box, column).truth(of: values[column], missingIsNamed: true) == true
        }
      }
      #expect(isTold == (one.rowsPossible == 0), "table \(seed)")
    }
  }

  /// A changed table answers every case as the table does, as the fact says.
  private func checkMeaning(of fact: TableFact, _ twin: TableTwin, _ seed: Int) {
    var changed = twin.grid.table
    var onlyDecided = false
    switch fact {
    case .neverTrue(let row, let column):
      #expect(
        twin.grid.points[column].indices.allSatisfy {
          !twin.grid.isTrue(row, of: $0, in: column)
        }, "table \(seed)")
      return
    case .masked(let row, let others):
      #expect(
        twin.cases.allSatisfy { one in !one.isTrue(row) || others.contains { one.isTrue($0) } },
        "table \(seed)")
      return
    case .subsumed(let row, by: _):
      // What is undecided may differ where the policy weighs one output against another.
      onlyDecided = changed.policy != .any && changed.policy != .first
      changed.rows.remove(at: row)
    case .joinable(let rows, let column, let cell):
      changed.rows[rows[0]].cells[column] = cell
      for row in rows.dropFirst().reversed() { changed.rows.remove(at: row) }
    case .cellTakesAll(let row, let column): changed.rows[row].cells[column] = .any
    case .otherwiseUnreached: changed.otherwise = .number(Number(77))
    case .policyPossible(let policy): changed.policy = policy
    case .columnIdle, .constant: return
    }
    let grid = TableGrid(changed, sampledLike: twin.grid.table)
    for (before, after) in zip(twin.cases, grid.cases) {
      if onlyDecided, before.rowsPossible != before.rowsTrue { continue }
      #expect(
        twin.grid.answer(before) == grid.answer(after),
        "table \(seed): \(fact) at \(twin.grid.values(before))")
    }
  }
}
