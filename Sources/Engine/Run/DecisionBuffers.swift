import Columns
import Numbers
import Semantics
import Syntax

/// The columns of a run's decisions while threads fill them, each its own rows.
final class DecisionBuffers<L: LaneKernels>: @unchecked Sendable {
  /// An array that threads write by pointer: the array is never copied or resized while they do.
  struct Filled<T> {
    var array: [T]
    let base: UnsafeMutablePointer<T>

    init(count: Int) {
      array = [T](unsafeUninitializedCapacity: max(count, 1)) { _, initialized in
        initialized = count
      }
      base = array.withUnsafeMutableBufferPointer { $0.baseAddress! }
    }
  }
  enum FilledColumn {
    case bytes(Filled<UInt8>)
    case int32(Filled<Int32>)
    case lanes(Filled<L.Element>)
  }
  struct Value {
    var node: NodeID
    var location: Plan<L>.Location?
    var constant: Constant?
    var column: FilledColumn
    var decimals: Int
    var status: Filled<UInt8>?
  }

  let outcomes: Filled<UInt8>
  let fired: [Filled<UInt8>]
  let undecided: [Filled<UInt8>?]
  let errors: [Filled<UInt8>?]
  let systemReferrals: Filled<UInt8>?
  let outputs: [Value]
  let kept: [Value]
  let prepared: Prepared<L>
  let count: Int

  init(_ prepared: Prepared<L>, count: Int) {
    self.prepared = prepared
    self.count = count
    outcomes = Filled(count: count)
    fired = prepared.planes.map { _ in Filled(count: count) }
    undecided = prepared.planes.map { $0.mayBeOpen != 0 ? Filled(count: count) : nil }
    errors = prepared.planes.map { $0.mayFail != 0 ? Filled(count: count) : nil }
    outputs = prepared.program.outputs.map {
      Self.value($0.node, prepared, count, narrow: true)
    }
    kept = prepared.keep.map { Self.value($0, prepared, count, narrow: false) }
    let canFail =
      prepared.planes.contains { $0.mayFail != 0 }
      || prepared.program.outputs.contains { prepared.plan.failing.contains($0.node) }
    systemReferrals = canFail ? Filled(count: count) : nil
  }

  private static func value(
    _ node: NodeID, _ prepared: Prepared<L>, _ count: Int, narrow: Bool
  ) -> Value {
    let location = prepared.plan.locations[node]
    let column: FilledColumn =
      switch location?.kind {
      case .bytes: .bytes(Filled(count: count))
      case .int32: .int32(Filled(count: count))
      case .lanes where narrow && prepared.plan.narrowNodes.contains(node):
        .int32(Filled(count: count))
      case .lanes: .lanes(Filled(count: count))
      case nil: .int32(Filled(count: 0))
      }
    return Value(
      node: node, location: location, constant: prepared.plan.constantNodes[node], column: column,
      decimals: location?.decimals ?? 0, status: location?.status.map { _ in Filled(count: count) })
  }

  /// Writes a batch's decisions, the batch's first row being `first`.
  func write(_ executor: Executor<L>, first: Int) {
    let scratch = executor.scratch
    let count = scratch.counts[0]
    let outcome = outcomes.base + first
    outcome.update(repeating: 0, count: count)
    systemReferrals.map { ($0.base + first).update(repeating: 0, count: count) }
    for (position, plane) in prepared.planes.enumerated() {
      writePlane(position, plane, scratch, outcome, first: first, count: count)
    }
    for (position, output) in outputs.enumerated() {
      let policy = prepared.program.outputs[position].undecided
      guard let status = output.location?.status else { continue }
      referUnknown(scratch.bytes(status), policy?.effect, outcome, first: first, count: count)
    }
    for output in outputs { write(output, scratch, first: first, count: count, outcome: outcome) }
    for value in kept { write(value, scratch, first: first, count: count, outcome: nil) }
  }

