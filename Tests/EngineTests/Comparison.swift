import Columns
import Engine
import Numbers
import Semantics

/// A place where the engine and the reference say different things.
struct Mismatch: CustomStringConvertible {
  var seed: Int
  var run: String
  var what: String
  var expected: String
  var found: String
  var description: String {
    "seed \(seed), \(run): \(what)\n  expected \(expected)\n  found    \(found)"
  }
}

/// Runs a generated program both ways and looks for the first difference.
struct Comparison {
  let seed: Int
  let program: Program
  let applications: [Application]
  let references: [Reference]
  let decisions: [ReferenceDecision]
  let table: RecordTable
  let engine: Engine
  /// All nodes of the application's domain.
  let nodes: [NodeID]

  init(seed: Int, rows: Int = 30) {
    self.seed = seed
    program = ProgramGenerator.program(seed: seed)
    var data = DataMaker(program, seed: seed, isHuge: seed % 6 == 5)
    applications = data.applications(rows)
    var maker = TableMaker(program, absent: data.absent, seed: seed)
    table = maker.table(applications)
    references = applications.map { [program] in Reference(program, $0) }
    decisions = references.map { ReferenceDecision($0) }
    engine = Engine(program)
    nodes = program.nodes.indices.map { NodeID($0) }.filter { [program] in
      program[$0].domain == .application
    }
  }

  func firstMismatch() throws -> Mismatch? {
    if let found = generatorMismatch() { return found }
    let tracer = try Tracer(engine, table)
    // In order, as a report reads them, and here and there.
    let rows = seed % 3 == 0 ? Array(applications.indices) : [seed % 7, 20, 3]
    for row in rows {
      if let found = traceMismatch(tracer, row) { return found }
    }
    var random = SplitMix64(seed: seed)
    let some = nodes.filter { _ in random.percent(15) }
    let runs: [RunOptions] = [
      RunOptions(threads: 1, batch: 7, keep: nodes, exactOnly: true),
      RunOptions(threads: 1, batch: 1024, keep: nodes),
      RunOptions(threads: 1, batch: 1024),
      RunOptions(threads: 2, batch: 1),
      RunOptions(threads: 2, batch: 7, keep: some),
      RunOptions(threads: 1, batch: 2),
      RunOptions(threads: 2, batch: 1024, exactOnly: true),
    ]
    let same = Array(applications.indices)
    // The first three every time, of the others each in every other program.
    for (position, options) in runs.enumerated() where position < 3 || position % 2 == seed % 2 {
      if let found = try runMismatch(table, rows: same, options) { return found }
    }
    // Above 256 rows, functions of few values are tabulated.
    let many = (0..<300).map { $0 * 7 % applications.count }
    let long = table.gathering(many)
    let longRun =
      seed % 2 == 0
      ? RunOptions(threads: 2, batch: 128) : RunOptions(threads: 1, batch: 1024, keep: some)
    return try runMismatch(long, rows: many, longRun)
  }

  // MARK: The generator's own claims

  private func generatorMismatch() -> Mismatch? {
    for (row, reference) in references.enumerated() {
      for (index, node) in program.nodes.enumerated() {
        for value in reference.values[index] {
          var claim: String?
          if value.isMissing, !node.mayBeMissing { claim = "is never missing" }
          if value.number.leastDecimals > node.decimals { claim = "has \(node.decimals) decimals" }
          if let claim {
            return mismatch(
              "generator", NodeID(index), reference, row, expected: claim, found: "\(value)")
          }
        }
      }
    }
    return nil
  }

  // MARK: Runs

  private func traceMismatch(_ tracer: Tracer, _ row: Int) -> Mismatch? {
    let trace = tracer.trace(row)
    for index in program.nodes.indices {
      let id = NodeID(index)
      let found = trace.values(of: id).map(Value.init)
      if found != references[row].series(id) {
        return mismatch(
          "trace", id, references[row], row, expected: "\(references[row].series(id))",
          found: "\(found)")
      }
    }
    return nil
  }

  private func runMismatch(_ table: RecordTable, rows: [Int], _ options: RunOptions) throws
    -> Mismatch?
  {
    let run =
      "\(table.count) rows by \(options.batch), \(options.threads) threads, "
      + "\(options.keep.count) kept, \(options.exactOnly ? "exact" : "fast")"
    let found = try engine.decide(table, options: options)
    for id in options.keep.sorted() {
      guard let kept = found.kept[id] else {
        return Mismatch(seed: seed, run: run, what: "node \(id.index)", expected: "kept", found: "")
      }
      for (position, row) in rows.enumerated() {
        let value = Value(kept.column, position, program[id].type, status: kept.status(position))
        if value != references[row].value(id) {
          return mismatch(
            run, id, references[row], row, expected: "\(references[row].value(id))",
            found: "\(value)")
        }
      }
    }
    for (position, row) in rows.enumerated() {
      if let found = mismatch(found, position, row, run) { return found }
    }
    return nil
  }

