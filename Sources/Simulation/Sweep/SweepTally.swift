import Engine

/// What a version came to at one point of a sweep.
struct SweepCounts: Hashable, Sendable {
  /// By outcome: approve, refer, decline.
  var outcomes = [0, 0, 0]
  /// Σ over customers and products of the highest line approved, in fen.
  var customerLine: Int128 = 0
  /// Σ of the lines approved, in fen, and that weighted by the chance of a bad loan in multiples of 10⁻¹².
  var line: Int128 = 0
  var risk: Int128 = 0
  /// Σ of what is expected to be owed of the lines approved, in fen × 10⁻¹².
  var balance: Int128 = 0
}

/// The cases of one combination of the axes that have no turn, ready to be counted for every value of the one that has.
struct SweepCases: Sendable {
  /// By case 0, 1 or 2: what all but the turning rule make of it, as `Outcome` counts.
  var gravities: [UInt8]
  /// By case where the rule turns; empty without a turning rule.
  var turns: [UInt16]
  /// Whether the rule fires for values from the turn on, and what it then makes of a case.
  var firesAbove = true
  var firedGravity: UInt8 = 0
  /// Lines in fen, 0 where there is none; empty without lines.
  var lines: [Int64]
}

/// What the cases of a sweep are counted by: the same for all of its points.
struct SweepGround: Sendable {
  /// The cases of each customer and product, one group behind the other, and where each begins; one more at the end.
  let members: [Int32]
  let starts: [Int32]
  /// By case the chance of a bad loan in multiples of 10⁻¹²; empty where nobody judges.
  let chances: [Int64]
  /// By case what is owed of each yuan of line, in multiples of 10⁻¹²; empty where nobody asks.
  let balances: [Int64]

  init(_ ledger: CaseLedger, chances: [Int64], balances: [Int64] = []) {
    self.balances = balances
    let holders = LineHolders(ledger)
    var sizes = [Int32](repeating: 0, count: holders.count)
    for holder in holders.numbers { sizes[Int(holder)] += 1 }
    var starts: [Int32] = []
    var next = sizes
    var sum: Int32 = 0
    for holder in sizes.indices {
      next[holder] = sum
      if sizes[holder] > 0 { starts.append(sum) }
      sum += sizes[holder]
    }
    var members = [Int32](repeating: 0, count: holders.numbers.count)
    for (row, holder) in holders.numbers.enumerated() {
      members[Int(next[Int(holder)])] = Int32(row)
      next[Int(holder)] += 1
    }
    (self.members, self.starts, self.chances) = (members, starts + [sum], chances)
  }
}

extension SweepCases {
  /// The counts at each of so many values of the turning rule's parameter; of one value without such a rule.
  ///
  /// A case is approved on one side of its turn, so that sums over all values come of what begins at each.
  func counts(_ ground: SweepGround, values: Int) -> [SweepCounts] {
    var counts = outcomeCounts(values)
    guard !lines.isEmpty else { return counts }
    // By the value from which on a case is approved, counted from the strictest value.
    var customerLines = [Int128](repeating: 0, count: values + 1)
    var sums = customerLines
    var risks = customerLines
    var balances = customerLines
    for group in 0..<ground.starts.count - 1 {
      let range = Int(ground.starts[group])..<Int(ground.starts[group + 1])
      if range.count == 1 {
        let row = Int(ground.members[range.lowerBound])
        customerLines[firstApproval(row, values)] += Int128(lines[row])
        continue
      }
      let members = ground.members[range].map { (firstApproval(Int($0), values), lines[Int($0)]) }
        .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      var highest: Int64 = 0
      for (first, line) in members where line > highest {
        customerLines[first] += Int128(line - highest)
        highest = line
      }
    }
    for row in lines.indices where lines[row] != 0 {
      let first = firstApproval(row, values)
      sums[first] += Int128(lines[row])
      if !ground.chances.isEmpty {
        risks[first] += Int128(lines[row]) * Int128(ground.chances[row])
      }
      if !ground.balances.isEmpty {
        balances[first] += Int128(lines[row]) * Int128(ground.balances[row])
      }
    }
    var (customerLine, sum, risk, balance): (Int128, Int128, Int128, Int128) = (0, 0, 0, 0)
    for step in 0..<values {
      customerLine += customerLines[step]
      sum += sums[step]
      risk += risks[step]
      balance += balances[step]
      let value = ordered(step, values)
      counts[value].customerLine = customerLine
      counts[value].line = sum
      counts[value].risk = risk
      counts[value].balance = balance
    }
    return counts
  }

  /// Steps count from the strictest value: where the rule fires above the turn, that is the greatest.
  private func ordered(_ step: Int, _ values: Int) -> Int {
    firesAbove && !turns.isEmpty ? values - 1 - step : step
  }

  /// The step from which on a case is approved; as many as there are values where it never is.
  @inline(__always) private func firstApproval(_ row: Int, _ values: Int) -> Int {
    if gravities[row] != Outcome.approve.rawValue { return values }
    guard !turns.isEmpty, firedGravity != Outcome.approve.rawValue else { return 0 }
    let turn = Int(turns[row])
    return firesAbove ? values - turn : turn
  }

  private func outcomeCounts(_ values: Int) -> [SweepCounts] {
    var constant = [0, 0, 0]
    // By what a case is without the rule and where it turns.
    var turning = [Int](repeating: 0, count: 3 * (values + 1))
    for row in gravities.indices {
      let gravity = Int(gravities[row])
      if turns.isEmpty || firedGravity <= gravities[row] {
        constant[gravity] += 1
      } else {
        turning[gravity * (values + 1) + Int(turns[row])] += 1
      }
    }
    var counts = [SweepCounts](repeating: SweepCounts(), count: values)
    for gravity in 0..<3 {
      let own = turning[gravity * (values + 1)..<(gravity + 1) * (values + 1)]
      let all = own.reduce(0, +)
      var below = 0
      for value in 0..<values {
        // Cases that turn at this value or before it.
        below += own[own.startIndex + value]
        let fired = firesAbove ? below : all - below
        counts[value].outcomes[gravity] += constant[gravity] + all - fired
        counts[value].outcomes[Int(firedGravity)] += fired
      }
    }
    return counts
  }
}
