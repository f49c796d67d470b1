import Semantics
import Syntax

// Rules and outputs over what was made.
extension ProgramGenerator {
  mutating func rules() -> [Rule] {
    let count = random.pick([1, 3, 7, 8, 9, 17])
    return (0..<count).map { position in
      let condition = operand(.truth, in: .application)
      let effect: Effect = random.pick([.decline, .refer, .refer, .red, .yellow])
      var policy: UndecidedPolicy?
      if self[condition].mayBeMissing {
        let allowed: [Effect] =
          switch effect {
          case .decline: [.decline, .refer, .refer, .ignore]
          case .refer: [.refer, .refer, .ignore]
          default: [effect, .yellow, .ignore]
          }
        policy = UndecidedPolicy(effect: random.pick(allowed), because: "")
      }
      return Rule(
        code: "R\(position)", words: Words(), section: random.pick(Self.sections), effect: effect,
        condition: condition, isRequirement: false, text: "", undecided: policy, basis: nil,
        action: nil, module: "", disabledBecause: random.percent(8) ? "tried" : nil, span: span)
    }
  }

  mutating func outputs() -> [Output] {
    let nodes = nodes.indices.map { NodeID($0) }.filter {
      self[$0].domain == .application
    }
    return (0..<random.int(0...5)).map { position in
      let node = random.percent(60) ? random.pick(nodes.suffix(12)) : random.pick(nodes)
      let policy =
        self[node].mayBeMissing
        ? UndecidedPolicy(
          effect: random.pick([.refer, .refer, .refer, .decline, .yellow]), because: nil)
        : nil
      return Output(
        name: "o\(position)", words: Words(), section: random.pick(Self.sections), node: node,
        undecided: policy, line: nil)
    }
  }

  private static let sections: [SectionKind] = [.facts, .admission, .line, .term, .pricing]
}

extension SplitMix64 {
  mutating func pick<T>(_ all: ArraySlice<T>) -> T { all[all.startIndex + below(all.count)] }
}
