import Semantics

/// What the row loop does with a cell, as plain values without references.
struct CellPlan {
  enum Route: UInt8 {
    case ignored, text, key, date, symbol, int32, lanes, wide
    /// Always read by the slow path.
    case other
  }

  var route: Route
  var isParent: Bool
  var isLast: Bool
  /// The next plan reads the same cell.
  var readsAgain: Bool
  var hasValidity: Bool
  /// An empty cell means missing.
  var isOptional: Bool
  /// The byte after the cell: a comma, or a line feed after the last.
  var terminator: UInt8
  /// Position among the file's columns.
  var column: Int
  /// Position among the record's fields; −1: none.
  var field: Int
  /// Decimals that the text may have.
  var decimals: Int
  /// Ten to `decimals`: what one unit of the text counts.
  var scale: Int64
  /// Bounds within which a number needs no second look.
  var lowest: Int64
  var highest: Int64
  var values: UnsafeMutableRawPointer
  var validity: UnsafeMutablePointer<UInt8>
  var symbols: SymbolTable.View
}

extension CellPlan {
  /// Chooses the short cut for a field.
  mutating func complete(_ reader: FieldReader, _ width: Width, isKey: Bool) {
    isOptional = reader.field.isOptional
    switch reader.kind {
    case .text: route = isKey ? .key : .text
    case .date: route = isKey ? .other : .date
    case .symbol:
      route = isKey || width != .bytes ? .other : .symbol
      if let table = reader.symbols { symbols = table.view }
    case .number:
      decimals = reader.field.decimals + reader.shift
      guard reader.factor == 1, (0...12).contains(decimals) else {
        route = .other
        return
      }
      scale = PlainNumber.power(decimals)
      let (least, most): (Int128, Int128)
      switch width {
      case .bytes, .int32: (route, least, most) = (.int32, Int128(Int32.min), Int128(Int32.max))
      case .lanes: (route, least, most) = (.lanes, -(1 << 53) + 1, (1 << 53) - 1)
      case .wide: (route, least, most) = (.wide, Int128(Int64.min), Int128(Int64.max))
      }
      lowest = Int64(clamping: max(least, reader.lowest))
      highest = Int64(clamping: min(most, reader.highest))
    }
  }
}

/// How wide the values of a column are in memory.
enum Width: UInt8, Comparable {
  case bytes, int32, lanes, wide

  static func < (left: Width, right: Width) -> Bool { left.rawValue < right.rawValue }

  /// The width a number's column needs at least.
  init(holding value: Int128) {
    let magnitude = value.magnitude
    self = Int32(exactly: value) != nil ? .int32 : magnitude < 1 << 53 ? .lanes : .wide
  }

  /// What a field's column starts with; its values may make it wider.
  init(_ reader: FieldReader) {
    switch reader.kind {
    case .text, .date: self = .int32
    case .symbol: self = reader.names.count > 256 ? .int32 : .bytes
    case .number:
      let isShort = reader.field.type != .money && reader.field.decimals <= 6
      self = isShort ? .int32 : .lanes
      // Bounds that need more are believed, so that the width hangs less on the rows.
      if reader.field.lowest != nil { widen(to: Width(holding: reader.lowest)) }
      if reader.field.highest != nil { widen(to: Width(holding: reader.highest)) }
    }
  }

  private mutating func widen(to width: Width) { self = max(self, min(width, .lanes)) }
}
