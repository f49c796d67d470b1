import Columns
import Numbers
import Semantics

/// Counts the values of one field, stretch by stretch.
struct ColumnTally {
  private let field: FieldSchema
  private let names: [String]
  private var missing = 0
  private var rows = 0
  private var numbers: [Int64] = []
  /// Numbers beyond `Int64`.
  private var wide: [Int128] = []
  private var codes: [Int: Int] = [:]
  private var days: [Int32: Int] = [:]
  private var texts: Set<String> = []

  /// - Parameter names: of a one-of type's values.
  init(_ field: FieldSchema, names: [String]) {
    self.field = field
    self.names = names
  }

  mutating func add(_ column: Column) {
    rows += column.count
    switch field.type {
    case .text:
      let dictionary = column.dictionary ?? []
      var isUsed = [Bool](repeating: false, count: dictionary.count)
      for row in 0..<column.count {
        if column.isPresent(row) { isUsed[Int(column.scaled(row))] = true } else { missing += 1 }
      }
      for (text, isUsed) in zip(dictionary, isUsed) where isUsed { texts.insert(text) }
    case .date:
      for row in 0..<column.count {
        guard column.isPresent(row) else {
          missing += 1
          continue
        }
        days[Int32(truncatingIfNeeded: column.scaled(row)), default: 0] += 1
      }
    case .boolean, .oneOf:
      for row in 0..<column.count {
        guard column.isPresent(row) else {
          missing += 1
          continue
        }
        codes[Int(column.scaled(row)), default: 0] += 1
      }
    case .integer, .decimal, .money, .rate, .share, .months, .days:
      numbers.reserveCapacity(numbers.count + column.count)
      for row in 0..<column.count {
        guard column.isPresent(row) else {
          missing += 1
          continue
        }
        let value = column.scaled(row)
        if let short = Int64(exactly: value) { numbers.append(short) } else { wide.append(value) }
      }
    }
  }

  /// What the field holds.
  consuming func summary() -> FieldSummary {
    let distribution: FieldSummary.Distribution =
      if rows == missing {
        .none
      } else {
        switch field.type {
        case .text: .texts(distinct: texts.count)
        case .date: .dates(dates)
        case .boolean:
          .values([
            ValueCount(name: "true", rows: codes[1] ?? 0),
            ValueCount(name: "false", rows: codes[0] ?? 0),
          ])
        case .oneOf:
          .values(names.enumerated().map { ValueCount(name: $1, rows: codes[$0] ?? 0) })
        case .integer, .decimal, .money, .rate, .share, .months, .days: .numbers(numberSummary())
        }
      }
    return FieldSummary(
      name: field.name, isKey: field.isKey, role: field.role, missing: missing,
      distribution: distribution)
  }

  private var dates: DateSummary {
    let known = days.keys.sorted()
    let (first, last) = (
      CalendarDate(packed: known.first ?? 0), CalendarDate(packed: known.last ?? 0)
    )
    var years: [Int: Int] = [:]
    for (day, rows) in days { years[CalendarDate(packed: day).year, default: 0] += rows }
    return DateSummary(
      first: first, last: last,
      years: (first.year...last.year).map { DateSummary.Year(year: $0, rows: years[$0] ?? 0) })
  }

  private mutating func numberSummary() -> NumberSummary {
    numbers.sort()
    wide.sort()
    // What is beyond `Int64` lies below all of it or above.
    let below = wide.prefix { $0 < 0 }
    let above = wide.dropFirst(below.count)
    let count = numbers.count + wide.count
    func value(_ rank: Int) -> Int128 {
      if rank < below.count { return below[below.startIndex + rank] }
      let inner = rank - below.count
      return inner < numbers.count
        ? Int128(numbers[inner]) : above[above.startIndex + inner - numbers.count]
    }
    func number(_ scaled: Int128) -> Number { Number(scaled, decimals: field.decimals) ?? .zero }
    /// The smallest value that so many hundredths do not exceed.
    func quantile(_ percent: Int) -> Int128 { value(max(0, (percent * count + 99) / 100 - 1)) }
    var sum: Int128? = 0
    for value in numbers { sum = sum.map { $0 + Int128(value) } }
    for value in wide {
      sum = sum.flatMap {
        let (total, overflow) = $0.addingReportingOverflow(value)
        return overflow ? nil : total
      }
    }
    let (low, high) = (quantile(1), quantile(99))
    var histogram = [Int](repeating: 0, count: NumberSummary.buckets)
    let width = high - low + 1
    let buckets = Int128(NumberSummary.buckets)
    for rank in 0..<count {
      let distance = min(max(value(rank), low), high) - low
      // A width near the bound of all numbers leaves no room for the product.
      let bucket =
        width < 1 << 120 ? distance * buckets / width : distance / (width / buckets + 1)
      histogram[Int(bucket)] += 1
    }
    let zeros = numbers.count { $0 == 0 }
    return NumberSummary(
      least: number(value(0)), quantiles: NumberSummary.percents.map { number(quantile($0)) },
      most: number(value(count - 1)), sum: sum.flatMap { Number($0, decimals: field.decimals) },
      zeros: zeros, negatives: below.count + numbers.count { $0 < 0 }, histogram: histogram)
  }
}
