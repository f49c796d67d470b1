import Numbers
import Semantics
import Syntax

// Operations within one domain.
extension ProgramGenerator {
  mutating func addOperation(in domain: Domain) {
    switch random.below(domain == .application ? 30 : 24) {
    case 0...8: addArithmetic(in: domain)
    case 9...12: addComparison(in: domain)
    case 13...15: addLogic(in: domain)
    case 16...18: addDates(in: domain)
    case 19...20: addChoice(in: domain)
    case 21: addAssumed(in: domain)
    case 22...23: addTable(in: domain)
    case 24: addBins()
    case 25: addReference()
    case 26: addSeen(in: .application)
    default: addArithmetic(in: domain)
    }
  }

  private func sumType(_ a: NodeID, _ b: NodeID) -> ValueType {
    self[a].type == self[b].type ? self[a].type : .decimal
  }

  private mutating func addArithmetic(in domain: Domain) {
    let a = operand(.number, in: domain)
    let (type, decimals) = (self[a].type, self[a].decimals)
    func two() -> NodeID { b }
    let b = operand(.number, in: domain)
    let finest = max(decimals, self[b].decimals)
    // Counts stay whole.
    func settled(_ type: ValueType, _ decimals: Int) -> ValueType {
      decimals > 0 && [.integer, .days, .months].contains(type) ? .decimal : type
    }
    switch random.below(22) {
    case 0...2:
      addStrict(.add(a, b), settled(sumType(a, two()), finest), decimals: finest)
    case 3...4:
      addStrict(.subtract(a, b), settled(sumType(a, b), finest), decimals: finest)
    case 5...7:
      let all = min(12, decimals + self[b].decimals)
      addStrict(.multiply(a, b), settled(sumType(a, b), all), decimals: all)
    case 8...10:
      var isSafe = false
      if case .constant(.number(let number)) = self[b].operation { isSafe = !number.isZero }
      addStrict(.divide(a, b), .decimal, decimals: 12, mayBeMissing: !isSafe)
    case 11: addStrict(.negate(a), type, decimals: decimals)
    case 12: addStrict(.absolute(a), type, decimals: decimals)
    case 13...14: addExtreme(in: domain)
    case 15...16: addRounding(a, in: domain)
    case 17: addClamp(a, in: domain)
    case 18...20: addFunction(a, b)
    default:
      let retyped: ValueType = decimals == 0 ? random.pick([.integer, .money, .months]) : .money
      addStrict(.retype(a), retyped, decimals: decimals)
    }
  }

  private mutating func addExtreme(in domain: Domain) {
    var wanted = random.percent(75) ? Wanted.number : random.percent(50) ? .date : anyOrdered()
    if case .code(let type) = wanted, !(oneOfs[type].ranks.map { !$0.contains(nil) } ?? false) {
      wanted = .date
    }
    let all = (0..<random.int(1...4)).map { _ in operand(wanted, in: domain) }
    let decimals = all.map { self[$0].decimals }.max()!
    let type = decimals > 0 ? ValueType.decimal : self[all[0]].type
    addStrict(random.percent(50) ? .minimum(all) : .maximum(all), type, decimals: decimals)
  }

  private mutating func anyOrdered() -> Wanted { .code(random.below(oneOfs.count)) }

  private mutating func addRounding(_ a: NodeID, in domain: Domain) {
    let step = random.pick([
      Number(1), Number(10), Number(10_000), Number(3), Number(7), Number(1, decimals: 2)!,
      Number(5, decimals: 2)!, Number(25, decimals: 4)!, Number(1, decimals: 12)!,
      Number(1, decimals: 6)!,
    ])
    maker.thresholds += [step, Number(units: step.units * 5 / 2)!, Number(units: step.units / 2)!]
    let mode = random.pick(RoundingMode.allCases)
    let within = random.percent(25) ? bounds(in: domain) : nil
    addStrict(
      .round(a, mode, step: step, within: within), step.leastDecimals == 0 ? self[a].type : .money,
      decimals: step.leastDecimals, mayFail: within != nil)
  }

  private mutating func bounds(in domain: Domain) -> Bounds {
    Bounds(lower: operand(.number, in: domain), upper: operand(.number, in: domain))
  }

  private mutating func addClamp(_ a: NodeID, in domain: Domain) {
    let bounds = bounds(in: domain)
    let decimals = [a, bounds.lower, bounds.upper].map { self[$0].decimals }.max()!
    addStrict(
      .clamp(a, bounds), decimals > 0 ? .decimal : self[a].type, decimals: decimals, mayFail: true)
  }

  private mutating func addFunction(_ a: NodeID, _ b: NodeID) {
    switch random.below(5) {
    case 0: addStrict(.exponential(a), .decimal, decimals: 12)
    case 1: addStrict(.logarithm(a), .decimal, decimals: 12, mayBeMissing: true)
    case 2: addStrict(.squareRoot(a), .decimal, decimals: 12, mayBeMissing: true)
    case 3: addStrict(.power(a, b), .decimal, decimals: 12, mayBeMissing: true)
    default:
      // Within bounds in which functions have values of all sizes.
      let bounds = [-60, 60].map { bound in
        lift(constant(.number(Number(bound)), .decimal), to: self[a].domain)
      }
      let near = addStrict(
        .clamp(a, Bounds(lower: bounds[0], upper: bounds[1])), .decimal,
        decimals: self[a].decimals, mayFail: true)
      let exponents = [Number(2), Number(-1), Number(5, decimals: 1)!, .zero, Number(3)]
      let exponent = constant(.number(random.pick(exponents)), .decimal)
      let raised =
        random.percent(50)
        ? Semantics.Operation.exponential(near) : .power(near, lift(exponent, to: self[a].domain))
      addStrict(raised, .decimal, decimals: 12, mayBeMissing: true)
    }
  }

