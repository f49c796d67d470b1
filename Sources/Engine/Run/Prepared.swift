import Columns
import Numbers
import Semantics
import Synchronization
import Syntax

/// A plan with what a run needs beside it: how rules make an outcome, and scratch to reuse.
final class Prepared<L: LaneKernels>: Sendable {
  /// Where a rule's truth stands after a run.
  struct Bit {
    enum Truth {
      case slot(Slot, status: Slot?)
      case always
      case unknown
    }
    var shift: UInt8
    var truth: Truth
  }

  /// What the rules of eight do to the outcome.
  struct Plane {
    /// Positions in the program's rules.
    var rules: Range<Int>
    var bits: [Bit] = []
    var decline: UInt8 = 0
    var refer: UInt8 = 0
    var undecidedDecline: UInt8 = 0
    var undecidedRefer: UInt8 = 0
    /// Rules that may be undecided, or may fail.
    var mayBeOpen: UInt8 = 0
    var mayFail: UInt8 = 0
  }

  // The plan holds only values, but its enum payloads are not all declared Sendable; nothing writes to it after init.
  nonisolated(unsafe) let plan: Plan<L>
  let binding: Binding
  let program: Program
  let keep: [NodeID]
  let lookUps: Bool
  let planes: [Plane]
  private let idle = Mutex<[Scratches]>([])

  /// Scratch crosses threads only through the pool, one user at a time.
  private struct Scratches: @unchecked Sendable {
    let scratch: Scratch<L>
  }

  init(
    _ program: Program, _ binding: Binding, bookValues: [NodeID: TracedValue], keep: [NodeID],
    lookUps: Bool
  ) throws(BindingError) {
    self.program = program
    self.binding = binding
    self.keep = keep
    self.lookUps = lookUps
    var wanted = Set(program.rules.filter { $0.disabledBecause == nil }.map(\.condition))
    wanted.formUnion(program.outputs.map(\.node))
    wanted.formUnion(keep)
    var builder = PlanBuilder<L>(program, binding: binding, bookValues: bookValues)
    if lookUps {
      var draft = builder
      _ = try draft.build(wanted: wanted.sorted())
      builder.tabulated = FiniteFunctions(program, bookValues, draft.values)
        .tabulated(wanted: wanted)
    }
    plan = try builder.build(wanted: wanted.sorted())
    planes = Self.planes(program, plan)
  }

  private static func planes(_ program: Program, _ plan: Plan<L>) -> [Plane] {
    stride(from: 0, to: program.rules.count, by: 8).map { start in
      var plane = Plane(rules: start..<min(start + 8, program.rules.count))
      for (bit, position) in plane.rules.enumerated() {
        let rule = program.rules[position]
        guard rule.disabledBecause == nil else { continue }
        if let location = plan.locations[rule.condition] {
          plane.bits.append(
            Bit(shift: UInt8(bit), truth: .slot(location.slot, status: location.status)))
        } else if plan.constantNodes[rule.condition] == .truth(true) {
          plane.bits.append(Bit(shift: UInt8(bit), truth: .always))
        } else if plan.constantNodes[rule.condition] == .missing {
          plane.bits.append(Bit(shift: UInt8(bit), truth: .unknown))
        }
        let mask = UInt8(1) << UInt8(bit)
        switch rule.effect {
        case .decline: plane.decline |= mask
        case .refer: plane.refer |= mask
        default: break
        }
        switch rule.undecided?.effect {
        case .decline: plane.undecidedDecline |= mask
        case .refer: plane.undecidedRefer |= mask
        default: break
        }
        if plan.locations[rule.condition]?.status != nil
          || plan.constantNodes[rule.condition] == .missing
        {
          plane.mayBeOpen |= mask
          if plan.failing.contains(rule.condition) { plane.mayFail |= mask }
        }
      }
      return plane
    }
  }

  /// Lends scratch to a body; it goes back to the pool after.
  func withScratch<R>(_ body: (Scratch<L>) -> R) -> R {
    let scratch = idle.withLock { $0.popLast() } ?? Scratches(scratch: Scratch(plan))
    defer {
      scratch.scratch.letGo()
      idle.withLock { $0.append(scratch) }
    }
    return body(scratch.scratch)
  }
}
