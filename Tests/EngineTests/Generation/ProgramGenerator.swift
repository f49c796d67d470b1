import Diagnostics
import Engine
import Numbers
import Semantics
import Syntax

/// Makes a random program by its seed: a graph as checking makes it, of all operations and types.
///
/// What a node says of itself is true: `mayBeMissing` is false only where it never can be, `decimals` are
/// never fewer than those of its values, and operands stand in its own domain.
struct ProgramGenerator {
  /// What is asked of an operand.
  enum Wanted: Hashable {
    case number, whole, truth, date, text
    case code(Int)

    func fits(_ node: Node) -> Bool {
      switch self {
      case .number: node.type.isNumeric
      case .whole: node.type.isNumeric && node.decimals == 0
      case .truth: node.type == .boolean
      case .date: node.type == .date
      case .text: node.type == .text
      case .code(let type): node.type == .oneOf(type)
      }
    }
  }

  var random: SplitMix64
  var maker: ValueMaker
  var nodes: [Node] = []
  var oneOfs: [OneOfType] = []
  var record = RecordSchema(name: "application", words: Words(), fields: [], key: nil, asOf: nil)
  var lists: [ListSchema] = []
  var parameters: [Parameter] = []
  var references: [Semantics.Reference] = []
  var tables: [DecisionTable] = []
  var scorecards: [Scorecard] = []
  var assumptions: [Assumption] = []
  private var lifted: [Operation: [Domain: NodeID]] = [:]
  let isHuge: Bool

  let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

  init(seed: Int) {
    random = SplitMix64(seed: seed)
    // Most programs stay in what doubles hold exactly, as books do.
    isHuge = seed % 6 == 5
    maker = ValueMaker(SplitMix64(seed: seed ^ 0x5EED), isHuge: isHuge)
  }

  static func program(seed: Int) -> Program {
    var generator = ProgramGenerator(seed: seed)
    return generator.program(seed)
  }

  private mutating func program(_ seed: Int) -> Program {
    addOneOfs()
    addRecord()
    addPolicy()
    for _ in 0..<random.int(2...8) { addOperation(in: .book) }
    for _ in 0..<random.int(4...16) { addOperation(in: .application) }
    for list in lists.indices {
      for _ in 0..<random.int(3...10) { addOperation(in: .rows(list: list)) }
      if random.percent(50) { addStanding(list) }
      if random.percent(25) { addSeen(in: .rows(list: list)) }
      for _ in 0..<random.int(2...7) { addAggregate(list) }
      if random.percent(60) { addSeries(list) }
    }
    for _ in 0..<random.int(4...24) { addOperation(in: .application) }
    let rules = rules()
    return Program(
      name: "generated_\(seed)", words: Words(), documentation: [], card: [], currency: "CNY",
      digest: "", canonicalPrint: "", files: SourceFiles(), record: record, lists: lists,
      oneOfs: oneOfs, sources: [], parameters: parameters, references: references, tables: tables,
      scorecards: scorecards, nodes: nodes, definitions: [], rules: rules, outputs: outputs(),
      assumptions: assumptions, tests: [], isSnapshotBook: false)
  }

  // MARK: Nodes

  subscript(id: NodeID) -> Node { nodes[id.index] }

  @discardableResult
  mutating func add(
    _ operation: Operation, _ type: ValueType, decimals: Int = 0, _ domain: Domain,
    mayBeMissing: Bool, mayFail: Bool = false
  ) -> NodeID {
    nodes.append(
      Node(
        operation: operation, type: type, decimals: decimals, domain: domain,
        mayBeMissing: mayBeMissing, mayFail: mayFail, span: nil))
    return NodeID(nodes.count - 1)
  }

  /// A node that may be missing or fail where an operand may, or where it says so itself.
  @discardableResult
  mutating func addStrict(
    _ operation: Operation, _ type: ValueType, decimals: Int = 0, mayBeMissing: Bool = false,
    mayFail: Bool = false
  ) -> NodeID {
    let operands = operation.operands.map { self[$0] }
    return add(
      operation, type, decimals: decimals, operands[0].domain,
      mayBeMissing: mayBeMissing || operands.contains(where: \.mayBeMissing),
      mayFail: mayFail || operands.contains(where: \.mayFail))
  }

  /// The node in another domain, by a broadcast.
  mutating func lift(_ id: NodeID, to domain: Domain) -> NodeID {
    if self[id].domain == domain { return id }
    if let known = lifted[.broadcast(id)]?[domain] { return known }
    let node = self[id]
    let result = add(
      .broadcast(id), node.type, decimals: node.decimals, domain, mayBeMissing: node.mayBeMissing,
      mayFail: node.mayFail)
    lifted[.broadcast(id), default: [:]][domain] = result
    return result
  }

  /// Something of a kind in a domain: mostly what is there, sometimes lifted, else a constant.
  mutating func operand(_ wanted: Wanted, in domain: Domain) -> NodeID {
    let own = candidates(wanted, in: domain)
    if !own.isEmpty, random.percent(75) {
      // What was made last is the deepest.
      return random.percent(40) ? own[max(0, own.count - 1 - random.below(4))] : random.pick(own)
    }
    var outer = domain == .book ? [] : candidates(wanted, in: .book)
    if domain != .book, domain != .application { outer += candidates(wanted, in: .application) }
    if !outer.isEmpty, random.percent(70) { return lift(random.pick(outer), to: domain) }
    if !own.isEmpty, random.percent(50) { return random.pick(own) }
    return lift(constant(wanted), to: domain)
  }

  func candidates(_ wanted: Wanted, in domain: Domain) -> [NodeID] {
    nodes.indices.map { NodeID($0) }.filter {
      self[$0].domain == domain && wanted.fits(self[$0])
    }
  }

  mutating func anyWanted() -> Wanted {
    switch random.below(21) {
    case 0...9: .number
    case 10...11: .truth
    case 12...15: .date
    case 16: .text
    default: .code(random.below(oneOfs.count))
    }
  }

  // MARK: Constants

  mutating func number() -> Number {
    let number = maker.number(decimals: random.pick([0, 0, 0, 1, 2, 2, 4, 6, 12]))
    maker.thresholds.append(number)
    return number
  }

  mutating func date() -> CalendarDate {
    let date = maker.date()
    maker.dateThresholds.append(date)
    return date
  }

  mutating func value(_ wanted: Wanted) -> Constant {
    switch wanted {
    case .number: .number(number())
    case .whole: .number(maker.count())
    case .truth: .truth(random.percent(50))
    case .date: .date(date())
    case .text: .text(random.pick(Self.texts))
    case .code(let type): .code(random.below(oneOfs[type].values.count))
    }
  }

  mutating func constant(_ wanted: Wanted) -> NodeID {
    let value = random.percent(3) ? .missing : value(wanted)
    return constant(value, type(of: wanted))
  }

  mutating func constant(_ value: Constant, _ type: ValueType) -> NodeID {
    var decimals = 0
    if case .number(let number) = value { decimals = number.leastDecimals }
    return add(
      .constant(value), type, decimals: decimals, .book, mayBeMissing: value == .missing)
  }

  mutating func type(of wanted: Wanted) -> ValueType {
    switch wanted {
    case .number: random.pick([.decimal, .money, .rate, .share])
    case .whole: random.pick([.integer, .months, .days])
    case .truth: .boolean
    case .date: .date
    case .text: .text
    case .code(let type): .oneOf(type)
    }
  }

  static let texts = ["", "a", "b", "张三", "customer-17"]
}
