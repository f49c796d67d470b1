import Columns

/// The memory that a file's rows are written to; it becomes the table's columns without a copy.
struct ColumnMemory {
  /// Width of each array, in order.
  var widths: [Width]

  /// Reserves room for `capacity` rows in every array and lets `fill` write them.
  ///
  /// Arrays hand out uninitialised memory only within a closure, hence one closure within another.
  /// - Parameter fill: gets one pointer an array and returns how many rows it wrote.
  /// - Returns: the arrays, in order, with that many rows.
  func filled(capacity: Int, _ fill: ([UnsafeMutableRawPointer]) -> Int) -> [Column.Storage] {
    var places: [UnsafeMutableRawPointer] = []
    var storages: [Column.Storage] = []
    var count = 0
    func reserve<Value>(_ type: Value.Type) -> [Value] {
      [Value](unsafeUninitializedCapacity: max(1, capacity)) { buffer, initialized in
        places.append(UnsafeMutableRawPointer(buffer.baseAddress!))
        next()
        initialized = count
      }
    }
    func next() {
      let index = places.count
      guard index < widths.count else {
        count = fill(places)
        return
      }
      switch widths[index] {
      case .bytes: storages.append(.bytes(reserve(UInt8.self)))
      case .int32: storages.append(.int32(reserve(Int32.self)))
      case .lanes: storages.append(.lanes(reserve(Double.self)))
      case .wide: storages.append(.wide(reserve(Int128.self)))
      }
    }
    next()
    return storages.reversed()
  }
}

extension Width {
  /// Bytes of one value.
  var stride: Int {
    switch self {
    case .bytes: 1
    case .int32: 4
    case .lanes: 8
    case .wide: 16
    }
  }
}
