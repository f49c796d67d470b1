import Numbers
import Semantics

/// A decision table cut into classes: each column's inputs fall into finitely many that no cell tells apart.
///
/// For each column and class a bit set says which rows are true of it, and which are not false of it (true or
/// undecided, for a missing input). A case is decided by the bit sets' intersections.
struct CompiledTable {
  /// The classes of a column's inputs; the last stands for missing.
  struct Column {
    enum Classes {
      /// Class of a code is the code.
      /// `isWhole`: there is a class for every code the type has.
      case codes(Int, isWhole: Bool)
      /// Class of a text is its place here; all others have one more.
      case texts([String])
      /// Class of an ordered value is the number of cuts at or below it.
      case cuts([Int128])
      /// Whole numbers from a least one on, a class each.
      case whole(Int, Int)
    }
    var classes: Classes
    var truth: [[UInt64]] = []
    var possible: [[UInt64]] = []
    /// Classes, the one for missing among them.
    var count: Int

    var missingClass: Int

    init(classes: Classes, classCount: Int, missingClass: Int? = nil) {
      self.classes = classes
      count = classCount
      self.missingClass = missingClass ?? classCount - 1
    }

  }

  let columns: [Column]
  var answers: TableAnswers

  /// `decimals`: the scale of each numeric column's inputs.
  init(_ table: DecisionTable, decimals: [Int]) {
    let words = (table.rows.count + 63) / 64
    columns = table.columns.indices.map { position in
      Self.column(
        table.rows.map { $0.cells[position] }, table.columns[position].type, decimals[position],
        words: words)
    }
    answers = TableAnswers(table)
  }

  /// One characteristic of a scorecard: `otherwise` takes what no other bin does.
  init(_ characteristic: Scorecard.Characteristic, _ type: ValueType, decimals: Int) {
    let bins = characteristic.bins.filter { $0.test != nil }
    columns = [
      Self.column(
        bins.map { .tests(negated: false, [$0.test!]) }, type, decimals,
        words: (bins.count + 63) / 64)
    ]
    answers = TableAnswers(
      outputs: bins.map { .number($0.points) }, policy: .first,
      otherwise: characteristic.bins.first { $0.test == nil }.map { .number($0.points) })
  }

  private static func column(
    _ cells: [CellTest], _ type: ValueType, _ decimals: Int, words: Int
  ) -> Column {
    let classes: Column.Classes
    let samples: [ColumnInput]
    var cells = cells
    switch type {
    case .text:
      var names: [String] = []
      cells = cells.map { $0.naming(&names) }
      classes = .texts(names)
      samples = (0...names.count).map { .value(Int128($0)) } + [.missing]
    case .boolean:
      classes = .codes(2, isWhole: true)
      samples = [.value(0), .value(1), .missing]
    case .oneOf:
      // Codes a cell can name; any other code is like the greatest not named, so one class more stands for them.
      let count = 1 + (cells.flatMap(\.codes).max() ?? 0) + 1
      classes = .codes(count, isWhole: false)
      samples = (0..<count).map { .value(Int128($0)) } + [.missing]
    default:
      let cuts = Set(cells.flatMap { $0.cuts(decimals: decimals) }).sorted()
      classes = .cuts(cuts)
      samples =
        [cuts.first.map { .value($0 - 1) } ?? .value(0)] + cuts.map { .value($0) } + [.missing]
    }
    var column = Column(classes: classes, classCount: samples.count)
    let namesMissing = cells.contains { $0.namesMissing }
    for sample in samples {
      var truth = [UInt64](repeating: 0, count: words)
      var possible = truth
      for (row, cell) in cells.enumerated() {
        var answer = cell.holds(sample, decimals: decimals)
        // Where a column speaks of missing, missing is one of its values and no other cell can mean it.
        if answer == nil, namesMissing { answer = false }
        if answer == true { truth[row / 64] |= 1 << UInt64(row % 64) }
        if answer != false { possible[row / 64] |= 1 << UInt64(row % 64) }
      }
      column.truth.append(truth)
      column.possible.append(possible)
    }
    return column
  }

