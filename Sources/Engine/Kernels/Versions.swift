/// The rows of a list as versions of things, of which one at most counts.
///
/// Each application's rows are put into chains by an open-addressed table of twice as many places: a place holds the
/// latest row of its chain so far, and whether the chain's history is known. A second pass then tells each row.
struct Versions {
  let known: RowMask
  /// The date on which the row became known.
  let on: RowValues<Int32>
  /// Alike in rows of one chain; absent: every row is a chain of its own.
  let chain: RowKey?
  let void: RowValues<UInt8>?

  /// Marks the rows that stand; rows whose chain has a history that is not known say so.
  func standing(into out: Bytes, _ outStatus: Bytes, spans: RowSpans) {
    guard let chain else {
      for application in 0..<spans.applications {
        for row in spans[application] {
          let open = status(row)
          if takesPart(row) {
            tell(row, open: open, into: out, outStatus)
          } else {
            (out[row], outStatus[row]) = (0, 0)
          }
        }
      }
      return
    }
    var table = ChainTable()
    for application in 0..<spans.applications {
      let rows = spans[application]
      if rows.isEmpty { continue }
      table.clear(rows: rows.count)
      for row in rows {
        guard takesPart(row) else {
          (out[row], outStatus[row]) = (0, 0)
          table.places[row - rows.lowerBound] = -1
          continue
        }
        table.places[row - rows.lowerBound] = Int32(
          table.add(row, status: status(row), to: chain, on: on.base))
      }
      for row in rows {
        let place = Int(table.places[row - rows.lowerBound])
        if place < 0 { continue }
        let open = table.chains[place].status
        if open == 0, table.chains[place].latest != row {
          (out[row], outStatus[row]) = (0, 0)
        } else {
          tell(row, open: open, into: out, outStatus)
        }
      }
    }
  }

  /// Whether a row is not surely unknown.
  @inline(__always) private func takesPart(_ row: Int) -> Bool {
    known.value?[row] ?? 1 != 0 || known.status?[row] ?? 0 != 0
  }

  @inline(__always) private func status(_ row: Int) -> UInt8 {
    (known.status?[row] ?? 0) | (on.status?[row] ?? 0)
  }

  /// Tells of the latest version of a chain whether it counts, and of all where that is not known.
  @inline(__always) private func tell(
    _ row: Int, open: UInt8, into out: Bytes, _ outStatus: Bytes
  ) {
    let status = open != 0 ? open : void?.status?[row] ?? 0
    outStatus[row] = status
    out[row] = status == 0 && void?.base[row] ?? 0 == 0 ? 1 : 0
  }
}

/// The chains of one application's rows.
private struct ChainTable {
  struct Chain {
    /// The latest row so far; −1 where there is none.
    var latest: Int
    var key: Int128
    var status: UInt8
  }
  /// Twice as many as rows, a power of two, and behind them one for each row that is a chain of its own.
  var chains: [Chain] = []
  /// The chain of each row.
  var places: [Int32] = []
  private var mask = 0
  private var alone = 0

  mutating func clear(rows: Int) {
    var size = 2
    while size < 2 * rows { size *= 2 }
    if chains.count < size + rows {
      chains = Array(repeating: Chain(latest: -1, key: 0, status: 0), count: size + rows)
    } else {
      for place in 0..<size { chains[place].latest = -1 }
    }
    if places.count < rows { places = Array(repeating: -1, count: rows) }
    (mask, alone) = (size - 1, size)
  }

  /// Adds a row to its chain and gives the chain's place.
  mutating func add(_ row: Int, status: UInt8, to key: RowKey, on dates: Packed) -> Int {
    if key.status?[row] ?? 0 != 0 {
      chains[alone] = Chain(latest: row, key: 0, status: status)
      alone += 1
      return alone - 1
    }
    let identity = key.identity(row)
    let hash = UInt64(truncatingIfNeeded: identity) &* 0x9E37_79B9_7F4A_7C15
    var place = Int(truncatingIfNeeded: hash >> 32) & mask
    while chains[place].latest >= 0, chains[place].key != identity { place = (place + 1) & mask }
    if chains[place].latest < 0 {
      chains[place] = Chain(latest: row, key: identity, status: status)
    } else {
      chains[place].status |= status
      if dates[row] >= dates[chains[place].latest] { chains[place].latest = row }
    }
    return place
  }
}
