package import Numbers

/// The statistics of both versions by period, of all cases and by field (5.3.2, 5.3.3).
///
/// Flows add up over periods, stocks stand at their end, customers are counted anew and ratios are recomputed.
package struct PairStatistics: Hashable, Sendable {
  private let rows: [Grain: [StatisticsRow]]

  /// By period, then field and value; what has neither applications nor lines is left out.
  package subscript(grain: Grain) -> [StatisticsRow] { rows[grain] ?? [] }

  /// - Parameters:
  ///   - flows: by grouping.
  ///   - customers: of the same groupings.
  init(
    _ ledger: CaseLedger, _ flows: [FlowTally], _ timeline: Timeline, _ customers: CustomerTally
  ) {
    let groupings = flows.map(\.grouping)
    let hasLines = [!ledger.live.lines.isEmpty, !ledger.candidate.lines.isEmpty, true]
    rows = Dictionary(
      uniqueKeysWithValues: Grain.allCases.enumerated().map { position, grain in
        (
          grain,
          (0..<timeline.count(grain)).flatMap { number -> [StatisticsRow] in
            guard let period = timeline.period(number, grain) else { return [] }
            return groupings.indices.flatMap { group -> [StatisticsRow] in
              let grouping = groupings[group]
              guard grouping.step <= grain else { return [] }
              let steps = timeline.parts(number, grain, of: grouping.step)
              return grouping.values.indices.compactMap { value in
                let place = number * grouping.values.count + value
                return StatisticsRow(
                  period, grouping, value, flows[group].pair(steps, value: value),
                  again: customers.groups[group].again[position][place],
                  lines: customers.groups[group].lines.enumerated().map { version, lines in
                    hasLines[version]
                      ? lines.change(steps, value, of: grouping.values.count) : nil
                  })
              }
            }
          }
        )
      })
  }
}

/// The figures of a group of cases in a period.
package struct StatisticsRow: Hashable, Sendable {
  package let period: Period
  /// The field by which cases are told apart; `nil` of all together.
  package let field: String?
  /// The field's value; `nil` where it is missing, and of all together.
  package let value: String?
  package let applications: Int
  package let customers: Int
  package let live: VersionStatistics
  package let candidate: VersionStatistics
  /// What was booked; `nil` where nothing is recorded.
  package let actual: BookedLines?

  /// `nil` where nothing happened.
  fileprivate init?(
    _ period: Period, _ grouping: CaseGrouping, _ place: Int, _ flow: FlowTally.Pair,
    again: CustomerTally.Again, lines: [CustomerTally.LineChange?]
  ) {
    self.period = period
    field = grouping.field
    value = grouping.values[place]
    live = VersionStatistics(flow.live, again.live, lines[0])
    candidate = VersionStatistics(flow.candidate, again.candidate, lines[1])
    applications = live.applications
    customers = live.customers
    actual = lines.count > 2 ? lines[2].map { BookedLines($0) } : nil
    guard applications > 0 || lines.contains(where: { $0.map { !$0.isNothing } ?? false }) else {
      return nil
    }
  }
}

/// The lines of the same cases that the bank itself booked, from the days of its decisions.
package struct BookedLines: Hashable, Sendable {
  /// First grants and raises.
  package let newLine: Number?
  /// At the end of the period.
  package let lineInForce: Number?
  package let lineCustomers: Int

  fileprivate init(_ lines: CustomerTally.LineChange) {
    newLine = Number(lines.new, decimals: 2)
    lineInForce = Number(lines.line, decimals: 2)
    lineCustomers = lines.customers
  }
}

/// What one version does in a period.
package struct VersionStatistics: Hashable, Sendable {
  package let approved: Int
  package let referred: Int
  package let declined: Int
  /// Applications with a rule or output in error, whatever their outcome.
  package let errors: Int
  /// Distinct customers by their best outcome.
  package let customersApproved: Int
  package let customersReferred: Int
  package let customersDeclined: Int
  /// Σ of the lines of approved applications, repeats included; these four are `nil` without an output `line`.
  package let offeredLine: Number?
  /// First grants and raises.
  package let newLine: Number?
  /// At the end of the period.
  package let lineInForce: Number?
  package let lineCustomers: Int?
  /// Of approved applications, weighted by line; `nil` of none.
  package let rate: Number?
  /// The mean of approved applications in months; `nil` of none.
  package let term: Number?

  package var applications: Int { approved + referred + declined }
  package var customers: Int { customersApproved + customersReferred + customersDeclined }
  /// Approved ÷ applications; `nil` of none.
  package var passRate: Number? { Number(Int128(approved), over: Int128(applications)) }
  /// Line in force ÷ customers with a line; `nil` of none.
  package var linePerCustomer: Number? {
    guard let lineInForce, let lineCustomers else { return nil }
    return Number(lineInForce.units, over: Int128(lineCustomers) * Number.unitsPerOne)
  }

  fileprivate init(
    _ flow: FlowTally.Side, _ again: InlineArray<3, Int32>, _ lines: CustomerTally.LineChange?
  ) {
    approved = flow.outcomes[0]
    referred = flow.outcomes[1]
    declined = flow.outcomes[2]
    errors = flow.errors
    customersApproved = flow.outcomes[0] - Int(again[0])
    customersReferred = flow.outcomes[1] - Int(again[1])
    customersDeclined = flow.outcomes[2] - Int(again[2])
    offeredLine = lines.flatMap { _ in Number(flow.offered.line, decimals: 2) }
    newLine = lines.flatMap { Number($0.new, decimals: 2) }
    lineInForce = lines.flatMap { Number($0.line, decimals: 2) }
    lineCustomers = lines?.customers
    rate = flow.offered.rate
    term = Number(Int128(flow.terms), over: Int128(flow.termed))
  }
}

extension CustomerTally.LineChange {
  fileprivate var isNothing: Bool { line == 0 && new == 0 && customers == 0 }
}

extension [CustomerTally.LineChange] {
  /// What was new in some steps, and what is in force at their end.
  fileprivate func change(_ steps: Range<Int>, _ value: Int, of values: Int) -> Element {
    guard let last = steps.last else { return Element() }
    var change = self[last * values + value]
    change.new = steps.reduce(0) { $0 + self[$1 * values + value].new }
    return change
  }
}
