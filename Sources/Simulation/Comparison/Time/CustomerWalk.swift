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
  /// By version, and of what was booked, what is still to be added to every grouping.
  private var common: [[CommonChange]] = [[], [], []]

  /// A change of lines of a customer whose grants no grouping tells apart, and a case of theirs.
  private struct CommonChange {
    let change: LineSweep.Change
    let index: Int32
  }
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
    addLines(of: 0, cases, &tally)
    addLines(of: 1, cases, &tally)
    if recorded != nil { addLines(of: 2, cases, &tally) }
    guard cases.count > 1 else { return }
    addAgain(cases, &tally)
    addRepeats(ledger.live, errors.live, cases, &tally.repeats[0])
    addRepeats(ledger.candidate, errors.candidate, cases, &tally.repeats[1])
    addLater(cases, &tally)
  }

  // MARK: Lines in force

  private mutating func addLines(
    of number: Int, _ cases: ArraySlice<Int32>, _ tally: inout CustomerTally
  ) {
    grants.removeAll(keepingCapacity: true)
    for place in cases {
      let index = Int(place)
      // Passing a version on would count references to all its columns, once a customer.
      let grant =
        switch number {
        case 0: ledger.live.grant(index, from: ledger.dates[index])
        case 1: ledger.candidate.grant(index, from: ledger.dates[index])
        default: recorded?.grant(index)
        }
      if let grant { grants.append(Held(grant: grant, index: index)) }
    }
    guard let first = grants.first else { return }
    if grants.count == 1 {
      LineSweep.changes(of: first.grant) { change in
        common[number].append(CommonChange(change: change, index: Int32(first.index)))
      }
      return
    }
    let index = first.index
    // Who applies first need not be decided first.
    if number == 2 {
      grants.sort { ($0.grant.from, $0.index) < ($1.grant.from, $1.index) }
    }
    sweepAll(grants)
    let differing = groupings.indices.filter { group in
      let first = groupings[group].value(of: index)
      return grants.contains { groupings[group].value(of: $0.index) != first }
    }
    if differing.isEmpty {
      for change in changes {
        common[number].append(CommonChange(change: change, index: Int32(index)))
      }
      return
    }
    for (group, grouping) in groupings.enumerated() where !differing.contains(group) {
      add(changes, grouping.value(of: index), grouping, &tally.groups[group].lines[number])
    }
    // Where a field changes from case to case, the figures of each value are those of its own cases.
    for group in differing {
      let grouping = groupings[group]
      for value in Set(grants.lazy.map({ grouping.value(of: $0.index) })) {
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

  /// Adds what was put off for all the customers visited: one grouping after the other, which so many cases share.
  mutating func settle(_ tally: inout CustomerTally) {
    for (group, grouping) in groupings.enumerated() {
      let values = grouping.values.count
      for version in common.indices {
        guard !common[version].isEmpty else { continue }
        tally.groups[group].lines[version].withUnsafeMutableBufferPointer { lines in
          for common in common[version] where common.change.day != LineGrant.endless {
            let period = timeline.number(of: common.change.day, grouping.step)
            let place = period * values + grouping.value(of: Int(common.index))
            if lines.indices.contains(place) { lines[place].add(common.change) }
          }
        }
      }
    }
    for version in common.indices { common[version].removeAll(keepingCapacity: true) }
  }

  private func add(
    _ changes: [LineSweep.Change], _ value: Int, _ grouping: CaseGrouping,
    _ lines: inout [CustomerTally.LineChange]
  ) {
    let values = grouping.values.count
    for change in changes where change.day != LineGrant.endless {
      let place = timeline.number(of: change.day, grouping.step) * values + value
      if lines.indices.contains(place) { lines[place].add(change) }
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
  /// The line that a case is granted; `nil` where it is not approved.
  @inline(__always) func grant(_ index: Int, from date: Int32) -> LineGrant? {
    guard outcomes[index] == Outcome.approve.rawValue, !lines.isEmpty, lines[index] > 0 else {
      return nil
    }
    return LineGrant(from: date, until: end(index, from: date), line: lines[index])
  }

  /// The day on which a line of a case is no longer valid: as many months after its date as its term.
  @inline(__always) func end(_ index: Int, from date: Int32) -> Int32 {
    guard !terms.isEmpty, terms[index] >= 0 else { return LineGrant.endless }
    return CalendarDate(packed: date).adding(months: Int(terms[index]))?.packed
      ?? LineGrant.endless
  }
}

extension RecordedDecisions {
  /// The line that was booked for a case, from the day of the decision; `nil` where none was.
  @inline(__always) func grant(_ index: Int) -> LineGrant? {
    guard finalOutcomes[index] == Outcome.approve.rawValue, bookedLines[index] > 0,
      decidedOn[index] > 0
    else { return nil }
    let end =
      terms[index] < 0
      ? nil : CalendarDate(packed: decidedOn[index]).adding(months: Int(terms[index]))
    return LineGrant(
      from: decidedOn[index], until: end?.packed ?? LineGrant.endless, line: bookedLines[index])
  }
}
