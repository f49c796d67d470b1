import Engine
import Numbers

/// Goes through the cases of one customer after another.
struct CustomerWalk {
  private let ledger: CaseLedger
  private let recorded: RecordedDecisions?
  private let groupings: [CaseGrouping]
  private let timeline: Timeline
  private let errors: CaseErrors
  /// Codes of products by case; empty where the ledger does not tell them apart.
  private let products: [UInt16]

  // Scratch, kept so that no customer costs an allocation.
  private var sweep = LineSweep()
  private var grants: [Held] = []
  private var changes: [LineSweep.Change] = []
  private var best: [(live: UInt8, candidate: UInt8)]
  private var until: [Int32]

  /// A grant and the case that it is of.
  private struct Held {
    let grant: LineGrant
    let index: Int
  }
  private static let nothing = UInt8.max

  init(
    _ ledger: CaseLedger, _ recorded: RecordedDecisions?, _ groupings: [CaseGrouping],
    _ timeline: Timeline, _ errors: CaseErrors
  ) {
    self.ledger = ledger
    self.recorded = recorded
    self.groupings = groupings
    self.timeline = timeline
    self.errors = errors
    let product = groupings.first { $0.field == CaseGrouping.product }
    products = product?.codes ?? []
    let values = groupings.map(\.values.count).max() ?? 1
    best = Array(repeating: (Self.nothing, Self.nothing), count: values)
    until = Array(repeating: 0, count: product?.values.count ?? 1)
  }

  private func product(_ index: Int) -> Int { products.isEmpty ? 0 : Int(products[index]) }

  /// - Parameter cases: of one customer, by date.
  mutating func visit(_ cases: ArraySlice<Int32>, _ tally: inout CustomerTally) {
    addLines(ledger.live, 0, cases, &tally)
    addLines(ledger.candidate, 1, cases, &tally)
    guard cases.count > 1 else { return }
    addAgain(cases, &tally)
    addRepeats(ledger.live, errors.live, cases, &tally.repeats[0])
    addRepeats(ledger.candidate, errors.candidate, cases, &tally.repeats[1])
    addLater(cases, &tally)
  }

  // MARK: Lines in force

  private mutating func addLines(
    _ version: VersionCases, _ number: Int, _ cases: ArraySlice<Int32>,
    _ tally: inout CustomerTally
  ) {
    guard !version.lines.isEmpty else { return }
    grants.removeAll(keepingCapacity: true)
    for place in cases {
      let index = Int(place)
      guard version.outcomes[index] == Outcome.approve.rawValue, version.lines[index] > 0 else {
        continue
      }
      grants.append(
        Held(
          grant: LineGrant(
            from: ledger.dates[index], until: version.end(index, from: ledger.dates[index]),
            line: version.lines[index]), index: index))
    }
    guard !grants.isEmpty else { return }
    sweepAll(grants)
    for (group, grouping) in groupings.enumerated() {
      let first = grouping.value(of: grants[0].index)
      if grants.dropFirst().allSatisfy({ grouping.value(of: $0.index) == first }) {
        add(changes, first, grouping, &tally.groups[group].lines[number])
      }
    }
    // Where a field changes from case to case, the figures of each value are those of its own cases.
    for (group, grouping) in groupings.enumerated() {
      let values = Set(grants.lazy.map { grouping.value(of: $0.index) })
      guard values.count > 1 else { continue }
      for value in values {
        sweepAll(grants.filter { grouping.value(of: $0.index) == value })
        add(changes, value, grouping, &tally.groups[group].lines[number])
      }
    }
  }

  /// Finds how the customer's lines change, product by product.
  private mutating func sweepAll(_ grants: [Held]) {
    changes.removeAll(keepingCapacity: true)
    let first = product(grants[0].index)
    if grants.allSatisfy({ product($0.index) == first }) {
      sweep.changes(of: grants.lazy.map(\.grant), into: &changes)
      return
    }
    for product in Set(grants.map { product($0.index) }).sorted() {
      sweep.changes(
        of: grants.filter { self.product($0.index) == product }.map(\.grant), into: &changes)
    }
    for place in changes.indices { changes[place].customers = 0 }
    changes += sweep.cover(of: grants.map(\.grant))
  }

