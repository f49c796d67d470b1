extension RecordTable {
  /// A table of some of the applications, in the order given, with their child rows.
  @_specialize(where Row == Int32)
  @_specialize(where Row == Int)
  package func gathering<Row: BinaryInteger>(_ rows: [Row]) -> RecordTable {
    RecordTable(
      count: rows.count,
      columns: columns.map { NamedColumn(name: $0.name, column: $0.column.gathering(rows)) },
      lists: lists.map { list in
        var offsets: [Int32] = [0]
        var children: [Int32] = []
        offsets.reserveCapacity(rows.count + 1)
        for row in rows {
          children.append(contentsOf: list.offsets[Int(row)]..<list.offsets[Int(row) + 1])
          offsets.append(Int32(children.count))
        }
        return List(
          name: list.name, offsets: offsets,
          validity: list.validity.map { validity in rows.map { validity[Int($0)] } },
          columns: list.columns.map {
            NamedColumn(name: $0.name, column: $0.column.gathering(children))
          })
      })
  }
}

extension Column {
  /// The values of some of the rows, in the order given.
  // Other modules would run the unspecialised code, fifty times as slow.
  @_specialize(where Row == Int32)
  @_specialize(where Row == Int)
  package func gathering<Row: BinaryInteger>(_ rows: [Row]) -> Column {
    let storage: Storage =
      switch storage {
      case .bytes(let values): .bytes(rows.map { values[Int($0)] })
      case .int32(let values): .int32(rows.map { values[Int($0)] })
      case .lanes(let values): .lanes(rows.map { values[Int($0)] })
      case .wide(let values): .wide(rows.map { values[Int($0)] })
      }
    return Column(
      storage, validity: validity.map { validity in rows.map { validity[Int($0)] } },
      decimals: decimals, dictionary: dictionary)
  }
}
