import Numbers
import Semantics

// Questions to the rows of a list, by looking at one row after the other.
extension Reference {
  func aggregate(_ question: Aggregation) -> Value {
    guard isThere(question.list, question.consent) else { return .missing }
    var masks = masks(
      question.list, question.mask, question.withoutRepeatsOn,
      skippingMissing: question.skippingMissing)
    let values = question.value.map(series) ?? masks.map { _ in .truth(true) }
    let keys = question.key.map(series) ?? []
    // What makes a row unknown; only of the latest row does the value matter.
    func known(_ row: Int) -> [Value] {
      let key = keys.isEmpty ? [] : [keys[row]]
      return question.kind == .latest ? key : key + [values[row]]
    }
    if question.skippingMissing {
      for row in masks.indices where masks[row].isTrue {
        let isOut = Self.open(known(row)) == .missing
        let isLatestOut = question.kind == .latest && keys[row].isPresent && values[row].isMissing
        if isOut || isLatestOut { masks[row] = .truth(false) }
      }
    }
    switch question.kind {
    case .any: return Self.any(masks.indices.map { Self.all([masks[$0], values[$0]]) })
    case .all: return Self.all(masks.indices.map { Self.any([Self.not(masks[$0]), values[$0]]) })
    default: break
    }
    let rows = masks.indices.filter { masks[$0].isTrue }
    if let open = Self.open(masks + rows.flatMap(known)) { return open }
    if question.kind == .latest { return latest(rows, values, keys) }
    let counted = rows.map { values[$0] }
    switch question.kind {
    case .count: return .number(Number(rows.count))
    case .sum: return Self.sum(counted)
    case .average: return Self.quotient(Self.sum(counted), counted.count)
    case .smallest, .greatest:
      if counted.isEmpty { return .missing }
      return extreme(
        counted, program[question.value!].type, isLeast: question.kind == .smallest)
    case .countDistinct: return .number(Number(Set(counted).count))
    case .countMonths:
      return .number(Number(Set(counted.map { [$0.date.year, $0.date.month] }).count))
    case .largestShares(let count): return Self.shares(count, counted, by: rows.map { keys[$0] })
    default: preconditionFailure("no such question")
    }
  }

  /// Whether the list is there, and the consent that it needs.
  private func isThere(_ list: Int, _ consent: NodeID?) -> Bool {
    application.lists[list] != nil && (consent.map { value($0).isTrue } ?? true)
  }

  /// An error if there is one, else missing if something is.
  private static func open(_ values: [Value]) -> Value? {
    values.contains(.error) ? .error : values.contains(.missing) ? .missing : nil
  }

  /// Of each row whether it counts: where the condition is true and no earlier such row is alike.
  func masks(_ list: Int, _ mask: NodeID?, _ keys: [NodeID], skippingMissing: Bool) -> [Value] {
    let count = application.lists[list]?.count ?? 0
    var masks = mask.map(series) ?? Array(repeating: .truth(true), count: count)
    let keys = keys.map(series)
    if skippingMissing {
      for row in 0..<count where masks[row].isMissing { masks[row] = .truth(false) }
      for row in 0..<count where keys.contains(where: { $0[row].isMissing }) {
        if masks[row].isTrue { masks[row] = .truth(false) }
      }
    }
    if keys.isEmpty { return masks }
    return (0..<count).map { row in
      let repeats = (0..<row).map { earlier in
        Self.all([masks[earlier]] + keys.map { Self.alike($0[earlier], $0[row]) })
      }
      return Self.all([masks[row], Self.not(Self.any(repeats))])
    }
  }

  private static func alike(_ a: Value, _ b: Value) -> Value {
    open([a, b]) ?? .truth(a == b)
  }

  /// The value of the row with the latest date, of several the later row.
  private func latest(_ rows: [Int], _ values: [Value], _ keys: [Value]) -> Value {
    var best: Int?
    for row in rows where best.map({ keys[row].date >= keys[$0].date }) ?? true { best = row }
    return best.map { values[$0] } ?? .missing
  }

  /// Σ of values that are all there, in their order.
  static func sum(_ values: [Value]) -> Value {
    Value(checked: values.reduce(Number.zero as Number?) { $0?.adding($1.number) })
  }

  static func quotient(_ total: Value, _ count: Int) -> Value {
    if count == 0 { return .missing }
    return total.isPresent ? Value(checked: total.number.divided(by: Number(count))) : total
  }

