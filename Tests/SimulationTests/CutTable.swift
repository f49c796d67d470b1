import Columns

/// A table cut into parts at random, each with dictionaries of its own: what a history hands out.
struct CutTable: TableParts {
  private let parts: [RecordTable]

  init(_ table: RecordTable, seed: UInt64, greatest: Int) {
    var draw = SeededNumbers(seed: seed)
    var parts: [RecordTable] = []
    var start = 0
    while start < table.count {
      let end = min(table.count, start + draw.next(1, greatest))
      parts.append(Self.recoded(table.gathering(Array(start..<end)), &draw))
      start = end
    }
    self.parts = parts
  }

  var partSizes: [Int] { parts.map(\.count) }
  func part(_ index: Int) -> RecordTable { parts[index] }

  private static func recoded(_ table: RecordTable, _ draw: inout SeededNumbers) -> RecordTable {
    var table = table
    for index in table.columns.indices { recode(&table.columns[index].column, &draw) }
    for list in table.lists.indices {
      for index in table.lists[list].columns.indices {
        recode(&table.lists[list].columns[index].column, &draw)
      }
    }
    return table
  }

  /// Only the texts that occur, in an order drawn.
  private static func recode(_ column: inout Column, _ draw: inout SeededNumbers) {
    guard case .int32(let codes) = column.storage, let words = column.dictionary else { return }
    var used = Set(codes).sorted()
    for index in used.indices.dropFirst() { used.swapAt(index, draw.next(0, index)) }
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, Int32($0)) })
    column.storage = .int32(codes.map { places[$0] ?? 0 })
    column.dictionary = used.map { words[Int($0)] }
  }
}
