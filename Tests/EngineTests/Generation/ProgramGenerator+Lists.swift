import Engine
import Numbers
import Semantics

// Questions to lists, series by month and what closes them.
extension ProgramGenerator {
  private mutating func mask(_ rows: Domain) -> NodeID? {
    random.percent(65) ? operand(.truth, in: rows) : nil
  }

  private mutating func repeats(_ rows: Domain) -> [NodeID] {
    guard random.percent(18) else { return [] }
    return (0..<random.int(1...2)).map { _ in
      operand(random.percent(15) ? .text : anyWanted(), in: rows)
    }
  }

  /// Which rows stand: mostly by a chain of few values, so that there are versions, and by a date known or not.
  mutating func addStanding(_ list: Int) {
    let rows = Domain.rows(list: list)
    func field(_ position: Int, _ builder: Self) -> NodeID {
      builder.nodes.indices.map { NodeID($0) }.first {
        builder[$0].domain == rows && builder[$0].operation == .field(position)
      }!
    }
    let fields = lists[list].record.fields
    let day = operand(.date, in: .application)
    let on = operand(.date, in: rows)
    let known = addStrict(
      .known(on: on, by: lift(day, to: rows), sameDay: random.percent(50)), .boolean)
    let chain = random.percent(85) ? field(random.below(fields.count), self) : nil
    let voids = fields.indices.filter { fields[$0].type == .boolean }
    let void = voids.isEmpty || random.percent(30) ? nil : field(random.pick(voids), self)
    let standing = Standing(
      list: list, known: random.percent(80) ? known : operand(.truth, in: rows), on: on,
      chain: chain, void: void)
    addStrict(.standing(standing), .boolean)
  }

  mutating func addAggregate(_ list: Int) {
    let rows = Domain.rows(list: list)
    var question = Aggregation(kind: .count, list: list, mask: mask(rows))
    question.withoutRepeatsOn = repeats(rows)
    if random.percent(15) { question.consent = operand(.truth, in: .application) }
    var type = ValueType.integer
    var decimals = 0
    var ofNothing = false
    func take(_ builder: inout Self, _ wanted: Wanted) {
      let id = builder.operand(wanted, in: rows)
      question.value = id
      (type, decimals) = (builder[id].type, builder[id].decimals)
    }
    switch random.below(15) {
    case 0: break
    case 1...4:
      question.kind = .sum
      take(&self, .number)
    case 5...6:
      question.kind = .average
      take(&self, .number)
      (type, decimals, ofNothing) = (.decimal, 12, true)
    case 7...8:
      question.kind = random.percent(50) ? .smallest : .greatest
      ofNothing = true
      var wanted = anyWanted()
      if wanted == .truth || wanted == .text { wanted = .date }
      if case .code(let type) = wanted, !(oneOfs[type].ranks.map { !$0.contains(nil) } ?? false) {
        wanted = .number
      }
      take(&self, wanted)
    case 9:
      question.kind = .latest
      ofNothing = true
      take(&self, anyWanted())
      question.key = operand(.date, in: rows)
    case 10...11:
      question.kind = random.percent(50) ? .any : .all
      take(&self, .truth)
    case 12:
      question.kind = .countDistinct
      take(&self, random.percent(20) ? .text : anyWanted())
      (type, decimals) = (.integer, 0)
    case 13:
      question.kind = .countMonths
      take(&self, .date)
      (type, decimals) = (.integer, 0)
    default:
      question.kind = .largestShares(random.int(1...3))
      take(&self, .number)
      question.key = operand(random.percent(30) ? .text : anyWanted(), in: rows)
      (type, decimals, ofNothing) = (.share, 12, true)
    }
    let operands =
      ([question.value, question.key, question.mask].compactMap { $0 }
      + question.withoutRepeatsOn).map { self[$0] }
    let mayMissRow = operands.contains(where: \.mayBeMissing)
    if mayMissRow, random.percent(35) {
      question.skippingMissing = true
      question.assumption = assumptions.count
      assumptions.append(
        Assumption(text: "", because: "", node: NodeID(nodes.count), span: span))
    }
    add(
      .aggregate(question), type, decimals: decimals, .application,
      mayBeMissing: lists[list].isOptional || ofNothing || question.consent != nil
        || (mayMissRow && !question.skippingMissing),
      mayFail: operands.contains(where: \.mayFail))
  }

