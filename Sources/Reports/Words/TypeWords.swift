package import Diagnostics
import Numbers
package import Semantics

/// Types in words, for those who read about a book rather than write it.
package struct TypeWords: Sendable {
  let program: Program
  let language: Language

  package init(_ program: Program, in language: Language) {
    self.program = program
    self.language = language
  }

  /// `money`, `months`, or the values of a one-of type with their wording.
  package func text(_ type: ValueType) -> String {
    let phrase: Phrase
    switch type {
    case .boolean: phrase = Phrase("yes or no", "是/否")
    case .text: phrase = Phrase("text", "文本")
    case .date: phrase = Phrase("date", "日期")
    case .integer: phrase = Phrase("whole number", "整数")
    case .decimal: phrase = Phrase("number", "数值")
    case .money: phrase = Phrase("money", "金额")
    case .rate: phrase = Phrase("rate a year", "年利率")
    case .share: phrase = Phrase("share", "比例")
    case .months: phrase = Phrase("months", "月数")
    case .days: phrase = Phrase("days", "天数")
    case .oneOf(let index):
      return program.oneOfs[index].values.map(text).joined(
        separator: language == .chinese ? "、" : ", ")
    }
    return phrase.filled(in: language)
  }

  private func text(_ value: OneOfType.Value) -> String {
    guard language == .chinese, let zh = value.zh else { return value.name }
    return "\(value.name) \(zh)"
  }

  /// The range of a field as rules write it, `[0, 120]`; `nil` where it has none.
  package func range(of field: FieldSchema) -> String? {
    guard field.lowest != nil || field.highest != nil else { return nil }
    func text(_ bound: Number?) -> String { bound.map { Program.text($0, field.type) } ?? "" }
    return (field.lowestIncluded ? "[" : "(") + text(field.lowest) + ", " + text(field.highest)
      + (field.highestIncluded ? "]" : ")")
  }
}
