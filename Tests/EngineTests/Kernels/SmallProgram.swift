import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Syntax

/// A program of a few nodes over fields `f0`, `f1` and so on, made by hand.
struct SmallProgram {
  private(set) var nodes: [Node] = []
  private var fields: [FieldSchema] = []
  private var oneOfs: [OneOfType] = []
  private var tables: [DecisionTable] = []
  private var rules: [Rule] = []
  private var lists: [ListSchema] = []
  private let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

  /// A field as a node; numbers of so many decimals.
  mutating func field(
    _ type: ValueType, decimals: Int = 0, isOptional: Bool = false, lowest: Number? = nil,
    highest: Number? = nil
  ) -> NodeID {
    fields.append(
      FieldSchema(
        name: "f\(fields.count)", type: type, decimals: decimals, lowest: lowest,
        highest: highest, isOptional: isOptional))
    return node(
      .field(fields.count - 1), type, decimals: decimals, mayBeMissing: isOptional)
  }

  mutating func node(
    _ operation: Semantics.Operation, _ type: ValueType = .decimal, decimals: Int = 0,
    mayBeMissing: Bool = false, mayFail: Bool = false
  ) -> NodeID {
    let operands = operation.operands.map { nodes[$0.index] }
    nodes.append(
      Node(
        operation: operation, type: type, decimals: decimals, domain: .application,
        mayBeMissing: mayBeMissing || operands.contains(where: \.mayBeMissing),
        mayFail: mayFail || operands.contains(where: \.mayFail), span: nil))
    return NodeID(nodes.count - 1)
  }

  /// A constant, for every application.
  mutating func constant(_ value: Constant, _ type: ValueType = .decimal) -> NodeID {
    let decimals = Value(value).number.leastDecimals
    nodes.append(
      Node(
        operation: .constant(value), type: type, decimals: decimals, domain: .book,
        mayBeMissing: value == .missing, mayFail: false, span: nil))
    return node(.broadcast(NodeID(nodes.count - 1)), type, decimals: decimals)
  }

  mutating func oneOf(_ count: Int, ranks: [Int?]? = nil) -> ValueType {
    oneOfs.append(
      OneOfType(
        name: nil, values: (0..<count).map { .init(name: "v\($0)") }, otherwise: nil, ranks: ranks)
    )
    return .oneOf(oneOfs.count - 1)
  }

  mutating func table(
    _ columns: [ValueType], _ rows: [([CellTest], Constant)], policy: DecisionTable.Policy,
    otherwise: Constant? = nil
  ) -> Int {
    tables.append(
      DecisionTable(
        name: "table", words: Words(), columns: columns.map { .init(name: "x", type: $0) },
        outputType: .integer, outputDecimals: 0, policy: policy,
        rows: rows.map { .init(cells: $0.0, output: $0.1, span: span) }, otherwise: otherwise,
        span: span))
    return tables.count - 1
  }

  mutating func rule(_ condition: NodeID, _ effect: Effect, undecided: Effect? = nil) {
    rules.append(
      Rule(
        code: "R\(rules.count)", words: Words(), section: .admission, effect: effect,
        condition: condition, isRequirement: false, text: "",
        undecided: undecided.map { UndecidedPolicy(effect: $0, because: nil) }, basis: nil,
        action: nil, module: "", disabledBecause: nil, span: span))
  }

  /// A list of payments, and its sum and count as nodes.
  mutating func sumAndCount() -> (sum: NodeID, count: NodeID) {
    lists = [
      ListSchema(
        name: "list", words: Words(), isOptional: false,
        record: RecordSchema(
          name: "row", words: Words(), fields: [FieldSchema(name: "paid", type: .integer)],
          key: nil, asOf: nil), knownOn: nil, period: nil, source: nil)
    ]
    nodes.append(
      Node(
        operation: .field(0), type: .integer, decimals: 0, domain: .rows(list: 0),
        mayBeMissing: false, mayFail: false, span: nil))
    let paid = NodeID(nodes.count - 1)
    for question in [Aggregation(kind: .sum, list: 0, value: paid), .init(kind: .count, list: 0)] {
      _ = node(.aggregate(question), .integer)
    }
    return (NodeID(nodes.count - 2), NodeID(nodes.count - 1))
  }

  var program: Program {
    Program(
      name: "small", words: Words(), documentation: [], card: [], currency: "CNY", digest: "",
      canonicalPrint: "", files: SourceFiles(),
      record: RecordSchema(name: "row", words: Words(), fields: fields, key: nil, asOf: nil),
      lists: lists, oneOfs: oneOfs, sources: [], parameters: [], references: [], tables: tables,
      scorecards: [], nodes: nodes, definitions: [], rules: rules, outputs: [], assumptions: [],
      tests: [], isSnapshotBook: false)
  }

  /// The first difference between a node's values in either kind of lanes and the reference's; `nil`: none.
  func difference(at node: NodeID, _ rows: [[Constant?]], batch: Int = 1_024) throws -> String? {
    let program = program
    let applications = rows.map { Application(fields: $0, lists: []) }
    let expected = applications.map { Reference(program, $0).value(node) }
    var maker = TableMaker(program, seed: rows.count)
    let table = maker.table(applications)
    for exactOnly in [false, true] {
      let options = RunOptions(threads: 1, batch: batch, keep: [node], exactOnly: exactOnly)
      let kept = try Engine(program).decide(table, options: options).kept[node]
      for (row, wanted) in expected.enumerated() {
        let found = kept.map {
          Value($0.column, row, program[node].type, status: $0.status(row))
        }
        if found != wanted {
          return "row \(row) \(rows[row].map { "\(Value($0))" }): expected \(wanted), found "
            + "\(found.map { "\($0)" } ?? "nothing"), \(exactOnly ? "exact" : "fast")"
        }
      }
    }
    return nil
  }
}