  /// Packs eight rules and raises the outcome to the gravest of their effects.
  private func writePlane(
    _ position: Int, _ plane: Prepared<L>.Plane, _ scratch: Scratch<L>, _ outcome: Bytes,
    first: Int, count: Int
  ) {
    let fired = fired[position].base + first
    fired.update(repeating: 0, count: count)
    let open = undecided[position].map { $0.base + first }
    open?.update(repeating: 0, count: count)
    let failed = errors[position].map { $0.base + first }
    failed?.update(repeating: 0, count: count)
    var truths: [Truth.Bit] = []
    var statuses: [Truth.Bit] = []
    truths.reserveCapacity(8)
    for bit in plane.bits {
      let shift = bit.shift
      switch bit.truth {
      case .always: for i in 0..<count { fired[i] |= 1 << shift }
      case .unknown: if let open { for i in 0..<count { open[i] |= 1 << shift } }
      case .slot(let truth, let status):
        truths.append(Truth.Bit(value: scratch.bytes(truth), shift: shift))
        guard let status = scratch.bytes(status) else { continue }
        if let failed, plane.mayFail >> shift & 1 != 0 {
          for i in 0..<count {
            open?[i] |= (status[i] == Status.missing ? 1 : 0) << shift
            failed[i] |= (status[i] >> 1 & 1) << shift
          }
        } else {
          statuses.append(Truth.Bit(value: status, shift: shift))
        }
      }
    }
    Truth.pack(truths, into: fired, count: count)
    if let open { Truth.pack(statuses, into: open, count: count) }
    let (decline, refer) = (plane.decline, plane.refer)
    for i in 0..<count {
      let raised: UInt8 = fired[i] & decline != 0 ? 2 : fired[i] & refer != 0 ? 1 : 0
      outcome[i] = max(outcome[i], raised)
    }
    if let open {
      let (openDecline, openRefer) = (plane.undecidedDecline, plane.undecidedRefer)
      for i in 0..<count {
        let raised: UInt8 = open[i] & openDecline != 0 ? 2 : open[i] & openRefer != 0 ? 1 : 0
        outcome[i] = max(outcome[i], raised)
      }
    }
    if let failed {
      let system = systemReferrals.map { $0.base + first }
      for i in 0..<count where failed[i] != 0 {
        outcome[i] = max(outcome[i], 1)
        system?[i] = 1
      }
    }
  }

  /// An output that is not known, or in error, does not pass.
  private func referUnknown(
    _ status: Bytes, _ effect: Effect?, _ outcome: Bytes, first: Int, count: Int
  ) {
    let raised: UInt8 =
      switch effect {
      case .decline: 2
      case .refer, nil: 1
      // Warnings never join a lending outcome.
      case .red, .orange, .yellow, .ignore: 0
      }
    let system = systemReferrals.map { $0.base + first }
    for i in 0..<count where status[i] != 0 {
      if status[i] & Status.error != 0 {
        outcome[i] = max(outcome[i], 1)
        system?[i] = 1
      } else {
        outcome[i] = max(outcome[i], raised)
      }
    }
  }

  private func write(
    _ value: Value, _ scratch: Scratch<L>, first: Int, count: Int, outcome: Bytes?
  ) {
    guard let location = value.location else { return }
    if let status = value.status, let slot = location.status {
      (status.base + first).update(from: scratch.bytes(slot), count: count)
    }
    switch value.column {
    case .bytes(let filled):
      copy(scratch.bytes(location.slot), filled.base + first, outcome, 0, count)
    case .int32(let filled) where location.kind == .int32:
      copy(scratch.int32(location.slot), filled.base + first, outcome, 0, count)
    case .int32(let filled):
      L.narrow(scratch.lanes(location.slot), outcome, into: filled.base + first, count: count)
    case .lanes(let filled):
      copy(scratch.lanes(location.slot), filled.base + first, outcome, L.zero, count)
    }
  }

  /// Copies values, `absent` where the application is declined.
  private func copy<T>(
    _ from: UnsafeMutablePointer<T>, _ to: UnsafeMutablePointer<T>, _ outcome: Bytes?, _ absent: T,
    _ count: Int
  ) {
    if let outcome {
      for i in 0..<count { to[i] = outcome[i] == 2 ? absent : from[i] }
    } else {
      to.update(from: from, count: count)
    }
  }
}
