extension SHA256 {
  /// Bytes of a digest.
  package static let digestSize = 32

  /// The digests of many messages, 32 bytes each, one behind the other.
  ///
  /// Sixteen messages at a time go through the rounds in the lanes of vectors; a lane that is done takes the next message,
  /// so lengths may differ. The digests are those of `finalize`, whichever lane a message was in.
  package static func digests(of messages: [UnsafeRawBufferPointer]) -> [UInt8] {
    var digests = [UInt8](repeating: 0, count: messages.count * digestSize)
    digests.withUnsafeMutableBytes { digests in
      var lanes = MessageLanes(messages, into: digests)
      while lanes.prepareBlocks() { lanes.compress() }
    }
    return digests
  }

  /// The digests of texts of bytes that stand one behind the other.
  ///
  /// - Parameter ends: where each message ends; the first begins at 0.
  package static func digests(of bytes: [UInt8], ends: [Int]) -> [UInt8] {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      return digests(
        of: ends.map { end in
          defer { start = end }
          return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        })
    }
  }

  /// Digests that stand one behind the other, each in lowercase hexadecimal.
  package static func hexadecimals(_ digests: [UInt8]) -> [String] {
    stride(from: 0, to: digests.count, by: digestSize).map {
      hexadecimal(Array(digests[$0..<$0 + digestSize]))
    }
  }
}

/// The messages that are in the lanes, and what is left of them.
private struct MessageLanes: ~Copyable {
  typealias Words = SIMD16<UInt32>
  private static let count = 16
  private static let blockSize = 64

  private struct Lane {
    /// The message; −1 for a lane without one.
    var message = -1
    /// The next block that lies whole in the message.
    var next: UnsafeRawPointer?
    var wholeBlocks = 0
    /// Blocks at the end: the message's last bytes, the mark, zeros and its length.
    var lastBlocks = 0
    var lastPlace = 0
  }

  private let messages: [UnsafeRawBufferPointer]
  private let digests: UnsafeMutableRawBufferPointer
  private var following = 0
  private var lanes = [Lane](repeating: Lane(), count: Self.count)
  /// Two blocks for each lane's end.
  private let ends: UnsafeMutableRawPointer
  /// The block of each lane, as words of lanes: word 0 of all lanes, then word 1.
  private let schedule: UnsafeMutablePointer<Words>
  private let state: UnsafeMutablePointer<Words>

  init(_ messages: [UnsafeRawBufferPointer], into digests: UnsafeMutableRawBufferPointer) {
    self.messages = messages
    self.digests = digests
    ends = .allocate(byteCount: Self.count * 2 * Self.blockSize, alignment: Self.blockSize)
    schedule = .allocate(capacity: 64)
    schedule.initialize(repeating: .zero, count: 64)
    state = .allocate(capacity: 8)
    state.initialize(repeating: .zero, count: 8)
    for lane in 0..<Self.count { take(lane) }
  }

  deinit {
    ends.deallocate()
    schedule.deallocate()
    state.deallocate()
  }

  /// Gives a lane the next message.
  private mutating func take(_ lane: Int) {
    guard following < messages.count else {
      lanes[lane] = Lane()
      return
    }
    let message = messages[following]
    let whole = message.count / Self.blockSize
    let rest = message.count - whole * Self.blockSize
    let end = ends + lane * 2 * Self.blockSize
    let endSize = rest < Self.blockSize - 8 ? Self.blockSize : 2 * Self.blockSize
    end.initializeMemory(as: UInt8.self, repeating: 0, count: endSize)
    if rest > 0, let base = message.baseAddress {
      end.copyMemory(from: base + whole * Self.blockSize, byteCount: rest)
    }
    end.storeBytes(of: 0x80, toByteOffset: rest, as: UInt8.self)
    end.storeBytes(
      of: UInt64(message.count * 8).bigEndian, toByteOffset: endSize - 8, as: UInt64.self)
    lanes[lane] = Lane(
      message: following, next: message.baseAddress, wholeBlocks: whole,
      lastBlocks: endSize / Self.blockSize)
    following += 1
    for (index, word) in SHA256.initialState.enumerated() { state[index][lane] = word }
  }

  /// Puts the next block of every lane into the schedule; `false` when all messages are done.
  mutating func prepareBlocks() -> Bool {
    var isBusy = false
    let words = UnsafeMutableRawPointer(schedule)
    for lane in 0..<Self.count {
      if lanes[lane].message >= 0, lanes[lane].wholeBlocks == 0, lanes[lane].lastBlocks == 0 {
        finish(lane)
        take(lane)
      }
      guard lanes[lane].message >= 0 else { continue }
      isBusy = true
      let block: UnsafeRawPointer
      if lanes[lane].wholeBlocks > 0, let next = lanes[lane].next {
        block = next
        lanes[lane].next = next + Self.blockSize
        lanes[lane].wholeBlocks -= 1
      } else {
        block = UnsafeRawPointer(
          ends + (lane * 2 + lanes[lane].lastPlace) * Self.blockSize)
        lanes[lane].lastPlace += 1
        lanes[lane].lastBlocks -= 1
      }
      for word in 0..<16 {
        words.storeBytes(
          of: block.loadUnaligned(fromByteOffset: word * 4, as: UInt32.self).byteSwapped,
          toByteOffset: word * 64 + lane * 4, as: UInt32.self)
      }
    }
    return isBusy
  }

  private func finish(_ lane: Int) {
    let place = lanes[lane].message * SHA256.digestSize
    for word in 0..<8 {
      digests.storeBytes(
        of: state[word][lane].bigEndian, toByteOffset: place + word * 4, as: UInt32.self)
    }
  }

  /// Takes one block of every lane into its state.
  func compress() {
    SHA256.constants.withUnsafeBufferPointer { constants in
      for index in 16..<64 {
        let early = schedule[index - 15]
        let late = schedule[index - 2]
        let first = Self.rotated(early, 7) ^ Self.rotated(early, 18) ^ early &>> 3
        let second = Self.rotated(late, 17) ^ Self.rotated(late, 19) ^ late &>> 10
        schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for index in 0..<64 {
        let choice = g ^ (e & (f ^ g))
        let sumE = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
        let first = h &+ sumE &+ choice &+ schedule[index] &+ constants[index]
        let majority = (a & b) | (c & (a | b))
        let sumA = Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ sumA &+ majority)
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
      state[5] &+= f
      state[6] &+= g
      state[7] &+= h
    }
  }

  @inline(__always)
  private static func rotated(_ words: Words, _ places: UInt32) -> Words {
    words &>> Words(repeating: places) | words &<< Words(repeating: 32 - places)
  }
}