  private static func shares(_ count: Int, _ values: [Value], by keys: [Value]) -> Value {
    var sums: [Value] = []
    for key in Set(keys) {
      sums.append(sum(values.indices.filter { keys[$0] == key }.map { values[$0] }))
    }
    let whole = sum(values)
    if sums.contains(.error) || whole.isError { return .error }
    let top = sum(Array(sums.sorted { $0.number > $1.number }.prefix(count)))
    if top.isError { return .error }
    return whole.number > .zero ? Value(checked: top.number.divided(by: whole.number)) : .missing
  }
}

// MARK: By month
extension Reference {
  /// Each month the sum of its own rows, so that a row that is not known leaves only its month unknown.
  func monthly(_ series: MonthlySeries) -> [Value] {
    func everywhere(_ value: Value) -> [Value] { Array(repeating: value, count: series.months) }
    let dates = [series.end] + (series.existsFrom.map { [$0] } ?? [])
    let list: Value = isThere(series.list, series.consent) ? .truth(true) : .missing
    if let open = Self.open(dates.map(value) + [list]) { return everywhere(open) }
    let masks = masks(
      series.list, series.mask, series.withoutRepeatsOn, skippingMissing: false)
    let dated = self.series(series.by)
    let values = series.value.map(self.series) ?? masks.map { _ in .number(.one) }
    let rows = masks.indices.filter { !masks[$0].isFalse }
    // A row without a date could stand in any month.
    if let open = Self.open(rows.map { dated[$0] }) { return everywhere(open) }
    func index(_ date: CalendarDate) -> Int { date.year * 12 + date.month }
    return (0..<series.months).map { month in
      let wanted = index(value(series.end).date) - (series.months - 1 - month)
      if let born = series.existsFrom, wanted < index(value(born).date) { return .missing }
      let own = rows.filter { index(dated[$0].date) == wanted }
      return Self.open(own.flatMap { [masks[$0], values[$0]] })
        ?? Self.sum(own.map { values[$0] })
    }
  }

  func growth(_ series: [Value], _ months: Int) -> Value {
    let recent = Array(series.suffix(months))
    let before = Array(series.suffix(2 * months).prefix(months))
    if let open = Self.open(recent + before) { return open }
    let (above, base) = (Self.sum(recent), Self.sum(before))
    if above.isError || base.isError { return .error }
    guard base.number > .zero else { return .missing }
    guard let ratio = above.number.divided(by: base.number) else { return .error }
    return Value(checked: ratio.subtracting(.one))
  }

  /// √(Σ(x − mean)² ÷ n) ÷ mean, every step rounded as its operator.
  func volatility(_ series: [Value]) -> Value {
    if let open = Self.open(series) { return open }
    let mean = Self.quotient(Self.sum(series), series.count)
    if mean.isError { return .error }
    if mean.number.isZero { return .missing }
    var squares: [Value] = []
    for value in series {
      guard let deviation = value.number.subtracting(mean.number),
        let square = deviation.multiplied(by: deviation)
      else { return .error }
      squares.append(.number(square))
    }
    let variance = Self.quotient(Self.sum(squares), series.count)
    guard variance.isPresent, let spread = variance.number.squareRoot() else { return .error }
    return Value(checked: spread.divided(by: mean.number))
  }

  func longestZeroRun(_ series: [Value]) -> Value {
    if let open = Self.open(series) { return open }
    let runs = series.split { !$0.number.isZero }
    return .number(Number(runs.map(\.count).max() ?? 0))
  }

  /// Each month max(0, x − credit), the shortfall carried on; what follows an unknown month is unknown.
  func carried(_ series: [Value]) -> [Value] {
    var credit = Value.number(.zero)
    return series.map { value in
      if let open = Self.open([credit, value]) {
        credit = open
        return open
      }
      guard let rest = value.number.subtracting(credit.number) else {
        credit = .error
        return .error
      }
      credit = .number(max(.zero, rest.negated))
      return .number(max(.zero, rest))
    }
  }

  func reduce(_ reduction: SeriesReduction, _ series: [Value]) -> Value {
    if let open = Self.open(series) { return open }
    switch reduction {
    case .sum: return Self.sum(series)
    case .average: return Self.quotient(Self.sum(series), series.count)
    case .smallest: return .number(series.map(\.number).min()!)
    case .greatest: return .number(series.map(\.number).max()!)
    }
  }

  func countMonths(_ series: [Value]) -> Value {
    Self.open(series) ?? .number(Number(series.filter(\.isTrue).count))
  }
}
