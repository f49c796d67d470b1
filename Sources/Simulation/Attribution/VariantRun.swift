import Columns
import Engine
import Numbers
import Semantics
import Synchronization
import Syntax

/// Decides all variants of a part and keeps what the changes touch.
struct VariantRun: Sendable {
  let plan: VariantPlan
  /// Whether what is offered is kept too: it takes as long as all the rest, and only loans hang on it.
  private let keepsOffers: Bool
  private let engine: Engine
  /// Applications decided at once, so that their variants fit into memory.
  private let block: Int

  init(_ plan: VariantPlan, keepsOffers: Bool) {
    self.plan = plan
    self.keepsOffers = keepsOffers && plan.hasOffers
    engine = Engine(plan.program)
    let bytes = plan.program.rules.count / 4 + plan.program.outputs.count * 10 + 16
    block = max(4_096, min(262_144, 200_000_000 / bytes))
  }

  /// - Parameter numbers: by row of the table its case in the ledger.
  func touched(_ table: RecordTable, _ numbers: [Int32], threads: Int) throws -> TouchedCases {
    // Each thread has a piece of its own, since what is decided takes as long to read.
    let size = max(4_096, block / threads)
    let pieces = stride(from: 0, to: table.count, by: size).map {
      $0..<min(table.count, $0 + size)
    }
    let run = PartRun(sizes: pieces.map(\.count), threads: threads)
    let found = Mutex([Int: TouchedCases]())
    try run.forEach { index in
      let rows = pieces[index]
      let piece = pieces.count == 1 ? table : table.gathering(Array(rows))
      let decisions = try engine.decide(piece, options: RunOptions(threads: run.threads))
      let touched = read(decisions, numbers[rows])
      found.withLock { $0[index] = touched }
    }
    return TouchedCases(joining: found.withLock { $0 })
  }

  private func read(_ decisions: Decisions, _ numbers: ArraySlice<Int32>) -> TouchedCases {
    let blocks = BlockedRows(decisions, plan, .blocked)
    let lines = plan.line.map { VariantFigures(decisions, plan.outputs[$0], .line) }
    let blocked = blocks.fates
    var fates = blocked
    lines?.markDifferences(&fates)
    var touched = TouchedCases()
    for (row, number) in numbers.enumerated() {
      switch fates[row] {
      case .same: touched.addConstant(number, line: lines?.value(0, row) ?? 0)
      case .touched:
        guard let blocking = blocks.tables(row) else { continue }
        let reach = plan.line.map { plan.outputs[$0].reach } ?? []
        touched.add(
          number, blocking: blocking, lineReach: reach, lines: lines?.all(row) ?? [0])
      case .blocked: break
      }
    }
    if keepsOffers { addOffers(decisions, numbers, blocks, blocked, to: &touched.offers) }
    return touched
  }

  /// Adds what the changes touch of what is offered, referrals among it.
  private func addOffers(
    _ decisions: Decisions, _ numbers: ArraySlice<Int32>, _ blocks: BlockedRows,
    _ blocked: [RowFate], to offers: inout TouchedOffers
  ) {
    let declines = BlockedRows(decisions, plan, .declined)
    let declined = declines.fates
    // Who is in or out alike in all versions is touched where what is offered differs.
    var fates = zip(blocked, declined).map { blocked, declined -> RowFate in
      declined == .blocked
        ? .blocked : blocked == .touched || declined == .touched ? .touched : .same
    }
    let figures = OfferFigure.allCases.compactMap { figure in
      plan.figures[figure].map {
        (reach: plan.outputs[$0].reach, VariantFigures(decisions, plan.outputs[$0], figure))
      }
    }
    for (_, figure) in figures { figure.markDifferences(&fates) }
    for (row, number) in numbers.enumerated() where fates[row] == .touched {
      guard let declining = declines.tables(row) else { continue }
      // Rules that are the same in all versions have no tables.
      let blocking = blocked[row] == .blocked ? nil : blocks.tables(row)
      offers.add(
        number, blocking: blocking ?? BlockingFactors.always, declining: declining,
        offered: figures.map { ($0.reach, $0.1.all(row)) })
    }
  }
}

