import Semantics

// Texts are codes in the plan's own list. The first text column met gives the list as it stands, so that
// books with one such column recode nothing; texts of other columns, tables and constants join it.
extension PlanBuilder {
  /// The code of a text, new or known.
  mutating func code(of text: String) -> Int32 {
    if textCodes.count < plan.texts.count {
      for code in textCodes.count..<plan.texts.count { textCodes[plan.texts[code]] = Int32(code) }
    }
    if let known = textCodes[text] { return known }
    let code = Int32(plan.texts.count)
    plan.texts.append(text)
    textCodes[text] = code
    return code
  }

  /// A column's texts under the plan's codes.
  mutating func texts(_ input: Slot, _ dictionary: [String], _ domain: DomainIndex) -> Slot {
    if plan.texts.isEmpty {
      plan.texts = dictionary
      firstTexts = dictionary
    }
    if dictionary == firstTexts { return input }
    let codes = dictionary.map { code(of: $0) }
    plan.int32Tables.append(codes)
    let out = slot(.int32, domain)
    emit(.recodeInt32(input, map: plan.int32Tables.count - 1, out), input, out)
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
