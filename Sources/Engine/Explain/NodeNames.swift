import Diagnostics
package import Semantics
package import Syntax

/// What people call the values of a program.
package struct NodeNames: Sendable {
  /// A name with the words for people beside it.
  package struct Name: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case field, definition, parameter, reference, points
      /// Without a name of its own: the text that computes it.
      case expression
    }
    package var kind: Kind
    /// The name as rules write it; a list's field as `list.field`.
    package var text: String
    package var words: Words
    /// Whether the case sets the value directly.
    package var isSet = false
    package init(kind: Kind, text: String, words: Words = Words()) {
      self.kind = kind
      self.text = text
      self.words = words
    }
  }

  private let program: Program
  private var names: [NodeID: Name] = [:]

  package init(_ program: Program) {
    self.program = program
    for card in program.scorecards {
      for (node, member) in [(card.points, "points"), (card.pd, "pd")] {
        guard let node else { continue }
        names[node] = Name(kind: .points, text: "\(card.name).\(member)", words: card.words)
      }
    }
    // The first definition of a node names it; a let that only renames a field leaves it the field's name.
    for definition in program.definitions.reversed() {
      names[definition.node] = Name(
        kind: .definition, text: definition.name, words: definition.words)
    }
    for (index, node) in program.nodes.enumerated() {
      switch node.operation {
      case .field(let position):
        names[NodeID(index)] = field(position, node.domain)
      case .parameter(let position):
        let parameter = program.parameters[position]
        names[NodeID(index)] = Name(
          kind: .parameter, text: parameter.name, words: parameter.words)
      case .reference(let position, _):
        let reference = program.references[position]
        names[NodeID(index)] = Name(
          kind: .reference, text: reference.name, words: reference.words)
      default: break
      }
    }
  }

  private func field(_ position: Int, _ domain: Domain) -> Name {
    if case .rows(let list) = domain {
      let schema = program.lists[list]
      let field = schema.record.fields[position]
      return Name(kind: .field, text: "\(schema.name).\(field.name)", words: field.words)
    }
    let field = program.record.fields[position]
    var name = Name(kind: .field, text: field.name, words: field.words)
    name.isSet = program.directFacts?.fields.contains(position) ?? false
    return name
  }

  /// The name of a node; one that only passes a named value on has that name.
  package func name(of node: NodeID) -> Name? {
    if let name = names[node] { return name }
    switch program[node].operation {
    case .retype(let inner), .broadcast(let inner), .seen(let inner, _, _):
      return name(of: inner)
    default: return nil
    }
  }

  /// The name of a node, or the text that computes it.
  package func nameOrText(of node: NodeID) -> Name {
    name(of: node) ?? Name(kind: .expression, text: text(of: node))
  }

  /// The author's text of a node on one line; where there is none, its operands' in brackets.
  package func text(of node: NodeID) -> String {
    if let name = name(of: node) { return name.text }
    if case .constant(let constant) = program[node].operation {
      return program.exactText(constant, program[node].type)
    }
    if let span = program[node].span, program.files.files.indices.contains(span.file.index) {
      let text = program.files.text(at: span)
      if !text.isEmpty { return text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
    let operands = program[node].operation.operands.map { text(of: $0) }
    return "(\(operands.joined(separator: ", ")))"
  }
}
