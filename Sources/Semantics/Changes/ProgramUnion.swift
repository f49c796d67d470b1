import Numbers

/// Several versions of a book in one program: what they compute alike is computed once.
///
/// The versions declare the same records, as versions of one `ChangeSet` do. The union has no rules and outputs but those
/// that its user gives it.
package struct ProgramUnion: Sendable {
  package private(set) var program: Program
  private var nodes: [NodeKey: NodeID] = [:]
  private var parameters: [ParameterKey: Int] = [:]
  private var references: [ReferenceKey: Int] = [:]
  private var tables: [TableKey: Int] = [:]
  private var characteristics: [CharacteristicKey: Int] = [:]

  /// A union of nothing, with the records of a version.
  package init(like program: Program) {
    self.program = program
    self.program.nodes = []
    self.program.parameters = []
    self.program.references = []
    self.program.tables = []
    self.program.scorecards = []
    self.program.definitions = []
    self.program.rules = []
    self.program.outputs = []
    self.program.tests = []
    self.program.ranges = []
    self.program.conditionPlaces = [:]
    self.program.outputOrders = []
  }

  /// Sets what the union decides; conditions and values are nodes of the union.
  package mutating func decide(_ rules: [Rule], _ outputs: [Output]) {
    program.rules = rules
    program.outputs = outputs
  }

  /// Takes in what some nodes of a version need.
  ///
  /// - Returns: the union's node for each of them.
  package mutating func add(_ other: Program, _ wanted: [NodeID]) -> [NodeID: NodeID] {
    var isNeeded = [Bool](repeating: false, count: other.nodes.count)
    for id in wanted { isNeeded[id.index] = true }
    for index in other.nodes.indices.reversed() where isNeeded[index] {
      for operand in other.nodes[index].operation.operands { isNeeded[operand.index] = true }
    }
    var places = [NodeID](repeating: NodeID(0), count: other.nodes.count)
    for index in other.nodes.indices where isNeeded[index] {
      places[index] = add(other.nodes[index], of: other) { places[$0.index] }
    }
    return Dictionary(
      wanted.map { ($0, places[$0.index]) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func add(_ node: Node, of other: Program, _ place: (NodeID) -> NodeID) -> NodeID
  {
    var node = node
    node.operation = adopted(node.operation.rewriting(place), other)
    node.type = adopted(node.type, other)
    node.span = nil
    let key = NodeKey(node)
    if let known = nodes[key] { return known }
    let id = NodeID(program.nodes.count)
    program.nodes.append(node)
    nodes[key] = id
    return id
  }

  /// The operation with the union's positions of types, parameters, references, tables and scorecards.
  private mutating func adopted(_ operation: Operation, _ other: Program) -> Operation {
    switch operation {
    case .parameter(let index):
      var parameter = other.parameters[index]
      parameter.type = adopted(parameter.type, other)
      return .parameter(
        Self.position(of: parameter, by: ParameterKey(parameter), &parameters, &program.parameters))
    case .reference(let index, let at):
      var reference = other.references[index]
      reference.type = adopted(reference.type, other)
      let place = Self.position(
        of: reference, by: ReferenceKey(reference), &references, &program.references)
      return .reference(place, at: at)
    case .table(let index, let inputs):
      var table = other.tables[index]
      table.outputType = adopted(table.outputType, other)
      for column in table.columns.indices {
        table.columns[column].type = adopted(table.columns[column].type, other)
      }
      return .table(
        Self.position(of: table, by: TableKey(table), &tables, &program.tables), inputs)
    case .bins(let card, let index, let input):
      // Cards of one characteristic each, so that those that are alike are one.
      var card = other.scorecards[card]
      var characteristic = card.characteristics[index]
      characteristic.type = adopted(characteristic.type, other)
      card.characteristics = [characteristic]
      let place = Self.position(
        of: card, by: CharacteristicKey(characteristic), &characteristics, &program.scorecards)
      return .bins(scorecard: place, characteristic: 0, input)
    // Why something is assumed changes no value.
    case .assumed(let a, let b, _): return .assumed(a, b, assumption: 0)
    case .aggregate(var question):
      question.assumption = nil
      return .aggregate(question)
    default: return operation
    }
  }

  private mutating func adopted(_ type: ValueType, _ other: Program) -> ValueType {
    guard case .oneOf(let index) = type else { return type }
    let oneOf = other.oneOfs[index]
    if program.oneOfs.indices.contains(index), program.oneOfs[index] == oneOf { return type }
    if let place = program.oneOfs.firstIndex(of: oneOf) { return .oneOf(place) }
    program.oneOfs.append(oneOf)
    return .oneOf(program.oneOfs.count - 1)
  }

  private static func position<Item, Key: Hashable>(
    of item: Item, by key: Key, _ known: inout [Key: Int], _ items: inout [Item]
  ) -> Int {
    if let place = known[key] { return place }
    known[key] = items.count
    items.append(item)
    return items.count - 1
  }
}

private struct NodeKey: Hashable {
  let operation: Operation
  let type: ValueType
  let domain: Domain
  let decimals: Int
  let mayBeMissing: Bool
  let mayFail: Bool

  init(_ node: Node) {
    (operation, type, domain) = (node.operation, node.type, node.domain)
    (decimals, mayBeMissing, mayFail) = (node.decimals, node.mayBeMissing, node.mayFail)
  }
}

private struct ParameterKey: Hashable {
  let type: ValueType
  let decimals: Int
  let value: Constant

  init(_ parameter: Parameter) {
    (type, decimals, value) = (parameter.type, parameter.decimals, parameter.value)
  }
}

private struct ReferenceKey: Hashable {
  struct Entry: Hashable {
    let from: String
    let value: Constant
  }
  let type: ValueType
  let decimals: Int
  let entries: [Entry]

  init(_ reference: Reference) {
    (type, decimals) = (reference.type, reference.decimals)
    entries = reference.entries.map { Entry(from: $0.from.description, value: $0.value) }
  }
}

private struct TableKey: Hashable {
  let columns: [ValueType]
  let domains: [InputDomain]
  let output: ValueType
  let decimals: Int
  let policy: DecisionTable.Policy
  let cells: [[CellTest]]
  let outputs: [Constant]
  let otherwise: Constant?

  init(_ table: DecisionTable) {
    columns = table.columns.map(\.type)
    domains = table.columns.map(\.domain)
    (output, decimals, policy) = (table.outputType, table.outputDecimals, table.policy)
    cells = table.rows.map(\.cells)
    outputs = table.rows.map(\.output)
    otherwise = table.otherwise
  }
}

private struct CharacteristicKey: Hashable {
  let type: ValueType
  let domain: InputDomain
  let bins: [Scorecard.Bin]

  init(_ characteristic: Scorecard.Characteristic) {
    (type, domain, bins) = (characteristic.type, characteristic.domain, characteristic.bins)
  }
}