  private func mismatch(_ found: Decisions, _ position: Int, _ row: Int, _ run: String)
    -> Mismatch?
  {
    let expected = decisions[row]
    for (rule, one) in program.rules.enumerated() {
      let wanted = [expected.fired[rule], expected.undecided[rule], expected.failed[rule]]
      let states = [
        found.fired(rule, position), found.undecided(rule, position), found.failed(rule, position),
      ]
      if wanted != states {
        return mismatch(
          run + ", rule \(one.code) [fired, undecided, failed]", one.condition, references[row],
          row, expected: "\(wanted)", found: "\(states)")
      }
    }
    func differ(_ what: String, _ expected: String, _ found: String) -> Mismatch? {
      if expected == found { return nil }
      return Mismatch(
        seed: seed, run: run, what: "row \(row) at \(position), \(what)\n" + reasons(row),
        expected: expected, found: found)
    }
    if let found = differ(
      "outcome", "\(expected.outcome)", "\(found.outcome(position))")
      ?? differ(
        "error", "\(expected.hasError)",
        "\(found.systemReferrals?[position] ?? 0 != 0)")
    {
      return found
    }
    for (index, output) in program.outputs.enumerated() {
      let value: Value =
        found.hasOutput(index, position)
        ? Value(found.outputs[index], position, program[output.node].type, status: 0) : .missing
      if value != expected.outputs[index] {
        return mismatch(
          run + ", output \(index)", output.node, references[row], row,
          expected: "\(expected.outputs[index])", found: "\(value)")
      }
    }
    return nil
  }

  // MARK: Words

  /// Rules and outputs with their values.
  private func reasons(_ row: Int) -> String {
    let rules = program.rules.map { rule in
      let policy = rule.undecided.map { "\($0.effect)" } ?? "none"
      let disabled = rule.disabledBecause == nil ? "" : " disabled"
      return "  \(rule.effect), undecided \(policy)\(disabled): "
        + tree(rule.condition, references[row], depth: 2)
    }
    let outputs = program.outputs.map { output in
      "  output, undecided \(output.undecided.map { "\($0.effect)" } ?? "none"): "
        + tree(output.node, references[row], depth: 2)
    }
    return (rules + outputs).joined()
  }

  private func mismatch(
    _ run: String, _ id: NodeID, _ reference: Reference, _ row: Int, expected: String,
    found: String
  ) -> Mismatch {
    Mismatch(
      seed: seed, run: run, what: "row \(row)\n" + tree(id, reference, depth: 0),
      expected: expected, found: found)
  }

  /// A node with its value, and what it is made of.
  private func tree(_ id: NodeID, _ reference: Reference, depth: Int) -> String {
    let node = program[id]
    let values = reference.series(id).map { "\($0)" }.joined(separator: ", ")
    let flags = (node.mayBeMissing ? "?" : "") + (node.mayFail ? "!" : "")
    var text =
      String(repeating: "  ", count: depth + 1)
      + "\(id.index) \(node.operation) as \(node.type).\(node.decimals)\(flags) \(node.domain): "
      + "\(values)\n"
    switch node.operation {
    case .table(let position, _): text += "\(program.tables[position])\n"
    case .bins(let card, _, _): text += "\(program.scorecards[card].characteristics[0].bins)\n"
    case .reference(let position, _): text += "\(program.references[position].entries)\n"
    default: break
    }
    guard depth < 3 else { return text }
    for operand in node.operation.operands {
      text += tree(operand, reference, depth: depth + 1)
    }
    return text
  }
}

extension Value: CustomStringConvertible {
  init(_ traced: TracedValue) {
    self = traced.isError ? .error : traced.isMissing ? .missing : Value(traced.constant)
  }

  /// A value of a column under a type.
  init(_ column: Column, _ row: Int, _ type: ValueType, status: UInt8) {
    if status & Status.error != 0 {
      self = .error
    } else if status != Status.present {
      self = .missing
    } else {
      let scaled = column.scaled(row)
      self =
        switch type {
        case .boolean: .truth(scaled != 0)
        case .oneOf: .code(Int(scaled))
        case .date: .date(CalendarDate(packed: Int32(scaled)))
        case .text: .text(column.dictionary?[Int(scaled)] ?? "no dictionary")
        default: Value(checked: Number(scaled, decimals: column.decimals))
        }
    }
  }

  var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .truth(let truth): "\(truth)"
    case .date(let date): "\(date)"
    case .code(let code): "code \(code)"
    case .text(let text): "\"\(text)\""
    case .missing: "missing"
    case .error: "error"
    }
  }
}
