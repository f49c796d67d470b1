import Columns
import Engine
import Numbers
import Semantics
import Syntax

/// Looks for two cases, alike but for one fact, of which the worse fares better: by the engine, over many cases.
struct OrderSearch {
  /// Two cases that break an order.
  struct Break {
    var better: Witness
    var worse: Witness
    var betterValue: Constant
    var worseValue: Constant
    /// Positions in the one-of type's values.
    var betterCode: Int
    var worseCode: Int
  }

  /// Cases that are tried, each with every value of the fact.
  static let tries = 3_000

  private let program: Program
  private let order: OutputOrder
  private let names: SettableNames
  /// What the output is computed from: each can be set.
  private var facts: [ConditionModel.Fact] = []
  private var samples: [[Constant]] = []

  /// `nil` where the output hangs on something that no case can set.
  init?(_ program: Program, _ order: OutputOrder, output: NodeID, _ names: SettableNames) {
    self.program = program
    self.order = order
    self.names = names
    let fact = program.unwrapped(order.node)
    let dependent = program.nodes(above: fact)
    var found: Set<NodeID> = []
    var seen: Set<NodeID> = []
    var pending = [output]
    while let next = pending.popLast() {
      let node = program.unwrapped(next)
      guard node != fact, seen.insert(node).inserted, !program.isConstant(node) else { continue }
      if !dependent.contains(node), !names.all(of: node).isEmpty {
        found.insert(node)
        continue
      }
      switch program[node].operation {
      case .aggregate, .monthly, .growth, .volatility, .reduce, .longestZeroRun, .countMonths:
        return nil
      default: pending += program[node].operation.operands
      }
    }
    facts = found.sorted().map { ConditionModel.Fact($0, in: program) }
    let bounds = program.boundsOfFacts()
    samples = facts.map { fact in
      let values = Samples.of(fact, bounds: bounds[fact.node] ?? [], crowd: 1, in: program)
      return Set(values + Self.magnitudes(fact)).sorted { "\($0)" < "\($1)" }
    }
  }

  /// Amounts of every size that a number may have.
  private static func magnitudes(_ fact: ConditionModel.Fact) -> [Constant] {
    guard fact.type.isNumeric else { return [] }
    let sizes: [Number] = [
      0, 1, 3, 10, 50, 100, 1_000, 20_000, 100_000, 500_000, 2_000_000, 10_000_000,
    ]
    .map { Number($0) }
    let shares = [1, 5, 20, 50].compactMap { Number(Int128($0), decimals: 2) }
    return (fact.type == .share || fact.type == .rate ? shares : sizes)
      .filter { $0.leastDecimals <= fact.decimals && fact.range.contains(.number($0)) }
      .map { .number($0) }
  }

  /// The first break among the cases that are tried; `nil` where there is none.
  func first(in book: CheckedBook, output: Int) throws -> Break? {
    let fact = program.unwrapped(order.node)
    let asked = (facts.map(\.node) + [fact]).map { names.all(of: $0) }
    guard let opened = book.opening(asked.flatMap { $0 }) else { return nil }
    func positions(_ index: Int) -> [Int] { asked[index].compactMap { opened.fields[$0] } }
    var random = Steps(state: 1)
    var chosen: [[Constant]] = []
    var cases: [[Int: Constant]] = []
    for _ in 0..<Self.tries {
      let values = samples.map { $0[random.next(below: $0.count)] }
      chosen.append(values)
      var known: [Int: Constant] = [:]
      for (index, value) in values.enumerated() {
        for position in positions(index) { known[position] = value }
      }
      for code in order.bestFirst {
        var one = known
        for position in positions(facts.count) { one[position] = .code(code) }
        cases.append(one)
      }
    }
    let alone = opened.program.withoutData
    let node = alone.outputs[output].node
    let decisions = try Engine(alone).decide(
      RecordTable(cases, of: alone), options: RunOptions(threads: 1, keep: [node]))
    guard let kept = decisions.kept[node] else { return nil }
    let type = alone[node].type
    func number(_ row: Int) -> Number? {
      kept.status(row) == Status.present ? kept.column.constant(row, of: type).number : nil
    }
    let count = order.bestFirst.count
    for index in chosen.indices {
      for position in 1..<max(1, count) {
        let row = index * count + position
        guard let better = number(row - 1), let worse = number(row),
          type == .rate ? worse < better : better < worse
        else { continue }
        let codes = (order.bestFirst[position - 1], order.bestFirst[position])
        return Break(
          better: witness(chosen[index], codes.0), worse: witness(chosen[index], codes.1),
          betterValue: .number(better), worseValue: .number(worse), betterCode: codes.0,
          worseCode: codes.1)
      }
    }
    return nil
  }

  private func witness(_ values: [Constant], _ code: Int) -> Witness {
    let fact = program.unwrapped(order.node)
    var settings: [Witness.Setting] = []
    func add(_ node: NodeID, _ value: Constant) {
      settings += names.all(of: node).map {
        Witness.Setting(name: $0, value: program.literal(value, program[node].type))
      }
    }
    add(fact, .code(code))
    for (fact, value) in zip(facts, values) { add(fact.node, value) }
    return Witness(settings)
  }
}

/// The same steps on every machine and in every run.
private struct Steps {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}

extension Program {
  /// Whether a value is the book's own.
  fileprivate func isConstant(_ node: NodeID) -> Bool { self[node].domain == .book }

  /// By fact, what tables, bins and comparisons compare it with.
  fileprivate func boundsOfFacts() -> [NodeID: [Constant]] {
    var bounds: [NodeID: [Constant]] = [:]
    func add(_ node: NodeID, _ constants: [Constant]) {
      bounds[unwrapped(node), default: []] += constants
    }
    for node in nodes {
      switch node.operation {
      case .compare(_, let a, let b):
        if case .constant(let value) = self[unwrapped(b)].operation { add(a, [value]) }
        if case .parameter(let position) = self[unwrapped(b)].operation {
          add(a, [parameters[position].value])
        }
      case .inSet(let a, let items): add(a, items)
      case .table(let table, let inputs):
        for (column, input) in inputs.enumerated() {
          add(input, tables[table].bounds(ofColumn: column))
        }
      case .reference(let reference, let at):
        add(at, references[reference].entries.map { .date($0.from) })
      case .bins(let card, let characteristic, let input):
        add(
          input,
          scorecards[card].characteristics[characteristic].bins.flatMap { bin -> [Constant] in
            switch bin.test {
            case .equal(let value)?: [value]
            case .range(let range)?: [range.lower, range.upper].compactMap { $0 }
            case .missing?, nil: []
            }
          })
      default: break
      }
    }
    return bounds
  }
}
