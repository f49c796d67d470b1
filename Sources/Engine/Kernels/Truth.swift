// Kleene's logic over bytes.
//
// INVARIANT: a truth value is 1 or 0 in its value byte, and 0 wherever its status is not 0;
// so "false" is value 0 with status 0.

typealias Bytes = UnsafeMutablePointer<UInt8>

/// Truth kernels; `count` bytes each, buffers may coincide.
enum Truth {
  /// Both true; an undecided operand leaves it undecided unless the other is false.
  static func and(
    _ a: Bytes, _ aStatus: Bytes?, _ b: Bytes, _ bStatus: Bytes?, into out: Bytes,
    _ outStatus: Bytes?, count: Int
  ) {
    if let outStatus {
      for i in 0..<count {
        let sa = aStatus.map { $0[i] } ?? 0
        let sb = bStatus.map { $0[i] } ?? 0
        let open = ((a[i] | sa) != 0) && ((b[i] | sb) != 0)
        outStatus[i] = open ? (sa | sb) : 0
      }
    }
    for i in 0..<count { out[i] = a[i] & b[i] }
  }

  /// One true; an undecided operand leaves it undecided unless the other is true.
  static func or(
    _ a: Bytes, _ aStatus: Bytes?, _ b: Bytes, _ bStatus: Bytes?, into out: Bytes,
    _ outStatus: Bytes?, count: Int
  ) {
    if let outStatus {
      for i in 0..<count {
        let sa = aStatus.map { $0[i] } ?? 0
        let sb = bStatus.map { $0[i] } ?? 0
        outStatus[i] = (a[i] | b[i]) != 0 ? 0 : (sa | sb)
      }
    }
    for i in 0..<count { out[i] = a[i] | b[i] }
  }

  static func not(_ a: Bytes, _ status: Bytes?, into out: Bytes, count: Int) {
    if let status {
      for i in 0..<count { out[i] = (a[i] | status[i]) == 0 ? 1 : 0 }
    } else {
      for i in 0..<count { out[i] = a[i] ^ 1 }
    }
  }

  /// Clears the truth of undecided values, which restores the invariant after a comparison.
  static func settle(_ value: Bytes, _ status: Bytes, count: Int) {
    for i in 0..<count { value[i] &= status[i] == 0 ? 1 : 0 }
  }

  static func joinStatus(_ a: Bytes, _ b: Bytes, into out: Bytes, count: Int) {
    for i in 0..<count { out[i] = a[i] | b[i] }
  }

  /// True where missing; an error stays one, in `outStatus`.
  static func isMissing(_ status: Bytes, into out: Bytes, _ outStatus: Bytes, count: Int) {
    for i in 0..<count {
      out[i] = status[i] == Status.missing ? 1 : 0
      outStatus[i] = status[i] & Status.error
    }
  }

  /// The status of a selection: the condition's own if it is undecided, else the chosen branch's.
  static func chooseStatus(
    _ condition: Bytes, _ conditionStatus: Bytes?, _ a: Bytes?, _ b: Bytes?, into out: Bytes,
    count: Int
  ) {
    for i in 0..<count {
      let chosen = condition[i] != 0 ? (a.map { $0[i] } ?? 0) : (b.map { $0[i] } ?? 0)
      let own = conditionStatus.map { $0[i] } ?? 0
      out[i] = own != 0 ? own : chosen
    }
  }

  /// The status of `x assumed y`: an error of x stays; a missing x takes y's.
  static func assumedStatus(_ x: Bytes, _ y: Bytes?, into out: Bytes, count: Int) {
    for i in 0..<count {
      out[i] = x[i] == Status.missing ? (y.map { $0[i] } ?? 0) : x[i]
    }
  }

  /// Validity bytes (1 there) to status bytes.
  static func statusOfValidity(_ validity: UnsafePointer<UInt8>, into out: Bytes, count: Int) {
    for i in 0..<count { out[i] = validity[i] ^ 1 }
  }

  /// Adds truth values as bits to a plane, four a pass.
  static func pack<L>(
    _ bits: [SlotBit], of scratch: Scratch<L>, into plane: Bytes, count: Int
  ) {
    let fours = bits.count / 4 * 4
    func bit(_ place: Int) -> (Bytes, UInt8) {
      (scratch.bytes(bits[place].slot), bits[place].shift)
    }
    for start in stride(from: 0, to: fours, by: 4) {
      let ((p0, s0), (p1, s1)) = (bit(start), bit(start + 1))
      let ((p2, s2), (p3, s3)) = (bit(start + 2), bit(start + 3))
      for i in 0..<count {
        plane[i] |= p0[i] &<< s0 | p1[i] &<< s1 | p2[i] &<< s2 | p3[i] &<< s3
      }
    }
    for place in fours..<bits.count {
      let (value, shift) = bit(place)
      for i in 0..<count { plane[i] |= value[i] &<< shift }
    }
  }
}

/// A slot of truth values that become one bit of a plane.
struct SlotBit {
  var slot: Slot
  var shift: UInt8
}
