import Columns
import Synchronization

extension LedgerCases {
  /// What the changes touch, over all parts.
  func touched(
    _ plan: VariantPlan, keepsOffers: Bool, _ options: AttributionOptions
  ) throws -> TouchedCases {
    let variants = VariantRun(plan, keepsOffers: keepsOffers)
    let parts = Mutex([Int: TouchedCases]())
    let done = Atomic(0)
    try run.forEach { index in
      guard let (rows, numbers) = try part(index) else { return }
      let touched = try variants.touched(rows, numbers, threads: run.threads)
      parts.withLock { $0[index] = touched }
      options.progress?(done.add(rows.count, ordering: .relaxed).newValue)
    }
    return TouchedCases(joining: parts.withLock { $0 })
  }
}
