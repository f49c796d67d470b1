import Columns
import History
import Intake

/// Imports tables one after the other into the file of a folder.
@discardableResult
func imported(
  _ tables: [RecordTable], _ schema: InputSchema, in folder: String, name: String = "h.db"
) throws -> History {
  var history: History?
  for (index, table) in tables.enumerated() {
    history = try History.importing(
      into: "\(folder)/\(name)", schema: schema, at: "2026-01-0\(index + 1)"
    ) { (writing) throws(HistoryError) in
      try writing.append(table, input: schema)
      return "{}"
    }
  }
  return try history ?? History(path: "\(folder)/\(name)")
}

extension RecordTable {
  /// The same applications and child rows, in another order.
  func shuffled(using random: inout SeededGenerator) -> RecordTable {
    var table = gathering(Array(0..<count).shuffled(using: &random))
    for index in table.lists.indices {
      var order: [Int32] = []
      for parent in 0..<count {
        let range = table.lists[index].offsets[parent]..<table.lists[index].offsets[parent + 1]
        order += Array(range).shuffled(using: &random)
      }
      for column in table.lists[index].columns.indices {
        table.lists[index].columns[column].column =
          table.lists[index].columns[column].column.gathering(order)
      }
    }
    return table
  }

  /// The same values, held as wide as can be, dictionaries in another order.
  var widened: RecordTable {
    var table = self
    for index in table.columns.indices {
      table.columns[index].column = table.columns[index].column.widened
    }
    for list in table.lists.indices {
      for index in table.lists[list].columns.indices {
        table.lists[list].columns[index].column = table.lists[list].columns[index].column.widened
      }
    }
    return table
  }
}

extension Column {
  fileprivate var widened: Column {
    var column = self
    if let dictionary {
      column.dictionary = dictionary.reversed()
      switch storage {
      case .bytes(let codes):
        column.storage = .bytes(codes.map { UInt8(dictionary.count - 1 - Int($0)) })
      case .int32(let codes):
        column.storage = .int32(codes.map { Int32(dictionary.count - 1) - $0 })
      case .lanes, .wide: break
      }
      return column
    }
    switch storage {
    case .lanes(let values): column.storage = .wide(values.map { Int128($0) })
    case .bytes, .int32, .wide: break
    }
    // A mask under which every row has a value means the same as none.
    if validity == nil { column.validity = Array(repeating: 1, count: count) }
    return column
  }
}
