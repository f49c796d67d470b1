import Numbers
import Syntax

@testable import Semantics

/// A program's nodes as text, for tests that look at what an expression became.
struct GraphText {
  let program: Program

  /// The node of a let, an output or a rule, operands written out.
  func text(of name: String) -> String {
    if let definition = program.definitions.first(where: { $0.name == name }) {
      return text(definition.node)
    }
    if let rule = program.rules.first(where: { $0.code == name }) { return text(rule.condition) }
    return "no \(name)"
  }

  func node(of name: String) -> Node? {
    if let definition = program.definitions.first(where: { $0.name == name }) {
      return program[definition.node]
    }
    return program.rules.first { $0.code == name }.map { program[$0.condition] }
  }

  func text(_ id: NodeID) -> String {
    let node = program[id]
    func all(_ word: String, _ ids: [NodeID]) -> String {
      "(\(([word] + ids.map(text)).joined(separator: " ")))"
    }
    switch node.operation {
    case .constant(let value): return text(value, node.type)
    case .field(let field):
      if case .rows(let list) = node.domain {
        return program.lists[list].record.fields[field].name
      }
      return program.record.fields[field].name
    case .parameter(let index): return program.parameters[index].name
    case .reference(let index, let at): return all(program.references[index].name + "@", [at])
    case .add(let a, let b): return all("+", [a, b])
    case .subtract(let a, let b): return all("-", [a, b])
    case .multiply(let a, let b): return all("*", [a, b])
    case .divide(let a, let b): return all("/", [a, b])
    case .compare(let comparator, let a, let b): return all(comparator.rawValue, [a, b])
    case .broadcast(let inner): return text(inner)
    case .round(let a, let mode, let step, let within):
      let bounds = within.map { [$0.lower, $0.upper] } ?? []
      return all("round \(mode.rawValue) \(step)", [a] + bounds)
    case .inSet(let a, let values):
      return all("in", [a]) + values.map { " " + text($0, program[a].type) }.joined()
    case .known(let on, let by, let sameDay): return all(sameDay ? "known=" : "known", [on, by])
    case .standing(let rows):
      return all("standing", [rows.on] + [rows.chain, rows.void].compactMap { $0 })
    case .aggregate(let question):
      var parts = ["\(question.kind) \(program.lists[question.list].name)"]
      if let value = question.value { parts.append(text(value)) }
      if let key = question.key { parts.append("by " + text(key)) }
      if let mask = question.mask { parts.append("where " + text(mask)) }
      if let consent = question.consent { parts.append("consent " + text(consent)) }
      if question.skippingMissing { parts.append("skipping") }
      return "(\(parts.joined(separator: " ")))"
    case .monthly(let series):
      var parts = ["monthly \(program.lists[series.list].name) \(series.months)"]
      if let value = series.value { parts.append(text(value)) }
      parts.append("by \(text(series.by)) to \(text(series.end))")
      if let mask = series.mask { parts.append("where " + text(mask)) }
      if let existsFrom = series.existsFrom { parts.append("from " + text(existsFrom)) }
      return "(\(parts.joined(separator: " ")))"
    case .table(let index, let arguments): return all(program.tables[index].name, arguments)
    case .bins(let card, let characteristic, _):
      let found = program.scorecards[card]
      return "bins:\(found.name).\(found.characteristics[characteristic].name)"
    case .lastDue(let at, _): return all("last_due", [at])
    default:
      let word = "\(node.operation)".prefix { $0 != "(" }
      return all(String(word), node.operation.operands)
    }
  }

  private func text(_ value: Constant, _ type: ValueType) -> String {
    switch value {
    case .number(let number): return number.description
    case .truth(let truth): return "\(truth)"
    case .date(let date): return date.description
    case .text(let text): return "\"\(text)\""
    case .missing: return "missing"
    case .code(let code):
      if case .oneOf(let index) = type { return program.oneOfs[index].values[code].name }
      return "\(code)"
    }
  }
}