/// What becomes of an application over all versions.
private enum RowFate: UInt8 {
  /// The same in all of them.
  case same
  case touched
  /// Blocked in all of them.
  case blocked
}

/// What blocks applications, or declines them, by variant.
private struct BlockedRows {
  enum Gravity { case blocked, declined }
  let plan: VariantPlan
  let gravity: Gravity
  let count: Int
  /// By plane of rules and row, a bit for each rule that blocks.
  let planes: [[UInt8]]
  let statuses: [[UInt8]?]

  init(_ decisions: Decisions, _ plan: VariantPlan, _ gravity: Gravity) {
    self.plan = plan
    self.gravity = gravity
    count = decisions.count
    let rows = count
    let masks = gravity == .blocked ? plan.blocking : plan.declining
    planes = masks.fired.indices.map { plane in
      let (mask, openMask) = (masks.fired[plane], masks.open[plane])
      var bits = decisions.firedPlanes[plane]
      for row in 0..<rows { bits[row] &= mask }
      let open = decisions.undecidedPlanes[plane]
      if !open.isEmpty { for row in 0..<rows { bits[row] |= open[row] & openMask } }
      // What is in error refers.
      let failed = gravity == .blocked ? decisions.errorPlanes[plane] : []
      if !failed.isEmpty { for row in 0..<rows { bits[row] |= failed[row] } }
      return bits
    }
    statuses = decisions.outputStatuses
  }

  /// By row whether nothing blocks in any version, something does in some, or something in all.
  var fates: [RowFate] {
    // 0, 1, and 2 or 3.
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
    return fates.map { $0 > 1 ? .blocked : $0 == 1 ? .touched : .same }
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

  /// The status of an output with which it blocks.
  private func mask(_ whereMissing: Effect) -> UInt8 {
    switch gravity {
    case .blocked: whereMissing.blocks ? Status.missing | Status.error : Status.error
    case .declined: whereMissing == .decline ? Status.missing : 0
    }
  }

  /// By variant of an output and row, 1 where it blocks; `nil` where it never does.
  private func outputBits(_ sink: VariantPlan.Sink) -> [[UInt8]]? {
    guard sink.variants.contains(where: { $0 >= 0 && statuses[$0] != nil }) else { return nil }
    return zip(sink.variants, sink.whereMissing).map { variant, whereMissing in
      guard variant >= 0, let status = statuses[variant] else {
        return [UInt8](repeating: 0, count: count)
      }
      let mask = mask(whereMissing)
      return status.map { $0 & mask != 0 ? 1 : 0 }
    }
  }

  /// What blocks a row in some versions; `nil` where something does in all.
  func tables(_ row: Int) -> [(reach: Coalition, table: [UInt64])]? {
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
        if status & mask(sink.whereMissing[selection]) != 0 {
          table[selection / 64] |= 1 << UInt64(selection % 64)
        }
      }
      guard note(sink.reach, table, sink.variants.count) else { return nil }
    }
    return found
  }
}

/// What applications are offered by variant, in the ledger's units.
private struct VariantFigures {
  /// By output that is a variant.
  private var columns: [Int: [Int64]] = [:]
  private let variants: [Int]
  private let absent: Int64

  init(_ decisions: Decisions, _ sink: VariantPlan.Sink, _ figure: OfferFigure) {
    variants = sink.variants
    absent = figure.absent
    for variant in Set(variants) where variant >= 0 {
      columns[variant] = decisions.outputs[variant].numbers(
        decimals: figure.decimals, status: decisions.outputStatuses[variant], absent: absent)
    }
  }

  func value(_ selection: Int, _ row: Int) -> Int64 {
    columns[variants[selection]]?[row] ?? absent
  }

  func all(_ row: Int) -> [Int64] { variants.map { columns[$0]?[row] ?? absent } }

  /// Marks rows that were the same and of which the variants differ.
  func markDifferences(_ fates: inout [RowFate]) {
    let none = [Int64](repeating: absent, count: fates.count)
    let first = columns[variants[0]] ?? none
    for variant in Set(variants) where variant != variants[0] {
      let other = columns[variant] ?? none
      for row in fates.indices where fates[row] == .same && other[row] != first[row] {
        fates[row] = .touched
      }
    }
  }
}