  /// A series of a list's rows, operations on it, and values that close it.
  mutating func addSeries(_ list: Int) {
    let rows = Domain.rows(list: list)
    let months = random.pick([1, 2, 3, 6, 12, 14])
    let domain = Domain.series(months: months)
    for _ in 0..<random.int(1...2) {
      let value: NodeID? = random.percent(80) ? operand(.number, in: rows) : nil
      let series = MonthlySeries(
        list: list, value: value, by: operand(.date, in: rows), mask: mask(rows),
        withoutRepeatsOn: repeats(rows), months: months, end: operand(.date, in: .application),
        existsFrom: random.percent(40) ? operand(.date, in: .application) : nil,
        consent: random.percent(15) ? operand(.truth, in: .application) : nil)
      let operands =
        ([value, series.by, series.mask, series.end].compactMap { $0 } + series.withoutRepeatsOn)
        .map { self[$0] }
      let born = series.existsFrom.map { self[$0] }
      add(
        .monthly(series), value.map { self[$0].type } ?? .integer,
        decimals: value.map { self[$0].decimals } ?? 0, domain,
        mayBeMissing: lists[list].isOptional || series.consent != nil || born != nil
          || operands.contains(where: \.mayBeMissing),
        mayFail: operands.contains(where: \.mayFail) || born?.mayFail ?? false)
    }
    for _ in 0..<random.int(1...5) { addOperation(in: domain) }
    if random.percent(50) {
      let a = operand(.number, in: domain)
      addStrict(.carried(a), self[a].type, decimals: self[a].decimals)
    }
    for _ in 0..<random.int(1...5) { close(domain, months) }
    if months > 2, random.percent(60) {
      let a = operand(.number, in: domain)
      let (from, to) = (random.int(1...2), random.int(2...months))
      let cut = Domain.series(months: to - from + 1)
      add(
        .cut(a, from: from, to: to), self[a].type, decimals: self[a].decimals, cut,
        mayBeMissing: self[a].mayBeMissing, mayFail: self[a].mayFail)
      for _ in 0..<random.int(1...3) { close(cut, to - from + 1) }
    }
  }

  private mutating func close(_ domain: Domain, _ months: Int) {
    let a = operand(.number, in: domain)
    func close(
      _ builder: inout Self, _ operation: Operation, _ type: ValueType, _ decimals: Int,
      mayBeMissing: Bool = false
    ) {
      let operand = builder[operation.operands[0]]
      builder.add(
        operation, type, decimals: decimals, .application,
        mayBeMissing: mayBeMissing || operand.mayBeMissing, mayFail: operand.mayFail)
    }
    switch random.below(8) {
    case 0 where months > 1:
      close(
        &self, .growth(a, months: random.int(1...(months / 2))), .share, 12, mayBeMissing: true)
    case 1: close(&self, .volatility(a), .decimal, 12, mayBeMissing: true)
    case 2: close(&self, .longestZeroRun(a), .integer, 0)
    case 3: close(&self, .countMonths(operand(.truth, in: domain)), .integer, 0)
    case 4: close(&self, .reduce(.average, a), .decimal, 12)
    case 5: close(&self, .reduce(.smallest, a), self[a].type, self[a].decimals)
    case 6: close(&self, .reduce(.greatest, a), self[a].type, self[a].decimals)
    default: close(&self, .reduce(.sum, a), self[a].type, self[a].decimals)
    }
  }
}
