import Columns
import Engine
import Numbers
import Semantics
import Syntax

/// All versions of a sweep in one program: what they compute alike is computed once.
struct SweepPlan: Sendable {
  /// One combination of the axes that have no turn.
  struct Variant: Sendable {
    /// By plane of the union's rules, what fired, undecided and failed rules of the variant make of a case.
    var declines: [UInt8]
    var refers: [UInt8]
    var openDeclines: [UInt8]
    var openRefers: [UInt8]
    var fails: [UInt8]
    /// Outputs of the union that are the variant's, with what each does where it is missing.
    var outputs: [(position: Int, missing: UInt8)]
    var line: Int?
    /// What the turning rule compares.
    var compared: NodeID?
    /// What the turning rule makes of a case where it cannot be decided.
    var openGravity: UInt8
  }

  private(set) var program: Program
  private(set) var variants: [Variant]
  let reading: Threshold.Reading?
  /// What the turning rule makes of a case.
  let firedGravity: UInt8

  /// - Parameter programs: one by combination.
  init(_ programs: [Program], _ threshold: Threshold?) {
    var union = ProgramUnion(like: programs[0])
    var rules: [Rule] = []
    var outputs: [Output] = []
    var drafts: [Draft] = []
    var positions: [RuleKey: Int] = [:]
    var reading: Threshold.Reading?
    var fired: UInt8 = 0
    for program in programs {
      var draft = Draft()
      let active = program.rules.filter { $0.disabledBecause == nil }
      let turning = threshold.flatMap { threshold in active.first { $0.code == threshold.code } }
      if let threshold, let turning {
        reading = Threshold.reading(of: turning.condition, threshold.parameter, in: program)
        fired = turning.effect.gravity
        draft.openGravity = turning.undecided?.effect.gravity ?? 0
      }
      let plain = active.filter { $0.code != turning?.code }
      let wanted =
        plain.map(\.condition) + program.outputs.map(\.node) + [reading?.node].compactMap(\.self)
      let places = union.add(program, wanted)
      for var rule in plain {
        rule.condition = places[rule.condition] ?? rule.condition
        let key = RuleKey(
          condition: rule.condition, fired: rule.effect.gravity,
          open: rule.undecided?.effect.gravity ?? 0)
        let position = positions[key] ?? rules.count
        if position == rules.count {
          positions[key] = position
          // Only its bit is read: no effect of the union's own may hide an output.
          rule.effect = .yellow
          rule.undecided = nil
          rules.append(rule)
        }
        draft.rules.append((position, key))
      }
      for var output in program.outputs {
        let missing = output.undecided.map(\.effect.gravity) ?? Outcome.refer.rawValue
        output.node = places[output.node] ?? output.node
        output.undecided = UndecidedPolicy(effect: .ignore, because: nil)
        output.line = nil
        let position = outputs.firstIndex { $0.node == output.node } ?? outputs.count
        if position == outputs.count { outputs.append(output) }
        draft.outputs.append((position, missing))
        if output.name == "line", union.program[output.node].type == .money {
          draft.line = position
        }
      }
      draft.compared = reading.flatMap { places[$0.node] }
      drafts.append(draft)
    }
    union.decide(rules, outputs)
    program = union.program
    let planes = (rules.count + 7) / 8
    variants = drafts.map { $0.variant(planes: planes) }
    (self.reading, firedGravity) = (reading, fired)
  }

  private struct RuleKey: Hashable {
    var condition: NodeID
    var fired: UInt8
    var open: UInt8
  }

  private struct Draft {
    var rules: [(position: Int, key: RuleKey)] = []
    var outputs: [(position: Int, missing: UInt8)] = []
    var line: Int?
    var compared: NodeID?
    var openGravity: UInt8 = 0

    func variant(planes: Int) -> Variant {
      let zeros = [UInt8](repeating: 0, count: planes)
      var variant = Variant(
        declines: zeros, refers: zeros, openDeclines: zeros, openRefers: zeros, fails: zeros,
        outputs: outputs, line: line, compared: compared, openGravity: openGravity)
      for (position, key) in rules {
        let (plane, bit) = (position / 8, UInt8(1) << UInt8(position % 8))
        variant.fails[plane] |= bit
        switch key.fired {
        case 2: variant.declines[plane] |= bit
        case 1: variant.refers[plane] |= bit
        default: break
        }
        switch key.open {
        case 2: variant.openDeclines[plane] |= bit
        case 1: variant.openRefers[plane] |= bit
        default: break
        }
      }
      return variant
    }
  }
}

extension Effect {
  /// What it makes of an application, as `Outcome` counts; warnings never join an outcome.
  fileprivate var gravity: UInt8 {
    switch self {
    case .decline: Outcome.decline.rawValue
    case .refer: Outcome.refer.rawValue
    default: Outcome.approve.rawValue
    }
  }
}

extension SweepPlan {
  /// The nodes whose values are wanted beside the outputs.
  var kept: [NodeID] { Array(Set(variants.compactMap(\.compared))).sorted() }

  /// The columns that some variant reads, as `InputSchema.reading` names them.
  var columns: Set<String> { program.columns(reading: program.observed + kept) }

  /// Those of them that hold texts whose words matter.
  var words: Set<String> { program.words(reading: program.observed + kept) }

  /// What a variant makes of the rows of a part without the turning rule.
  func gravities(_ variant: Variant, _ decisions: Decisions) -> [UInt8] {
    var gravities = [UInt8](repeating: 0, count: decisions.count)
    for plane in variant.fails.indices where variant.fails[plane] != 0 {
      let (fired, open, failed) = (
        decisions.firedPlanes[plane], decisions.undecidedPlanes[plane], decisions.errorPlanes[plane]
      )
      let (declines, refers) = (variant.declines[plane], variant.refers[plane])
      for row in gravities.indices {
        let bits = fired[row]
        gravities[row] |= (bits & declines != 0 ? 2 : 0) | (bits & refers != 0 ? 1 : 0)
      }
      if !open.isEmpty {
        let (declines, refers) = (variant.openDeclines[plane], variant.openRefers[plane])
        for row in gravities.indices {
          let bits = open[row]
          gravities[row] |= (bits & declines != 0 ? 2 : 0) | (bits & refers != 0 ? 1 : 0)
        }
      }
      if !failed.isEmpty {
        let own = variant.fails[plane]
        for row in gravities.indices { gravities[row] |= failed[row] & own != 0 ? 1 : 0 }
      }
    }
    for (position, missing) in variant.outputs {
      guard let status = decisions.outputStatuses[position] else { continue }
      for row in gravities.indices {
        gravities[row] |= status[row] & Status.error != 0 ? 1 : status[row] != 0 ? missing : 0
      }
    }
    // Both a refer and a decline: the graver stands.
    for row in gravities.indices where gravities[row] == 3 { gravities[row] = 2 }
    return gravities
  }
}
