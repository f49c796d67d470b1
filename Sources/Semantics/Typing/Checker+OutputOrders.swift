import Diagnostics
import Syntax

// What is better than what, beside outputs.
extension Checker {
  func outputOrders(_ outputs: [Output]) -> [OutputOrder] {
    names.sectionOrders.compactMap { order in
      let (syntax, section) = (order.value.syntax, order.value.section)
      let name = syntax.name
      let term = lower(
        Expression(.name(name.text), span: name.span),
        in: Scope(place: .application, section: section))
      guard !term.type.isInvalid else { return nil }
      guard case .value(.oneOf(let type)) = term.type, graph[term.node].domain == .application
      else {
        report(
          .outputOrderNeedsValues, ["name": .name(name.text)], at: name.span,
          related: [origin(of: term)])
        return nil
      }
      guard let worstFirst = positions(of: syntax.worstFirst, in: type) else { return nil }
      let about = outputs.indices.filter {
        outputs[$0].section == section && graph[outputs[$0].node].type.isOrderable
      }
      if about.isEmpty { report(.outputOrderAlone, ["name": .name(name.text)], at: order.span) }
      return OutputOrder(
        name: name.text, section: section, node: term.node, bestFirst: worstFirst.reversed(),
        outputs: about, span: order.span)
    }
  }

  private func positions(of names: [Name], in type: Int) -> [Int]? {
    let values = oneOfs[type].values.map(\.name)
    var found: [Int] = []
    for name in names {
      guard let position = values.firstIndex(of: name.text) else {
        reportUnknownValue(name.text, of: values, at: name.span)
        return nil
      }
      if found.contains(position) {
        report(
          .duplicate, ["name": .name(name.text), "kind": .text("one_of_value")], at: name.span)
        return nil
      }
      found.append(position)
    }
    return found
  }
}

extension ValueType {
  /// Whether more of it is better or worse for who applies.
  fileprivate var isOrderable: Bool {
    self == .money || self == .rate || self == .months || self == .days
  }
}
