import Columns
import Engine
import Numbers
import Semantics

/// Decides all variants of a part and keeps what the changes touch.
struct VariantRun: Sendable {
  let plan: VariantPlan
  private let engine: Engine
  /// Applications decided at once, so that their variants fit into memory.
  private let block: Int

  init(_ plan: VariantPlan) {
    self.plan = plan
    engine = Engine(plan.program)
    let bytes = plan.program.rules.count / 4 + plan.program.outputs.count * 10 + 16
    block = max(4_096, min(262_144, 200_000_000 / bytes))
  }

  /// - Parameter numbers: by row of the table its case in the ledger.
  func touched(_ table: RecordTable, _ numbers: [Int32], threads: Int) throws -> TouchedCases {
    var touched = TouchedCases()
    for start in stride(from: 0, to: table.count, by: block) {
      let rows = start..<min(table.count, start + block)
      let piece = rows.count == table.count ? table : table.gathering(Array(rows))
      let decisions = try engine.decide(piece, options: RunOptions(threads: threads))
      touched.add(read(decisions, numbers[rows]))
    }
    return touched
  }

  private func read(_ decisions: Decisions, _ numbers: ArraySlice<Int32>) -> TouchedCases {
    let blocks = BlockedRows(decisions, plan)
    let lines = plan.line.map { VariantLines(decisions, plan.outputs[$0]) }
    // 0: the same in all versions; 1: touched; 2: blocked in all versions.
    var fates = blocks.fates
    lines?.markDifferences(&fates)
    var touched = TouchedCases()
    for (row, number) in numbers.enumerated() {
      switch fates[row] {
      case 0: touched.addConstant(number, line: lines?.line(0, row) ?? 0)
      case 1:
        guard let blocking = blocks.blocking(row) else { continue }
        let reach = plan.line.map { plan.outputs[$0].reach } ?? []
        touched.add(
          number, blocking: blocking, lineReach: reach, lines: lines?.all(row) ?? [0])
      default: break
      }
    }
    return touched
  }
}

/// What blocks applications, by variant.
private struct BlockedRows {
  let plan: VariantPlan
  let count: Int
  /// By plane of rules and row, a bit for each rule that blocks.
  let planes: [[UInt8]]
  let statuses: [[UInt8]?]

  init(_ decisions: Decisions, _ plan: VariantPlan) {
    self.plan = plan
    count = decisions.count
    let rows = count
    planes = plan.firedMasks.indices.map { plane in
      let (mask, openMask) = (plan.firedMasks[plane], plan.openMasks[plane])
      var bits = decisions.firedPlanes[plane]
      for row in 0..<rows { bits[row] &= mask }
      let open = decisions.undecidedPlanes[plane]
      if !open.isEmpty { for row in 0..<rows { bits[row] |= open[row] & openMask } }
      let failed = decisions.errorPlanes[plane]
      if !failed.isEmpty { for row in 0..<rows { bits[row] |= failed[row] } }
      return bits
    }
    statuses = decisions.outputStatuses
  }

  /// By row 0 where nothing blocks, 1 where something does in some versions, 2 or 3 where something does in all.
  var fates: [UInt8] {
    var fates = [UInt8](repeating: 0, count: count)
    for plane in plan.fixedRules.lowerBound / 8..<planes.count {
      let bits = planes[plane]
      for row in 0..<count { fates[row] |= bits[row] != 0 ? 2 : 0 }
    }
    for sink in plan.rules { mark(sink, &fates) }
    for sink in plan.outputs {
      let tables = outputBits(sink)
      guard let tables else { continue }
      for row in 0..<count {
        let blocked = tables.reduce(0) { $0 + Int($1[row]) }
        fates[row] |= blocked == 0 ? 0 : blocked == tables.count ? 2 : 1
      }
    }
    for row in 0..<count where fates[row] > 1 { fates[row] = 2 }
    return fates
  }

