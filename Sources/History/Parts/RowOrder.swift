import Columns
import Semantics

/// An order of rows that depends on nothing but their values.
///
/// Missing comes first, then numbers and dates by size, texts and one-of names by their UTF-8 bytes.
struct RowOrder {
  /// A column whose rows can be compared.
  private struct Key {
    let column: Column
    /// The rank of each code, or the texts themselves.
    let ranks: [Int32]?
    let texts: TextBytes?

    init?(_ adoption: ColumnAdoption) {
      guard let source = adoption.source else { return nil }
      column = source
      switch adoption.stored.field.type {
      case .text: (ranks, texts) = (nil, adoption.texts)
      case .oneOf:
        let names = TextBytes(source.dictionary ?? [])
        var ranks = [Int32](repeating: 0, count: names.count)
        for (rank, code) in (0..<names.count).sorted(by: names.precedes).enumerated() {
          ranks[code] = Int32(rank)
        }
        (self.ranks, texts) = (ranks, nil)
      case .boolean, .date, .integer, .decimal, .money, .rate, .share, .months, .days:
        (ranks, texts) = (nil, nil)
      }
    }

    /// −1, 0 or 1 as the left row's value comes before, with or after the right one's.
    func compare(_ left: Int, _ right: Int) -> Int {
      if let validity = column.validity {
        let (first, second) = (validity[left], validity[right])
        if first == 0 || second == 0 { return first == second ? 0 : first == 0 ? -1 : 1 }
      }
      switch column.storage {
      case .bytes(let values):
        if let ranks { return Self.sign(ranks[Int(values[left])], ranks[Int(values[right])]) }
        return Self.sign(values[left], values[right])
      case .int32(let values):
        if let texts, values[left] != values[right] {
          let (first, second) = (Int(values[left]), Int(values[right]))
          return texts.precedes(first, second) ? -1 : texts.precedes(second, first) ? 1 : 0
        }
        return Self.sign(values[left], values[right])
      case .lanes(let values): return Self.sign(values[left], values[right])
      case .wide(let values): return Self.sign(values[left], values[right])
      }
    }

    /// By row, a word whose order never contradicts that of the values.
    func leadingWords(_ count: Int) -> [UInt64] {
      (0..<count).map { row in
        guard column.isPresent(row) else { return 0 }
        if let texts, case .int32(let codes) = column.storage {
          return texts.with(Int(codes[row])) { text in
            (0..<8).reduce(0) { $0 << 8 | UInt64($1 < text.count ? text[$1] : 0) }
          }
        }
        guard ranks == nil else { return 0 }
        return UInt64(bitPattern: Int64(clamping: column.scaled(row))) ^ (1 << 63)
      }
    }

    private static func sign<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
      left < right ? -1 : left == right ? 0 : 1
    }
  }
  private let keys: [Key]

  private init(_ columns: [ColumnAdoption]) { keys = columns.compactMap(Key.init) }

  private func precedes(_ left: Int32, _ right: Int32) -> Bool {
    for key in keys {
      let sign = key.compare(Int(left), Int(right))
      if sign != 0 { return sign < 0 }
    }
    return false
  }

  // MARK: Applications

  /// All rows by as-of date and key; those without a date come first.
  static func ofApplications(count: Int, date: Column?, key: ColumnAdoption) -> [Int32] {
    let byKey = RowOrder([key])
    let leading = byKey.keys.first?.leadingWords(count) ?? Array(repeating: 0, count: count)
    var order = [Int32](repeating: 0, count: count)
    guard let date, case .int32(let packed) = date.storage else {
      for row in 0..<count { order[row] = Int32(row) }
      byKey.sort(&order, 0..<count, leading)
      return order
    }
    // Days are few: rows are counted by day, then put in their place.
    let days = (0..<count).map { date.isPresent($0) ? packed[$0] : -1 }
    let first = days.min() ?? 0
    var starts = [Int](repeating: 0, count: Int((days.max() ?? 0) - first) + 2)
    for day in days { starts[Int(day - first) + 1] += 1 }
    for day in starts.indices.dropFirst() { starts[day] += starts[day - 1] }
    var next = starts
    for row in 0..<count {
      let day = Int(days[row] - first)
      order[next[day]] = Int32(row)
      next[day] += 1
    }
    for (start, end) in zip(starts, starts.dropFirst()) where end - start > 1 {
      byKey.sort(&order, start..<end, leading)
    }
    return order
  }

  /// The same where words by row, of the first key, decide most comparisons.
  private func sort(_ order: inout [Int32], _ range: Range<Int>, _ leading: [UInt64]) {
    func precedes(_ left: Int32, _ right: Int32) -> Bool {
      let (first, second) = (leading[Int(left)], leading[Int(right)])
      return first != second ? first < second : self.precedes(left, right)
    }
    var isSorted = true
    for place in range.dropFirst() where precedes(order[place], order[place - 1]) {
      isSorted = false
      break
    }
    if !isSorted { order[range].sort(by: precedes) }
  }

  /// Sorts a range of rows; what is sorted already costs a look at each.
  private func sort(_ order: inout [Int32], _ range: Range<Int>) {
    let isSorted = range.dropFirst().allSatisfy { !precedes(order[$0], order[$0 - 1]) }
    if !isSorted { order[range].sort(by: precedes) }
  }

  // MARK: Child rows

  /// The order of a list's rows within their parent: by the dates that tell them, then by all other fields by name.
  init(ofChildren columns: [ColumnAdoption], list: ListSchema) {
    let leading = [list.knownOn, list.period].compactMap { $0 }
    let others = columns.indices.filter { !leading.contains($0) }
      .sorted {
        columns[$0].stored.field.name.utf8.lexicographicallyPrecedes(
          columns[$1].stored.field.name.utf8)
      }
    self.init((leading + others).map { columns[$0] })
  }

  /// Appends a parent's rows in order.
  func append(_ rows: Range<Int32>, to children: inout [Int32]) {
    let start = children.count
    children.append(contentsOf: rows)
    sort(&children, start..<children.count)
  }
}
