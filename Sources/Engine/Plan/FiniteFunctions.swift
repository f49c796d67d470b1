import Columns
import Numbers
import Semantics

// Many nodes are functions of a few values only: a rate of an integer score and a term, a multiple of two codes.
// Such a node is computed once for every combination, by the exact lanes of the same program, and looked up after.
// A *leaf* is a node with few possible values: a code, a truth, a whole number within narrow bounds. A node whose
// operands all hang on leaves with not too many combinations is finite; the last finite node of a costly cone becomes
// a look-up.

/// A node that is looked up by the values of its leaves.
struct TabulatedNode {
  struct Leaf {
    var node: NodeID
    /// The least value, and how many there are.
    var low: Int
    var count: Int
    var mayBeMissing: Bool
    /// Values and, where it may be missing, one more for that.
    var classes: Int { count + (mayBeMissing ? 1 : 0) }
  }
  var leaves: [Leaf]
  var outputs: [Constant]
  var statuses: [UInt8]
}

/// Finds the nodes worth tabulating, and tabulates them.
struct FiniteFunctions {
  /// The most combinations of leaves that are tabulated.
  static let bound = 16_384

  private let program: Program
  private let bookValues: [NodeID: TracedValue]
  private let values: [NodeID: PlannedValue]
  private var leaves: [NodeID: [TabulatedNode.Leaf]] = [:]
  /// Rough nanoseconds a row for the node and what it alone needs, down to its leaves.
  private var costs: [NodeID: Double] = [:]

  /// `values`: all nodes as a plan without look-ups holds them.
  init(_ program: Program, _ bookValues: [NodeID: TracedValue], _ values: [NodeID: PlannedValue]) {
    self.program = program
    self.bookValues = bookValues
    self.values = values
    for id in values.keys.sorted() where program[id].domain == .application { weigh(id) }
  }

  /// The look-ups that pay, and those they are made with.
  func tabulated(wanted: Set<NodeID>) -> [NodeID: TabulatedNode] {
    var result: [NodeID: TabulatedNode] = [:]
    let roots = roots(wanted: wanted)
    for id in values.keys.sorted() where roots.contains(id) || isFunction(id) {
      guard let own = leaves[id], !own.isEmpty, own[0].node != id else { continue }
      result[id] = tabulate(id, own, with: result)
    }
    return result
  }

  private mutating func weigh(_ id: NodeID) {
    let node = program[id]
    let operands = node.operation.operands
    var union: [TabulatedNode.Leaf] = []
    var cost = Self.cost(node, isLong: isLong(node))
    var isFinite = !operands.isEmpty
    // A list's rows are no operand, and yet what the answer hangs on.
    if case .aggregate = node.operation { isFinite = false }
    for operand in operands {
      if program[operand].domain == .book { continue }
      guard let own = leaves[operand] else {
        isFinite = false
        break
      }
      cost += costs[operand] ?? 0
      for leaf in own where !union.contains(where: { $0.node == leaf.node }) { union.append(leaf) }
    }
    if case .broadcast = node.operation {
      leaves[id] = []
      return
    }
    let combinations = union.reduce(1) { min($0 * $1.classes, Self.bound + 1) }
    let own = leaf(id)
    if isFinite, combinations <= Self.bound,
      own.map({ !$0.isNumber || combinations < $0.leaf.classes }) ?? true
    {
      leaves[id] = union
      costs[id] = cost
    } else if let own {
      leaves[id] = [own.leaf]
      costs[id] = 0
    }
  }

  /// The node as a leaf, if its values are few.
  private func leaf(_ id: NodeID) -> (leaf: TabulatedNode.Leaf, isNumber: Bool)? {
    // An error of a leaf may be absorbed on the way or not; a look-up would not know.
    guard let value = values[id], value.constant == nil, !value.mayFail else { return nil }
    let mayBeMissing = value.status != nil
    switch program[id].type {
    case .boolean: return (.init(node: id, low: 0, count: 2, mayBeMissing: mayBeMissing), false)
    case .oneOf(let type):
      let count = program.oneOfs[type].values.count
      return (.init(node: id, low: 0, count: count, mayBeMissing: mayBeMissing), false)
    case .date, .text: return nil
    default:
      // An index is computed in 32 bits.
      guard value.decimals == 0, value.high - value.low < 2048, abs(value.low) < 1e9 else {
        return nil
      }
      let low = Int(value.low.rounded(.up))
      let count = Int(value.high.rounded(.down)) - low + 1
      return (.init(node: id, low: low, count: count, mayBeMissing: mayBeMissing), true)
    }
  }

