import Columns
import Numbers
import Semantics
import Synchronization
import Syntax

/// A plan with what a run needs beside it: how rules make an outcome, and scratch to reuse.
final class Prepared<L: LaneKernels>: Sendable {
  /// What the rules of eight do to the outcome, and where their truths stand after a run.
  struct Plane {
    /// Rules that always fire, and those that are never known.
    var always: UInt8 = 0
    var unknown: UInt8 = 0
    var truths: [SlotBit] = []
    /// Statuses of rules that may be undecided but never fail, and of those that may fail too.
    var statuses: [SlotBit] = []
    var failing: [SlotBit] = []
    var decline: UInt8 = 0
    var refer: UInt8 = 0
    var undecidedDecline: UInt8 = 0
    var undecidedRefer: UInt8 = 0
    /// Whether one of its rules may be undecided, or may fail.
    var mayBeOpen = false
    var mayFail: Bool { !failing.isEmpty }
  }

  /// A node whose values are handed out, and all that they hang on.
  struct Value {
    /// How its values are handed out.
    enum Holding { case bytes, int32, narrowed, lanes }
    var node: NodeID
    var location: Plan<L>.Location?
    /// What stands for all rows where there is no location.
    var constant: Constant?
    var holding: Holding
    var isText: Bool
    /// The outcome that an application has at least where an output is missing.
    var raised: UInt8
  }

  // The plan holds only values, but its enum payloads are not all declared Sendable; nothing writes to it after init.
  nonisolated(unsafe) let plan: Plan<L>
  let binding: Binding
  let program: Program
  let keep: [NodeID]
  let lookUps: Bool
  let planes: [Plane]
  let outputs: [Value]
  /// By `keep`.
  let kept: [Value]
  /// Whether a rule or an output may fail.
  let canFail: Bool
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
    let plan = try builder.build(wanted: wanted.sorted())
    self.plan = plan
    let rules = program.rules
    planes = stride(from: 0, to: rules.count, by: 8).map { start in
      Plane(rules[start..<min(start + 8, rules.count)], plan)
    }
    outputs = program.outputs.map {
      Value(
        $0.node, plan, program, isNarrow: plan.narrowNodes.contains($0.node),
        whereMissing: $0.undecided?.effect ?? .refer)
    }
    kept = keep.map { Value($0, plan, program, isNarrow: false, whereMissing: .ignore) }
    canFail =
      planes.contains(where: \.mayFail)
      || program.outputs.contains { plan.failing.contains($0.node) }
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

extension Prepared.Plane {
  fileprivate init(_ rules: ArraySlice<Rule>, _ plan: Plan<L>) {
    for (position, rule) in rules.enumerated() where rule.disabledBecause == nil {
      let shift = UInt8(position)
      let mask = UInt8(1) << shift
      if let location = plan.locations[rule.condition] {
        truths.append(SlotBit(slot: location.slot, shift: shift))
        if let status = location.status {
          let bit = SlotBit(slot: status, shift: shift)
          mayBeOpen = true
          if plan.failing.contains(rule.condition) {
            failing.append(bit)
          } else {
            statuses.append(bit)
          }
        }
      } else if plan.constantNodes[rule.condition] == .truth(true) {
        always |= mask
      } else if plan.constantNodes[rule.condition] == .missing {
        unknown |= mask
        mayBeOpen = true
      }
      switch rule.effect {
      case .decline: decline |= mask
      case .refer: refer |= mask
      default: break
      }
      switch rule.undecided?.effect {
      case .decline: undecidedDecline |= mask
      case .refer: undecidedRefer |= mask
      default: break
      }
    }
  }
}

extension Prepared.Value {
  fileprivate init(
    _ node: NodeID, _ plan: Plan<L>, _ program: Program, isNarrow: Bool, whereMissing: Effect
  ) {
    self.node = node
    location = plan.locations[node]
    constant = plan.constantNodes[node]
    isText = program[node].type == .text
    holding =
      switch location?.kind {
      case .bytes: .bytes
      case .int32, nil: .int32
      case .lanes: isNarrow ? .narrowed : .lanes
      }
    raised =
      switch whereMissing {
      case .decline: Outcome.decline.rawValue
      case .refer: Outcome.refer.rawValue
      // Warnings never join a lending outcome.
      case .red, .orange, .yellow, .ignore: Outcome.approve.rawValue
      }
  }
}
