/// Finds cohorts by their keys: a table of places with open addressing, at most half full.
struct CohortIndex: Sendable {
  private(set) var keys: [CohortKey] = []
  /// Place + 1 of a key, 0 for none; a power of two of them.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// The key's place, and whether it is new.
  mutating func place(of key: CohortKey) -> (place: Int, isNew: Bool) {
    var slot = Int(truncatingIfNeeded: key.spread >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if keys[place] == key { return (place, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    if 2 * keys.count > slots.count { grow() }
    return (keys.count - 1, true)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 4 * slots.count)
    for (place, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.spread >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }
}
