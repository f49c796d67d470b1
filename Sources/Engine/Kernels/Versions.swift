/// The rows of a list as versions of things, of which one at most counts.
struct Versions {
  let known: RowMask
  /// The date on which the row became known.
  let on: RowValues<Int32>
  /// The chain of each row, numbered from 0 in each application, −1 where it is one of its own; absent: every row is.
  let chains: Packed?
  let void: RowValues<UInt8>?

  /// Marks the rows that stand; rows whose chain has a history that is not known say so.
  ///
  /// A first pass finds of each chain the latest row and whether all its dates are known, a second one tells each row.
  func standing(into out: Bytes, _ outStatus: Bytes, spans: RowSpans) {
    var latest: [Int] = []
    var open: [UInt8] = []
    for application in 0..<spans.applications {
      let rows = spans[application]
      if let chains {
        if latest.count < rows.count {
          latest = [Int](repeating: -1, count: rows.count)
          open = [UInt8](repeating: 0, count: rows.count)
        } else {
          for chain in 0..<rows.count { (latest[chain], open[chain]) = (-1, 0) }
        }
        for row in rows where takesPart(row) && chains[row] >= 0 {
          let chain = Int(chains[row])
          open[chain] |= history(row)
          if latest[chain] < 0 || on.base[row] >= on.base[latest[chain]] { latest[chain] = row }
        }
      }
      for row in rows {
        let chain = chains.map { Int($0[row]) } ?? -1
        let history = chain < 0 ? history(row) : open[chain]
        if takesPart(row), history != 0 || chain < 0 || latest[chain] == row {
          let status = history != 0 ? history : void?.status?[row] ?? 0
          outStatus[row] = status
          out[row] = status == 0 && void?.base[row] ?? 0 == 0 ? 1 : 0
        } else {
          (out[row], outStatus[row]) = (0, 0)
        }
      }
    }
  }

  /// Whether a row is not surely unknown.
  @inline(__always) private func takesPart(_ row: Int) -> Bool {
    known.value?[row] ?? 1 != 0 || known.status?[row] ?? 0 != 0
  }

  /// What of the row's own dates is missing or in error.
  @inline(__always) private func history(_ row: Int) -> UInt8 {
    (known.status?[row] ?? 0) | (on.status?[row] ?? 0)
  }
}
