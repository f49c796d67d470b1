import Semantics

extension PlanBuilder {
  /// The code of a text, new or known.
  mutating func code(of text: String) -> Int32 { plan.texts.code(of: text) }

  /// A column's texts: under the plan's codes where their words matter, else under the column's own.
  mutating func texts(
    _ input: Slot, _ place: FieldPlace, _ column: Binding.Column, _ domain: DomainIndex
  ) throws(BindingError) -> Slot {
    // Where every value is kept, all words are wanted that there are.
    guard keepsAll ? column.hasWords : wordsRead.contains(place) else { return input }
    guard column.hasWords else {
      throw BindingError(
        field: program.schema(of: place).name, list: place.list.map { program.lists[$0].name },
        cause: .missingWords)
    }
    let position = plan.texts.position(
      of: .init(list: place.list.flatMap { binding.lists[$0]?.position }, column: column.position))
    let out = slot(.int32, domain)
    emit(.codeTexts(input, column: position, out), input, out)
    return out
  }

  /// A table's output as a table of 32-bit values holds it.
  mutating func coded(_ constant: Constant) -> Constant {
    if case .text(let text) = constant { .code(Int(code(of: text))) } else { constant }
  }
}

extension CellTest {
  /// The cell with its texts' places among those named so far instead of the texts.
  func naming(_ texts: inout [String]) -> CellTest {
    guard case .tests(let negated, let tests) = self else { return self }
    return .tests(negated: negated, tests.map { $0.naming(&texts) })
  }
}

extension CellTest.Test {
  func naming(_ texts: inout [String]) -> CellTest.Test {
    guard case .equal(.text(let text)) = self else { return self }
    if !texts.contains(text) { texts.append(text) }
    return .equal(.code(texts.firstIndex(of: text)!))
  }
}
