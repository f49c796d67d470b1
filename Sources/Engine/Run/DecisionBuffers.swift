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
  /// The values of an output, or of a node that is kept.
  struct FilledValue {
    var column: FilledColumn
    var status: Filled<UInt8>?
  }

  let outcomes: Filled<UInt8>
  let fired: [Filled<UInt8>]
  let undecided: [Filled<UInt8>?]
  let errors: [Filled<UInt8>?]
  let systemReferrals: Filled<UInt8>?
  /// By output, and by node that is kept, of `prepared`.
  let outputs: [FilledValue]
  let kept: [FilledValue]
  let prepared: Prepared<L>
  let count: Int

  init(_ prepared: Prepared<L>, count: Int) {
    self.prepared = prepared
    self.count = count
    outcomes = Filled(count: count)
    fired = prepared.planes.map { _ in Filled(count: count) }
    undecided = prepared.planes.map { $0.mayBeOpen ? Filled(count: count) : nil }
    errors = prepared.planes.map { $0.mayFail ? Filled(count: count) : nil }
    outputs = prepared.outputs.map { FilledValue($0, count) }
    kept = prepared.kept.map { FilledValue($0, count) }
    systemReferrals = prepared.canFail ? Filled(count: count) : nil
  }

  /// Writes a batch's decisions, the batch's first row being `first`.
  func write(_ executor: Executor<L>, first: Int) {
    let scratch = executor.scratch
    let count = scratch.counts[0]
    let outcome = outcomes.base + first
    outcome.update(repeating: 0, count: count)
    systemReferrals.map { ($0.base + first).update(repeating: 0, count: count) }
    for position in prepared.planes.indices {
      writePlane(position, scratch, outcome, first: first, count: count)
    }
    for output in prepared.outputs {
      guard let status = output.location?.status else { continue }
      referUnknown(scratch.bytes(status), output.raised, outcome, first: first, count: count)
    }
    for position in outputs.indices {
      write(
        prepared.outputs[position], outputs[position], scratch, first: first, count: count,
        outcome: outcome)
    }
    for position in kept.indices {
      write(
        prepared.kept[position], kept[position], scratch, first: first, count: count, outcome: nil)
    }
  }

  /// Packs eight rules and raises the outcome to the gravest of their effects.
  private func writePlane(
    _ position: Int, _ scratch: Scratch<L>, _ outcome: Bytes, first: Int, count: Int
  ) {
    let plane = prepared.planes[position]
    let fired = fired[position].base + first
    fired.update(repeating: plane.always, count: count)
    Truth.pack(plane.truths, of: scratch, into: fired, count: count)
    let open = undecided[position].map { $0.base + first }
    if let open {
      open.update(repeating: plane.unknown, count: count)
      Truth.pack(plane.statuses, of: scratch, into: open, count: count)
    }
    let failed = errors[position].map { $0.base + first }
    if let failed {
      failed.update(repeating: 0, count: count)
      for bit in plane.failing {
        let (status, shift) = (scratch.bytes(bit.slot), bit.shift)
        for i in 0..<count {
          open?[i] |= (status[i] == Status.missing ? 1 : 0) << shift
          failed[i] |= (status[i] >> 1 & 1) << shift
        }
      }
    }
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
    _ status: Bytes, _ raised: UInt8, _ outcome: Bytes, first: Int, count: Int
  ) {
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
    _ value: Prepared<L>.Value, _ filled: FilledValue, _ scratch: Scratch<L>, first: Int,
    count: Int, outcome: Bytes?
  ) {
    guard let location = value.location else { return }
    if let status = filled.status, let slot = location.status {
      (status.base + first).update(from: scratch.bytes(slot), count: count)
    }
    switch filled.column {
    case .bytes(let filled):
      copy(scratch.bytes(location.slot), filled.base + first, outcome, 0, count)
    case .int32(let filled) where value.holding == .narrowed:
      L.narrow(scratch.lanes(location.slot), outcome, into: filled.base + first, count: count)
    case .int32(let filled):
      copy(scratch.int32(location.slot), filled.base + first, outcome, 0, count)
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

extension DecisionBuffers.FilledValue {
  fileprivate init(_ value: Prepared<L>.Value, _ count: Int) {
    let isComputed = value.location != nil
    column =
      switch value.holding {
      case .bytes: .bytes(DecisionBuffers.Filled(count: count))
      case .int32, .narrowed: .int32(DecisionBuffers.Filled(count: isComputed ? count : 0))
      case .lanes: .lanes(DecisionBuffers.Filled(count: count))
      }
    status = value.location?.status.map { _ in DecisionBuffers.Filled(count: count) }
  }
}
