import Diagnostics
import Engine
import Semantics

/// Holds outputs to the orders that stand beside them: proven, broken with two cases, or left open.
struct OrderAnalysis {
  let program: Program
  let book: CheckedBook
  private(set) var analysis = Analysis()

  init(_ book: CheckedBook, _ program: Program) {
    self.book = book
    self.program = program
  }

  mutating func run() {
    for order in program.outputOrders {
      for output in order.outputs {
        analysis.subjects += 1
        look(at: output, order)
      }
    }
  }

  private mutating func look(at output: Int, _ order: OutputOrder) {
    if isProven(output, order) { return }
    let name = program.outputs[output].name
    guard
      let search = OrderSearch(
        program, order, output: program.outputs[output].node, SettableNames(program))
    else {
      leaveOpen(
        name, order,
        Phrase("it hangs on rows that no single case can set", "其计算依赖明细行，无法用单一情形设定"))
      return
    }
    guard let found = try? search.first(in: book, output: output) else {
      leaveOpen(
        name, order,
        Phrase(
          "neither proven nor broken by \(OrderSearch.tries) cases that were tried",
          "未能证明，已尝试的\(OrderSearch.tries)种情形中也未发现反例"))
      return
    }
    let type = program[program.outputs[output].node].type
    analysis.findings.append(
      Finding(
        Diagnostic(
          .outputOrderBroken,
          [
            "name": .name(order.name), "output": .name(name),
            "worse": .name(program.text(.code(found.worseCode), program[order.node].type)),
            "better": .name(program.text(.code(found.betterCode), program[order.node].type)),
            "found": .text(program.text(found.worseValue, type)),
            "expected": .text(program.text(found.betterValue, type)),
          ], at: order.span,
          related: program.definitions.filter { $0.name == name }.map {
            RelatedPlace(role: "declared_here", arguments: ["name": .name(name)], span: $0.span)
          }), witness: found.worse, counterpart: found.better))
  }

  /// Whether each value gets nothing better than the one above it.
  private func isProven(_ output: Int, _ order: OutputOrder) -> Bool {
    let node = program.outputs[output].node
    let wanted: OrderProof.Relation = program[node].type == .rate ? .notBelow : .notAbove
    return zip(order.bestFirst, order.bestFirst.dropFirst()).allSatisfy { better, worse in
      var proof = OrderProof(
        program, fact: program.unwrapped(order.node), better: .code(better), worse: .code(worse))
      let relation = proof.relation(of: node)
      return relation == .equal || relation == wanted
    }
  }

  private mutating func leaveOpen(_ name: String, _ order: OutputOrder, _ why: Phrase) {
    analysis.notAnalysed.append(Analysis.NotAnalysed(name: name, span: order.span, why: why))
  }
}
