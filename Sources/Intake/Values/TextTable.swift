/// Distinct texts in order of first appearance, found by their bytes; a text's position is its code.
///
/// While texts arrive in ascending order (shorter first, then by bytes), as sorted keys do, nothing
/// is hashed: the newest text is compared with the last. The first one out of order builds the table.
struct TextTable {
  /// A text of up to eight bytes lies in its word; of a longer one the word is its place in `arena`.
  struct Entry {
    var word: UInt64
    var length: Int32
    var hash: UInt32
  }

  private(set) var entries: [Entry] = []
  private var arena: [UInt8] = []
  /// Codes + 1 by hash; empty while texts arrive in order and nobody has searched.
  private var slots: [UInt32] = []
  private(set) var isAscending = true

  var count: Int { entries.count }

  // MARK: Adding

  /// The code of a text, new or known.
  ///
  /// `bytes` must be readable for eight bytes past its end.
  @inline(__always)
  mutating func insert(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> (code: Int32, isNew: Bool) {
    if length <= 8 { return insert(word: ByteWords.prefix(ByteWords.load(bytes), length), length) }
    return insertLong(bytes, length)
  }

  /// The code of a text of at most eight bytes, given as a word.
  @inline(__always)
  mutating func insert(word: UInt64, _ length: Int) -> (code: Int32, isNew: Bool) {
    if slots.isEmpty, let last = entries.last {
      if last.length == Int32(length), last.word == word {
        return (Int32(truncatingIfNeeded: entries.count - 1), false)
      }
      let isGreater =
        last.length == Int32(length)
        ? last.word.byteSwapped < word.byteSwapped : last.length < Int32(length)
      if isGreater { return (append(Entry(word: word, length: Int32(length), hash: 0)), true) }
      ensureSearchable()
    } else if slots.isEmpty {
      return (append(Entry(word: word, length: Int32(length), hash: 0)), true)
    }
    let hash = Self.hash(word: word, length)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot]) - 1
      if entries[code].word == word, entries[code].length == Int32(length) {
        return (Int32(truncatingIfNeeded: code), false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (append(Entry(word: word, length: Int32(length), hash: hash)), true)
  }

  @inline(never)
  private mutating func insertLong(
    _ bytes: UnsafePointer<UInt8>, _ length: Int
  ) -> (code: Int32, isNew: Bool) {
    if slots.isEmpty {
      let order = entries.last.map { compare($0, bytes, length) } ?? -1
      if order == 0 { return (Int32(truncatingIfNeeded: entries.count - 1), false) }
      if order < 0 { return (append(longEntry(bytes, length, hash: 0)), true) }
      ensureSearchable()
    }
    let hash = Self.hash(bytes, length)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot]) - 1
      if entries[code].hash == hash, compare(entries[code], bytes, length) == 0 {
        return (Int32(truncatingIfNeeded: code), false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (append(longEntry(bytes, length, hash: hash)), true)
  }

  /// The code in this table of each text of another, which is added in its order.
  ///
  /// - Returns: the codes, and whether all texts were new here.
  mutating func merge(_ other: TextTable) -> (codes: [Int32], allNew: Bool) {
    var allNew = true
    var codes: [Int32] = []
    codes.reserveCapacity(other.count)
    if isAscending, other.count > count / 2 { entries.reserveCapacity(2 * (count + other.count)) }
    other.withTexts { bytes, length in
      let (code, isNew) = insert(bytes, length)
      codes.append(code)
      allNew = allNew && isNew
    }
    return (codes, allNew)
  }

  private mutating func append(_ entry: Entry) -> Int32 {
    entries.append(entry)
    if !slots.isEmpty {
      // Nobody compares any more, so nobody knows.
      isAscending = false
      if entries.count * 2 > slots.count { rehash() } else { place(entries.count - 1) }
    }
    return Int32(truncatingIfNeeded: entries.count - 1)
  }

  private mutating func longEntry(
    _ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt32
  ) -> Entry {
    let offset = arena.count
    arena.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
    // Words are loaded across the end of a text.
    arena.append(contentsOf: repeatElement(0, count: 8))
    return Entry(word: UInt64(offset), length: Int32(truncatingIfNeeded: length), hash: hash)
  }

  // MARK: Searching

  /// Builds the table by hash, so that `code(of:)` may be asked.
  mutating func ensureSearchable() {
    guard slots.isEmpty else { return }
    for code in entries.indices {
      let entry = entries[code]
      entries[code].hash = withBytes(of: entry) { Self.hash($0, $1) }
    }
    rehash()
  }

  /// The code of a text, or `nil`; the table must be searchable.
  func code(of bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32? {
    guard !slots.isEmpty else { return nil }
    let hash = Self.hash(bytes, length)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot]) - 1
      if entries[code].hash == hash, compare(entries[code], bytes, length) == 0 {
        return Int32(truncatingIfNeeded: code)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func rehash() {
    var capacity = 64
    while capacity < entries.count * 4 { capacity *= 2 }
    slots = [UInt32](repeating: 0, count: capacity)
    for code in entries.indices { place(code) }
  }

  private mutating func place(_ code: Int) {
    var slot = Int(entries[code].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: code + 1)
  }

  private static func hash(word: UInt64, _ length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteWords.mixed(word &+ UInt64(truncatingIfNeeded: length)))
  }

  private static func hash(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    if length <= 8 { return hash(word: ByteWords.prefix(ByteWords.load(bytes), length), length) }
    var mix: UInt64 = 0
    var offset = 0
    while offset < length {
      let word = ByteWords.prefix(ByteWords.load(bytes + offset), min(8, length - offset))
      mix = ByteWords.mixed(mix ^ word) &+ 1
      offset += 8
    }
    return UInt32(truncatingIfNeeded: ByteWords.mixed(mix &+ UInt64(truncatingIfNeeded: length)))
  }

  /// Below zero where the entry comes before the text: shorter, or of the same length and lower.
  private func compare(_ entry: Entry, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
    if Int(entry.length) != length { return Int(entry.length) - length }
    return withBytes(of: entry) { own, _ in
      for index in 0..<length where own[index] != bytes[index] {
        return Int(own[index]) - Int(bytes[index])
      }
      return 0
    }
  }

  // MARK: Reading

  /// The bytes of one text, readable for eight bytes past its end.
  private func withBytes<Result>(
    of entry: Entry, _ body: (UnsafePointer<UInt8>, Int) -> Result
  ) -> Result {
    if entry.length <= 8 {
      let words = SIMD2<UInt64>(entry.word.littleEndian, 0)
      return withUnsafeBytes(of: words) {
        body($0.assumingMemoryBound(to: UInt8.self).baseAddress!, Int(entry.length))
      }
    }
    return arena.withUnsafeBufferPointer {
      body($0.baseAddress! + Int(entry.word), Int(entry.length))
    }
  }

  /// Calls `body` with every text in order of codes.
  func withTexts(_ body: (UnsafePointer<UInt8>, Int) -> Void) {
    for entry in entries { withBytes(of: entry, body) }
  }

  /// The text of a code.
  func text(_ code: Int) -> String {
    withBytes(of: entries[code]) {
      String(decoding: UnsafeBufferPointer(start: $0, count: $1), as: UTF8.self)
    }
  }

  /// All texts in order of codes.
  func strings(threads: Int) -> [String] {
    guard threads > 1, count > 1 << 14 else { return entries.indices.map(text) }
    let part = 1 << 12
    var starts = Array(stride(from: 0, to: count, by: part))
    return [String](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Every index is initialised by the one thread that has its part.
      nonisolated(unsafe) let buffer = buffer
      Threads.forEach(&starts, threads: threads) { _, start in
        for code in start..<min(count, start + part) {
          buffer.initializeElement(at: code, to: text(code))
        }
      }
      initialized = count
    }
  }

  /// Whether both are ascending and this one's texts all come after the other's.
  func follows(_ other: TextTable) -> Bool {
    guard isAscending, other.isAscending else { return false }
    guard let last = other.entries.last, let first = entries.first else { return true }
    return withBytes(of: first) { other.compare(last, $0, $1) } < 0
  }
}
