import Numbers

/// What only the cases of a customer together tell: who came again, and which lines are in force when.
struct CustomerTally: Sendable {
  /// By grouping.
  var groups: [Group]
  /// By version (live, candidate), the cases within the validity of an earlier line of the customer and product that the
  /// version granted: repeats of that line.
  var repeats = [FlowTally.Side](repeating: FlowTally.Side(), count: 2)
  /// Cases of customers with an earlier case whose outcome differs between the versions.
  var dependent = FlowTally.Pair()
  /// Cases of customers of whom an earlier one was approved: by the bank where that is recorded, else by the live
  /// version; in no order.
  var renewals: [Int32] = []

  /// What a grouping's cases come to.
  struct Group: Sendable {
    /// By grain of `Grain.allCases`, then period × value; empty for grains shorter than the grouping's step.
    var again: [[Again]]
    /// By version, what was booked behind them where that is recorded; then period of the grouping's step × value.
    var lines: [[LineChange]]
  }

  /// Cases of a period, by outcome, whose customer has a better one there, or an equal one before; the others count
  /// customers by their best outcome.
  struct Again: Sendable {
    var live = InlineArray<3, Int32>(repeating: 0)
    var candidate = InlineArray<3, Int32>(repeating: 0)

    mutating func add(_ other: Self) {
      for outcome in 0..<3 {
        live[outcome] += other.live[outcome]
        candidate[outcome] += other.candidate[outcome]
      }
    }
  }

  /// How the lines in force changed in a period; once changes have added up, `line` and `customers` are those at its end.
  struct LineChange: Sendable {
    var line: Int128 = 0
    var customers = 0
    var new: Int128 = 0

    mutating func add(_ change: LineSweep.Change) {
      line += Int128(change.line)
      customers += Int(change.customers)
      new += Int128(change.new)
    }

    mutating func add(_ other: Self) {
      line += other.line
      customers += other.customers
      new += other.new
    }
  }

  /// Nothing counted.
  private init(_ groupings: [CaseGrouping], _ timeline: Timeline, isRecorded: Bool) {
    groups = groupings.map { grouping in
      let values = grouping.values.count
      let lines = [LineChange](
        repeating: LineChange(), count: timeline.count(grouping.step) * values)
      return Group(
        again: Grain.allCases.map { grain in
          grain < grouping.step
            ? [] : Array(repeating: Again(), count: timeline.count(grain) * values)
        }, lines: Array(repeating: lines, count: isRecorded ? 3 : 2))
    }
  }

  init(
    _ ledger: CaseLedger, _ recorded: RecordedDecisions?, _ groupings: [CaseGrouping],
    _ timeline: Timeline, _ errors: CaseErrors, threads: Int
  ) {
    let order = CustomerOrder(ledger)
    self = Blocks.sum(
      of: order.customers, threads: threads,
      from: CustomerTally(groupings, timeline, isRecorded: recorded != nil)
    ) { tally, customers in
      var walk = CustomerWalk(ledger, recorded, groupings, timeline, errors)
      for customer in customers { walk.visit(order[customer], &tally) }
      walk.settle(&tally)
    } merge: {
      $0.add($1)
    }
    for (group, grouping) in groupings.enumerated() {
      let values = grouping.values.count
      for version in groups[group].lines.indices {
        groups[group].lines[version].withUnsafeMutableBufferPointer { lines in
          for place in lines.indices.dropFirst(values) {
            lines[place].line += lines[place - values].line
            lines[place].customers += lines[place - values].customers
          }
        }
      }
    }
  }

  private mutating func add(_ other: Self) {
    for group in groups.indices {
      for grain in groups[group].again.indices {
        for place in groups[group].again[grain].indices {
          groups[group].again[grain][place].add(other.groups[group].again[grain][place])
        }
      }
      for version in groups[group].lines.indices {
        for place in groups[group].lines[version].indices {
          groups[group].lines[version][place].add(other.groups[group].lines[version][place])
        }
      }
    }
    for version in 0..<2 { repeats[version].add(other.repeats[version]) }
    dependent.add(other.dependent)
    renewals += other.renewals
  }
}
