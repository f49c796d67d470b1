import Engine
import Semantics
import Syntax

/// What hit each application under a version: the bits of its rules by eights, and what outputs that are not known did.
struct HitPlanes: Sendable {
  /// Raw values of `Outcome`.
  let outcomes: [UInt8]
  let fired: [[UInt8]]
  let undecided: [[UInt8]]
  let failed: [[UInt8]]
  /// As `OpenOutputs` says; empty where all outputs are known.
  let openOutputs: [UInt8]

  init(_ decisions: Decisions, of program: Program) {
    outcomes = decisions.outcomes
    fired = decisions.firedPlanes
    undecided = decisions.undecidedPlanes
    failed = decisions.errorPlanes
    var open: [UInt8] = []
    for (output, status) in zip(program.outputs, decisions.outputStatuses) {
      guard let status, status.contains(where: { $0 != Status.present }) else { continue }
      if open.isEmpty { open = Array(repeating: 0, count: decisions.count) }
      let policy = output.undecided?.effect
      for row in open.indices where status[row] != Status.present {
        var bits = OpenOutputs(bits: open[row])
        let isError = status[row] & Status.error != 0
        if isError || policy != .decline && policy != .ignore {
          bits.addRefer(isError: isError)
        } else if policy == .decline {
          bits.addDecline()
        }
        open[row] = bits.bits
      }
    }
    openOutputs = open
  }

  init(_ cases: VersionCases) {
    // A ledger may hold no planes where no rule ever did anything.
    let empty = [[UInt8]](repeating: [], count: (cases.program.rules.count + 7) / 8)
    outcomes = cases.outcomes
    fired = cases.fired.isEmpty ? empty : cases.fired
    undecided = cases.undecided.isEmpty ? empty : cases.undecided
    failed = cases.failed.isEmpty ? empty : cases.failed
    openOutputs = cases.openOutputs
  }
}