  private func add(
    _ changes: [LineSweep.Change], _ value: Int, _ grouping: CaseGrouping,
    _ lines: inout [CustomerTally.LineChange]
  ) {
    let values = grouping.values.count
    for change in changes where change.day != LineGrant.endless {
      let place = timeline.number(of: change.day, grouping.step) * values + value
      if place < lines.count { lines[place].add(change) }
    }
  }

  // MARK: Customers who come again

  private mutating func addAgain(_ cases: ArraySlice<Int32>, _ tally: inout CustomerTally) {
    for (position, grain) in Grain.allCases.enumerated() {
      var rest = cases
      while let first = rest.first {
        let period = timeline.number(of: ledger.dates[Int(first)], grain)
        let run = rest.prefix { timeline.number(of: ledger.dates[Int($0)], grain) == period }
        rest.removeFirst(run.count)
        guard run.count > 1 else { continue }
        for (group, grouping) in groupings.enumerated() where grouping.step <= grain {
          addAgain(run, grouping, period, &tally.groups[group].again[position])
        }
      }
    }
  }

  private mutating func addAgain(
    _ run: ArraySlice<Int32>, _ grouping: CaseGrouping, _ period: Int,
    _ again: inout [CustomerTally.Again]
  ) {
    let first = period * grouping.values.count
    for place in run {
      let value = grouping.value(of: Int(place))
      let (live, candidate) = (
        ledger.live.outcomes[Int(place)], ledger.candidate.outcomes[Int(place)]
      )
      let before = best[value]
      if before.live != Self.nothing {
        again[first + value].live[Int(max(before.live, live))] += 1
        again[first + value].candidate[Int(max(before.candidate, candidate))] += 1
      }
      best[value] = (min(before.live, live), min(before.candidate, candidate))
    }
    for place in run { best[grouping.value(of: Int(place))] = (Self.nothing, Self.nothing) }
  }

  // MARK: What hangs on earlier decisions

  private mutating func addRepeats(
    _ version: VersionCases, _ errors: [Bool], _ cases: ArraySlice<Int32>,
    _ repeats: inout FlowTally.Side
  ) {
    for place in cases {
      let index = Int(place)
      let (product, date) = (product(index), ledger.dates[index])
      if date < until[product] { repeats.add(version, errors, index) }
      if version.outcomes[index] == Outcome.approve.rawValue {
        until[product] = max(until[product], version.end(index, from: date))
      }
    }
    for place in cases { until[product(Int(place))] = 0 }
  }

  private mutating func addLater(_ cases: ArraySlice<Int32>, _ tally: inout CustomerTally) {
    var (differed, wasApproved) = (false, false)
    for place in cases {
      let index = Int(place)
      if differed {
        tally.dependent.live.add(ledger.live, errors.live, index)
        tally.dependent.candidate.add(ledger.candidate, errors.candidate, index)
      }
      if wasApproved { tally.renewals.append(place) }
      differed = differed || ledger.live.outcomes[index] != ledger.candidate.outcomes[index]
      var outcome = ledger.live.outcomes[index]
      if let final = recorded?.finalOutcomes[index], final != RecordedDecisions.none {
        outcome = final
      }
      wasApproved = wasApproved || outcome == Outcome.approve.rawValue
    }
  }
}

extension VersionCases {
  /// The day on which a line of a case is no longer valid: as many months after its date as its term.
  @inline(__always) func end(_ index: Int, from date: Int32) -> Int32 {
    guard !terms.isEmpty, terms[index] >= 0 else { return LineGrant.endless }
    return CalendarDate(packed: date).adding(months: Int(terms[index]))?.packed
      ?? LineGrant.endless
  }
}
