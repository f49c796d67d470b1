import Columns

/// How replay holds the values of a column, from the narrowest kind of number to the widest.
enum Holding: String, Comparable, Sendable {
  case bytes, int32, lanes, wide

  init(_ storage: Column.Storage) {
    self =
      switch storage {
      case .bytes: .bytes
      case .int32: .int32
      case .lanes: .lanes
      case .wide: .wide
      }
  }

  private var order: Int {
    switch self {
    case .bytes: 0
    case .int32: 1
    case .lanes: 2
    case .wide: 3
    }
  }

  static func < (left: Holding, right: Holding) -> Bool { left.order < right.order }
}
