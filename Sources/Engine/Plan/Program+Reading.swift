package import Semantics

/// A field of the decided record, or of the rows of one of its lists.
package struct FieldPlace: Hashable, Comparable, Sendable {
  /// Position in `Program.lists`; `nil` for the decided record.
  package var list: Int?
  /// Position in the record's fields.
  package var field: Int
  package init(list: Int? = nil, field: Int) {
    self.list = list
    self.field = field
  }

  /// In order of declaration, the record's own first.
  package static func < (left: Self, right: Self) -> Bool {
    (left.list ?? -1, left.field) < (right.list ?? -1, right.field)
  }
}

extension Program {
  /// The conditions of all rules that are not disabled, and all outputs: what a decision is made of.
  package var observed: [NodeID] {
    rules.filter { $0.disabledBecause == nil }.map(\.condition) + outputs.map(\.node)
  }

  /// The record's schema of a place.
  package func schema(of place: FieldPlace) -> FieldSchema {
    (place.list.map { lists[$0].record } ?? record).fields[place.field]
  }

  /// Some nodes and all that they are computed from, ascending.
  package func nodes(below wanted: [NodeID]) -> [NodeID] {
    var seen = Set(wanted)
    var pending = wanted
    while let node = pending.popLast() {
      for operand in self[node].operation.operands where seen.insert(operand).inserted {
        pending.append(operand)
      }
    }
    return seen.sorted()
  }

  /// The fields that some nodes hang on, in order of declaration.
  package func fieldsRead(by wanted: [NodeID]) -> [FieldPlace] {
    Set(nodes(below: wanted).compactMap { place(of: $0) }).sorted()
  }

  /// The lists whose rows some nodes look at, if only to count them.
  package func listsRead(by wanted: [NodeID]) -> Set<Int> {
    Set(
      nodes(below: wanted).compactMap { node in
        switch self[node].operation {
        case .aggregate(let question): question.list
        case .monthly(let series): series.list
        case .standing(let rows): rows.list
        default: nil
        }
      })
  }

  /// The text fields whose words matter to some nodes.
  ///
  /// Of the other texts it only matters which rows have the same one (`distinct`, `by`, `without repeats`): for these
  /// any codes do, equal where the texts of the column are.
  package func textsRead(by wanted: [NodeID]) -> Set<FieldPlace> {
    // Backwards, so that what reads a node has been seen before it; a wanted text is shown to someone.
    var needed = Set(wanted.filter { self[$0].type == .text })
    var places: Set<FieldPlace> = []
    for node in nodes(below: wanted).reversed() {
      let operation = self[node].operation
      if needed.contains(node), let place = place(of: node) { places.insert(place) }
      for operand in operation.operands where self[operand].type == .text {
        let isIdentity = operation.tellsRowsApart(by: operand)
        // A mixture of columns has equal codes only under common ones.
        if isIdentity ? !isPlain(operand) : readsWords(operation, isRead: needed.contains(node)) {
          needed.insert(operand)
        }
      }
    }
    return places
  }

  private func place(of node: NodeID) -> FieldPlace? {
    guard case .field(let field) = self[node].operation else { return nil }
    if case .rows(let list) = self[node].domain { return FieldPlace(list: list, field: field) }
    return FieldPlace(field: field)
  }

  /// Whether a value is that of one field, as it is.
  private func isPlain(_ node: NodeID) -> Bool {
    switch self[node].operation {
    case .field: true
    case .broadcast(let value), .retype(let value), .seen(let value, _, _): isPlain(value)
    default: false
    }
  }

  /// Whether an operation on texts needs their words; one that hands a text on does if its reader does.
  private func readsWords(_ operation: Operation, isRead: Bool) -> Bool {
    switch operation {
    case .isMissing: false
    case .broadcast, .retype, .seen, .choose, .assumed, .aggregate: isRead
    default: true
    }
  }
}

extension Operation {
  /// Whether a value only serves to find rows that are alike.
  fileprivate func tellsRowsApart(by operand: NodeID) -> Bool {
    switch self {
    case .aggregate(let question):
      question.withoutRepeatsOn.contains(operand) || question.key == operand
        || (question.kind == .countDistinct && question.value == operand)
    case .monthly(let series): series.withoutRepeatsOn.contains(operand)
    case .standing(let rows): rows.chain == operand
    default: false
    }
  }
}