  private func mark(_ sink: VariantPlan.Sink, _ fates: inout [UInt8]) {
    let (first, size) = (sink.variants[0], sink.variants.count)
    if size <= 8 {
      let shift = UInt8(first % 8)
      let mask = UInt8(truncatingIfNeeded: 1 << size - 1)
      let bits = planes[first / 8]
      for row in 0..<count {
        let truth = bits[row] >> shift & mask
        fates[row] |= truth == 0 ? 0 : truth == mask ? 2 : 1
      }
      return
    }
    var some = planes[first / 8]
    var all = some
    for plane in first / 8 + 1..<(first + size) / 8 {
      let bits = planes[plane]
      for row in 0..<count {
        some[row] |= bits[row]
        all[row] &= bits[row]
      }
    }
    for row in 0..<count { fates[row] |= all[row] == 0xff ? 2 : some[row] != 0 ? 1 : 0 }
  }

  /// By variant of an output and row, 1 where it blocks; `nil` where it never does.
  private func outputBits(_ sink: VariantPlan.Sink) -> [[UInt8]]? {
    guard sink.variants.contains(where: { $0 >= 0 && statuses[$0] != nil }) else { return nil }
    return zip(sink.variants, sink.blocksMissing).map { variant, blocksMissing in
      guard variant >= 0, let status = statuses[variant] else {
        return [UInt8](repeating: 0, count: count)
      }
      let mask = blocksMissing ? Status.missing | Status.error : Status.error
      return status.map { $0 & mask != 0 ? 1 : 0 }
    }
  }

  /// What blocks a row in some versions; `nil` where something does in all.
  func blocking(_ row: Int) -> [(reach: Coalition, table: [UInt64])]? {
    var found: [(reach: Coalition, table: [UInt64])] = []
    func note(_ reach: Coalition, _ table: [UInt64], _ size: Int) -> Bool {
      let ones = table.reduce(0) { $0 + $1.nonzeroBitCount }
      if ones == size { return false }
      if ones > 0 { found.append((reach, table)) }
      return true
    }
    for sink in plan.rules {
      let (first, size) = (sink.variants[0], sink.variants.count)
      var table = [UInt64](repeating: 0, count: max(1, size / 64))
      if size <= 8 {
        table[0] = UInt64(planes[first / 8][row] >> UInt8(first % 8)) & (1 << UInt64(size) - 1)
      } else {
        for byte in 0..<size / 8 {
          table[byte / 8] |= UInt64(planes[first / 8 + byte][row]) << UInt64(byte % 8 * 8)
        }
      }
      guard note(sink.reach, table, size) else { return nil }
    }
    for sink in plan.outputs {
      var table = [UInt64](repeating: 0, count: max(1, sink.variants.count / 64))
      for (selection, variant) in sink.variants.enumerated() {
        guard variant >= 0, let status = statuses[variant]?[row] else { continue }
        let mask =
          sink.blocksMissing[selection] ? Status.missing | Status.error : Status.error
        if status & mask != 0 { table[selection / 64] |= 1 << UInt64(selection % 64) }
      }
      guard note(sink.reach, table, sink.variants.count) else { return nil }
    }
    return found
  }
}

/// The lines of applications by variant, in fen; 0 where there is none.
private struct VariantLines {
  /// By output that is a variant.
  private var columns: [Int: [Int64]] = [:]
  private let variants: [Int]

  init(_ decisions: Decisions, _ sink: VariantPlan.Sink) {
    variants = sink.variants
    for variant in Set(variants) where variant >= 0 {
      columns[variant] = decisions.outputs[variant].numbers(
        decimals: 2, status: decisions.outputStatuses[variant], absent: 0)
    }
  }

  func line(_ selection: Int, _ row: Int) -> Int64 { columns[variants[selection]]?[row] ?? 0 }

  func all(_ row: Int) -> [Int64] { variants.map { columns[$0]?[row] ?? 0 } }

  /// Marks rows of which the variants differ.
  func markDifferences(_ fates: inout [UInt8]) {
    let zeros = [Int64](repeating: 0, count: fates.count)
    let first = columns[variants[0]] ?? zeros
    for variant in Set(variants) where variant != variants[0] {
      let other = columns[variant] ?? zeros
      for row in fates.indices where fates[row] == 0 && other[row] != first[row] { fates[row] = 1 }
    }
  }
}
