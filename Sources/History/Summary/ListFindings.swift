import Columns
import Intake
import Numbers
import Semantics

/// What the rows of a list show together, over all parts of a history.
struct ListFindings {
  private let list: ListSchema
  private let schema: InputSchema
  private let numbers: [FieldSchema]
  private let texts: [FieldSchema]
  private let kinds: [(field: FieldSchema, names: [String])]

  private var rows = 0
  private var repeats = (rows: 0, parents: 0)
  private var negatives: [Negatives]
  private var sums: [SumCandidate]?
  private var occurrences: [TextOccurrences]
  private var splits: [SplitTally]

  init(_ list: ListSchema, _ schema: InputSchema) {
    self.list = list
    self.schema = schema
    let fields = list.record.fields
    numbers = fields.filter { $0.type == .money }
    texts = fields.filter { $0.type == .text }
    kinds = fields.compactMap { field in
      guard case .oneOf(let index) = field.type, schema.oneOfs[index].values.count <= 12 else {
        return nil
      }
      return (field, schema.oneOfs[index].values.map(\.name))
    }
    negatives = numbers.map { _ in Negatives() }
    occurrences = texts.map { _ in TextOccurrences() }
    splits = numbers.isEmpty ? [] : kinds.map { SplitTally(values: $0.names.count) }
  }

  /// Goes over all parts.
  ///
  /// - Parameter words: texts by the name that files have for the field, and `list.field`; this list's are added.
  consuming func found(
    in history: History, words: inout [String: [String: Set<String>]]
  ) throws -> [Finding] {
    let name = list.name
    let fields = Set(list.record.fields.map { "\(name).\($0.name)" })
    try history.forEachPart(reading: fields) { part in
      if let rows = part.list(name) { add(rows) }
    }
    var findings: [Finding] = []
    if repeats.rows > 0 {
      findings.append(.repeats(rows: repeats.rows, parents: repeats.parents))
    }
    for (field, found) in zip(numbers, negatives) where found.rows > 0 {
      findings.append(
        .negatives(field: field.name, rows: found.rows, cancelled: found.cancelled))
    }
    for candidate in sums ?? [] where candidate.isRule {
      findings.append(
        .sum(
          field: numbers[candidate.total].name,
          of: [numbers[candidate.first].name, numbers[candidate.second].name],
          holds: candidate.holds, fails: candidate.fails))
    }
    for (tally, kind) in zip(splits, kinds) {
      let parts = kind.names.indices.compactMap { tally.part($0, kind.names, numbers[0]) }
      if parts.count > 1 {
        findings.append(.split(field: kind.field.name, number: numbers[0].name, parts: parts))
      }
    }
    for (field, found) in zip(texts, occurrences) {
      // Where texts come again all the time they name no row, and it means nothing.
      if found.doubled > 0, found.doubled * 20 <= rows {
        findings.append(.doubled(field: field.name, rows: found.doubled))
      }
      if found.shared > 0 {
        findings.append(
          .shared(field: field.name, texts: found.shared, of: found.codes.count))
      }
      // What the lists' files call alike may be of one kind.
      let own = Set(found.codes.keys)
      let kind = field.externalName ?? field.name
      for (other, theirs) in (words[kind] ?? [:]).sorted(by: { $0.key < $1.key }) {
        findings.append(
          .common(field: field.name, other: other, texts: own.count { theirs.contains($0) }))
      }
      words[kind, default: [:]]["\(name).\(field.name)"] = own
    }
    return findings
  }

  // MARK: One part

  private mutating func add(_ rows: RecordTable.List) {
    func column(_ field: FieldSchema) -> Column? {
      rows.columns.first { $0.name == field.name }?.column
    }
    let parents = Self.parents(rows)
    self.rows += parents.count
    let isRepeat = Self.repeats(rows, parents)
    var last: Int32 = -1
    for (row, isRepeat) in isRepeat.enumerated() where isRepeat {
      repeats.rows += 1
      if parents[row] != last { repeats.parents += 1 }
      last = parents[row]
    }
    let amounts = numbers.compactMap { column($0).map(Self.values) }
    if amounts.count == numbers.count, !amounts.isEmpty {
      for index in negatives.indices { negatives[index].add(index, amounts, rows.offsets) }
      if sums == nil { sums = SumCandidate.all(amounts) }
      for index in (sums ?? []).indices { sums?[index].add(amounts) }
      for (index, kind) in kinds.enumerated() {
        if let column = column(kind.field) { splits[index].add(column, amounts[0]) }
      }
    }
    for (index, field) in texts.enumerated() {
      if let column = column(field) { occurrences[index].add(column, parents, isRepeat) }
    }
  }

  /// The parent of each row, counted within the part.
  private static func parents(_ rows: RecordTable.List) -> [Int32] {
    var parents: [Int32] = []
    parents.reserveCapacity(Int(rows.offsets.last ?? 0))
    for parent in 0..<max(0, rows.offsets.count - 1) {
      let count = Int(rows.offsets[parent + 1] - rows.offsets[parent])
      parents.append(contentsOf: repeatElement(Int32(parent), count: count))
    }
    return parents
  }

