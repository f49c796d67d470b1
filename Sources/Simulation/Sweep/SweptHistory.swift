package import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Synchronization

/// The cases of a ledger under a book with some of its figures at every combination of some values: what the history says
/// of a sweep, before anything is counted.
package struct SweptHistory: Sendable {
  let versions: SweptVersions
  /// By combination.
  let cases: [SweepCases]
  let ledger: CaseLedger

  /// Bytes that a sweep may hold: one for each case and combination that is decided.
  private static let greatestSize = 4_000_000_000

  /// Decides the history once for all combinations.
  ///
  /// - Parameter table: the one that the ledger was made from, with the columns that the versions read; its parts are read
  ///   again.
  /// - Throws: `SweepError`; what reading a part throws.
  package init(
    _ versions: SweptVersions, ledger: CaseLedger, table: any TableParts, threads: Int,
    progress: (@Sendable (Int) -> Void)? = nil
  ) throws {
    self.versions = versions
    self.ledger = ledger
    guard versions.combinations.count * ledger.count <= Self.greatestSize else {
      throw SweepError.tooMany(versions.size, of: ledger.count)
    }
    let values = versions.turningAxis.map { versions.axes[$0].values } ?? []
    cases = try SweepPass(plan: versions.plan, values: values).run(
      LedgerCases(table, ledger, threads: threads), progress)
  }

  package var axes: [SweepAxis] { versions.axes }
  package var turningAxis: Int? { versions.turningAxis }
  var combinations: [[(axis: SweepAxis, value: Number)]] { versions.combinations }

  /// Values of the turning axis; one of none.
  var turns: Int { turningAxis.map { axes[$0].values.count } ?? 1 }
}

/// One reading of the history that decides all combinations of a sweep.
private struct SweepPass: Sendable {
  let plan: SweepPlan
  /// The values of the turning rule's parameter.
  let values: [Number]

  /// What a part's cases come to.
  private struct Part {
    /// By combination.
    var gravities: [[UInt8]] = []
    /// By node that is compared, and by output.
    var turns: [NodeID: [UInt16]] = [:]
    var lines: [Int: [Int64]] = [:]
  }

  /// The cases by combination; what combinations share is held once.
  func run(
    _ cases: LedgerCases, _ progress: (@Sendable (Int) -> Void)?
  ) throws -> [SweepCases] {
    let engine = Engine(plan.program)
    let parts = Mutex([Int: Part]())
    let done = Atomic(0)
    try cases.run.forEach { index in
      guard let (rows, _) = try cases.part(index) else { return }
      let part = read(
        try engine.decide(
          rows, options: RunOptions(threads: cases.run.threads, keep: plan.kept)))
      parts.withLock { $0[index] = part }
      progress?(done.add(rows.count, ordering: .relaxed).newValue)
    }
    let inOrder = parts.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
    var turns: [NodeID: [UInt16]] = [:]
    var lines: [Int: [Int64]] = [:]
    for node in plan.kept { turns[node] = inOrder.flatMap { $0.turns[node] ?? [] } }
    for line in Set(plan.variants.compactMap(\.line)) {
      lines[line] = inOrder.flatMap { $0.lines[line] ?? [] }
    }
    return plan.variants.enumerated().map { index, variant in
      SweepCases(
        gravities: inOrder.flatMap { $0.gravities[index] },
        turns: variant.compared.flatMap { turns[$0] } ?? [],
        firesAbove: plan.reading?.firesAbove ?? true, firedGravity: plan.firedGravity,
        lines: variant.line.flatMap { lines[$0] } ?? [])
    }
  }

  private func read(_ decisions: Decisions) -> Part {
    var part = Part()
    for variant in plan.variants {
      var gravities = plan.gravities(variant, decisions)
      if let node = variant.compared, let kept = decisions.kept[node], let reading = plan.reading {
        if part.turns[node] == nil { part.turns[node] = turns(kept, reading) }
        if let status = kept.status {
          for row in gravities.indices where status[row] != Status.present {
            let open = status[row] & Status.error != 0 ? 1 : variant.openGravity
            gravities[row] = max(gravities[row], open)
          }
        }
      }
      part.gravities.append(gravities)
      if let line = variant.line, part.lines[line] == nil {
        part.lines[line] = decisions.outputs[line].numbers(
          decimals: 2, status: decisions.outputStatuses[line], absent: 0)
      }
    }
    return part
  }

  /// Where the rule turns; at a place where it never fires where what is compared is not known.
  private func turns(_ kept: KeptColumn, _ reading: Threshold.Reading) -> [UInt16] {
    let column = kept.column
    let never = UInt16(reading.firesAbove ? values.count : 0)
    let numbers = column.numbers(decimals: column.decimals, status: kept.status, absent: 0)
    var turns = reading.turns(of: numbers, decimals: column.decimals, values: values)
    if let status = kept.status {
      for row in turns.indices where status[row] != Status.present { turns[row] = never }
    }
    return turns
  }
}
