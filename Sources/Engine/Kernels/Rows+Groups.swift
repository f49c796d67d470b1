extension Rows {
  /// Numbers the groups of alike rows of each application, from 0 in the order in which they first appear.
  ///
  /// Rows are alike where all keys are; one without some key is in no group, −1.
  static func groups(_ keys: [RowKey], into out: Packed, spans: RowSpans) {
    let all = spans.all
    guard !all.isEmpty else { return }
    let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: all.count)
    defer { hashes.deallocate() }
    hashes.initialize(repeating: 0, count: all.count)
    for key in keys { key.mix(into: hashes, all) }
    let statuses = keys.compactMap(\.status)
    var slots = [Int32](repeating: -1, count: 64)
    for application in 0..<spans.applications {
      let rows = spans[application]
      // At most half of the slots are ever taken, so that a free one is near.
      var size = slots.count
      while size < rows.count * 2 { size *= 2 }
      if size > slots.count { slots = [Int32](repeating: -1, count: size) }
      let mask = slotMask(rows.count)
      for slot in 0...mask { slots[slot] = -1 }
      var next: Int32 = 0
      rows: for row in rows {
        out[row] = -1
        for status in statuses where status[row] != 0 { continue rows }
        let hash = hashes[row - all.lowerBound]
        var slot = Int(truncatingIfNeeded: hash >> 40) & mask
        while slots[slot] >= 0 {
          let other = rows.lowerBound + Int(slots[slot])
          if hashes[other - all.lowerBound] == hash, keys.allSatisfy({ $0.agrees(other, row) }) {
            out[row] = out[other]
            continue rows
          }
          slot = (slot + 1) & mask
        }
        slots[slot] = Int32(row - rows.lowerBound)
        out[row] = next
        next += 1
      }
    }
  }

  /// Slots for so many rows, less one: a power of two, at least twice as many.
  private static func slotMask(_ rows: Int) -> Int {
    var size = 16
    while size < rows * 2 { size *= 2 }
    return size - 1
  }

  /// Marks the first of the masked rows of each group; the others no longer count.
  ///
  /// By Kleene's logic: a row counts where its mask is true and no earlier masked row is alike, and what is
  /// missing is neither alike nor unlike.
  static func withoutRepeats(
    _ keys: [RowKey], groups: Packed, _ mask: RowMask, into out: Bytes, _ outStatus: Bytes,
    spans: RowSpans
  ) {
    let mayBeOpen = mask.status != nil || keys.contains { $0.status != nil }
    var seen = GroupMarks()
    for application in 0..<spans.applications {
      let rows = spans[application]
      seen.start(rows.count)
      if mayBeOpen {
        settle(keys, mask, rows, out, outStatus)
        let isOpen = rows.contains { row in
          outStatus[row] != 0 || keys.contains { $0.status?[row] ?? 0 != 0 }
        }
        if isOpen {
          openRepeats(keys, rows, out, outStatus)
          continue
        }
      } else {
        for row in rows {
          outStatus[row] = 0
          out[row] = mask.value?[row] ?? 1
        }
      }
      for row in rows where out[row] != 0 { out[row] = seen.mark(groups[row]) ? 1 : 0 }
    }
  }

  /// What counts of the rows of an application before repeats are looked for.
  private static func settle(
    _ keys: [RowKey], _ mask: RowMask, _ rows: Range<Int>, _ out: Bytes, _ outStatus: Bytes
  ) {
    for row in rows {
      outStatus[row] = mask.status?[row] ?? 0
      out[row] = outStatus[row] == 0 ? mask.value?[row] ?? 1 : 0
      guard mask.skippingMissing else { continue }
      if outStatus[row] == Status.missing { outStatus[row] = Status.present }
      if out[row] != 0, keys.contains(where: { $0.status?[row] == Status.missing }) {
        out[row] = 0
      }
    }
  }

  /// `withoutRepeats` where a mask or key is not known: each row against all before it, from the last on.
  private static func openRepeats(
    _ keys: [RowKey], _ rows: Range<Int>, _ out: Bytes, _ outStatus: Bytes
  ) {
    for row in rows.reversed() where out[row] != 0 || outStatus[row] != 0 {
      var unknown = outStatus[row]
      var isRepeat = false
      for earlier in rows.lowerBound..<row where out[earlier] != 0 || outStatus[earlier] != 0 {
        var open = outStatus[earlier]
        var differs = false
        for key in keys {
          let status = (key.status?[earlier] ?? 0) | (key.status?[row] ?? 0)
          if status == 0, !key.agrees(earlier, row) { differs = true }
          open |= status
        }
        if differs { continue }
        if open == 0 { isRepeat = true } else { unknown |= open }
      }
      (out[row], outStatus[row]) = isRepeat ? (0, 0) : (unknown == 0 ? 1 : 0, unknown)
    }
  }

  /// Distinct values of a key, which the groups stand for.
  static func countDistinct(
    groups: Packed, _ keyStatus: Bytes?, _ mask: RowMask, into out: Packed, status: Bytes,
    spans: RowSpans
  ) {
    var seen = GroupMarks()
    for application in 0..<spans.applications {
      out[application] = 0
      guard status[application] == 0 else { continue }
      seen.start(spans[application].count)
      var unknown: UInt8 = 0
      var total: Int32 = 0
      for row in spans[application] where mask.admits(row, &unknown) {
        if let rowStatus = keyStatus?[row], rowStatus != 0 {
          if !mask.skippingMissing || rowStatus & Status.error != 0 { unknown |= rowStatus }
          continue
        }
        if seen.mark(groups[row]) { total += 1 }
      }
      out[application] = total
      status[application] = unknown
    }
  }

  /// Sum of the `largest` sums of values by group, and the whole sum.
  static func largestShares<L: LaneKernels>(
    _: L.Type, _ largest: Int, _ values: RowValues<L.Element>, groups: Packed,
    _ keyStatus: Bytes?, _ mask: RowMask, into top: UnsafeMutablePointer<L.Element>,
    _ whole: UnsafeMutablePointer<L.Element>, status: Bytes, escape: Bytes, spans: RowSpans
  ) {
    var sums: [L.Element] = []
    var seen = GroupMarks()
    var met: [Int] = []
    for application in 0..<spans.applications {
      (top[application], whole[application]) = (L.zero, L.zero)
      guard status[application] == 0 else { continue }
      let rows = spans[application]
      seen.start(rows.count)
      if sums.count < rows.count { sums = [L.Element](repeating: L.zero, count: rows.count) }
      met.removeAll(keepingCapacity: true)
      var unknown: UInt8 = 0
      var exact = true
      var total = L.zero
      for row in rows where mask.admits(row, &unknown) {
        let rowStatus = (values.status?[row] ?? 0) | (keyStatus?[row] ?? 0)
        if rowStatus != 0 {
          if !mask.skippingMissing || rowStatus & Status.error != 0 { unknown |= rowStatus }
          continue
        }
        let group = Int(groups[row])
        if seen.mark(groups[row]) {
          met.append(group)
          sums[group] = L.zero
        }
        exact = L.accumulate(&sums[group], values.base[row]) && exact
        exact = L.accumulate(&total, values.base[row]) && exact
      }
      var leading = L.zero
      for sum in greatest(largest, of: met, sums) { exact = L.accumulate(&leading, sum) && exact }
      if !exact, unknown == 0 {
        if L.usesOwnDecimals { escape[application] = 1 } else { unknown = Status.error }
      }
      if unknown == 0, !(total > L.zero) { unknown = Status.missing }
      top[application] = leading
      whole[application] = total
      status[application] = unknown
    }
  }

  /// The greatest sums of some groups, descending.
  private static func greatest<T: Comparable>(_ count: Int, of groups: [Int], _ sums: [T]) -> [T] {
    guard count < 16, count < groups.count else {
      return groups.map { sums[$0] }.sorted(by: >).prefix(count).map { $0 }
    }
    var best: [T] = []
    best.reserveCapacity(count + 1)
    for group in groups {
      let sum = sums[group]
      if best.count == count, !(sum > best[count - 1]) { continue }
      best.insert(sum, at: best.firstIndex { sum > $0 } ?? best.count)
      if best.count > count { best.removeLast() }
    }
    return best
  }
}

/// Which groups of an application's rows have been met.
private struct GroupMarks {
  // A group is met where it bears the application's number, so that nothing is cleared between two.
  private var marks: [Int32] = []
  private var current: Int32 = 0

  /// Forgets all, and makes room for so many groups.
  mutating func start(_ count: Int) {
    if marks.count < count { marks += [Int32](repeating: 0, count: count - marks.count) }
    current += 1
  }

  /// Whether the group is met for the first time.
  @inline(__always) mutating func mark(_ group: Int32) -> Bool {
    if marks[Int(group)] == current { return false }
    marks[Int(group)] = current
    return true
  }
}
