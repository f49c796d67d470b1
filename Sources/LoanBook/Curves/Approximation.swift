import Numbers

extension Number {
  /// A double as near as can be to an exact share or amount.
  var approximation: Double { units.approximation / 1e12 }
}

extension Int128 {
  /// A double near to it, by its halves: the library's own conversion takes a hundred times as long.
  var approximation: Double {
    let (high, low) = (
      UInt64(truncatingIfNeeded: magnitude >> 64), UInt64(truncatingIfNeeded: magnitude)
    )
    let value = Double(high) * 18_446_744_073_709_551_616 + Double(low)
    return self < 0 ? -value : value
  }
}