  /// The output for a class of each column; `.missing` where none is decided.
  func decide(_ classes: [Int]) -> Constant {
    var rowsTrue: [Int] = []
    var rowsOpen: [Int] = []
    for row in answers.outputs.indices {
      let (word, bit) = (row / 64, UInt64(1) << UInt64(row % 64))
      var isTrue = true
      var isPossible = true
      for (column, inputClass) in zip(columns, classes) {
        isTrue = isTrue && column.truth[inputClass][word] & bit != 0
        isPossible = isPossible && column.possible[inputClass][word] & bit != 0
      }
      if isTrue { rowsTrue.append(row) } else if isPossible { rowsOpen.append(row) }
    }
    let hasMissing = zip(columns, classes).contains { $0.missingClass == $1 }
    return answers.answer(rowsTrue, rowsOpen, hasMissing: hasMissing)
  }
}

/// A sample of a class of inputs.
enum ColumnInput {
  /// A code, a packed date, or a number scaled to the column's decimals.
  case value(Int128)
  case missing
}

extension CellTest {
  /// Whether the cell is true of an input; `nil` where a missing input leaves it undecided.
  func holds(_ input: ColumnInput, decimals: Int) -> Bool? {
    switch self {
    case .any: return true
    case .tests(let negated, let tests):
      var open = false
      for test in tests {
        switch test.holds(input, decimals: decimals) {
        case true?: return !negated
        case nil: open = true
        case false?: break
        }
      }
      return open ? nil : negated
    }
  }

  /// The codes a cell names.
  var codes: [Int] {
    guard case .tests(_, let tests) = self else { return [] }
    return tests.compactMap { test in
      switch test {
      case .equal(.code(let code)): code
      default: nil
      }
    }
  }

  /// Whole numbers at which an ordered column's classes begin.
  func cuts(decimals: Int) -> [Int128] {
    guard case .tests(_, let tests) = self else { return [] }
    return tests.flatMap { test -> [Int128] in
      switch test {
      case .missing: []
      case .equal(let constant):
        constant.orderedCut(decimals: decimals, after: false).flatMap { cut in
          constant.orderedCut(decimals: decimals, after: true).map { [cut, $0] }
        } ?? []
      case .range(let range):
        [
          range.lower.flatMap { $0.orderedCut(decimals: decimals, after: !range.lowerIncluded) },
          range.upper.flatMap { $0.orderedCut(decimals: decimals, after: range.upperIncluded) },
        ].compactMap { $0 }
      }
    }
  }
}

extension CellTest.Test {
  func holds(_ input: ColumnInput, decimals: Int) -> Bool? {
    switch (self, input) {
    case (.missing, .missing): return true
    case (.missing, .value): return false
    case (_, .missing): return nil
    case (.equal(.code(let code)), .value(let value)): return Int128(code) == value
    case (.equal(.truth(let truth)), .value(let value)): return (truth ? 1 : 0) == value
    case (.equal(let constant), .value(let value)):
      guard let first = constant.orderedCut(decimals: decimals, after: false),
        let next = constant.orderedCut(decimals: decimals, after: true)
      else { return false }
      return first <= value && value < next
    case (.range(let range), .value(let value)):
      let lower = range.lower.flatMap {
        $0.orderedCut(decimals: decimals, after: !range.lowerIncluded)
      }
      let upper = range.upper.flatMap {
        $0.orderedCut(decimals: decimals, after: range.upperIncluded)
      }
      return (lower.map { value >= $0 } ?? true) && (upper.map { value < $0 } ?? true)
    }
  }
}

extension Constant {
  /// The least whole number (at a scale) that is at, or with `after` beyond, this number or date.
  func orderedCut(decimals: Int, after: Bool) -> Int128? {
    switch self {
    case .date(let date): return Int128(date.packed) + (after ? 1 : 0)
    case .number(let number):
      let unit = powerOfTen(12 - decimals)
      let (quotient, remainder) = number.units.quotientAndRemainder(dividingBy: unit)
      let floor = remainder < 0 ? quotient - 1 : quotient
      return remainder == 0 && !after ? floor : floor + 1
    default: return nil
    }
  }
}
