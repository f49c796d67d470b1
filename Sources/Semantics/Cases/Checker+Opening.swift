import Diagnostics
import Numbers
import Syntax

// Facts that a case sets directly: what the book computes becomes a field of the record.
extension Checker {
  /// The term as it is, or where the case sets this fact, what the case says it is.
  func opened(_ term: Term, as name: String, words: Words = Words()) -> Term {
    guard let state = openings[name], !term.type.isInvalid else { return term }
    let node = graph[term.node]
    guard node.domain.depth < 2 else {
      openings[name] = .isList
      return term
    }
    let position: Int
    if case .field(let known) = state {
      position = known
    } else {
      position = record.fields.count
      let range = range(of: term.node)
      record.fields.append(
        FieldSchema(
          name: name, words: words, type: node.type, decimals: node.decimals, range: range,
          isOptional: node.mayBeMissing, span: term.span))
      openings[name] = .field(position)
    }
    var read = term
    read.node = rawField(position, at: term.span)
    return read
  }

  /// A field that the case sets: it is seen whatever consent says, and missing where its source might be.
  func openedField(_ position: Int, mayBeMissing: Bool, at span: SourceSpan) -> NodeID? {
    let name = record.fields[position].name
    guard openings[name] != nil else { return nil }
    openings[name] = .field(position)
    if mayBeMissing { record.fields[position].isOptional = true }
    return rawField(position, at: span)
  }

  /// The value that a setting gives its field.
  func value(_ setting: SettingSyntax, of field: FieldSchema) -> Constant? {
    let given = GivenSyntax(name: setting.name, value: .expression(setting.value))
    return value(given, of: field).map { $0 ?? .missing }
  }
}

/// How far the opening of a fact has come.
enum Opening {
  case wanted
  /// It has rows or months, of which no single value can be set.
  case isList
  /// Its position in the record.
  case field(Int)
}

extension FieldSchema {
  /// A number's field with the bounds of a range.
  fileprivate init(
    name: String, words: Words, type: ValueType, decimals: Int, range: ValueRange,
    isOptional: Bool, span: SourceSpan
  ) {
    func number(_ bound: Constant?) -> Number? {
      if case .number(let number)? = bound { number } else { nil }
    }
    self.init(
      name: name, words: words, type: type, decimals: decimals, lowest: number(range.lower),
      lowestIncluded: range.lowerIncluded, highest: number(range.upper),
      highestIncluded: range.upperIncluded, isOptional: isOptional, span: span)
  }
}