  private mutating func addComparison(in domain: Domain) {
    let wanted = random.percent(8) ? .text : anyWanted()
    let (a, b) = (operand(wanted, in: domain), operand(wanted, in: domain))
    if random.percent(20) {
      let constants = Set((0..<random.int(1...4)).map { _ in value(wanted) })
      addStrict(.inSet(a, Array(constants).sorted { "\($0)" < "\($1)" }), .boolean)
      return
    }
    var isOrdered = true
    var mayBeMissing = false
    switch wanted {
    case .truth, .text: isOrdered = false
    case .code(let type):
      isOrdered = oneOfs[type].ranks != nil
      mayBeMissing = oneOfs[type].ranks?.contains(nil) ?? false
    default: break
    }
    let comparator = random.pick(isOrdered ? Comparator.allCases : [.equal, .unequal])
    addStrict(.compare(comparator, a, b), .boolean, mayBeMissing: mayBeMissing)
  }

  private mutating func addLogic(in domain: Domain) {
    switch random.below(6) {
    case 0: addStrict(.not(operand(.truth, in: domain)), .boolean)
    case 1:
      let a = operand(random.percent(10) ? .text : anyWanted(), in: domain)
      add(
        .isMissing(a), .boolean, self[a].domain, mayBeMissing: false, mayFail: self[a].mayFail)
    case 2...3:
      addStrict(.and((0..<random.int(2...4)).map { _ in operand(.truth, in: domain) }), .boolean)
    default:
      addStrict(.or((0..<random.int(2...4)).map { _ in operand(.truth, in: domain) }), .boolean)
    }
  }

  private mutating func addDates(in domain: Domain) {
    let (a, b) = (operand(.date, in: domain), operand(.date, in: domain))
    switch random.below(11) {
    case 0: addStrict(.daysBetween(from: a, to: b), .days)
    case 1...2: addStrict(.monthsBetween(from: a, to: b), .months)
    // Years 1…9999: beyond them a date is out of bound, as a sum may be.
    case 3: addStrict(.addDays(a, count(.days, in: domain)), .date)
    case 4: addStrict(.addMonths(a, count(.months, in: domain)), .date)
    case 5: addStrict(.monthIndex(a), .integer)
    case 6: addStrict(.startOfMonth(a), .date)
    case 7: addStrict(.endOfMonth(a), .date)
    case 8: addStrict(random.percent(50) ? .year(a) : .month(a), .integer)
    case 9:
      addStrict(.known(on: a, by: b, sameDay: random.percent(50)), .boolean)
    default:
      var calendar = CalendarSyntax(quarterly: random.percent(40), dueDay: random.int(1...31))
      for _ in 0..<random.pick([0, 0, 2]) {
        let end = date().endOfMonth
        guard !calendar.quarterly || end.month % 3 == 0,
          let due = end.adding(days: random.int(1...80))
        else { continue }
        calendar.shifts.append(.init(month: end.year * 12 + end.month - 1, due: due))
      }
      addStrict(.lastDue(a, calendar), .date)
    }
  }

  private mutating func count(_ type: ValueType, in domain: Domain) -> NodeID {
    let number = operand(.whole, in: domain)
    return self[number].type == type ? number : addStrict(.retype(number), type)
  }

  private mutating func addChoice(in domain: Domain) {
    let wanted = anyWanted()
    let condition = operand(.truth, in: domain)
    let (a, b) = (operand(wanted, in: domain), operand(wanted, in: domain))
    addStrict(
      .choose(condition: condition, then: a, otherwise: b), joined(a, b),
      decimals: max(self[a].decimals, self[b].decimals))
  }

  private func joined(_ a: NodeID, _ b: NodeID) -> ValueType {
    let isWhole = max(self[a].decimals, self[b].decimals) == 0
    return self[a].type.isNumeric && !isWhole ? .decimal : self[a].type
  }

  private mutating func addAssumed(in domain: Domain) {
    let wanted = anyWanted()
    let (a, b) = (operand(wanted, in: domain), operand(wanted, in: domain))
    guard self[a].mayBeMissing else { return }
    assumptions.append(Assumption(text: "", because: "", node: a, span: span))
    add(
      .assumed(a, b, assumption: assumptions.count - 1), joined(a, b),
      decimals: max(self[a].decimals, self[b].decimals), domain,
      mayBeMissing: self[b].mayBeMissing, mayFail: self[a].mayFail || self[b].mayFail)
  }

  private mutating func addReference() {
    guard !references.isEmpty else { return }
    let position = random.below(references.count)
    let reference = references[position]
    addStrict(
      .reference(position, at: operand(.date, in: .application)), reference.type,
      decimals: reference.decimals, mayFail: true)
  }

  /// What hides a value stands directly on fields.
  mutating func addSeen(in domain: Domain) {
    let fields = nodes.indices.map { NodeID($0) }.filter {
      if case .field = self[$0].operation { self[$0].domain == domain } else { false }
    }
    let a = random.pick(fields)
    guard self[a].type != .text else { return }
    let veil: Veil = random.percent(50) ? .notYetKnown : .noConsent(source: 0)
    let condition = operand(.truth, in: domain)
    addStrict(
      .seen(a, where: condition, veil), self[a].type, decimals: self[a].decimals,
      mayBeMissing: true)
  }
}