  /// Whether a row equals the one before it: in a history equal rows of a parent stand together.
  private static func repeats(_ rows: RecordTable.List, _ parents: [Int32]) -> [Bool] {
    var isRepeat = parents.indices.map { $0 > 0 && parents[$0] == parents[$0 - 1] }
    for named in rows.columns {
      let column = named.column
      for row in isRepeat.indices where isRepeat[row] {
        let isPresent = column.isPresent(row)
        isRepeat[row] =
          isPresent == column.isPresent(row - 1)
          && (!isPresent || column.scaled(row) == column.scaled(row - 1))
      }
    }
    return isRepeat
  }

  private static func values(_ column: Column) -> [Int128?] {
    (0..<column.count).map { column.isPresent($0) ? column.scaled($0) : nil }
  }
}

/// Negative numbers of a field, and those that another row of the parent cancels.
private struct Negatives {
  var rows = 0
  var cancelled = 0

  mutating func add(_ field: Int, _ amounts: [[Int128?]], _ offsets: [Int32]) {
    for parent in 0..<max(0, offsets.count - 1) {
      let range = Int(offsets[parent])..<Int(offsets[parent + 1])
      let negative = range.filter { amounts[field][$0].map { $0 < 0 } ?? false }
      guard !negative.isEmpty else { continue }
      rows += negative.count
      // Each positive row cancels one negative row of the opposite numbers.
      var positive: [[Int128?]: Int] = [:]
      for row in range where amounts[field][row].map({ $0 > 0 }) ?? false {
        positive[amounts.map { $0[row] }, default: 0] += 1
      }
      for row in negative {
        let opposite = amounts.map { $0[row].map { -$0 } }
        guard let left = positive[opposite], left > 0 else { continue }
        positive[opposite] = left - 1
        cancelled += 1
      }
    }
  }
}

/// Two fields whose sum may be a third.
private struct SumCandidate {
  let first: Int
  let second: Int
  let total: Int
  var holds = 0
  var fails = 0

  /// Whether the sum holds in nearly all rows.
  var isRule: Bool { holds > 0 && fails * 20 <= holds }

  /// Those of all threes that hold in most of the first rows, sums with nothing aside.
  static func all(_ amounts: [[Int128?]]) -> [SumCandidate] {
    let sample = min(2_000, amounts.first?.count ?? 0)
    var found: [SumCandidate] = []
    for first in amounts.indices {
      for second in amounts.indices where second > first {
        for total in amounts.indices where total != first && total != second {
          var candidate = SumCandidate(first: first, second: second, total: total)
          candidate.add(amounts, rows: 0..<sample)
          let telling = (0..<sample).count {
            amounts[first][$0] ?? 0 != 0 && amounts[second][$0] ?? 0 != 0
          }
          guard candidate.isRule, telling * 4 >= sample else { continue }
          (candidate.holds, candidate.fails) = (0, 0)
          found.append(candidate)
        }
      }
    }
    return found
  }

  mutating func add(_ amounts: [[Int128?]], rows: Range<Int>? = nil) {
    for row in rows ?? amounts[first].indices {
      guard let left = amounts[first][row], let right = amounts[second][row],
        let sum = amounts[total][row]
      else { continue }
      if left + right == sum { holds += 1 } else { fails += 1 }
    }
  }
}

/// Where the texts of a field stand.
private struct TextOccurrences {
  /// Whether each text stands under several parents.
  var codes: [String: Bool] = [:]
  var doubled = 0
  var shared: Int { codes.values.count { $0 } }

  mutating func add(_ column: Column, _ parents: [Int32], _ isRepeat: [Bool]) {
    let dictionary = column.dictionary ?? []
    // The rows of a parent stand together, so that a text's last parent tells whether it comes again.
    let earlier: Int32 = -2
    var last = dictionary.map { codes[$0] == nil ? -1 : earlier }
    var isShared = dictionary.map { codes[$0] ?? false }
    for row in parents.indices where column.isPresent(row) {
      let code = Int(column.scaled(row))
      if last[code] == parents[row] {
        if !isRepeat[row] { doubled += 1 }
      } else if last[code] != -1 {
        isShared[code] = true
      }
      last[code] = parents[row]
    }
    for (code, text) in dictionary.enumerated() where last[code] >= 0 {
      codes[text] = isShared[code]
    }
  }
}

/// A field's numbers by the values of a one-of field.
private struct SplitTally {
  private var rows: [Int]
  private var nonzero: [Int]
  private var sums: [Int128]

  init(values: Int) {
    rows = Array(repeating: 0, count: values)
    nonzero = rows
    sums = Array(repeating: 0, count: values)
  }

  mutating func add(_ column: Column, _ amounts: [Int128?]) {
    for row in amounts.indices where column.isPresent(row) {
      let code = Int(column.scaled(row))
      guard rows.indices.contains(code) else { continue }
      rows[code] += 1
      guard let amount = amounts[row], amount != 0 else { continue }
      nonzero[code] += 1
      sums[code] &+= amount
    }
  }

  func part(_ code: Int, _ names: [String], _ number: FieldSchema) -> SplitPart? {
    guard rows[code] > 0 else { return nil }
    return SplitPart(
      value: names[code], rows: rows[code], nonzero: nonzero[code],
      sum: Number(sums[code], decimals: number.decimals))
  }
}
