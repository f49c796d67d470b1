package import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Synchronization

/// The cases of a ledger under a book with some of its figures at every combination of some values: what the history says
/// of a sweep, before anything is counted.
package struct SweptHistory: Sendable {
  package let axes: [SweepAxis]
  /// The axis whose values only turn a rule; none of them was decided.
  package let turningAxis: Int?
  /// Combinations of the other axes, the last axis changing fastest.
  let combinations: [[(axis: SweepAxis, value: Number)]]
  /// By combination.
  let cases: [SweepCases]
  let ledger: CaseLedger

  /// Combinations that a sweep may have at most, and bytes that it may hold: one for each case and combination.
  package static let greatest = 100_000
  private static let greatestSize = 4_000_000_000

  /// Decides the history once for all combinations.
  ///
  /// - Parameters:
  ///   - book: the candidate, whose figures are swept.
  ///   - table: the one that the ledger was made from; its parts are read again.
  /// - Throws: `SweepError`; what reading a part throws.
  package init(
    _ book: SweptBook, _ axes: [SweepAxis], ledger: CaseLedger, table: any TableParts,
    threads: Int, progress: (@Sendable (Int) -> Void)? = nil
  ) throws {
    self.axes = axes
    self.ledger = ledger
    let size = axes.reduce(1) { $0 * $1.values.count }
    let turning = try Self.turning(book, axes)
    turningAxis = turning?.axis
    let others = axes.indices.filter { $0 != turning?.axis }.map { axes[$0] }
    let decided = others.reduce(1) { $0 * $1.values.count }
    guard size <= Self.greatest, decided * ledger.count <= Self.greatestSize else {
      throw SweepError(
        Phrase(
          "\(size) combinations over \(ledger.count) applications are too many",
          "\(ledger.count) 笔申请上取 \(size) 个组合，数量过大"),
        remedy: Phrase(
          "take fewer values, wider steps or fewer months", "请减少取值、加大步长或减少月份"))
    }
    combinations = others.reduce([[]]) { combinations, axis in
      combinations.flatMap { settings in axis.values.map { settings + [(axis, $0)] } }
    }
    let plan = SweepPlan(
      try combinations.map { settings in try book.program(settings) }, turning?.threshold)
    let values = turning.map { axes[$0.axis].values } ?? []
    cases = try SweepPass(plan: plan, values: values).run(
      LedgerCases(table, ledger, threads: threads), progress)
  }

  /// Values of the turning axis; one of none.
  var turns: Int { turningAxis.map { axes[$0].values.count } ?? 1 }

  /// The axis with the most values of those that only turn a rule.
  private static func turning(
    _ book: SweptBook, _ axes: [SweepAxis]
  ) throws(SweepError) -> (axis: Int, threshold: Threshold)? {
    let byCount = axes.indices.sorted {
      (-axes[$0].values.count, $0) < (-axes[$1].values.count, $1)
    }
    for index in byCount {
      let axis = axes[index]
      guard case .parameter(let parameter) = axis.target,
        let other = axis.values.last(where: { $0 != axis.current })
      else { continue }
      let altered = try book.program([(axis, other)])
      if let threshold = Threshold(parameter, base: book.program, altered: altered) {
        return (index, threshold)
      }
    }
    return nil
  }
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
