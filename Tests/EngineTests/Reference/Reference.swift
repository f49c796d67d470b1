import Engine
import Numbers
import Semantics
import Syntax

/// A slow and obvious evaluator: one application, one node after the other, as the words of the language say.
///
/// A strict operation over an error is an error, else over something missing it is missing, else it is
/// computed. Only Kleene's logic, the choice, `assumed` and the masks of lists look closer.
struct Reference {
  let program: Program
  let application: Application
  /// By node: one value, or one for each row of the list or month of the series.
  private(set) var values: [[Value]] = []

  init(_ program: Program, _ application: Application) {
    self.program = program
    self.application = application
    for node in program.nodes { values.append(evaluate(node)) }
  }

  func value(_ id: NodeID) -> Value { values[id.index][0] }
  func series(_ id: NodeID) -> [Value] { values[id.index] }

  /// How many values a node of a domain has.
  func count(of domain: Domain) -> Int {
    switch domain {
    case .book, .application: 1
    case .rows(let list): application.lists[list]?.count ?? 0
    case .series(let months): months
    }
  }

  private func evaluate(_ node: Node) -> [Value] {
    switch node.operation {
    case .broadcast(let a):
      return Array(repeating: value(a), count: count(of: node.domain))
    case .aggregate(let aggregation): return [aggregate(aggregation)]
    case .standing(let rows): return standing(rows)
    case .monthly(let series): return monthly(series)
    case .growth(let a, let months): return [growth(series(a), months)]
    case .volatility(let a): return [volatility(series(a))]
    case .longestZeroRun(let a): return [longestZeroRun(series(a))]
    case .carried(let a): return carried(series(a))
    case .cut(let a, let from, let to):
      let all = series(a)
      return Array(all[all.count - to...all.count - from])
    case .reduce(let reduction, let a): return [reduce(reduction, series(a))]
    case .countMonths(let a): return [countMonths(series(a))]
    case .field(let position):
      guard case .rows(let list) = node.domain else {
        return [Value(application.fields[position])]
      }
      return (application.lists[list] ?? []).map { Value($0[position]) }
    default:
      return (0..<count(of: node.domain)).map { index in
        evaluate(node, operands: node.operation.operands.map { values[$0.index][index] })
      }
    }
  }

  /// An operation within one domain, for one row or month; operands in the order the operation names them.
  private func evaluate(_ node: Node, operands: [Value]) -> Value {
    switch node.operation {
    case .constant(let constant): return Value(constant)
    case .parameter(let position): return Value(program.parameters[position].value)
    case .not, .and, .or, .compare, .inSet, .isMissing, .choose, .assumed:
      return logic(node, operands)
    case .seen:
      if operands.contains(.error) { return .error }
      return operands[1].isTrue ? operands[0] : .missing
    default: break
    }
    if operands.contains(.error) { return .error }
    switch node.operation {
    case .table(let position, _): return Self.table(program.tables[position], operands)
    case .bins(let card, let characteristic, _):
      return Self.points(program.scorecards[card].characteristics[characteristic], operands[0])
    default: break
    }
    if operands.contains(.missing) { return .missing }
    switch node.operation {
    case .reference(let position, _):
      let entries = program.references[position].entries
      guard let entry = entries.last(where: { $0.from <= operands[0].date }) else { return .error }
      return Value(entry.value)
    case .known(_, _, let sameDay):
      let (on, by) = (operands[0].date, operands[1].date)
      return .truth(sameDay ? on <= by : on < by)
    case .daysBetween, .monthsBetween, .addDays, .addMonths, .monthIndex, .startOfMonth,
      .endOfMonth, .year, .month, .lastDue:
      return date(node.operation, operands)
    default: return arithmetic(node, operands)
    }
  }
}
