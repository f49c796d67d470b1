import Columns
import Numbers
import RunRecord
import Semantics

extension Backtest {
  /// Puts into a file what a ledger does not tell: who was left out, and in which months the data holds what fields.
  func write(into file: inout ColumnFile) {
    file.add("left_out", [Int64(leftOut), Int64(outsideMonths)])
    if let processing {
      let withdrawn = processing.withdrawn
      file.add(
        "processing",
        [Int64(processing.on.packed)]
          + (withdrawn.map { [Int64($0.customers), Int64($0.applications)] } ?? []))
    }
    file.add("preflight.months", preflight.months.map(\.index))
    file.add("preflight.rows", preflight.months.map { Int64($0.rows) })
    file.add("preflight.present", preflight.fields.flatMap { $0.present.map { Int64($0) } })
  }

  /// The counts of a shard, without those that a ledger tells.
  init(
    _ file: ColumnFile, live: Program, candidate: Program
  ) throws(ColumnFile.Fault) {
    let left: [Int64] = try file.integers("left_out")
    guard left.count == 2 else { throw .broken }
    let months: [Int32] = try file.integers("preflight.months")
    let rows: [Int64] = try file.integers("preflight.rows")
    let present: [Int64] = try file.integers("preflight.present")
    let fields = candidate.namesRead
    guard rows.count == months.count, present.count == fields.count * months.count else {
      throw .broken
    }
    var coverage = FieldCoverage(months: [], fields: [])
    coverage.months = zip(months, rows).map { FieldCoverage.Month(index: $0, rows: Int($1)) }
    coverage.fields = fields.enumerated().map { index, name in
      FieldCoverage.Field(
        name: name,
        present: present[index * months.count..<(index + 1) * months.count].map { Int($0) })
    }
    self.init(
      live: live, candidate: candidate, leftOut: Int(left[0]), outsideMonths: Int(left[1]),
      coverage: coverage, ledger: nil)
    if file.has("processing") {
      let told: [Int64] = try file.integers("processing")
      guard told.count == 1 || told.count == 3 else { throw .broken }
      processing = ProcessingResult(
        on: CalendarDate(packed: Int32(clamping: told[0])),
        withdrawn: told.count == 3
          ? .init(customers: Int(told[1]), applications: Int(told[2])) : nil)
    }
  }

  /// The counts of all shards: what has no customer is told by each of them alike, all else adds up.
  init(
    merging shards: [Backtest], live: Program, candidate: Program, _ ledger: CaseLedger
  ) {
    var coverage = FieldCoverage(months: [], fields: [])
    for shard in shards {
      let own = FieldCoverage(
        months: shard.preflight.months,
        fields: shard.preflight.fields.map {
          FieldCoverage.Field(name: $0.name, present: $0.present)
        })
      if coverage.months.isEmpty { coverage = own } else { coverage.add(own) }
    }
    self.init(
      live: live, candidate: candidate, leftOut: shards.first?.leftOut ?? 0,
      outsideMonths: shards.first?.outsideMonths ?? 0, coverage: coverage, ledger: ledger)
    guard let first = shards.first?.processing else { return }
    let withdrawn = shards.compactMap { $0.processing?.withdrawn }
    processing = ProcessingResult(
      on: first.on,
      withdrawn: withdrawn.isEmpty
        ? nil
        : .init(
          customers: withdrawn.reduce(0) { $0 + $1.customers },
          applications: withdrawn.reduce(0) { $0 + $1.applications }))
  }

  private init(
    live: Program, candidate: Program, leftOut: Int, outsideMonths: Int, coverage: FieldCoverage,
    ledger: CaseLedger?
  ) {
    func result(_ program: Program, _ cases: VersionCases?) -> VersionResult {
      let head = ledger.flatMap { ledger in cases.map { HeadFigures($0, of: ledger) } }
      let total = Figures(
        approvals: head?.approved ?? 0, referrals: head?.referred ?? 0,
        declines: head?.declined ?? 0, errors: head?.errors ?? 0)
      return VersionResult(
        program: program, byMonth: [], total: total, rules: [], firstByOutput: 0,
        undecided: UndecidedCauses(applications: 0, examined: 0, causes: []), assumptions: [])
    }
    self.init(
      applications: ledger?.count ?? 0, leftOut: leftOut, excluded: [],
      outsideMonths: outsideMonths, months: [], live: result(live, ledger?.live),
      candidate: result(candidate, ledger?.candidate), matrix: [],
      preflight: Preflight(
        months: coverage.months,
        fields: coverage.fields.map { Preflight.Field(name: $0.name, present: $0.present) }))
  }
}