  /// Finite nodes that something not finite, or the outside, reads, where a look-up costs less than the cone.
  private func roots(wanted: Set<NodeID>) -> Set<NodeID> {
    var read = wanted
    for id in values.keys {
      let isInside = leaves[id].map { $0.isEmpty || $0[0].node != id } ?? false
      if isInside { continue }
      read.formUnion(program[id].operation.operands)
    }
    return read.filter { id in
      guard let own = leaves[id], !own.isEmpty, own[0].node != id else { return false }
      return (costs[id] ?? 0) > 1.3 * (0.8 + 0.35 * Double(own.count))
    }
  }

  private func isFunction(_ id: NodeID) -> Bool {
    switch program[id].operation {
    case .exponential, .logarithm, .squareRoot, .power: true
    default: false
    }
  }

  private func isLong(_ node: Node) -> Bool {
    node.operation.operands.reduce(0) { $0 + program[$1].decimals } > 12
  }

  private static func cost(_ node: Node, isLong: Bool) -> Double {
    switch node.operation {
    case .exponential, .logarithm, .squareRoot, .power: 500
    case .divide: 2.5
    case .multiply: isLong ? 1.5 : 0.2
    case .table: 2
    case .round: 1.2
    case .clamp, .choose: 0.4
    default: 0.2
    }
  }

  /// Runs the node for every combination of its leaves.
  private func tabulate(
    _ id: NodeID, _ leaves: [TabulatedNode.Leaf], with inner: [NodeID: TabulatedNode]
  ) -> TabulatedNode? {
    let combinations = leaves.reduce(1) { $0 * $1.classes }
    var given: [NodeID: PlannedGiven] = [:]
    var inputs: [GivenColumn] = []
    var stride = 1
    for leaf in leaves {
      given[leaf.node] = PlannedGiven(position: inputs.count, hasStatus: leaf.mayBeMissing)
      inputs += GivenColumn.columns(
        leaf, program[leaf.node], stride: stride, combinations: combinations)
      stride *= leaf.classes
    }
    var builder = PlanBuilder<ExactLanes>(
      program, binding: .empty(program), bookValues: bookValues, given: given)
    builder.tabulated = inner
    guard let plan = try? builder.build(wanted: [id]), let location = plan.locations[id] else {
      return nil
    }
    let scratch = Scratch(plan)
    return withExtendedLifetime(inputs) {
      scratch.prepare(
        BoundTable(RecordTable(count: combinations, columns: []), .none, plan.texts),
        rows: 0..<combinations,
        given: inputs.map(\.pointer))
      Executor(plan: plan, scratch: scratch).run()
      let reader = LocationReader(plan, location, program[id].type, scratch)
      return TabulatedNode(
        leaves: leaves, outputs: (0..<combinations).map { reader.constant($0) },
        statuses: (0..<combinations).map { reader.status($0) })
    }
  }
}

/// A buffer of given values.
final class GivenColumn {
  let pointer: UnsafeMutableRawPointer

  private init(byteCount: Int) {
    pointer = .allocate(byteCount: max(byteCount, 64), alignment: 64)
  }

  deinit { pointer.deallocate() }

  /// A leaf's values for all combinations, then its status: the status buffer stands even where it is not read.
  static func columns(
    _ leaf: TabulatedNode.Leaf, _ node: Node, stride: Int, combinations: Int
  ) -> [GivenColumn] {
    let isByte = !node.type.isNumeric
    let values = GivenColumn(byteCount: combinations * (isByte ? 1 : 16))
    let status = GivenColumn(byteCount: combinations)
    for i in 0..<combinations {
      let position = i / stride % leaf.classes
      let isMissing = position == leaf.count
      let value = isMissing ? 0 : leaf.low + position
      status.pointer.storeBytes(
        of: isMissing ? Status.missing : Status.present, toByteOffset: i, as: UInt8.self)
      if isByte {
        values.pointer.storeBytes(of: UInt8(value), toByteOffset: i, as: UInt8.self)
      } else {
        values.pointer.storeBytes(
          of: Number(value).units, toByteOffset: i * 16, as: Int128.self)
      }
    }
    return [values, status]
  }
}
